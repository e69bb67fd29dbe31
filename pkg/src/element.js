// What both elements do: connect, fetch, hand over to the wasm, fall back.

import { charts, extras, help, load, panicked, part, table as fetched, trapped, words } from './engine.js';
import { Failure } from './errors.js';
import { feed, same } from './feed.js';
import { gather, isGiven } from './input.js';
import { language } from './language.js';
import { given, parsed } from './sources.js';
import { adopt } from './style.js';

/** @typedef {import('./attributes.js').Attribute} Attribute */
/** @typedef {import('./errors.js').Problem} Problem */
/** @typedef {import('./input.js').Spec} Spec */
/** @typedef {import('./input.js').Input} Input */
/**
 * What a visitor has changed: keys of the spec in place of the author's, and the two that are none.
 * @typedef {Spec & { table?: boolean, reading?: { country: string, year: number } }} State
 */

/** A chart within this distance of the window is fetched and painted: a screen, which is about a flick of scrolling. */
const AHEAD = '100%';

/** On a server there is nothing to extend. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? class {};

/** Whether an attribute without a value is set. @param {Element} element @param {string} name */
const is = (element, name) => (element.getAttribute(name) ?? 'false') !== 'false';

/** What of a spec is drawn by the part `views`. */
const VIEWS = /"view":"(?!(line|table)")|"scale":"log"|"(references|annotations)":/;

