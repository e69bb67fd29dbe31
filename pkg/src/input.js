// The spec and the data of an element, from wherever they are.

import { inTurn } from './ask.js';
import { read } from './attributes.js';
import { csv } from './grid.js';
import { dataNames, get, given, parsed, specIn } from './sources.js';

/** @typedef {Record<string, unknown>} Spec */
/** @typedef {import('./sources.js').Bytes} Bytes */
/**
 * What a visitor has changed: keys of the spec in place of the author's, and the two that are none.
 * @typedef {Spec & { table?: boolean, reading?: { country: string, year: number } }} State
 */
/**
 * What an element is told by script.
 * @typedef {object} Told
 * @property {Spec | string} [spec]
 * @property {Spec} patch Changes of the spec by `update`.
 * @property {Bytes | Promise<Bytes>} [data]
 * @property {Spec} [own] What its attributes say, until one changes.
 * @property {Map<string, Awaited<ReturnType<typeof get>>>} files What was fetched, by address: kept while the element is moved about.
 */
/** @typedef {{ spec: Spec | string, data: Map<string, Bytes>, format: string }} Input A text is a spec that is no JSON. */
/** @typedef {typeof import('./element.js').ChartElement} Kind */

/** The JSON that is the element's child. @param {Element} element */
const script = (element) => element.querySelector(':scope > script[type="application/json"]')?.textContent ?? undefined;

/** The table that is the element's child. @param {Element} element @returns {HTMLTableElement | null} */
const table = (element) => element.querySelector(':scope > table');

/** Whether there is anything to draw; if not, a framework may be about to set it. @param {Element} element @param {Told} told */
export const isGiven = (element, { spec, data }) => spec || data || element.hasAttribute('src') || script(element) !== undefined || table(element);

/**
 * Spec and data.
 * @param {HTMLElement} element
 * @param {Told} told
 * @param {Pick<import('./sources.js').Terms, 'signal' | 'cache'>} terms
 * @returns {Promise<Input>}
 */
export async function gather(element, told, terms) {
  const { tag, attributes } = /** @type {Kind} */ (element.constructor);
  const data = new Map();
  const src = element.getAttribute('src');
  let format = element.getAttribute('format') ?? '';
  let base = /** @type {string | URL} */ (document.baseURI);
  let spec = told.spec ?? parsed(script(element));
  const fetched = async (/** @type {string} */ name, integrity = '') => {
    const key = `${base} ${name}`;
    const file = told.files.get(key) ?? (await inTurn(get(name, base, { ...terms, integrity })));
    told.files.set(key, file);
    return file;
  };
  if (src && !told.spec) {
    const file = await fetched(src, element.getAttribute('integrity') ?? '');
    const found = format || spec !== undefined ? undefined : specIn(file.bytes);
    if (found) {
      spec = found;
      base = file.url;
    } else {
      data.set(src, file.bytes);
    }
  }
  spec ??= { version: 1, chart: tag };
  if (typeof spec === 'string') return { spec, data, format };
  /** @type {Spec} */
  const merged = { ...spec, ...(told.own ??= read(element, attributes)), ...told.patch };
  if (told.data) data.set((merged.data ??= 'data'), await told.data);
  else if (data.size) merged.data ??= src;
  const names = [...dataNames(merged)].filter((name) => !data.has(name));
  const files = await Promise.all(names.map((name) => fetched(name)));
  names.forEach((name, i) => data.set(name, files[i].bytes));
  // Not where the figures are elsewhere: then a table is a fallback and may be about anything.
  const child = data.size ? null : table(element);
  if (child && !JSON.stringify(merged).includes('"readings":')) {
    merged.heading ??= child.caption?.textContent?.trim();
    data.set('', given(csv(child)));
    format = 'table';
  }
  return { spec: merged, data, format };
}
