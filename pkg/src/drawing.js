// A chart in its element: fetch, hand over to the wasm, fall back.

import { charts, extras, load, needed, panicked, part, table, trapped, words } from './engine.js';
import { Failure } from './errors.js';
import { feed, prepare, same } from './feed.js';
import { gather, isGiven } from './input.js';
import { language } from './language.js';
import { Ready } from './ready.js';
import { adopt, rules } from './style.js';
import { Visited } from './visited.js';

/** @typedef {import('./input.js').State} State */
/** @typedef {import('./input.js').Told} Told */
/** @typedef {() => Promise<void>} Show */

/** What is not private is for the element and for what a chart has around it (`extras/`). */
export class Drawing extends Visited {
  /** What scripts say. @type {Told} */
  told = { patch: {}, files: new Map() };
  /** The author's spec, attributes and updates included. @type {import('./input.js').Spec} */
  spec = {};
  #ready = new Ready();
  #slot;
  #run = new AbortController();
  /** Far from the window a chart is not fetched yet, and gives its pixels back. */
  #far = false;
  #watch = new IntersectionObserver(
    (entries) => {
      this.#far = !entries.at(-1)?.isIntersecting;
      if (!this.#far && !this.#started) this.#wake(true);
      this.handle?.rest(this.#far);
    },
    // A screen, which is about a flick of scrolling.
    { rootMargin: '100%' },
  );
  #started = false;
  #queued = false;
  #shown = false;
  /** The data that the wasm holds, and the format they were read by. @type {import('./feed.js').Held | undefined} */
  #held;
  /** Shows other figures of a script, where all else is as it was and nothing under way. @type {Show | undefined} */
  #film;
  /** Until what is asked for is shown, or cannot be, and its problems have their words. @type {Promise<void> | undefined} */
  #showing;

  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.#slot = root.appendChild(document.createElement('slot'));
    adopt(root);
    // Space where the author gave no fallback, so that the page does not jump and those far below wait.
    this.#slot.appendChild(document.createElement('div')).className = 'reserve';
  }

  /** The element is in a page. */
  join() {
    charts.add(this);
    this.#wake();
    this.#watch.observe(this.element);
  }

  /** The element is in none any more. */
  leave() {
    charts.delete(this);
    this.#watch.disconnect();
    this.#far = false;
    this.#run.abort();
    this.#free();
  }

  /** An attribute is another. @param {string} name */
  changed(name) {
    const { attributes } = /** @type {import('./input.js').Kind} */ (this.element.constructor);
    const key = attributes.find((a) => a.name === name)?.key;
    if (key) delete this.told.patch[key];
    this.told.own = undefined;
    if (name === 'src') this.told.files.clear();
    if (name !== 'loading') this.#refresh();
    else if (!this.#started) this.#wake();
  }

  /** A script says something else. @param {Partial<Told>} told */
  tell(told) {
    Object.assign(this.told, told);
    return this.#refresh(told.data && this.#film);
  }

  /** Sets what a visitor can change. @param {State} state */
  restore(state) {
    this.state = { table: false, ...state };
    const ready = this.#refresh();
    ready.then(() => this.event('chart-state', this.save()), () => {});
    return ready;
  }

  /** Changes some of it. @param {State} state */
  change(state) {
    return this.restore({ ...this.save(), ...state });
  }

  /** Fetches the data anew; rejects where they cannot be drawn, and those before are shown. @param {Partial<Told>} told @param {RequestCache} cache */
  renew(told, cache) {
    const { signal } = this.#run;
    return this.#draw(signal, () => this.#show(signal, { ...this.told, ...told }, cache));
  }

  /** What is fetched for few charts, with its part of the wasm. */
  async more() {
    const [more] = await Promise.all([needed(), part('extras'), this.ready]);
    return more;
  }

  /** A text that the wasm writes. @param {Parameters<import('#glue').ChartHandle['text']>[0]} kind */
  text(kind) {
    return this.handle?.text(kind, '') ?? '';
  }

  /** After a trap: whether it can still be asked what it shows. */
  sound() {
    try {
      return !this.#shown || !!this.text('summary');
    } catch {
      return false;
    }
  }

  /** After a trap: it has no more chart. @param {unknown} error */
  end(error) {
    this.#stop();
    this.#fail(error);
  }

  /** After a trap: it lets go of what it has, and begins anew. */
  again() {
    this.#stop();
    this.#free();
    this.#refresh();
  }

  get ready() {
    return this.#ready.promise;
  }

  /** At once if it was shown before, or if the page does not want to wait until the reader is near. */
  #wake(now = this.#started || this.element.getAttribute('loading') === 'eager') {
    if (!now) return;
    this.#started = true;
    this.#refresh();
  }

