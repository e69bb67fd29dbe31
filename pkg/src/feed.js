// Data on their way into the wasm.

import { part } from './engine.js';

/**
 * @typedef {object} Food
 * @property {Map<string, Uint8Array>} data
 * @property {string} format
 * @property {string} spec As JSON.
 * @property {{ lang: string, locale: string }} language
 * @property {boolean} anew Whether the data are others than the wasm has.
 */

/**
 * Has the wasm read the data and show what the spec says; whether there is a chart.
 * @param {import('#glue').ChartHandle} handle
 * @param {Food} food
 * @param {AbortSignal} signal
 */
export async function feed(handle, { data, format, spec, language: { lang, locale }, anew }, signal) {
  if (anew) {
    handle.forget();
    for (const [name, bytes] of data) handle.source(name, bytes, format);
  }
  // Plain files at once, others by the whole reader; a large one in slices, and the page goes on between them.
  let whole = false;
  for (let state; (state = handle.read(whole)); ) {
    if (state > 1) whole = !!(await part('reader'));
    else await new Promise((done) => setTimeout(done));
    if (signal.aborted) return false;
  }
  return handle.load(spec, lang, locale);
}

/**
 * Whether two are the same bytes, in the same format.
 * @typedef {Pick<Food, 'data' | 'format'>} Held
 * @param {Held} one @param {Held | undefined} other
 */
export const same = (one, other) => one.format === other?.format && one.data.size === other.data.size && [...one.data].every(([name, bytes]) => other.data.get(name) === bytes);
