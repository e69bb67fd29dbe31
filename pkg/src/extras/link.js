// What the visitor has changed, in the address of the page, and the address in the clipboard.

import { button } from './pieces.js';
import { word } from './words.js';

/** @typedef {import('../drawing.js').Drawing} Drawing */
/** @typedef {import('../input.js').State} State */

/** The keys that an address may set, by what they are. */
const KEYS = { view: 'text', scale: 'text', sort: 'text', method: 'text', year: 'number', from: 'number', to: 'number', countries: 'list', hidden: 'list', focus: 'list', table: 'flag', reading: 'reading' };

/** Browsers refuse many changes of an address in a short time. */
const PAUSE = 250;

/** @param {Drawing} drawing */
const prefix = ({ element }) => element.getAttribute('url-state');

/** The state in an address. @param {string} address @param {string} prefix @returns {State} */
export function read(address, prefix) {
  const query = new URL(address).searchParams;
  /** @type {State} */
  const state = {};
  for (const [key, kind] of Object.entries(KEYS)) {
    const text = query.get(`${prefix}-${key}`);
    if (text === null) continue;
    if (kind === 'number') {
      // Empty: the visitor has taken the author's away.
      if (/^(-?\d{1,6})?$/.test(text)) state[key] = text === '' ? null : Number(text);
    } else if (kind === 'reading') {
      const [, country, year] = /^(.+)@(-?\d{1,7})$/.exec(text) ?? [];
      if (country) state.reading = { country, year: Number(year) };
    } else if (kind === 'list') state[key] = text.split(',').filter(Boolean);
    else state[key] = kind === 'flag' ? text === '1' : text;
  }
  return state;
}

/** @param {State} state */
const place = ({ reading }) => reading && `${reading.country}@${reading.year}`;

/** An address with the state in it; the rest of it stays. @param {string} address @param {string} prefix @param {State} state */
export function write(address, prefix, state) {
  const url = new URL(address);
  for (const key of Object.keys(KEYS)) {
    const value = key === 'reading' ? place(state) : state[key];
    url.searchParams.delete(`${prefix}-${key}`);
    if (value === undefined || value === false) continue;
    url.searchParams.set(`${prefix}-${key}`, value === null ? '' : value === true ? '1' : String(value));
  }
  return url.href;
}

/** The state that the page's address asks for, once. @param {Drawing} drawing */
export const asked = (drawing) => read(location.href, prefix(drawing) ?? '');

/** @type {Map<string, State>} */
const waiting = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Keeps the state in the page's address, soon. @param {Drawing} drawing */
export function keep(drawing) {
  const own = prefix(drawing);
  if (own === null) return;
  waiting.set(own, drawing.save());
  timer ??= setTimeout(() => {
    timer = undefined;
    let href = location.href;
    for (const [prefix, state] of waiting) href = write(href, prefix, state);
    waiting.clear();
    if (href !== location.href) history.replaceState(history.state, '', href);
  }, PAUSE);
}

/** @param {Drawing} drawing @param {boolean} spanish @param {HTMLElement} status */
export function link(drawing, spanish, status) {
  const element = button(word('link', spanish), async () => {
    const own = prefix(drawing);
    const href = own === null ? location.href : write(location.href, own, drawing.save());
    const copied = await navigator.clipboard?.writeText(href).then(() => true, () => false);
    status.textContent = word(copied ? 'copied' : 'notCopied', spanish);
    element.title = href;
  });
  return { element, update: () => {} };
}