  /** Draws again, once for however many changes are made in one go. @param {Show} [film] If only the figures are others. */
  #refresh(film) {
    this.#film = film;
    const ready = this.#ready.expect();
    if (!this.#queued && this.#started && this.element.isConnected) {
      this.#queued = true;
      this.#start();
    }
    return ready;
  }

  async #start() {
    // The wasm is under way while the page's script goes on; if it does not come, that is told below.
    if (!this.handle) load().catch(() => {});
    await null; // Not `queueMicrotask`: a browser takes longer to call back.
    this.#queued = false;
    if (!this.element.isConnected) return;
    const film = this.#film;
    this.#film = undefined;
    const signal = film ? this.#run.signal : this.#stop();
    if (document.readyState === 'loading') await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
    // What is set later is most often figures that a script has fetched.
    if (!isGiven(this.element, this.told)) return void extras();
    this.problems = [];
    this.beyond = 0;
    try {
      await (this.#showing = this.#draw(signal, film ?? (() => this.#show(signal, this.told))));
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** A trap ends the wasm. @param {AbortSignal} signal @param {Show} show */
  async #draw(signal, show) {
    try {
      await show();
    } catch (error) {
      if (signal.aborted || !trapped(error)) throw error;
      panicked(error, this);
    }
  }

  /** Ends what is under way; the signal for what comes next. */
  #stop() {
    // With a reason, or the browser makes an error with the whole stack for each new figure.
    this.#run.abort(0);
    this.#run = new AbortController();
    return this.#run.signal;
  }

  /** @param {AbortSignal} signal @param {Told} told @param {RequestCache} [renewing] What cannot be drawn then leaves what there was. @returns {Promise<void>} */
  async #show(signal, told, renewing) {
    // What was under way may not be painted yet.
    while (this.handle?.step());
    const engine = load();
    const found = gather(this.element, told, { signal, cache: renewing });
    // The part for columns comes while the chart is begun; if it does not, that is told where it is needed.
    found.then(({ data }) => [...data.values()].some(Array.isArray) && part('long')).catch(() => {});
    const [Chart, { spec, data, format }] = await Promise.all([engine, found]);
    if (signal.aborted) return;
    const handle = (this.handle ??= new Chart(this.root, rules(this.root), this.#notify));
    handle.set_theme(['light', 'dark'].indexOf(/** @type {string} */ (this.element.getAttribute('theme'))));
    if (typeof spec !== 'string') this.spec = spec;
    const dressed = Object(spec).controls || this.element.matches('[group],[url-state],[refresh]');
    const more = dressed && (await extras());
    if (more) {
      await part('extras');
      more.begin(this);
    }
    const { table: _table, reading: _reading, ...own } = this.state;
    const drawn = typeof spec === 'string' ? spec : JSON.stringify({ ...spec, ...own });
    await prepare(drawn);
    const take = async (/** @type {import('./feed.js').Held} */ held, anew = true) => {
      const loaded = await feed(handle, { ...held, spec: drawn, language: language(this.element), anew }, signal);
      if (!signal.aborted) this.problems = handle.problems('');
      return loaded;
    };
    const figures = async (/** @type {import('./input.js').Input['data']} */ data) => {
      if (signal.aborted) return;
      const { table: opened, reading } = this.state;
      // New figures, or a new view of those that the wasm has.
      const before = this.#held;
      const held = (this.#held = { data, format });
      const anew = !same(held, before);
      let loaded = await take(held, anew);
      if (signal.aborted) return;
      if (!loaded && renewing && before) {
        const why = this.error;
        this.#held = before;
        await take(before);
        throw why;
      }
      if (!loaded && Object.keys(own).length) {
        // What a link or a script would have the visitor choose does not fit the data: as the author has it.
        this.state = {};
        return this.#show(signal, told);
      }
      // A place that is not compiled in may be in the table of all places.
      if (this.problems.some((p) => p.code === 'W-COUNTRY-UNKNOWN') && (await table('places')) && !signal.aborted) loaded = await take(held);
      if (signal.aborted || this.handle !== handle) return;
      this.beyond = handle.beyond();
      if (loaded) this.say();
      else this.#slot.hidden = false;
      // What a script has may be a great deal to hand over again.
      if (!more && !this.told.data) {
        handle.forget();
        this.#held = undefined;
      }
      if (opened !== undefined && opened !== this.save().table) this.button?.click();
      delete this.state.table;
      if (reading) handle.point(reading.country, reading.year);
      if (loaded && more) {
        more.dress(this, anew);
        if (!renewing) more.refresh(this, signal);
      }
      this.list();
      if (!loaded || this.problems.length) await this.#explain(handle, loaded, signal);
      // What the page's JSON says may be another by then, and controls may come that did not.
      if (!loaded || dressed || !this.told.spec || !this.told.data || this.#queued || signal.aborted) return;
      this.#film = async () => {
        const bytes = /** @type {import('./sources.js').Bytes} */ (await this.told.data);
        await figures(new Map(data).set(/** @type {any} */ (spec).data, bytes));
      };
    };
    return figures(data);
  }

  /** Puts the problems into words, and tells. @param {import('#glue').ChartHandle} handle @param {boolean} loaded @param {AbortSignal} signal */
  async #explain(handle, loaded, signal) {
    const said = await words();
    if (signal.aborted || this.handle !== handle) return;
    this.problems = handle.problems(said);
    const listed = this.list();
    if (loaded) this.warn();
    else this.#fail(this.error);
    // Who waits for the chart finds the editor's panel there.
    await listed;
  }

  /** What the wasm tells. @param {string} kind @param {unknown} detail */
  #notify = async (kind, detail) => {
    if (kind === 'select') return this.selected(/** @type {any} */ (detail));
    this.handle?.rest(this.#far);
    if (!this.#slot.hidden) this.#slot.hidden = true; // Again, the page would look at its styles.
    const { signal } = this.#run;
    const failed = await this.#showing?.catch(() => true);
    if (failed || signal.aborted) return;
    this.#ready.settle();
    if (!this.#shown) {
      this.#shown = true;
      this.event('chart-ready', {});
    }
  };

  /** Back to the fallback, with a sentence. @param {unknown} error */
  async #fail(error) {
    const failure = error instanceof Failure ? error : new Failure('E-PANIC', error);
    const { code } = failure;
    const { signal } = this.#run;
    this.#free();
    adopt(this.root);
    if (/OFFLINE/.test(code)) addEventListener('online', () => this.#refresh(), { once: true, signal });
    await this.fail(failure, signal);
    if (signal.aborted) return;
    this.#ready.settle(failure);
    this.event('chart-error', { code, message: failure.message });
  }

  /** Lets the wasm's side of this element go, and all that it holds in the page. */
  #free() {
    this.#shown = false;
    const handle = this.handle;
    this.handle = this.#held = this.#film = undefined;
    try {
      handle?.free();
    } catch {
      // After a trap it cannot let go.
    }
    this.root.querySelector('.figure')?.remove();
    this.#slot.hidden = false;
  }
}
