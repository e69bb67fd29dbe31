// What both elements do: connect, fetch, hand over to the wasm, fall back.

import { read } from './attributes.js';
import { broken, everywhere, load, panicked, part, words } from './engine.js';
import { Failure, sentence } from './errors.js';
import { language } from './language.js';
import { panel, problem } from './problems.js';
import { csv, dataNames, get, given, inTurn, parsed, specIn } from './sources.js';
import { sheet } from './style.js';

/** @typedef {import('./attributes.js').Attribute} Attribute */
/** @typedef {import('./problems.js').Problem} Problem */
/** @typedef {Record<string, unknown>} Spec */
/** @typedef {{ spec: string, data: Map<string, Uint8Array>, format: string, views?: boolean }} Input `views`: whether it wants that part. */

/** A chart within this distance of the window is fetched: about a flick of scrolling ahead. */
const AHEAD = '200px';

/** On a server there is nothing to extend. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? class {};

/** Whether no data were set by script. @param {unknown} data @returns {data is null | undefined} */
const nothing = (data) => data === null || data === undefined;

export class ChartElement extends Base {
  static version = __VERSION__;
  static tag = '';
  /** @type {Attribute[]} */
  static attributes = [];

  #root = this.attachShadow({ mode: 'open' });
  #slot = this.#root.appendChild(document.createElement('slot'));
  /** The sentence for visitors. @type {HTMLElement | undefined} */
  #sentence;
  /** The list for editors. @type {HTMLElement | undefined} */
  #panel;
  /** @type {import('#glue').ChartHandle | undefined} */
  #handle;
  #run = new AbortController();
  /** @type {IntersectionObserver | undefined} */
  #watch;
  #started = false;
  #queued = false;
  #shown = false;
  /** What was fetched, by address: kept while the element is moved about. @type {Map<string, Awaited<ReturnType<typeof get>>>} */
  #files = new Map();
  /** @type {Spec | string | undefined} */
  #spec;
  /** @type {Spec} */
  #patch = {};
  /** @type {Spec} */
  #merged = {};
  /** @type {string | Uint8Array | ArrayBuffer | null | undefined} */
  #data;
  /** @type {Problem[]} */
  #problems = [];
  /** How many more there were than are kept. */
  #beyond = 0;
  /** Until the problems have their words and are told; nothing to wait for without problems. @type {Promise<void> | undefined} */
  #telling;
  /** @type {{ promise: Promise<void>, resolve: () => void, reject: (error: unknown) => void } | undefined} */
  #pending;
  /** @type {Promise<void>} */
  #ready;

  constructor() {
    super();
    this.#ready = this.#expect();
    // Space where the author gave no fallback, so that the page does not jump.
    this.#slot.appendChild(document.createElement('div')).className = 'reserve';
  }

  connectedCallback() {
    // Properties set before the element was known hide the real ones.
    for (const name of Object.keys(this)) {
      if (!(name in Object.getPrototypeOf(this))) continue;
      const value = /** @type {any} */ (this)[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = value;
    }
    broken.add(this.#fail);
    if (this.#started || this.getAttribute('loading') === 'eager' || !globalThis.IntersectionObserver) {
      this.#begin();
    } else {
      this.#watch = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && this.#begin(), { rootMargin: AHEAD });
      this.#watch.observe(this);
    }
  }

  disconnectedCallback() {
    broken.delete(this.#fail);
    this.#watch?.disconnect();
    this.#run.abort();
    this.#free();
    this.#slot.hidden = false;
  }

  /** With this the browser moves the element without taking it out first (`moveBefore`): nothing is to be done. */
  connectedMoveCallback() {}

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    const key = this.#own.find((a) => a.name === name)?.key;
    if (key) delete this.#patch[key];
    if (name === 'src') this.#files.clear();
    if (name !== 'loading') this.#refresh();
    else if (after === 'eager' && this.isConnected && !this.#started) this.#begin();
  }

  /** Resolves when the chart as it now stands is painted; rejects when it cannot be. */
  get ready() {
    return this.#ready;
  }

  /** The spec as it is drawn, attributes and updates included. Set: an object or its JSON. */
  get spec() {
    return structuredClone(this.#merged);
  }

  set spec(spec) {
    this.#spec = typeof spec === 'string' ? parsed(spec) : structuredClone(spec);
    this.#patch = {};
    this.#refresh();
  }

  /** The data as text or bytes, in place of a file. @param {string | Uint8Array | ArrayBuffer | null | undefined} data */
  set data(data) {
    this.#data = data;
    this.#refresh();
  }

  /** Changes parts of the spec, by its keys, and draws again. @param {Spec} patch */
  update(patch) {
    this.#patch = { ...this.#patch, ...structuredClone(patch) };
    this.#refresh();
    return this.#ready;
  }

  /** Two or three sentences on what the chart shows. */
  summary() {
    return this.#handle?.summary() ?? '';
  }

  /** What is wrong with the input: code, severity, place, text, sentence, what was assumed, mend. */
  problems() {
    return structuredClone(this.#problems);
  }

  /** How many more problems there were than `problems()` lists. */
  get moreProblems() {
    return this.#beyond;
  }

  /** The readings as CSV. */
  toCSV() {
    return this.#handle?.csv() ?? '';
  }

  /** @returns {Attribute[]} */
  get #own() {
    return /** @type {typeof ChartElement} */ (this.constructor).attributes;
  }

  /** A promise for the next paint; the one there is, if it is still open. */
  #expect() {
    if (!this.#pending) {
      let resolve = () => {};
      let reject = (/** @type {unknown} */ _) => {};
      const promise = /** @type {Promise<void>} */ (new Promise((yes, no) => {
        resolve = yes;
        reject = no;
      }));
      // Nobody has to listen: `chart-error` tells as well.
      promise.catch(() => {});
      this.#pending = { promise, resolve, reject };
      this.#ready = promise;
    }
    return this.#pending.promise;
  }

  #begin() {
    this.#watch?.disconnect();
    this.#started = true;
    this.#refresh();
  }

  /** Draws again, once for however many changes are made in one go. */
  #refresh() {
    this.#expect();
    if (this.#queued || !this.#started || !this.isConnected) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (this.isConnected) this.#start();
    });
  }