/** The parts of the wasm that a spec wants. @param {string} spec */
const parts = (spec) => (spec.includes('"chart":"goal-progress"') ? ['goals'] : VIEWS.test(spec) ? ['views'] : []);

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
  /** Far from the window a chart is not fetched yet, and gives its pixels back. */
  #far = false;
  #watch = new IntersectionObserver(
    (entries) => {
      this.#far = !entries.at(-1)?.isIntersecting;
      if (!this.#far && !this.#started) this.#begin();
      this.#handle?.rest(this.#far);
    },
    { rootMargin: AHEAD },
  );
  #started = false;
  #queued = false;
  #shown = false;
  /** What scripts say. @type {import('./input.js').Told} */
  #told = { patch: {}, files: new Map() };
  /** The author's spec, attributes and updates included. @type {Spec} */
  #merged = {};
  /** @type {State} */
  #state = {};
  /** What the controls of an element get of it. */
  #open = {
    element: /** @type {HTMLElement} */ (this),
    root: this.#root,
    handle: () => this.#handle,
    spec: () => this.#merged,
    save: () => this.save(),
    change: (/** @type {State} */ state) => this.restore({ ...this.save(), ...state }),
    renew: (/** @type {Partial<import('./input.js').Told>} */ told, /** @type {RequestCache} */ cache) => this.#draw(this.#run.signal, { ...this.#told, ...told }, cache),
    told: (/** @type {Partial<import('./input.js').Told>} */ told) => Object.assign(this.#told, told),
    words,
    note: (/** @type {Problem} */ problem) => {
      this.#problems = [...this.#problems.filter((p) => p.code !== problem.code), problem];
      this.#list();
      this.#tell('chart-warning', { ...problem });
    },
  };
  /** What becomes of it when the wasm fails. @type {import('./engine.js').Chart} */
  #chart = {
    sound: () => {
      try {
        return !this.#shown || !!this.summary();
      } catch {
        return false;
      }
    },
    fail: (error) => {
      this.#stop();
      this.#fail(error);
    },
    again: () => {
      this.#stop();
      this.#free();
      this.#slot.hidden = false;
      this.#refresh();
    },
  };
  /** The data that the wasm holds, and the format they were read by. @type {import('./feed.js').Held | undefined} */
  #held;
  /** @type {Problem[]} */
  #problems = [];
  /** Those that were told as warnings. */
  #warned = '';
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
    adopt(this.#root);
    // Space where the author gave no fallback, so that the page does not jump and those far below wait.
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
    charts.add(this.#chart);
    if (this.#started || this.getAttribute('loading') === 'eager') this.#begin();
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    charts.delete(this.#chart);
    this.#watch.disconnect();
    this.#far = false;
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
    if (key) delete this.#told.patch[key];
    if (name === 'src') this.#told.files.clear();
    if (name !== 'loading') this.#refresh();
    else if (after === 'eager' && this.isConnected && !this.#started) this.#begin();
  }

  /** Resolves when the chart as it now stands is painted; rejects when it cannot be. */
  get ready() {
    return this.#ready;
  }

  /** The spec, attributes and updates included. Set: an object or its JSON. */
  get spec() {
    return structuredClone(this.#merged);
  }

  set spec(spec) {
    this.#told.spec = typeof spec === 'string' ? parsed(spec) : structuredClone(spec);
    this.#told.patch = {};
    this.#refresh();
  }

  /** The data as text or bytes, in place of a file. @param {string | Uint8Array | ArrayBuffer | null | undefined} data */
  set data(data) {
    this.#told.data = data === null || data === undefined ? undefined : given(data);
    this.#refresh();
  }

  /** Changes parts of the spec, by its keys, and draws again. @param {Spec} patch */
  update(patch) {
    // Not `Object.assign`, for which the key `__proto__` is none.
    this.#told.patch = { ...this.#told.patch, ...structuredClone(patch) };
    this.#refresh();
    return this.#ready;
  }

  /** What the visitor has changed, for `restore`. @returns {State} */
  save() {
    return { ...structuredClone(this.#state), table: this.#button?.getAttribute('aria-expanded') === 'true' };
  }

  /** Sets what a visitor can change, and draws again. @param {State} state */
  restore(state) {
    this.#state = structuredClone(state);
    this.#refresh();
    this.#ready.then(() => this.#tell('chart-state', this.save()), () => {});
    return this.#ready;
  }

  /** The chart as a picture that can go alone. @param {{ scale?: number }} [options] Device pixels in a CSS pixel. @returns {Promise<Blob>} */
  async toPNG(options) {
    return (await this.#more()).png(this.#open, options);
  }

  /** The same as an SVG document. */
  async toSVG() {
    return (await this.#more()).svg(this.#open);
  }

  /** What is fetched for few charts, with its part of the wasm. */
  async #more() {
    const [more] = await Promise.all([extras(), part('extras'), this.#ready]);
    if (!more) throw new Failure('E-WASM-404', '');
    return more;
  }

  /** Two or three sentences on what the chart shows. */
  summary() {
    return this.#handle?.text('summary', '') ?? '';
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
    return this.#handle?.text('csv', '') ?? '';
  }

  get #button() {
    return /** @type {HTMLElement | null} */ (this.#root.querySelector('[aria-controls=table]'));
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
    const signal = this.#stop();
    if (document.readyState === 'loading') {
      await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
    }
    if (!isGiven(this, this.#told)) return;
    this.#problems = [];
    this.#beyond = 0;
    try {
      await this.#draw(signal, this.#told);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /**
   * @param {AbortSignal} signal @param {import('./input.js').Told} told
   * @param {RequestCache} [cache] Of a renewal: what cannot be drawn then leaves what there was.
   */
  async #draw(signal, told, cache) {
    try {
      const [Chart, input] = await Promise.all([load(), gather(this, told, { signal, cache })]);
      if (!signal.aborted) await (this.#telling = this.#show(Chart, input, signal, cache));
    } catch (error) {
      if (signal.aborted || !trapped(error)) throw error;
      panicked(error, this.#chart);
    }
  }

  /** Ends what is under way; the signal for what comes next. */
  #stop() {
    this.#run.abort();
    this.#run = new AbortController();
    return this.#run.signal;
  }

  /** @param {import('./engine.js').Engine['ChartHandle']} Chart */
  #make(Chart) {
    const own = new CSSStyleSheet();
    own.replaceSync('.figure{}.plot{}.tip{}');
    adopt(this.#root, own);
    return new Chart(this.#root, Array.from(own.cssRules, (rule) => /** @type {CSSStyleRule} */ (rule).style), this.#notify);
  }

  /**
   * @param {import('./engine.js').Engine['ChartHandle']} Chart @param {Input} input @param {AbortSignal} signal
   * @param {RequestCache} [renewing]
   * @returns {Promise<void>}
   */
  async #show(Chart, { spec, data, format }, signal, renewing) {
    const handle = (this.#handle ??= this.#make(Chart));
    handle.set_theme(this.getAttribute('theme') ?? '');
    if (typeof spec !== 'string') this.#merged = spec;
    const more = (Object(spec).controls || ['group', 'url-state', 'refresh'].some((name) => this.hasAttribute(name))) && (await extras());
    if (more) {
      await part('extras');
      more.begin(this.#open);
    }
    const { table, reading, ...own } = this.#state;
    const drawn = typeof spec === 'string' ? spec : JSON.stringify({ ...spec, ...own });
    await Promise.all([...parts(drawn).map(part), drawn.includes('"view":"map"') && fetched('outlines')]);
    if (signal.aborted) return;
    const load = async (/** @type {import('./feed.js').Held} */ held, anew = true) => {
      const loaded = await feed(handle, { ...held, spec: drawn, language: language(this), anew }, signal);
      if (!signal.aborted) this.#problems = handle.problems('');
      return loaded;
    };
    // New figures, or a new view of those that the wasm has.
    const before = this.#held;
    const held = (this.#held = { data, format });
    const anew = !same(held, before);
    let loaded = await load(held, anew);
    if (signal.aborted) return;
    if (!loaded && renewing && before) {
      const { code, text } = /** @type {Problem} */ (this.#problems.find((p) => p.severity === 'error'));
      this.#held = before;
      await load(before);
      throw new Failure(code, text);
    }
    if (!loaded && Object.keys(own).length) {
      // What a link or a script would have the visitor choose does not fit the data: as the author has it.
      this.#state = {};
      return this.#show(Chart, { spec, data, format }, signal);
    }
    // A place that is not compiled in may be in the table of all places.
    if (this.#problems.some((p) => p.code === 'W-COUNTRY-UNKNOWN') && (await fetched('places')) && !signal.aborted) loaded = await load(held);
    if (signal.aborted || this.#handle !== handle) return;
    this.#beyond = handle.beyond();
    if (loaded) this.#say();
    else this.#slot.hidden = false;
    if (!more) {
      handle.forget();
      this.#held = undefined;
    }
    if (table !== undefined && table !== this.save().table) this.#button?.click();
    if (reading) handle.point(reading.country, reading.year);
    if (loaded && more) {
      more.dress(this.#open, anew);
      if (!renewing) more.refresh(this.#open, signal);
    }
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
    // What a visitor changes brings the same ones again.
    else if (this.#warned !== (this.#warned = JSON.stringify(this.#problems))) {
      for (const problem of this.#problems) this.#tell('chart-warning', { ...problem });
    }
  }

  /** What the wasm tells. @param {string} kind @param {unknown} detail */
  #notify = async (kind, detail) => {
    if (kind === 'select') {
      const { country, year } = /** @type {any} */ (detail);
      this.#state.reading = { country, year };
      this.#tell('chart-select', detail);
      return;
    }
    this.#handle?.rest(this.#far);
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
    const { signal } = this.#run;
    this.#free();
    this.#slot.hidden = false;
    adopt(this.#root);
    if (/OFFLINE/.test(code)) addEventListener('online', () => this.#refresh(), { once: true, signal });
    const more = await extras();
    if (signal.aborted) return;
    this.#say(code, more?.because(this.#root, code, language(this).spanish));
    let told = this.#problems.find((p) => p.code === code);
    if (!told) {
      // Code and text say enough where the words do not come.
      told = (await more?.explained(this, failure, words)) ?? /** @type {Problem} */ ({ code, severity: 'error', text: failure.text });
      if (signal.aborted) return;
      this.#problems = [told];
    }
    this.#list();
    const { place, text, sentence, mend } = told;
    const message = (failure.message = [code, place, text, sentence, mend].filter(Boolean).join(' · '));
    console.warn(`carsi-charts: ${message}`, this);
    this.#pending?.reject(failure);
    this.#pending = undefined;
    this.#tell('chart-error', { code, message });
  };

  /** The sentence for a visitor after a failure. @param {string} [code] @param {string} [because] */
  #say(code, because) {
    this.#sentence?.remove();
    this.#slot.firstElementChild?.toggleAttribute('hidden', code !== undefined);
    if (!code) return;
    const { lang, spanish } = language(this);
    const words = (this.#sentence = document.createElement('p'));
    words.className = 'error';
    words.setAttribute('part', 'error');
    words.setAttribute('role', 'status');
    words.lang = lang;
    words.textContent = `${spanish ? 'No se puede mostrar este gráfico' : 'This chart cannot be shown'}${because ? `: ${because}` : ''} (${code}).`;
    this.#root.append(words);
  }

  /** The panel for an editor who asks for it. */
  async #list() {
    this.#panel?.remove();
    if (!is(this, 'debug')) return;
    const more = await extras();
    this.#panel?.remove();
    this.#panel = more?.panel(this.#root, this.#problems, { beyond: this.#beyond, help, spanish: language(this).spanish });
    if (this.#panel) this.#root.append(this.#panel);
  }

  /** Lets the wasm's side of this element go, and all that it holds in the page. */
  #free() {
    this.#shown = false;
    const handle = this.#handle;
    this.#handle = this.#held = undefined;
    try {
      handle?.free();
    } catch {
      // After a trap it cannot let go.
    }
    this.#root.querySelector('.figure')?.remove();
  }

  /** @param {string} type @param {unknown} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
