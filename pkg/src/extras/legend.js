// The legend: a button for each series that highlights it, and one that hides it.

import { shownOnly } from './choose.js';
import { current, make } from './open.js';
import { word } from './words.js';

/** @typedef {import('./open.js').Open} Open */
/** @typedef {import('./open.js').Taken} Taken */

const SVG = 'http://www.w3.org/2000/svg';

/** A stroke as the series has it. @param {string} color @param {boolean} dashed */
function swatch(color, dashed) {
  const picture = document.createElementNS(SVG, 'svg');
  const stroke = picture.appendChild(document.createElementNS(SVG, 'path'));
  for (const [name, value] of Object.entries({ width: '18', height: '10', viewBox: '0 0 18 10', 'aria-hidden': 'true' })) picture.setAttribute(name, value);
  for (const [name, value] of Object.entries({ d: 'M1 5h16', stroke: color, 'stroke-width': '3', 'stroke-dasharray': dashed ? '5 3' : 'none' })) stroke.setAttribute(name, value);
  return picture;
}

/** @param {Open} open @param {boolean} spanish */
export function legend(open, spanish) {
  const element = make('ul', { class: 'legend', part: 'legend', 'aria-label': word('legend', spanish) });
  /** @type {Map<string, { item: HTMLElement, name: HTMLButtonElement, hide: HTMLButtonElement }>} */
  const entries = new Map();

  /** @param {string} code @param {string} label */
  function add(code, label) {
    const name = make('button', { type: 'button', class: 'entry' });
    name.addEventListener('click', () => {
      const focus = /** @type {string[]} */ (current(open, 'focus') ?? open.spec().highlight ?? []);
      open.change({ focus: focus.includes(code) ? focus.filter((other) => other !== code) : [...focus, code] });
    });
    const hide = make('button', { type: 'button', class: 'hide', 'aria-label': `${word('hide', spanish)}: ${label}` }, '×');
    hide.addEventListener('click', () => {
      const pressed = hide.getAttribute('aria-pressed') === 'true';
      const shown = [...entries].filter(([, entry]) => entry.hide.getAttribute('aria-pressed') !== 'true').map(([other]) => other);
      const next = pressed ? [...shown, code] : shown.filter((other) => other !== code);
      if (next.length) open.change(shownOnly(open, next));
    });
    const item = element.appendChild(make('li', {}, name, hide));
    entries.set(code, { item, name, hide });
    return { item, name, hide };
  }

  return {
    element,
    /** @param {Taken} shown */
    update({ series }) {
      const focused = !!(current(open, 'focus') ?? open.spec().highlight)?.length;
      for (const { code, name: label, color, role } of series) {
        const { name } = entries.get(code) ?? add(code, label);
        name.replaceChildren(swatch(color, role === 'comparator'), label);
        name.setAttribute('aria-pressed', String(focused && role === 'highlighted'));
        name.disabled = role === 'comparator';
      }
      for (const [code, { item, hide }] of entries) {
        const hidden = !series.some((one) => one.code === code);
        item.classList.toggle('hidden', hidden);
        hide.setAttribute('aria-pressed', String(hidden));
      }
    },
  };
}
