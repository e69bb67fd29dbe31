// Controls around a chart, as its `controls` names them: made once for a figure, and set anew whenever it is drawn.

import { language } from '../language.js';
import { countries, list, remember, scale, views } from './choose.js';
import { download } from './download.js';
import { join, pass } from './group.js';
import { legend } from './legend.js';
import { asked, keep, link } from './link.js';
import { make, taken } from './open.js';
import { adopt } from './style.js';
import { range, year } from './time.js';

/** @typedef {import('./open.js').Open} Open */
/** @typedef {import('./open.js').Taken} Taken */
/** @typedef {{ element: HTMLElement, update: (shown: Taken, choices: Taken) => void }} Control */

/**
 * @typedef {object} Dress
 * @property {Element} figure That it is around.
 * @property {string} of What it was made for: controls, language, author's spec.
 * @property {Taken} choices
 * @property {Control[]} controls
 */

/** @type {WeakMap<Open, Dress>} */
const dresses = new WeakMap();
/** Elements that were begun. @type {WeakSet<Open>} */
const begun = new WeakSet();

/** Before the first painting: what the page's address asks for, and what others are to be told. @param {Open} open */
export function begin(open) {
  if (begun.has(open)) return;
  begun.add(open);
  const { element, root } = open;
  if (element.hasAttribute('url-state')) {
    const state = asked(open);
    if (Object.keys(state).length) open.change(state);
  }
  join(open);
  const changed = () => {
    keep(open);
    pass(open, open.save());
  };
  element.addEventListener('chart-state', changed);
  element.addEventListener('chart-select', () => pass(open, { reading: open.save().reading }));
  // The table is opened by the wasm's own listener, which comes first.
  root.addEventListener('click', (event) => /** @type {Element} */ (event.target).matches?.('.toggle[aria-expanded]') && element.dispatchEvent(new CustomEvent('chart-state', { detail: open.save(), bubbles: true, composed: true })));
}

/** After each painting. @param {Open} open @param {boolean} anew Whether the figures may be others. */
export function dress(open, anew) {
  const figure = open.root.querySelector('.figure');
  const handle = open.handle();
  const spec = open.spec();
  const names = /** @type {string[]} */ (spec.controls ?? []);
  if (!figure || !handle || !names.length) return;
  const { spanish, lang } = language(open.element);
  const of = JSON.stringify([lang, spec]);
  let dress = dresses.get(open);
  if (!dress || dress.figure !== figure || dress.of !== of || anew) {
    for (const { element } of dress?.controls ?? []) element.remove();
    dress = { figure, of, choices: taken(handle.text('choices', JSON.stringify(spec))), controls: [] };
    dresses.set(open, dress);
    remember(open, dress.choices);
    put(open, names, spanish, dress);
  }
  const shown = taken(handle.text('shown', ''));
  for (const { update } of dress.controls) update(shown, dress.choices);
}

/** Makes the controls, each at its place. @param {Open} open @param {string[]} names @param {boolean} spanish @param {Dress} dress */
function put(open, names, spanish, { figure, choices, controls }) {
  adopt(open.root);
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
  add([views(open, names, spanish), offered && has('countries') && countries(open, choices, spanish), has('scale') && scale(open, spanish), has('sort') && list(open, 'sort', spanish), has('method') && list(open, 'method', spanish)], (element) => top.append(element));
  controls.push({ element: top, update: () => {} }, { element: status, update: () => {} });
  if (top.childElementCount) plot?.before(top);
  add([offered && has('legend') && legend(open, spanish)], (element) => plot?.before(element));
  add([offered && has('range') && range(open, spanish, status), offered && has('year') && year(open, spanish, status)], (element) => plot?.after(element));
  add([has('download') && download(open, spanish), has('link') && link(open, spanish, status)], (element) => foot?.append(element));
  foot?.append(status);
}