  async #start() {
    this.#run.abort();
    const { signal } = (this.#run = new AbortController());
    if (document.readyState === 'loading') {
      await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
    }
    const script = this.querySelector(':scope > script[type="application/json"]')?.textContent ?? undefined;
    const table = /** @type {HTMLTableElement | null} */ (this.querySelector(':scope > table'));
    // A framework may be about to set them.
    if (!this.hasAttribute('src') && script === undefined && !table && !this.#spec && nothing(this.#data)) return;
    this.#problems = [];
    this.#beyond = 0;
    try {
      const [Chart, input] = await Promise.all([load(), this.#input(script, table, signal)]);
      if (!signal.aborted) await (this.#telling = this.#show(Chart, input, signal));
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof WebAssembly.RuntimeError) panicked(error);
      else this.#fail(error);
    }
  }

  /**
   * Spec and data, from wherever they are.
   * @param {string | undefined} script
   * @param {HTMLTableElement | null} table
   * @param {AbortSignal} signal
   * @returns {Promise<Input>}
   */
  async #input(script, table, signal) {
    const data = new Map();
    let format = this.getAttribute('format') ?? '';
    const { tag } = /** @type {typeof ChartElement} */ (this.constructor);
    let base = /** @type {string | URL} */ (document.baseURI);
    let spec = this.#spec ?? (script === undefined ? undefined : parsed(script));
    const src = this.getAttribute('src');
    if (src && !this.#spec) {
      const file = await this.#get(src, base, signal);
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
    const merged = { ...spec, ...read(this, this.#own), ...this.#patch };
    if (!nothing(this.#data)) data.set((merged.data ??= 'data'), given(this.#data));
    else if (data.size) merged.data ??= src;
    this.#merged = merged;
    const views = tag === 'country-indicator' && !!((merged.view ?? 'line') !== 'line' || merged.scale === 'log' || merged.references || merged.annotations);
    const names = [...dataNames(merged)].filter((name) => !data.has(name));
    const files = await Promise.all(names.map((name) => this.#get(name, base, signal)));
    names.forEach((name, i) => data.set(name, files[i].bytes));
    // Not where the figures are elsewhere: then a table is a fallback and may be about anything.
    const own = new RegExp(tag === 'goal-progress' ? '"measures":\\[\\{(?!.*"readings":)' : '^(?!.*"readings":)');
    if (table && !data.size && own.test(JSON.stringify(merged))) {
      merged.heading ??= table.caption?.textContent?.trim();
      data.set('', given(csv(table)));
      format = 'table';
    }
    return { spec: JSON.stringify(merged), data, format, views };
  }

  /** @param {string} name @param {string | URL} base @param {AbortSignal} signal */
  async #get(name, base, signal) {
    const key = `${base} ${name}`;
    const file = this.#files.get(key) ?? (await inTurn(get(name, base, signal)));
    this.#files.set(key, file);
    return file;
  }

  /** @param {typeof import('#glue').ChartHandle} Chart @param {Input} input @param {AbortSignal} signal */
  async #show(Chart, { spec, data, format, views }, signal) {
    if (!this.#handle) {
      const own = new CSSStyleSheet();
      own.replaceSync('.figure{}.plot{}.tip{}');
      this.#root.adoptedStyleSheets = [sheet(), own];
      this.#handle = new Chart(this.#root, Array.from(own.cssRules, (rule) => /** @type {CSSStyleRule} */ (rule).style), this.#notify);
    }
    const handle = this.#handle;
    const { lang, locale } = language(this);
    handle.set_theme(this.getAttribute('theme') ?? '');
    if (views) await part('views');
    if (signal.aborted) return;
    const load = async () => {
      handle.forget();
      for (const [name, bytes] of data) handle.source(name, bytes, format);
      // Plain files at once, others by the whole reader; a large one in slices, and the page goes on between them.
      let whole = false;
      for (let state; (state = handle.read(whole)); ) {
        if (state > 1) whole = !!(await part('reader'));
        else await new Promise((done) => setTimeout(done));
        if (signal.aborted) return false;
      }
      const loaded = handle.load(spec, lang, locale);
      this.#problems = handle.problems('');
      return loaded;
    };
    let loaded = await load();
    if (signal.aborted) return;
    // A place that is not compiled in may be in the table of all places.
    if (this.#problems.some((p) => p.code === 'W-COUNTRY-UNKNOWN') && (await everywhere()) && !signal.aborted) loaded = await load();
    if (signal.aborted || this.#handle !== handle) return;
    this.#beyond = handle.beyond();
    if (loaded) this.#say();
    else this.#slot.hidden = false;
    this.#list();
    if (!loaded || this.#problems.length) await this.#explain(handle, loaded, signal);
  }

  /** Puts the problems into words, and tells. @param {import('#glue').ChartHandle} handle @param {boolean} loaded @param {AbortSignal} signal */
  async #explain(handle, loaded, signal) {
    const said = await words();
    if (signal.aborted || this.#handle !== handle) return;
    this.#problems = handle.problems(said);
    this.#list();
    const error = this.#problems.find((p) => p.severity === 'error');
    if (!loaded) this.#fail(new Failure(error?.code ?? 'E-PANIC', error?.text ?? ''));
    else for (const problem of this.#problems) this.#tell('chart-warning', { ...problem });
  }

  /** What the wasm tells. @param {string} kind @param {unknown} detail */
  #notify = async (kind, detail) => {
    if (kind === 'select') {
      this.#tell('chart-select', detail);
      return;
    }
    this.#slot.hidden = true;
    const { signal } = this.#run;
    await this.#telling;
    if (signal.aborted) return;
    this.#pending?.resolve();
    this.#pending = undefined;
    if (!this.#shown) {
      this.#shown = true;
      this.#tell('chart-ready', {});
    }
  };

  /** Back to the fallback, with a sentence. @param {unknown} error */
  #fail = async (error) => {
    const failure = error instanceof Failure ? error : new Failure('E-PANIC', String(error));
    const { code } = failure;
    const { spanish } = language(this);
    const { signal } = this.#run;
    this.#free();
    this.#slot.hidden = false;
    this.#root.adoptedStyleSheets = [sheet()];
    this.#say(code);
    if (!this.#problems.some((p) => p.code === code)) {
      this.#problems = [problem(failure, '', spanish)];
      this.#list();
      const said = await words();
      if (signal.aborted) return;
      this.#problems = [problem(failure, said, spanish)];
    }
    this.#list();
    const { place, text, sentence, mend } = /** @type {Problem} */ (this.#problems.find((p) => p.code === code));
    const message = (failure.message = [code, place, text, sentence, mend].filter(Boolean).join(' · '));
    console.warn(`carsi-charts: ${message}`, this);
    this.#pending?.reject(failure);
    this.#pending = undefined;
    this.#tell('chart-error', { code, message });
  };

  /** The sentence for a visitor after a failure. @param {string} [code] */
  #say(code) {
    this.#sentence?.remove();
    this.#slot.firstElementChild?.toggleAttribute('hidden', code !== undefined);
    if (!code) return;
    const { lang, spanish } = language(this);
    const words = (this.#sentence = document.createElement('p'));
    words.className = 'error';
    words.setAttribute('part', 'error');
    words.setAttribute('role', 'status');
    words.lang = lang;
    words.textContent = sentence(code, spanish);
    this.#root.append(words);
  }

  /** The panel for an editor who asks for it. */
  #list() {
    this.#panel?.remove();
    const debug = this.getAttribute('debug');
    if (debug === null || debug === 'false') return;
    this.#panel = panel(this.#problems, this.#beyond, language(this).spanish);
    this.#root.append(this.#panel);
  }

  /** Lets the wasm's side of this element go, and all that it holds in the page. */
  #free() {
    this.#shown = false;
    const handle = this.#handle;
    this.#handle = undefined;
    try {
      handle?.free();
    } catch {
      // After a trap there is nothing to free.
    }
  }

  /** @param {string} type @param {unknown} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
