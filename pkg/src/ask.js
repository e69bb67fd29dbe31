// Asking for a file: one way for the wasm and for data, and a code for whatever comes in its place.

import { Failure } from './errors.js';

/** After so many ms in which nothing has come, a file is given up. */
let limit = 60_000;

/** @param {number} ms */
export const wait = (ms) => {
  limit = ms;
};

/**
 * What was fetched, in a turn of its own. Of what waits for an answer, WebKit runs some between two size observers,
 * where a change of the layout is an error to the page.
 * @template T
 * @param {Promise<T>} answer
 */
export const inTurn = (answer) => answer.finally(() => new Promise((done) => setTimeout(done)));

/**
 * @template T
 * @typedef {object} Asked
 * @property {'E-DATA' | 'E-WASM'} of Begin of the codes.
 * @property {URL} url
 * @property {AbortSignal} [signal]
 * @property {string} [integrity]
 * @property {RequestCache} [cache]
 * @property {(response: Response, more: () => void) => Promise<T>} take Reads the answer; `more` says that some of it has come.
 * @property {(error: unknown) => Promise<Failure> | Failure} why What it means that there is no answer.
 */

/**
 * What has come of a file.
 * @template T
 * @param {Asked<T>} asked
 */
export async function ask({ of, url, signal, integrity, cache, take, why }) {
  const own = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const more = () => {
    clearTimeout(timer);
    timer = setTimeout(() => own.abort(ask), limit);
  };
  const stop = () => own.abort();
  signal?.addEventListener('abort', stop);
  more();
  try {
    const response = await fetch(url, { signal: own.signal, integrity, cache });
    if (!response.ok) throw new Failure(`${of}-404`, `${url} (${response.status})`);
    return await take(response, more);
  } catch (error) {
    if (own.signal.reason === ask) throw new Failure(`${of}-TIMEOUT`, url);
    if (error instanceof Failure || signal?.aborted) throw error;
    throw navigator.onLine ? await why(error) : new Failure(`${of}-OFFLINE`, url);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
