// The look of the text around the plot. Colours and font come from the chart's theme, as custom properties of `.figure`.

/** The page's custom properties that a change of is noticed; see `.figure`. */
const WATCHED = ['font', 'text', 'muted', 'background', 'grid', 'good', 'bad', ...Array.from({ length: 10 }, (_, i) => `color-${i + 1}`)];

const CSS = `
:host { display: block; contain: layout; container-type: inline-size; min-inline-size: min(100%, 16rem); text-align: start }
:host([hidden]), [hidden] { display: none !important }
.reserve { block-size: 20rem }
.figure {
  box-sizing: border-box; display: flex; flex-direction: column; block-size: 100%; margin: 0;
  padding: clamp(10px, 2.5cqi, 18px); background: var(--background); color: var(--text);
  font: 400 14px/1.45 var(--font); letter-spacing: normal; overflow-wrap: break-word;
  transition: ${WATCHED.map((name) => `--chart-${name} 1ms`).join()}; transition-behavior: allow-discrete
}
.heading { font-size: 20px; font-weight: 700; line-height: 1.25; text-wrap: balance }
.subheading { margin-block-start: 4px; color: var(--muted) }
.caption { margin-block-end: 12px; max-inline-size: 46rem }
.plot { position: relative; flex: 1 1 360px; min-block-size: 200px; touch-action: pan-y; -webkit-tap-highlight-color: transparent; -webkit-user-select: none; user-select: none }
canvas, .browser { position: absolute; inset: 0; inline-size: 100%; block-size: 100% }
.browser, .over, .tip { pointer-events: none }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px }
.tip {
  position: absolute; inset: 0 auto auto 0; z-index: 1; box-sizing: border-box; inline-size: max-content; max-inline-size: min(260px, 100%);
  padding: 7px 10px 8px; background: var(--background); border: 1px solid var(--axis); border-radius: 3px;
  box-shadow: 0 2px 10px rgb(0 0 0 / 18%); font-size: 13px; line-height: 1.35
}
.title { font-weight: 700 }
.value { font-size: 15px; font-variant-numeric: tabular-nums }
.line { color: var(--muted); font-size: 12px }
.key { display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 6px 0 0; padding: 0; list-style: none; font-size: 12px; line-height: 1.4; color: var(--muted) }
.key span:first-child { margin-inline-end: 5px; white-space: nowrap }
p { margin: 10px 0 0; max-inline-size: 46rem }
.controls { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 10px }
.toggle { min-block-size: 28px; padding: 3px 12px; font: inherit; font-size: 13px; color: inherit; background: none; border: 1px solid var(--muted); border-radius: 3px; cursor: pointer }
.toggle:hover { border-color: var(--text) }
.toggle[aria-expanded=true] { color: var(--background); background: var(--text) }
.working { margin-block-start: 8px; font-size: 13px }
.working summary { min-block-size: 24px; inline-size: fit-content; cursor: pointer }
.steps p { margin-block-start: 8px; font-weight: 600 }
.steps ul { margin: 2px 0 0; padding-inline-start: 20px; max-inline-size: 46rem; color: var(--muted) }
.table { flex: 0 1 auto; display: flex; min-block-size: 10rem; margin-block-start: 10px }
.scroll { flex: 1; min-inline-size: 0; max-block-size: 26rem; overflow: auto; border-block: 1px solid var(--grid) }
table { min-inline-size: min(100%, 30rem); border-collapse: separate; border-spacing: 0; font-size: 13px; line-height: 1.35; font-variant-numeric: tabular-nums }
caption { position: sticky; inset-inline-start: 0; padding-block: 8px; text-align: start; color: var(--muted) }
th, td { padding: 5px 10px; text-align: start; vertical-align: baseline; border-block-end: 1px solid var(--grid) }
th { font-weight: 600 }
.number { text-align: end; direction: ltr }
p, caption, .heading, .subheading, .key li { unicode-bidi: plaintext }
td.number { white-space: nowrap }
.mark { color: var(--muted) }
.number .mark { float: inline-start; margin-inline-end: 8px }
thead th { position: sticky; inset-block-start: 0; z-index: 1; color: var(--muted); background: var(--background) }
tr > :first-child { position: sticky; inset-inline-start: 0; padding-inline-start: 2px; background: var(--background) }
thead tr > :first-child { z-index: 2 }
.note, .source { font-size: 12px; line-height: 1.4; color: var(--muted); margin-block-start: 8px }
a { color: inherit; text-underline-offset: 2px }
.live { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; color: CanvasText; background: Canvas; outline-color: GrayText }
@media (forced-colors: active) { .figure { forced-color-adjust: none } .toggle { forced-color-adjust: auto } }
@media print { .controls, .tip, .browser, .over { display: none } .figure { break-inside: avoid } canvas { object-fit: contain; object-position: 0 0 } }
`;

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
