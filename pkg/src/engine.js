// The wasm: one module and one request per page, however many charts.

import glue from '#glue';
import { ask, inTurn, wait } from './ask.js';
import { Failure } from './errors.js';

/** @typedef {Awaited<ReturnType<typeof glue>>} Engine */
/** @typedef {import('./drawing.js').Drawing} Drawing */

/** What lies beside the loader. Each is written out, so that bundlers see it and take it along. @type {Record<string, URL>} */
const FILES = {
  wasm: new URL('./carsi-charts.wasm', import.meta.url),
  'goals.wasm': new URL('./carsi-charts.goals.wasm', import.meta.url),
  'views.wasm': new URL('./carsi-charts.views.wasm', import.meta.url),
  'reader.wasm': new URL('./carsi-charts.reader.wasm', import.meta.url),
  'long.wasm': new URL('./carsi-charts.long.wasm', import.meta.url),
  'extras.wasm': new URL('./carsi-charts.extras.wasm', import.meta.url),
  'extras.js': new URL('./carsi-charts.extras.js', import.meta.url),
  'places.txt': new URL('./carsi-charts.places.txt', import.meta.url),
  'outlines.txt': new URL('./carsi-charts.outlines.txt', import.meta.url),
  'problems.txt': new URL('./carsi-charts.problems.txt', import.meta.url),
};

/** @type {Promise<Engine> | undefined} */
let engine;
/** The engine, once it runs. @type {Engine | undefined} */
let running;
/** Where the wasm is, if not beside the loader. @type {URL | undefined} */
let address;
/** @type {Promise<string> | undefined} */
let tables;
/** The hashes of the parts, which the wasm brings: xtask/src/integrity.rs. @type {Record<string, string>} */
let hashes;
/** Parts of the wasm and tables for it that were asked for, by name. @type {Record<string, Promise<unknown>>} */
let parts = {};
/** The page that the codes of problems are explained on, if the author names it. @type {string | undefined} */
export let help;
/** Those of the page. @type {Set<Drawing>} */
export const charts = new Set();
/** How often the wasm may yet be begun anew. */
let lives = 1;
/** @type {Failure | undefined} */
let panic;

/**
 * Says where the wasm is, if not beside the loader: what else belongs to it is beside it then. Before the first chart.
 * @param {{ wasm?: string | URL, help?: string | URL, timeout?: number }} options Relative to the page. `help`: a copy of
 *   `www/problems.html`. `timeout`: after so many ms in which nothing has come, a file is given up.
 */
export function configure({ wasm, help: page, timeout }) {
  if (wasm) address = new URL(wasm, document.baseURI);
  if (page) help = new URL(page, document.baseURI).href;
  if (timeout) wait(timeout);
}

/** @param {string} name */
const place = (name) => (address ? (name === 'wasm' ? address : new URL(`./carsi-charts.${name}`, address)) : FILES[name]);

/** Gives the wasm a table beside it, one request per page: the names of all places, or the outlines of countries. @param {'places' | 'outlines'} name */
export const table = (name) => (parts[name] ??= beside(name).then((text) => !!text && (running?.install(name, text), true)));

/** The words of problems, one request per page; empty if they do not come: code and place say enough. */
export function words() {
  tables ??= beside('problems');
  return tables;
}

/** @type {Promise<typeof import('./extras/main.js') | undefined> | undefined} */
let more;

/** Controls, downloads, links, the editor's panel, reasons of failures, one request per page; nothing if they do not come: a chart can do without. */
export function extras() {
  more ??= inTurn(import(place('extras.js').href))
    .then((found) => {
      if (found.version !== __VERSION__) throw new Error(`version ${found.version}`);
      return found;
    })
    .catch((error) => {
      more = undefined;
      console.warn(`carsi-charts: E-WASM-404 · ${error}`);
    });
  return more;
}

/** The same for what cannot do without. */
export async function needed() {
  const found = await extras();
  if (!found) throw new Failure('E-WASM-404', '');
  return found;
}

