// The look of what this file adds: a sheet of its own, adopted beside the loader's.

import CSS from '#extras-style';

/** @type {CSSStyleSheet | undefined} */
let shared;

/** Adds the sheet to a shadow root, once. @param {ShadowRoot} root */
export function adopt(root) {
  // What a browser without constructed sheets is told, it is told plainly.
  if (!('adoptedStyleSheets' in document)) return;
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(CSS);
  }
  if (!root.adoptedStyleSheets.includes(shared)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, shared];
}
