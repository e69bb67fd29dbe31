// Specs and data, fetched: only from where the author said, only over http(s).

import { Failure } from './errors.js';

/** @typedef {{ spec: Record<string, unknown> | string, base: string | URL, data: Map<string, Uint8Array> }} Input */

/**
 * Fetches a file.
 * @param {string} name As the author wrote it.
 * @param {string | URL} base What it is relative to.
 * @param {AbortSignal} signal
 */
export async function get(name, base, signal) {
  const url = URL.canParse?.(name, base) === false ? undefined : new URL(name, base);
  if (!url || !/^https?:$/.test(url.protocol)) throw new Failure('E-DATA-URL', `${name} is neither http(s) nor relative to the page`);
  let response;
  try {
    response = await fetch(url, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    if (url.origin !== location.origin) throw new Failure('E-DATA-CORS', `${url} could not be fetched: its host must send Access-Control-Allow-Origin, and the page's Content-Security-Policy must name it in connect-src`);
    throw new Failure('E-DATA-404', `${url} could not be fetched (${error})`);
  }
  if (!response.ok) throw new Failure('E-DATA-404', `${url} answered ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const first = start(bytes);
  if (/^<(!doctype|html|head|body)/i.test(first)) throw new Failure('E-DATA-HTML', `${url} is a web page, not data`);
  return { url, bytes, json: first.startsWith('{') };
}

/** The first characters that say something. @param {Uint8Array} bytes */
const start = (bytes) => new TextDecoder().decode(bytes.subarray(0, 256)).trimStart();

/** Text of bytes, without a byte order mark. @param {Uint8Array} bytes */
export const text = (bytes) => new TextDecoder().decode(bytes);

/**
 * Every name of data in a spec: the strings under keys called `data`.
 * @param {unknown} value
 * @param {Set<string>} [names]
 */
export function dataNames(value, names = new Set()) {
  if (Array.isArray(value)) for (const item of value) dataNames(item, names);
  else if (value && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'data' && typeof item === 'string') names.add(item);
      else dataNames(item, names);
    }
  }
  return names;
}

/** A spec's text as an object; as it is where it is no JSON object, for the spec's reader to say why. @param {string} spec */
export function parsed(spec) {
  try {
    const value = JSON.parse(spec);
    if (value && typeof value === 'object' && !Array.isArray(value)) return value;
  } catch {
    // The reader in the wasm says where.
  }
  return spec;
}
