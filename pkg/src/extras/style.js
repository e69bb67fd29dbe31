// The look of what this file adds: a sheet of its own, adopted beside the loader's.

const CSS = `
.error, .problems { margin-block: 8px; padding: 8px 12px; border: 1px solid currentColor; border-inline-start-width: 4px; font: 400 14px/1.45 var(--chart-font, system-ui, sans-serif); overflow-wrap: anywhere }
.problems ul { margin: 0; padding: 0; list-style: none }
.problems li { margin-block-start: 10px; padding-block-start: 10px; border-block-start: 1px solid }
.problems p { margin-block-start: 2px }
.problems b { padding-inline: 5px; border: 1px solid; border-radius: 3px }
.problems dl { display: grid; grid-template-columns: fit-content(8rem) 1fr; gap: 2px 12px; margin: 6px 0 0; font-size: 13px }
.problems dd { margin: 0 }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; margin-block-end: 10px }
fieldset { min-inline-size: 0; margin: 0; padding: 0; border: 0 }
.views { display: flex; flex-wrap: wrap; gap: 4px }
.views label { position: relative; display: inline-flex }
.views input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer }
.views span { padding: 3px 10px; min-block-size: 20px; border: 1px solid var(--muted); border-radius: 3px; font-size: 13px }
.views label:hover span { border-color: var(--text) }
.views input:checked + span { color: var(--background); background: var(--text); border-color: var(--text) }
.views input:focus-visible + span { outline: 2px solid var(--text); outline-offset: 2px }
.check { display: flex; gap: 6px; align-items: center; min-block-size: 28px; font-size: 13px; cursor: pointer }
.check:has(:disabled) { color: var(--muted); cursor: default }
input[type=checkbox], input[type=range] { accent-color: var(--text) }
.pick { position: relative; font-size: 13px }
.pick summary { box-sizing: border-box; list-style: none; display: inline-flex; align-items: center; gap: 4px }
.pick summary::-webkit-details-marker { display: none }
.pick[open] > summary { border-color: var(--text) }
.pick fieldset, .files {
  position: absolute; inset-block-start: calc(100% + 4px); inset-inline-start: 0; z-index: 3; box-sizing: border-box; inline-size: max-content;
  max-inline-size: min(17rem, 80cqi); max-block-size: 18rem; overflow: auto; padding: 8px 12px; background: var(--background);
  border: 1px solid var(--axis); border-radius: 3px; box-shadow: 0 2px 10px rgb(0 0 0 / 18%)
}
.files { inset-block: auto calc(100% + 4px) }
.list { min-inline-size: 0; max-inline-size: 100%; font-size: 13px }
select { box-sizing: border-box; max-inline-size: 100%; min-block-size: 28px; font: inherit; color: inherit; background: var(--background); border: 1px solid var(--muted); border-radius: 3px }
.legend { display: flex; flex-wrap: wrap; gap: 2px 4px; margin: 0 0 8px; padding: 0; list-style: none; font-size: 13px }
.legend li { display: inline-flex; border: 1px solid transparent; border-radius: 3px }
.legend li:hover { border-color: var(--grid) }
.legend button { min-block-size: 26px; font: inherit; color: inherit; background: none; border: 0; border-radius: 3px; cursor: pointer }
.entry { display: inline-flex; gap: 6px; align-items: center; padding: 2px 4px }
.entry:disabled { cursor: default }
.entry[aria-pressed=true] { font-weight: 700; text-decoration: underline; text-underline-offset: 3px }
.hide { min-inline-size: 26px; color: var(--muted); opacity: .75 }
.hide:hover { opacity: 1 }
.hide[aria-pressed=true] { transform: rotate(45deg) }
.hidden .entry { color: var(--muted); text-decoration: line-through }
.time { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; margin-block-start: 8px; font-size: 13px }
.time label { display: flex; flex: 1 1 12rem; align-items: center; gap: 8px; min-block-size: 28px }
.time input { flex: 1; min-inline-size: 4rem }
.time output { min-inline-size: 2.6rem; font-variant-numeric: tabular-nums }
@media print { .tools, .time, .hide { display: none } }
`;

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
