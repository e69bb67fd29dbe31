// What the controls around a chart are made of, and what they ask of it.

/** @typedef {import('../drawing.js').Drawing} Drawing */

/**
 * An element with attributes and children; texts are texts.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | number>} [attributes] `true` and `false` set and leave out.
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== false) element.setAttribute(name, value === true ? '' : String(value));
  element.append(...children);
  return element;
}

/** A button. @param {string} text @param {() => void} click @param {Record<string, string | boolean>} [attributes] */
export function button(text, click, attributes) {
  const made = make('button', { type: 'button', class: 'toggle', ...attributes }, text);
  made.addEventListener('click', click);
  return made;
}

/**
 * A button that opens a box under it (or above), which closes on Escape and when the focus or a click goes elsewhere.
 * @param {Node[]} face @param {HTMLElement} box
 */
export function drawer(face, box) {
  const summary = make('summary', { class: 'toggle' }, ...face);
  const element = make('details', { class: 'pick' }, summary, box);
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return;
    element.open = false;
    summary.focus();
    event.stopPropagation();
  });
  const leave = (/** @type {Event} */ event) => {
    if (!event.composedPath().includes(element)) element.open = false;
  };
  element.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !element.contains(/** @type {Node} */ (event.relatedTarget))) element.open = false;
  });
  element.addEventListener('toggle', () => document[element.open ? 'addEventListener' : 'removeEventListener']('pointerdown', leave));
  return element;
}

/** What there is to choose, or what is shown: see `src/access/choices.rs`. @param {string} lines */
export function taken(lines) {
  const rows = lines.split('\n').map((line) => line.split('\t'));
  const [, first, last] = (rows.find(([kind]) => kind === 'years') ?? []).map(Number);
  return {
    years: { first, last },
    places: rows.filter(([kind]) => kind === 'place').map(([, code, name, why]) => ({ code, name, why })),
    series: rows.filter(([kind]) => kind === 'series').map(([, code, name, color, role, marker]) => ({ code, name, color, role, marker })),
  };
}

/** @typedef {ReturnType<typeof taken>} Taken */

/** What holds: the visitor's choice, else the author's. @param {Drawing} drawing @param {string} key @returns {any} */
export const current = (drawing, key) => {
  const state = drawing.save();
  return key in state ? state[key] : drawing.spec[key];
};

/** Views of one year. */
const OF_ONE_YEAR = ['bars', 'tiles', 'map'];

/** Whether the chart is of goals. @param {Drawing} drawing */
export const isOfGoals = (drawing) => drawing.element.localName === 'goal-progress';

/** The view. @param {Drawing} drawing @returns {string} */
export const view = (drawing) => current(drawing, 'view') ?? (isOfGoals(drawing) ? 'bars' : 'line');

/** Whether the view is of one year. @param {Drawing} drawing */
export const isOfOneYear = (drawing) => OF_ONE_YEAR.includes(view(drawing));
