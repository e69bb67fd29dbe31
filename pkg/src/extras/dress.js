// Controls around a chart, as its `controls` names them: made once for a figure, and set anew whenever it is drawn.

import { language } from '../language.js';
import { countries, list, remember, scale, views } from './choose.js';
import { download } from './download.js';
import { join, pass } from './group.js';
import { legend } from './legend.js';
import { asked, keep, link } from './link.js';
import { make, taken } from './pieces.js';
import { adopt } from './style.js';
import { range, year } from './time.js';

/** @typedef {import('../drawing.js').Drawing} Drawing */
/** @typedef {import('./pieces.js').Taken} Taken */
/** @typedef {{ element: HTMLElement, update: (shown: Taken, choices: Taken) => void }} Control */

/**
 * @typedef {object} Dress
 * @property {Element} figure That it is around.
 * @property {string} of What it was made for: controls, language, author's spec.
 * @property {Taken} choices
 * @property {Control[]} controls
 */

/** @type {WeakMap<Drawing, Dress>} */
const dresses = new WeakMap();
/** Elements that were begun. @type {WeakSet<Drawing>} */
const begun = new WeakSet();

/** Before the first painting: what the page's address asks for, and what others are to be told. @param {Drawing} drawing */
export function begin(drawing) {
  if (begun.has(drawing)) return;
  begun.add(drawing);
  const { element, root } = drawing;
  if (element.hasAttribute('url-state')) {
    const state = asked(drawing);
    if (Object.keys(state).length) drawing.change(state);
  }
  join(drawing);
  const changed = () => {
    keep(drawing);
    pass(drawing, drawing.save());
  };
  element.addEventListener('chart-state', changed);
  element.addEventListener('chart-select', () => {
    keep(drawing);
    pass(drawing, { reading: drawing.save().reading });
  });
  // The table is opened by the wasm's own listener, which comes first.
  root.addEventListener('click', (event) => /** @type {Element} */ (event.target).matches?.('.toggle[aria-expanded]') && element.dispatchEvent(new CustomEvent('chart-state', { detail: drawing.save(), bubbles: true, composed: true })));
}

/** After each painting. @param {Drawing} drawing @param {boolean} anew Whether the figures may be others. */
export function dress(drawing, anew) {
  const figure = drawing.root.querySelector('.figure');
  const handle = drawing.handle;
  const spec = drawing.spec;
  const names = /** @type {string[]} */ (spec.controls ?? []);
  if (!figure || !handle || !names.length) return;
  const { spanish, lang } = language(drawing.element);
  const of = JSON.stringify([lang, spec]);
  let dress = dresses.get(drawing);
  if (!dress || dress.figure !== figure || dress.of !== of || anew) {
    for (const { element } of dress?.controls ?? []) element.remove();
    dress = { figure, of, choices: taken(handle.text('choices', JSON.stringify(spec))), controls: [] };
    dresses.set(drawing, dress);
    remember(drawing, dress.choices);
    put(drawing, names, spanish, dress);
  }
  const shown = taken(handle.text('shown', ''));
  for (const { update } of dress.controls) update(shown, dress.choices);
}

/** Makes the controls, each at its place. @param {Drawing} drawing @param {string[]} names @param {boolean} spanish @param {Dress} dress */
function put(drawing, names, spanish, { figure, choices, controls }) {
  adopt(drawing.root);
  const status = make('span', { class: 'live', role: 'status' });
  const plot = figure.querySelector('.plot');
  const foot = figure.querySelector('div.controls');
  const has = (/** @type {string} */ name) => names.includes(name);
  /** @param {(Control | undefined | false)[]} made @param {(element: HTMLElement) => void} place */
  const add = (made, place) => {
    for (const control of made) {
      if (!control) continue;
      controls.push(control);
      place(control.element);
    }
  };
  const offered = choices.places.length > 0;
  const top = make('div', { class: 'tools', part: 'controls' });
  add([views(drawing, names, spanish), offered && has('countries') && countries(drawing, choices, spanish), has('scale') && scale(drawing, spanish), has('sort') && list(drawing, 'sort', spanish), has('method') && list(drawing, 'method', spanish)], (element) => top.append(element));
  controls.push({ element: top, update: () => {} }, { element: status, update: () => {} });
  if (top.childElementCount) plot?.before(top);
  add([offered && has('legend') && legend(drawing, spanish)], (element) => plot?.before(element));
  add([offered && has('range') && range(drawing, spanish, status), offered && has('year') && year(drawing, spanish, status)], (element) => plot?.after(element));
  add([has('download') && download(drawing, spanish), has('link') && link(drawing, spanish, status)], (element) => foot?.append(element));
  foot?.append(status);
}
