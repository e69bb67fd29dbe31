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

/**
 * English unless the page is Spanish; numbers as the page's country writes them where its language is one of ours.
 * @param {Element} element
 */
export function language(element) {
  const page = tag(element);
  const spanish = /^es\b/i.test(page);
  const asked = element.getAttribute('locale') || (spanish || /^en\b/i.test(page) ? page : 'en');
  let locale = spanish ? 'es' : 'en';
  try {
    locale = Intl.getCanonicalLocales(asked)[0] ?? locale;
  } catch {
    // Not a language tag: numbers as the words.
  }
  return { spanish, lang: spanish ? 'es' : 'en', locale };
}
