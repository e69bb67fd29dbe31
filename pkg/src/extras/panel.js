// The panel of problems that `debug` asks for.

import { adopt } from './style.js';

/** @typedef {import('../errors.js').Problem} Problem */

/**
 * How many errors and warnings there are, and each with its place, what was read, what was done, how to mend it.
 * @param {ShadowRoot} root Where it is put.
 * @param {Problem[]} problems
 * @param {{ beyond: number, help?: string, spanish: boolean }} told How many more there are, where the codes are explained, the language.
 */
export function panel(root, problems, { beyond, help, spanish }) {
  adopt(root);
  const say = (/** @type {string} */ en, /** @type {string} */ es) => (spanish ? es : en);
  const add = (/** @type {Element} */ to, /** @type {string} */ tag, /** @type {string} */ words = '') => {
    const element = document.createElement(tag);
    element.textContent = words;
    to.append(element);
    return element;
  };
  const box = document.createElement('section');
  box.className = 'problems';
  box.lang = say('en', 'es');
  const errors = problems.filter((p) => p.severity === 'error').length;
  const count = (/** @type {number} */ n, /** @type {string} */ one, /** @type {string} */ many) => (n ? [`${n} ${n > 1 ? many : one}`] : []);
  const counts = [...count(errors, 'error', say('errors', 'errores')), ...count(problems.length - errors, say('warning', 'advertencia'), say('warnings', 'advertencias'))];
  add(box, 'strong', counts.join(', ') || say('No problems in the data or the settings', 'Sin problemas en los datos ni en los ajustes'));
  const list = add(box, 'ul');
  for (const { code, severity, place, text, sentence, assumed, mend } of problems) {
    const item = add(list, 'li');
    const head = add(item, 'p');
    add(head, 'b', severity === 'error' ? 'Error' : say('Warning', 'Advertencia'));
    head.append(' ');
    const name = add(head, help ? 'a' : 'span');
    if (help) name.setAttribute('href', `${help}#${code.toLowerCase()}`);
    add(name, 'code', code);
    head.append(place && ` · ${place}`);
    if (sentence) add(item, 'p', sentence);
    const facts = add(item, 'dl');
    for (const [label, words] of [
      [say('Read', 'Leído'), text],
      [say('Done', 'Qué se hizo'), assumed],
      [say('To mend it', 'Para corregirlo'), mend],
    ]) {
      if (!words) continue;
      add(facts, 'dt', label);
      add(facts, 'dd', words);
    }
  }
  if (beyond) add(box, 'p', say(`${beyond} more, not listed.`, `${beyond} más, sin listar.`));
  root.append(box);
  return box;
}
