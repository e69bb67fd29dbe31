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

/** Attributes of one kind, each with the spec's key of its name. @param {string} names @param {Partial<Attribute>} [kind] @returns {Attribute[]} */
const each = (names, kind) => names.split(' ').map((name) => ({ name, key: name.replace('-', '_'), parse: text, ...kind }));

const countries = { on: 'country-indicator' };
const goals = { on: 'goal-progress' };

/** @type {Attribute[]} */
export const ATTRIBUTES = [
  ...each('src integrity format lang locale group url-state', { key: '' }),
  { name: 'refresh', parse: number },
  { name: 'theme', parse: text, absent: 'auto' },
  { name: 'loading', parse: text, absent: 'lazy' },
  { name: 'debug', parse: flag, absent: false },
  ...each('view heading subheading note unit source source-href better'),
  ...each('decimals', { parse: number }),
  ...each('controls', { parse: list }),
  ...each('indicator order axis scale start gaps', countries),
  ...each('from to year', { parse: number, ...countries }),
  ...each('countries highlight', { parse: list, ...countries }),
  ...each('country method sort', goals),
  ...each('goal baseline-year target target-year', { parse: number, ...goals }),
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
  // Of those that it has, which are few.
  for (const { name, value } of element.attributes) {
    const own = attributes.find((attribute) => attribute.name === name);
    if (own?.key) found[own.key] = own.parse(value);
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
