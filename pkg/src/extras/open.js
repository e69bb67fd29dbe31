// What an element opens to its controls, and what these share.

/** @typedef {import('../element.js').State} State */
/** @typedef {import('../input.js').Told} Told */
/**
 * @typedef {object} Open
 * @property {HTMLElement} element
 * @property {ShadowRoot} root
 * @property {() => import('#glue').ChartHandle | undefined} handle
 * @property {() => Record<string, unknown>} spec As the author has it.
 * @property {() => State} save What the visitor has changed.
 * @property {(state: State) => Promise<void>} change Changes some of it.
 * @property {(told: Partial<Told>, cache: RequestCache) => Promise<void>} renew Fetches the data anew; rejects where they cannot be
 *   drawn, and those before are shown.
 * @property {(told: Partial<Told>) => void} told Keeps what was told.
 * @property {(problem: import('../errors.js').Problem) => void} note Tells of one more problem.
 * @property {() => Promise<string>} words Of problems.
 */

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

/** What holds: the visitor's choice, else the author's. @param {Open} open @param {string} key @returns {any} */
export const current = (open, key) => {
  const state = open.save();
  return key in state ? state[key] : open.spec()[key];
};

/** Views of one year. */
const OF_ONE_YEAR = ['bars', 'tiles', 'map'];

/** Whether the chart is of goals. @param {Open} open */
export const isOfGoals = (open) => open.element.localName === 'goal-progress';

/** The view. @param {Open} open @returns {string} */
export const view = (open) => current(open, 'view') ?? (isOfGoals(open) ? 'bars' : 'line');

/** Whether the view is of one year. @param {Open} open */
export const isOfOneYear = (open) => OF_ONE_YEAR.includes(view(open));
