// The legend: a button for each series that highlights it, and one that hides it.

import { shownOnly } from './choose.js';
import { current, make, view } from './pieces.js';
import { word } from './words.js';

/** @typedef {import('../drawing.js').Drawing} Drawing */
/** @typedef {import('./pieces.js').Taken} Taken */

const SVG = 'http://www.w3.org/2000/svg';

/** The shapes of dots, around the middle of a swatch; as large as those of `src/views/marker.rs`. @type {Record<string, string>} */
const SHAPES = {
  circle: 'M13 5a4 4 0 1 1-8 0a4 4 0 1 1 8 0z',
  square: 'M5.5 1.5h7v7h-7z',
  diamond: 'M9 0l5 5l-5 5l-5-5z',
  triangle: 'M9-1.2l5.4 9.3h-10.8z',
  wedge: 'M9 11.2l5.4-9.3h-10.8z',
};

/** Views in which each series has a colour of its own: the others tell of it by its name, and need their colours for else. */
const COLORED = ['line', 'dots', 'slope'];

/** A stroke and a dot as the series has them. @param {import('./pieces.js').Taken['series'][number]} series */
function swatch({ color, role, marker }) {
  const picture = document.createElementNS(SVG, 'svg');
  const stroke = picture.appendChild(document.createElementNS(SVG, 'path'));
  const dashed = role === 'comparator';
  if (role === 'highlighted') {
    const dot = picture.appendChild(document.createElementNS(SVG, 'path'));
    dot.setAttribute('d', SHAPES[marker] ?? SHAPES.circle);
    dot.setAttribute('fill', color);
  }
  for (const [name, value] of Object.entries({ width: '18', height: '12', viewBox: '0 -1 18 12', 'aria-hidden': 'true' })) picture.setAttribute(name, value);
  for (const [name, value] of Object.entries({ d: 'M1 5h16', stroke: color, 'stroke-width': '3', 'stroke-dasharray': dashed ? '5 3' : 'none' })) stroke.setAttribute(name, value);
  return picture;
}

/** @param {Drawing} drawing @param {boolean} spanish */
export function legend(drawing, spanish) {
  const element = make('ul', { class: 'legend', part: 'legend', 'aria-label': word('legend', spanish) });
  /** @type {Map<string, { item: HTMLElement, name: HTMLButtonElement, hide: HTMLButtonElement }>} */
  const entries = new Map();

  let focused = false;

  /** @param {string} code @param {string} label */
  function add(code, label) {
    const name = make('button', { type: 'button', class: 'entry' });
    name.addEventListener('click', () => {
      // Where all are in colour, none is highlighted, though the author names all.
      const focus = /** @type {string[]} */ ((focused && (current(drawing, 'focus') ?? drawing.spec.highlight)) || []);
      drawing.change({ focus: focus.includes(code) ? focus.filter((other) => other !== code) : [...focus, code] });
    });
    const hide = make('button', { type: 'button', class: 'hide', 'aria-label': `${word('hide', spanish)}: ${label}` }, '×');
    hide.addEventListener('click', () => {
      const pressed = hide.getAttribute('aria-pressed') === 'true';
      const shown = [...entries].filter(([, entry]) => entry.hide.getAttribute('aria-pressed') !== 'true').map(([other]) => other);
      const next = pressed ? [...shown, code] : shown.filter((other) => other !== code);
      if (next.length) drawing.change(shownOnly(drawing, next));
    });
    const item = element.appendChild(make('li', {}, name, hide));
    entries.set(code, { item, name, hide });
    return { item, name, hide };
  }

  return {
    element,
    /** @param {Taken} shown */
    update({ series }) {
      focused = series.some(({ role }) => role === 'muted');
      const colored = COLORED.includes(view(drawing));
      for (const one of series) {
        const { code, name: label, role } = one;
        const { name } = entries.get(code) ?? add(code, label);
        name.replaceChildren(...(colored ? [swatch(one)] : []), label);
        name.setAttribute('aria-pressed', String(focused && role === 'highlighted'));
      }
      for (const [code, { item, hide }] of entries) {
        const hidden = !series.some((one) => one.code === code);
        item.classList.toggle('hidden', hidden);
        hide.setAttribute('aria-pressed', String(hidden));
      }
    },
  };
}
