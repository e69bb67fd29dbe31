// The attributes, once: name, key in the spec, parser. Reading, observing, properties and the types follow from here.

/**
 * @typedef {object} Attribute
 * @property {string} name The attribute, in kebab-case; its property is in camelCase.
 * @property {string} [key] The spec's key; without one, the attribute is the element's own.
 * @property {(text: string) => unknown} parse From its text. What cannot be read stays text: the spec's reader says what was expected.
 * @property {string} [on] The only element that has it.
 * @property {unknown} [absent] What the property is without the attribute, if not null.
 */

const text = (/** @type {string} */ value) => value;
const number = (/** @type {string} */ value) => (value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value));
const list = (/** @type {string} */ value) => value.split(/[\s,]+/).filter(Boolean);
const flag = (/** @type {string} */ value) => value !== 'false';

const countries = { on: 'country-indicator' };
const goals = { on: 'goal-progress' };

/** @type {Attribute[]} */
export const ATTRIBUTES = [
  { name: 'src', parse: text },
  { name: 'format', parse: text },
  { name: 'lang', parse: text },
  { name: 'locale', parse: text },
  { name: 'theme', parse: text, absent: 'auto' },
  { name: 'loading', parse: text, absent: 'lazy' },
  { name: 'debug', parse: flag, absent: false },
  { name: 'view', key: 'view', parse: text },
  { name: 'heading', key: 'heading', parse: text },
  { name: 'subheading', key: 'subheading', parse: text },
  { name: 'note', key: 'note', parse: text },
  { name: 'unit', key: 'unit', parse: text },
  { name: 'decimals', key: 'decimals', parse: number },
  { name: 'source', key: 'source', parse: text },
  { name: 'source-href', key: 'source_href', parse: text },
  { name: 'better', key: 'better', parse: text },
  { name: 'countries', key: 'countries', parse: list, ...countries },
  { name: 'highlight', key: 'highlight', parse: list, ...countries },
  { name: 'indicator', key: 'indicator', parse: text, ...countries },
  { name: 'from', key: 'from', parse: number, ...countries },
  { name: 'to', key: 'to', parse: number, ...countries },
  { name: 'year', key: 'year', parse: number, ...countries },
  { name: 'order', key: 'order', parse: text, ...countries },
  { name: 'axis', key: 'axis', parse: text, ...countries },
  { name: 'gaps', key: 'gaps', parse: text, ...countries },
  { name: 'goal', key: 'goal', parse: number, ...goals },
  { name: 'country', key: 'country', parse: text, ...goals },
  { name: 'method', key: 'method', parse: text, ...goals },
  { name: 'baseline-year', key: 'baseline_year', parse: number, ...goals },
  { name: 'target', key: 'target', parse: number, ...goals },
  { name: 'target-year', key: 'target_year', parse: number, ...goals },
];

/** The property of an attribute. @param {Attribute} attribute */
export const property = (attribute) => attribute.name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/**
 * What an element's attributes say, by key of the spec.
 * @param {HTMLElement} element
 * @param {Attribute[]} attributes
 */
export function read(element, attributes) {
  /** @type {Record<string, unknown>} */
  const found = {};
  for (const { name, key, parse } of attributes) {
    const value = element.getAttribute(name);
    if (key && value !== null) found[key] = parse(value);
  }
  return found;
}

/**
 * Sets an attribute from a property's value: none and false take it away, a list is joined.
 * @param {HTMLElement} element
 * @param {string} name
 * @param {unknown} value
 */
export function write(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value));
}
