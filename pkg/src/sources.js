// Specs and data, fetched: only from where the author said, only over http(s).

import { ask } from './ask.js';
import { needed, why } from './engine.js';
import { Failure } from './errors.js';

/** No file is read beyond 64 MB: what comes after would only fill the tab. */
const MOST = 64 * 2 ** 20;

/** @param {unknown} what */
const large = (what) => new Failure('E-DATA-SIZE', what);

/**
 * @typedef {object} Terms On which a file is fetched.
 * @property {AbortSignal} signal
 * @property {string} [integrity]
 * @property {RequestCache} [cache]
 */

/**
 * Fetches a file.
 * @param {string} name As the author wrote it.
 * @param {string | URL} base What it is relative to.
 * @param {Terms} terms
 */
export async function get(name, base, terms) {
  const url = address(name, base);
  const bytes = await ask({
    ...terms,
    of: 'E-DATA',
    url,
    take: (response, more) => body(url, response, more),
    why: (error) => (terms.integrity ? why(url, 'E-DATA', error) : new Failure(url.origin === location.origin ? 'E-DATA-404' : 'E-DATA-CORS', `${url} (${error})`)),
  });
  if (/^<(!doctype|html|head|body)/i.test(start(bytes))) throw new Failure('E-DATA-HTML', url);
  return { url, bytes };
}

/**
 * The URL of a name: http(s), and on another host only where that is written out. Browsers drop some characters and
 * read others as slashes, so that `/\\host` would be one.
 * @param {string} name @param {string | URL} base
 */
function address(name, base) {
  // A page from the disk may load nothing, whatever it names.
  const refused = new Failure(location.protocol === 'file:' ? 'E-WASM-FILE' : 'E-DATA-URL', name);
  if (/[\\\x00-\x1f]|%00/.test(name)) throw refused;
  let url;
  try {
    url = new URL(name, base);
  } catch {
    throw refused;
  }
  const told = /^https?:\/\//i.test(name) || url.origin === new URL(base).origin;
  if (!told || !/^https?:$/.test(url.protocol) || url.username) throw refused;
  return url;
}

/** Reads no further than to the limit. @param {URL} url @param {Response} response @param {() => void} more Told of each part. */
async function body(url, response, more) {
  const reader = response.body?.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let size = 0;
  while (reader) {
    if (Math.max(size, Number(response.headers.get('content-length'))) > MOST) {
      reader.cancel();
      throw large(url);
    }
    const { value } = await reader.read();
    if (!value) break;
    more();
    parts.push(value);
    size += value.length;
  }
  const bytes = new Uint8Array(size);
  for (const part of parts.reverse()) bytes.set(part, (size -= part.length));
  return bytes;
}

/** @typedef {Record<string, unknown>[] | unknown[][]} Rows */
/** @typedef {Record<string, ArrayLike<unknown>>} Columns */
/** @typedef {string | Uint8Array | ArrayBuffer | Rows | Columns} Data */
/** @typedef {Uint8Array | [Uint8Array, ...(() => Uint8Array)[]]} Bytes What a part gives is good until the next is asked. */

/** The bytes of what a script hands over; of columns in parts. @param {Data} data @returns {Bytes | Promise<Bytes>} */
export function given(data) {
  const isText = typeof data === 'string';
  if (!(isText || 'byteLength' in data)) return needed().then((more) => more.packed(data));
  const bytes = isText ? new TextEncoder().encode(data) : new Uint8Array(/** @type {ArrayBuffer} */ (data));
  if (bytes.length > MOST) throw large('data');
  return bytes;
}

/** The first characters that say something. @param {Uint8Array} bytes */
const start = (bytes) => text(bytes.subarray(0, 256)).trimStart();

/** Text of bytes, without a byte order mark. @param {Uint8Array} bytes */
export const text = (bytes) => new TextDecoder().decode(bytes);

/**
 * The spec that a file is; nothing if it is data, for which JSON has other keys. No spec has a megabyte.
 * @param {Uint8Array} bytes
 */
export function specIn(bytes) {
  if (bytes.length > 1e6 || !start(bytes).startsWith('{')) return;
  const spec = parsed(text(bytes));
  const is = ['dataSets', 'structure', 'dataset', 'class'].some((key) => key in Object(spec)) || (spec.data && typeof spec.data === 'object');
  return is ? undefined : spec;
}

/** Every name of data in a spec: the strings under keys called `data`. @param {any} spec @param {Set<string>} [names] Those found so far. */
export function dataNames(spec, names = new Set()) {
  for (const key in spec) {
    const item = spec[key];
    if (typeof item === 'object') dataNames(item, names);
    else if (key === 'data' && typeof item === 'string') names.add(item);
  }
  return names;
}

/**
 * A spec's text as an object; as it is where it is no JSON object, for the spec's reader to say why, or where there is none.
 * @param {any} spec
 */
export function parsed(spec) {
  try {
    const value = JSON.parse((spec = spec.replace(/^\uFEFF/, '')));
    if (Object(value) === value && !Array.isArray(value)) return value;
  } catch {
    // The reader in the wasm says where.
  }
  return spec;
}
