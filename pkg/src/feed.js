// A spec and its data on their way into the wasm.

import { part, table } from './engine.js';

/** What of a spec is drawn by the part `views`. */
const VIEWS = /"view":"(?!(line|table)")|"scale":"log"|"(references|annotations)":/;

/** The parts of the wasm that a spec wants. @param {string} spec */
const parts = (spec) => (spec.includes('"chart":"goal-progress"') ? ['goals'] : VIEWS.test(spec) ? ['views'] : []);

/** Fetches what the wasm wants for a spec. @param {string} spec As JSON. */
export const prepare = (spec) => Promise.all([...parts(spec).map(part), spec.includes('"view":"map"') && table('outlines')]);

/**
 * @typedef {object} Food
 * @property {Map<string, import('./sources.js').Bytes>} data
 * @property {string} format
 * @property {string} spec As JSON.
 * @property {{ spanish: boolean, locale: string }} language
 * @property {boolean} anew Whether the data are others than the wasm has.
 */

/**
 * Has the wasm read the data and show what the spec says; whether there is a chart.
 * @param {import('#glue').ChartHandle} handle
 * @param {Food} food
 * @param {AbortSignal} signal
 */
export async function feed(handle, { data, format, spec, language: { spanish, locale }, anew }, signal) {
  if (anew) {
    handle.forget();
    for (const [name, bytes] of data) {
      const [first, ...more] = /** @type {[Uint8Array, ...(() => Uint8Array)[]]} */ ([bytes].flat());
      handle.source(name, first, format);
      for (const part of more) handle.part(part());
    }
  }
  // Plain files at once, others by the whole reader, columns of a script by a part of their own; a large one in slices, and
  // the page goes on between them.
  let have = 0;
  for (let state; (state = handle.read(have)); ) {
    if (state < 2) await new Promise((done) => setTimeout(done));
    else if (await part(state > 2 ? 'long' : 'reader')) have |= state;
    if (signal.aborted) return false;
  }
  const loaded = handle.load(spec, spanish, locale);
  // Charts of one go take turns: the page is laid out once for all of them.
  while (handle.step()) {
    await null;
    if (signal.aborted) return false;
  }
  return loaded;
}

/**
 * Whether two are the same bytes, in the same format.
 * @typedef {Pick<Food, 'data' | 'format'>} Held
 * @param {Held} one @param {Held | undefined} other
 */
export const same = (one, other) => one.format === other?.format && one.data.size === other.data.size && [...one.data].every(([name, bytes]) => other.data.get(name) === bytes);
