// The panel of problems, for an editor who asks with `debug`.

/** @typedef {{ code: string, severity: string, place: string, text: string, sentence: string, mend: string }} Problem */

/**
 * A list of all problems: code, place, what is wrong, how to mend it.
 * @param {Problem[]} problems
 * @param {boolean} spanish
 */
export function panel(problems, spanish) {
  const box = document.createElement('div');
  box.className = 'problems';
  const add = (/** @type {Element} */ to, /** @type {string} */ tag, /** @type {string} */ words) => {
    const element = document.createElement(tag);
    element.textContent = words;
    to.append(element);
    return element;
  };
  const none = spanish ? 'Sin problemas en los datos ni en los ajustes' : 'No problems in the data or the settings';
  const some = spanish ? 'Problemas en los datos o en los ajustes' : 'Problems in the data or the settings';
  add(box, 'strong', problems.length ? some : none);
  const list = add(box, 'ul', '');
  for (const { code, place, sentence, mend } of problems) {
    const item = add(list, 'li', '');
    add(item, 'code', code);
    item.append(` ${[place, sentence, mend].filter(Boolean).join(' · ')}`);
  }
  return box;
}