/** A text beside the wasm; empty if it does not come. @param {string} name */
const beside = (name) =>
  inTurn(
    fetch(place(`${name}.txt`), { signal: AbortSignal.timeout(9000) })
      .then((answer) => (answer.ok ? answer.text() : ''))
      .catch(() => ''),
  );

/** The wasm's chart class. A failure is forgotten, so that a later chart tries again. */
export function load() {
  engine ??= inTurn(start()).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine.then(({ ChartHandle }) => ChartHandle);
}

async function start() {
  if (panic) throw panic;
  if (typeof WebAssembly === 'undefined' || !('adoptedStyleSheets' in document)) {
    throw new Failure('E-WASM-UNSUPPORTED', navigator.userAgent);
  }
  return compiled('wasm', __WASM_SHA384__, async (code) => {
    hashes = JSON.parse(new TextDecoder().decode(WebAssembly.Module.customSections(code, 'parts')[0]));
    addEventListener('error', watch);
    return (running = await glue(code));
  });
}

/** A trap in a listener has no other place to be noticed; in a size observer, nothing of the page may be changed. @param {ErrorEvent} event */
const watch = ({ error }) => {
  if (trapped(error) && String(error.stack).includes('carsi')) setTimeout(panicked, 0, error);
};

/** @param {unknown} error */
export const trapped = (error) => typeof WebAssembly !== 'undefined' && error instanceof WebAssembly.RuntimeError;

/**
 * Adds a part to the wasm, which few charts need: one request per page. A failure is forgotten, as above.
 * @param {string} name
 */
export function part(name) {
  const own = parts;
  own[name] ??= inTurn(add(name)).catch((error) => {
    delete own[name];
    throw error;
  });
  return own[name];
}

/** @param {string} name */
async function add(name) {
  await engine;
  const exported = running?.exports;
  return exported && compiled(`${name}.wasm`, hashes[name], (code) => WebAssembly.instantiate(code, { m: /** @type {any} */ (exported) }));
}

/**
 * After a trap, the wasm's memory is not to be trusted: all charts let it go. Once for a page it is begun anew, for those
 * that the trap was not in; a second one ends them all.
 * @param {unknown} error
 * @param {Drawing} [culprit] If it is known.
 */
export function panicked(error, culprit) {
  if (!running) return;
  const ended = running;
  const failure = new Failure('E-PANIC', error);
  const all = [...charts];
  // A trap leaves what it was in borrowed for ever.
  const ill = lives-- > 0 ? all.filter((chart) => chart === culprit || !chart.sound()) : all;
  if (lives < 0) panic = failure;
  running = engine = undefined;
  parts = {};
  for (const chart of all) {
    if (ill.includes(chart)) chart.end(failure);
    else chart.again();
  }
  ended.end();
}

/**
 * What becomes of a module. A policy may refuse it when it is compiled or, in WebKit, when it is begun.
 * @template T
 * @param {string} name @param {string} integrity @param {(code: WebAssembly.Module) => Promise<T>} begin
 */
function compiled(name, integrity, begin) {
  const url = place(name);
  return ask({
    of: 'E-WASM',
    url,
    integrity,
    // Streaming; from bytes where the server names another type.
    take: async (response) =>
      begin(
        /^application\/wasm\b/.test(response.headers.get('content-type') ?? '')
          ? await WebAssembly.compileStreaming(response)
          : await WebAssembly.compile(/** @type {ArrayBuffer} */ (await (await extras())?.untyped(response))),
      ),
    why: (error) => why(url, 'E-WASM', error),
  });
}

/**
 * Why there was nothing that can be used: the browser does not tell a wrong hash from a missing file or a forbidden one.
 * @param {URL} url @param {'E-DATA' | 'E-WASM'} of @param {unknown} error
 */
export async function why(url, of, error) {
  if (location.protocol === 'file:') return new Failure('E-WASM-FILE', url);
  const found = await (await extras())?.reason(url, error);
  return new Failure(`${of}-${found?.code ?? '404'}`, `${url} (${found?.text ?? error})`);
}
