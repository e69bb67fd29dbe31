// The look of the text around the plot. Colours and font come from the chart's theme, as custom properties of `.figure`.

import CSS from '#style';

/** @type {CSSStyleSheet | undefined} */
let shared;

/**
 * Gives a root the sheet that all charts of the page share, and more; nothing where the browser has none to construct.
 * @param {ShadowRoot} root @param {...CSSStyleSheet} more
 */
export function adopt(root, ...more) {
  if (!('adoptedStyleSheets' in document)) return;
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(CSS);
  }
  root.adoptedStyleSheets = [shared, ...more];
}

/** The rules of a chart of its own, which the wasm writes. @param {ShadowRoot} root */
export function rules(root) {
  const own = new CSSStyleSheet();
  own.replaceSync('.figure{}.plot{}.tip{}.base{}');
  adopt(root, own);
  return Array.from(own.cssRules, (rule) => /** @type {CSSStyleRule} */ (rule).style);
}
