// What is shown: the view, the scale, the countries; of goals, their order and by whom they are judged.

import { current, drawer, isOfGoals, make, view } from './pieces.js';
import { word } from './words.js';

/** @typedef {import('../drawing.js').Drawing} Drawing */
/** @typedef {import('./pieces.js').Taken} Taken */

const VIEWS = /** @type {const} */ (['line', 'bars', 'dots', 'slope', 'multiples', 'heat', 'map', 'tiles', 'table']);
const GOAL_VIEWS = /** @type {const} */ (['bars', 'path', 'scorecard', 'rings', 'table']);
/** Of goals: what a visitor may choose of a list, the author's own first if he names none; where it is shown. */
const LISTS = /** @type {const} */ ({
  sort: { options: ['given', 'name', 'worst', 'best'], only: 'scorecard' },
  method: { options: ['linear', 'open-sdg', 'unsd-2022', 'unsd-2023', 'eurostat', 'sdsn', 'compare'], only: undefined },
});

/**
 * The switch of views: those that `controls` names, and the author's own.
 * @param {Drawing} drawing @param {string[]} controls @param {boolean} spanish
 */
export function views(drawing, controls, spanish) {
  const own = view(drawing);
  const named = (isOfGoals(drawing) ? GOAL_VIEWS : VIEWS).filter((name) => controls.includes(name) || name === own);
  if (named.length < 2) return;
  const group = make('fieldset', { class: 'views' }, make('legend', { class: 'live' }, word('view', spanish)));
  for (const name of named) {
    const input = make('input', { type: 'radio', name: 'view', value: name });
    input.addEventListener('change', () => drawing.change({ view: name }));
    group.append(make('label', {}, input, make('span', {}, word(name, spanish))));
  }
  return {
    element: group,
    update: () => group.querySelectorAll('input').forEach((input) => (input.checked = input.value === view(drawing))),
  };
}

/** The switch of scales, where a scale is. @param {Drawing} drawing @param {boolean} spanish */
export function scale(drawing, spanish) {
  const input = make('input', { type: 'checkbox' });
  input.addEventListener('change', () => drawing.change({ scale: input.checked ? 'log' : 'linear' }));
  const element = make('label', { class: 'check' }, input, word('log', spanish));
  return {
    element,
    update() {
      input.checked = current(drawing, 'scale') === 'log';
      element.hidden = !['line', 'dots', 'slope', 'multiples'].includes(view(drawing));
    },
  };
}

/**
 * A list to choose one of.
 * @param {Drawing} drawing @param {keyof typeof LISTS} name @param {boolean} spanish
 */
export function list(drawing, name, spanish) {
  const { options, only } = LISTS[name];
  const select = make('select', {}, ...options.map((value) => make('option', { value }, word(value, spanish))));
  select.addEventListener('change', () => drawing.change({ [name]: select.value }));
  const element = make('label', { class: 'list' }, word(name, spanish), ' ', select);
  return {
    element,
    update() {
      select.value = current(drawing, name) ?? options[0];
      element.hidden = !!only && view(drawing) !== only;
    },
  };
}

/**
 * The picker of countries. Those without figures are there, and say so.
 * @param {Drawing} drawing @param {Taken} choices @param {boolean} spanish
 */
export function countries(drawing, choices, spanish) {
  const list = make('fieldset', {}, make('legend', { class: 'live' }, word('countries', spanish)));
  /** @type {HTMLInputElement[]} */
  const inputs = [];
  for (const { code, name, why } of choices.places) {
    const input = make('input', { type: 'checkbox', value: code, disabled: !!why });
    inputs.push(input);
    input.addEventListener('change', () => {
      const codes = inputs.filter((each) => each.checked).map((each) => each.value);
      if (!codes.length) input.checked = true;
      else drawing.change(shownOnly(drawing, codes));
    });
    list.append(make('label', { class: 'check' }, input, why ? `${name} (${why})` : name));
  }
  const count = make('span');
  return {
    element: drawer([new Text(`${word('countries', spanish)} `), count], list),
    /** @param {Taken} shown */
    update({ series }) {
      for (const input of inputs) input.checked = series.some(({ code }) => code === input.value);
      count.textContent = `(${series.length}/${inputs.filter((input) => !input.disabled).length})`;
    },
  };
}

/**
 * The state in which only these countries are shown. The author's stay in their order and keep their colours, hidden or
 * not; others come after them.
 * @param {Drawing} drawing @param {string[]} codes
 */
export function shownOnly(drawing, codes) {
  const asked = /** @type {string[] | undefined} */ (current(drawing, 'countries'));
  const all = [...new Set([...(asked ?? codesOf(drawing)), ...codes])];
  return { countries: all, hidden: codesOf(drawing).filter((code) => all.includes(code) && !codes.includes(code)) };
}

/** The countries that have figures: those shown if nobody says which. @param {Drawing} drawing */
const codesOf = (drawing) => known.get(drawing.root) ?? [];

/** @type {WeakMap<ShadowRoot, string[]>} */
const known = new WeakMap();

/** Keeps what the data have. @param {Drawing} drawing @param {Taken} choices */
export const remember = (drawing, choices) => known.set(drawing.root, choices.places.filter(({ why }) => !why).map(({ code }) => code));
