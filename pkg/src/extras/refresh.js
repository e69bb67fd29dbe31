// Figures that are fetched anew every so often, as the attribute `refresh` says. The last good ones stay.

import { language } from '../language.js';
import { make } from './pieces.js';
import { explained } from './reasons.js';
import { adopt } from './style.js';

/** @typedef {import('../drawing.js').Drawing} Drawing */

/** No server is asked more often than every so many seconds. */
const LEAST = 30;

/** When the figures came that are shown, and the sentence on their age. @type {WeakMap<Drawing, { came: number, note?: HTMLElement }>} */
const shown = new WeakMap();

/**
 * After each painting: waits for the next time to fetch. Nothing is fetched while nobody looks at the page.
 * @param {Drawing} drawing
 * @param {AbortSignal} signal Ended when the chart is drawn otherwise or leaves the page.
 */
export function refresh(drawing, signal) {
  const seconds = Number(drawing.element.getAttribute('refresh'));
  if (!(seconds > 0) || signal.aborted) return;
  if (!shown.has(drawing)) shown.set(drawing, { came: Date.now() });
  const timer = setTimeout(async () => {
    while (document.hidden && !signal.aborted) await new Promise((done) => document.addEventListener('visibilitychange', done, { once: true, signal }));
    if (signal.aborted) return;
    try {
      const files = new Map();
      await drawing.renew({ files }, 'no-cache');
      drawing.told.files = files;
      shown.get(drawing)?.note?.remove();
      shown.set(drawing, { came: Date.now() });
    } catch (error) {
      if (signal.aborted) return;
      say(drawing);
      const failure = { code: 'W-DATA-OLD', text: /** @type {Error} */ (error).message };
      explained(drawing.element, failure, drawing.words).then((problem) => signal.aborted || add(drawing, problem));
    }
    refresh(drawing, signal);
  }, Math.max(seconds, LEAST) * 1000);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

/** One more problem. @param {Drawing} drawing @param {import('../errors.js').Problem} problem */
function add(drawing, problem) {
  drawing.problems = [...drawing.problems.filter((p) => p.code !== problem.code), problem];
  drawing.list();
  drawing.event('chart-warning', { ...problem });
}

/** The age of what is shown, for visitors. @param {Drawing} drawing */
function say(drawing) {
  const state = shown.get(drawing);
  if (!state) return;
  const { spanish, lang } = language(drawing.element);
  const minutes = Math.round((Date.now() - state.came) / 60_000);
  const [count, unit] = minutes < 90 ? [minutes, 'minute'] : minutes < 36 * 60 ? [minutes / 60, 'hour'] : [minutes / 1440, 'day'];
  const age = new Intl.RelativeTimeFormat(lang).format(-Math.round(Number(count)), /** @type {Intl.RelativeTimeFormatUnit} */ (unit));
  const text = spanish ? `Estas cifras se cargaron ${age}; no se pudieron cargar otras más recientes.` : `These figures were loaded ${age}; newer ones could not be.`;
  state.note ??= make('p', { class: 'error', part: 'error', role: 'status', lang });
  // Said again only when it says something else.
  if (state.note.textContent !== text) state.note.textContent = text;
  adopt(drawing.root);
  if (!state.note.isConnected) drawing.root.append(state.note);
}
