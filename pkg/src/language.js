// Which language the words are in, and by which locale numbers are written.

/** The nearest `lang`, across shadow roots. @param {Element} element */
function tag(element) {
  for (let at = /** @type {Element | null | undefined} */ (element); at; ) {
    const found = at.closest('[lang]');
    if (found) return found.getAttribute('lang') ?? '';
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

/** The tag that was asked for last, and how it is written in full: a browser is slow to say so. */
let last = '';
let written = '';

/**
 * English unless the page is Spanish; numbers as the page's country writes them where its language is one of ours.
 * @param {Element} element
 */
export function language(element) {
  const page = tag(element);
  const spanish = /^es\b/i.test(page);
  const asked = element.getAttribute('locale') || (spanish || /^en\b/i.test(page) ? page : 'en');
  if (asked !== last) {
    last = asked;
    written = '';
    try {
      [written] = Intl.getCanonicalLocales(asked);
    } catch {
      // Not a language tag: numbers as the words.
    }
  }
  const lang = spanish ? 'es' : 'en';
  return { spanish, lang, locale: written || lang };
}
