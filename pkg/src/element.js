// What both elements do, as pages see it: attributes, properties, methods.

import { Drawing } from './drawing.js';
import { given, parsed } from './sources.js';

/** @typedef {import('./attributes.js').Attribute} Attribute */
/** @typedef {import('./input.js').State} State */
/** @typedef {import('./input.js').Spec} Spec */

/** On a server there is nothing to extend. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? class {};

export class ChartElement extends Base {
  static version = __VERSION__;
  static tag = '';
  /** @type {Attribute[]} */
  static attributes = [];

  static get observedAttributes() {
    return this.attributes.map(({ name }) => name);
  }

  #drawing = new Drawing(this.attachShadow({ mode: 'open' }));

  connectedCallback() {
    // Properties set before the element was known hide the real ones.
    const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
    for (const [name, value] of Object.entries(own)) {
      if (!(name in Object.getPrototypeOf(this))) continue;
      delete own[name];
      own[name] = value;
    }
    this.#drawing.join();
  }

  disconnectedCallback() {
    this.#drawing.leave();
  }

  /** With this the browser moves the element without taking it out first (`moveBefore`): nothing is to be done. */
  connectedMoveCallback() {}

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before !== after) this.#drawing.changed(name);
  }

  /** Resolves when the chart as it now stands is painted; rejects when it cannot be. */
  get ready() {
    return this.#drawing.ready;
  }

  /** The spec, attributes and updates included. Set: an object or its JSON. */
  get spec() {
    return structuredClone(this.#drawing.spec);
  }

  set spec(spec) {
    this.#drawing.tell({ spec: typeof spec === 'string' ? parsed(spec) : structuredClone(spec), patch: {} });
  }

  /**
   * The data in place of a file: text, bytes, rows (objects, or lists with the headings first), or columns by their names.
   * @param {import('./sources.js').Data | null | undefined} data
   */
  set data(data) {
    this.#drawing.tell({ data: data === null || data === undefined ? undefined : given(data) });
  }

  /** Changes parts of the spec, by its keys, and draws again. @param {Spec} patch */
  update(patch) {
    // Not `Object.assign`, for which the key `__proto__` is none.
    return this.#drawing.tell({ patch: { ...this.#drawing.told.patch, ...structuredClone(patch) } });
  }

  /** What the visitor has changed, for `restore`. @returns {State} */
  save() {
    return this.#drawing.save();
  }

  /** Sets what a visitor can change, and draws again. @param {State} state */
  restore(state) {
    return this.#drawing.restore(structuredClone(state));
  }

  /** The chart as a picture that can go alone. @param {{ scale?: number }} [options] Device pixels in a CSS pixel. @returns {Promise<Blob>} */
  async toPNG(options) {
    return (await this.#drawing.more()).png(this.#drawing, options);
  }

  /** The same as an SVG document. */
  async toSVG() {
    return (await this.#drawing.more()).svg(this.#drawing);
  }

  /** Two or three sentences on what the chart shows. */
  summary() {
    return this.#drawing.text('summary');
  }

  /** What is wrong with the input: code, severity, place, text, sentence, what was assumed, mend. */
  problems() {
    return structuredClone(this.#drawing.problems);
  }

  /** How many more problems there were than `problems()` lists. */
  get moreProblems() {
    return this.#drawing.beyond;
  }

  /** The readings as CSV. */
  toCSV() {
    return this.#drawing.text('csv');
  }
}
