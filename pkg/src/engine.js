// The wasm: one module and one request per page, however many charts.

import init, { ChartHandle, install } from '#glue';
import { Failure } from './errors.js';
import { inTurn } from './sources.js';

/** @type {Promise<typeof ChartHandle> | undefined} */
let engine;
/** @type {URL | undefined} */
let address;
/** @type {Promise<string> | undefined} */
let tables;
/** What the wasm offers its parts. @type {WebAssembly.ModuleImports} */
let exported;
/** The hashes of the parts, which the wasm brings: xtask/src/integrity.rs. @type {Record<string, string>} */
let hashes;
/** Parts of the wasm that were asked for, by name. @type {Record<string, Promise<unknown>>} */
const parts = {};
/** The page that the codes of problems are explained on, if the author names it. @type {string | undefined} */
export let help;
/** Told when the wasm has failed in its own code and no chart can go on. @type {Set<(error: unknown) => void>} */
export const broken = new Set();
/** @type {Failure | undefined} */
let panic;

/**
 * Says where the wasm is, if not beside the loader; the words of problems are beside it. Before the first chart.
 * @param {{ wasm?: string | URL, help?: string | URL }} options Relative to the page. `help`: a copy of `www/problems.html`.
 */
export function configure({ wasm, help: page }) {
  if (wasm !== undefined) address = new URL(wasm, document.baseURI);
  if (page !== undefined) help = new URL(page, document.baseURI).href;
}

const place = () => address ?? new URL('./carsi-charts.wasm', import.meta.url);

/** Tables that the wasm takes, by name: whether they came. @type {Record<string, Promise<boolean>>} */
const taken = {};

/** Gives the wasm a table beside it, one request per page: the names of all places, or the outlines of countries. @param {'places' | 'outlines'} name */
export const table = (name) => (taken[name] ??= beside(name).then((text) => !!text && (install(name, text), true)));

/** The words of problems, one request per page; empty if they do not come: code and place say enough. */
export function words() {
  tables ??= beside('problems');
  return tables;
}

/** @type {Promise<typeof import('./extras/main.js') | undefined> | undefined} */
let more;

/** Controls, downloads, links and the editor's panel, one request per page; nothing if they do not come: a chart can do without. */
export function extras() {
  more ??= inTurn(import(new URL('./carsi-charts.extras.js', import.meta.url).href))
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

/** A text beside the wasm; empty if it does not come. @param {string} name */
const beside = (name) =>
  inTurn(
    fetch(new URL(`./carsi-charts.${name}.txt`, place()), { signal: AbortSignal.timeout(9000) })
      .then((answer) => (answer.ok ? answer.text() : ''))
      .catch(() => ''),
  );

/** The wasm's chart class. A failure is forgotten, so that a later chart tries again. */
export function load() {
  engine ??= inTurn(start()).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function start() {
  if (panic) throw panic;
  if (typeof WebAssembly === 'undefined' || !('adoptedStyleSheets' in document)) {
    throw new Failure('E-WASM-UNSUPPORTED', navigator.userAgent);
  }
  const url = place();
  const code = await compile(url, await fetched(url, __WASM_SHA384__));
  hashes = JSON.parse(new TextDecoder().decode(WebAssembly.Module.customSections(code, 'parts')[0]));
  exported = /** @type {any} */ (await init({ module_or_path: code }));
  addEventListener('error', (event) => {
    if (event.error instanceof WebAssembly.RuntimeError && String(event.error.stack).includes('carsi')) panicked(event.error);
  });
  return ChartHandle;
}

/**
 * Adds a part to the wasm, which few charts need: one request per page. A failure is forgotten, as above.
 * @param {string} name
 */
export function part(name) {
  parts[name] ??= inTurn(add(name)).catch((error) => {
    delete parts[name];
    throw error;
  });
  return parts[name];
}

/** @param {string} name */
async function add(name) {
  const url = new URL(`./carsi-charts.${name}.wasm`, place());
  const code = await compile(url, await fetched(url, hashes[name]));
  return WebAssembly.instantiate(code, { m: exported });
}

/** Ends all charts: after a trap, the wasm's memory is not to be trusted. @param {unknown} error */
export function panicked(error) {
  panic ??= new Failure('E-PANIC', String(error));
  engine = undefined;
  for (const tell of [...broken]) tell(panic);
}

/** @param {URL} url @param {string} integrity */
async function fetched(url, integrity) {
  let response;
  try {
    response = await fetch(url, { integrity });
  } catch (error) {
    throw await reason(url, error);
  }
  if (!response.ok) throw missing(url, response);
  return response;
}

/** @param {URL} url @param {Response} response */
const missing = (url, response) => new Failure('E-WASM-404', `${url} (${response.status})`);

/** @param {URL} url @param {string | undefined} type */
const another = (url, type) => new Failure('E-WASM-MIME', `${url} (${type} ≠ application/wasm)`);

/** @param {Response} response */
const typed = (response) => response.headers.get('content-type')?.split(';')[0].trim();

/** Why a fetch was refused: the browser does not tell a wrong hash from a missing file or a forbidden one. @param {URL} url @param {unknown} error */
async function reason(url, error) {
  const answer = await fetch(url, { method: 'HEAD' }).catch(() => undefined);
  if (!answer) return new Failure('E-WASM-404', `${url} (${error})`);
  if (!answer.ok) return missing(url, answer);
  const type = typed(answer);
  return type === 'text/html' ? another(url, type) : new Failure('E-WASM-INTEGRITY', String(url));
}

/** Streaming; from bytes where the server names another type. @param {URL} url @param {Response} response */
async function compile(url, response) {
  const type = typed(response);
  try {
    if (type === 'application/wasm' && WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(response);
    const bytes = await response.arrayBuffer();
    if (bytes.byteLength < 4 || new DataView(bytes).getUint32(0) !== 0x0061736d) throw another(url, type);
    if (type !== 'application/wasm') console.warn(`carsi-charts: ${another(url, type).message}`);
    return await WebAssembly.compile(bytes);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(/polic|csp|eval|refused|blocked/i.test(String(error)) ? 'E-WASM-CSP' : 'E-WASM-UNSUPPORTED', String(error));
  }
}
