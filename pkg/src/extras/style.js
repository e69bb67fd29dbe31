// The look of what this file adds: a sheet of its own, adopted beside the loader's.

const CSS = `
.problems { margin-block: 8px; padding: 8px 12px; border: 1px solid currentColor; border-inline-start-width: 4px; font: 400 14px/1.45 var(--chart-font, system-ui, sans-serif); overflow-wrap: anywhere }
.problems ul { margin: 0; padding: 0; list-style: none }
.problems li { margin-block-start: 10px; padding-block-start: 10px; border-block-start: 1px solid }
.problems p { margin-block-start: 2px }
.problems b { padding-inline: 5px; border: 1px solid; border-radius: 3px }
.problems dl { display: grid; grid-template-columns: fit-content(8rem) 1fr; gap: 2px 12px; margin: 6px 0 0; font-size: 13px }
.problems dd { margin: 0 }
`;

/** @type {CSSStyleSheet | undefined} */
let shared;

/** Adds the sheet to a shadow root, once. @param {ShadowRoot} root */
export function adopt(root) {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(CSS);
  }
  if (!root.adoptedStyleSheets.includes(shared)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, shared];
}
