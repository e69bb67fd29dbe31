// What is said of what is wrong: a sentence to visitors, a panel to editors, events to the page.

import { extras, help, words } from './engine.js';
import { Failure } from './errors.js';
import { language } from './language.js';

/** @typedef {import('./errors.js').Problem} Problem */

/** Whether an attribute without a value is set. @param {Element} element @param {string} name */
const is = (element, name) => (element.getAttribute(name) ?? 'false') !== 'false';

export class Telling {
  /** @type {Problem[]} */
  problems = [];
  /** How many more there were than are kept. */
  beyond = 0;
  root;
  element;
  words = words;
  /** Those that were told as warnings. */
  #warned = '';
  /** The sentence for visitors. @type {HTMLElement | undefined} */
  #sentence;
  /** The list for editors. @type {HTMLElement | undefined} */
  #panel;

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.root = root;
    this.element = /** @type {HTMLElement} */ (root.host);
  }

  /** An event of the element. @param {string} type @param {unknown} detail */
  event(type, detail) {
    this.element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** What the wasm says stops the chart. */
  get error() {
    const { code, text } = this.problems.find((p) => p.severity === 'error') ?? { code: 'E-PANIC', text: '' };
    return new Failure(code, text);
  }

  /** The problems as warnings; what a visitor changes brings the same ones again. */
  warn() {
    if (this.#warned === (this.#warned = JSON.stringify(this.problems))) return;
    for (const problem of this.problems) this.event('chart-warning', { ...problem });
  }

  /**
   * There is no chart: the sentence at once, the words for editors when they are there.
   * @param {import('./errors.js').Failure} failure Gets them as its message.
   * @param {AbortSignal} signal Ended when something else is drawn by then.
   */
  async fail(failure, signal) {
    const { code } = failure;
    const more = await extras();
    if (signal.aborted) return;
    this.say(code, more?.because(this.root, code, language(this.element).spanish));
    let told = this.problems.find((p) => p.code === code);
    if (!told) {
      // Code and text say enough where the words do not come.
      told = (await more?.explained(this.element, failure, words)) ?? /** @type {Problem} */ ({ code, severity: 'error', text: failure.text });
      if (signal.aborted) return;
      this.problems = [told];
    }
    this.list();
    const { place, text, sentence, mend } = told;
    failure.message = [code, place, text, sentence, mend].filter(Boolean).join(' · ');
    console.warn(`carsi-charts: ${failure.message}`, this.element);
  }

  /** The sentence for a visitor after a failure; none without a code. @param {string} [code] @param {string} [because] */
  say(code, because) {
    if (!(code || this.#sentence)) return;
    this.#sentence?.remove();
    // The space that is kept for a chart.
    this.root.querySelector('.reserve')?.toggleAttribute('hidden', !!code);
    if (!code) return;
    const { lang, spanish } = language(this.element);
    const words = (this.#sentence = document.createElement('p'));
    words.className = 'error';
    words.part = 'error';
    words.setAttribute('role', 'status');
    words.lang = lang;
    words.textContent = `${spanish ? 'No se puede mostrar este gráfico' : 'This chart cannot be shown'}${because ? `: ${because}` : ''} (${code}).`;
    this.root.append(words);
  }

  /** The panel for an editor who asks for it. */
  async list() {
    const more = is(this.element, 'debug') && (await extras());
    this.#panel?.remove();
    if (more) this.#panel = more.panel(this.root, this.problems, { beyond: this.beyond, help, spanish: language(this.element).spanish });
  }
}
