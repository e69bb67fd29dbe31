// The ways into a page: the elements by their names, `div`s in their place, and scripts.

import { CountryIndicator, GoalProgress } from './elements.js';
import { Failure } from './errors.js';

const ELEMENTS = [CountryIndicator, GoalProgress];

/** Registers both elements, and puts them where a page has a `div` in their place. On a server nothing is done. */
export function register() {
  if (typeof customElements === 'undefined') return;
  for (const element of ELEMENTS) {
    const there = /** @type {typeof CountryIndicator | undefined} */ (customElements.get(element.tag));
    if (!there) customElements.define(element.tag, element);
    else if (there !== element) console.info(`carsi-charts: <${element.tag}> is there already, of version ${there.version}`);
  }
  twins(document);
  watch ??= new MutationObserver((changes) => {
    for (const { target } of changes) twins(/** @type {Element} */ (target));
  });
  watch.observe(document, { childList: true, subtree: true });
}

/** Sees the `div`s that come later. @type {MutationObserver | undefined} */
let watch;

/**
 * Puts an element into each `<div data-chart="country-indicator" data-src="…">`, which sanitizers keep where they take
 * unknown elements away. What stands in the div is the element's content from then on.
 * @param {Document | Element} root
 */
function twins(root) {
  for (const div of root.querySelectorAll('[data-chart]')) {
    const kind = ELEMENTS.find(({ tag }) => div.getAttribute('data-chart') === tag);
    if (!kind || div.querySelector(`:scope > ${kind.tag}`)) continue;
    const element = document.createElement(kind.tag);
    // Only what the element knows: no `data-onclick` becomes a handler.
    for (const { name } of kind.attributes) {
      const value = div.getAttribute(`data-${name}`);
      if (value !== null) element.setAttribute(name, value);
    }
    element.append(...div.childNodes);
    div.append(element);
  }
}

/**
 * Puts a chart into an element of the page.
 * @param {Element} target Its content becomes the fallback.
 * @param {Record<string, unknown> & { chart: string }} spec
 * @param {{ data?: import('./sources.js').Data }} [options] `data`: what is to be drawn, in place of a file.
 */
export function mount(target, spec, { data } = {}) {
  register();
  const kind = ELEMENTS.find(({ tag }) => tag === spec.chart);
  if (!kind) throw new Failure('E-SPEC-CHART', spec.chart);
  const element = /** @type {CountryIndicator | GoalProgress} */ (document.createElement(kind.tag));
  element.spec = spec;
  element.data = data;
  element.append(...target.childNodes);
  target.append(element);
  return element;
}
