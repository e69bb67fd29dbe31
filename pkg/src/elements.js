// The two elements: one class each, the attributes as properties.

import { ATTRIBUTES, property, write } from './attributes.js';
import { ChartElement } from './element.js';

export class CountryIndicator extends ChartElement {
  static tag = 'country-indicator';
  static attributes = ATTRIBUTES.filter((a) => a.on !== 'goal-progress');
}

export class GoalProgress extends ChartElement {
  static tag = 'goal-progress';
  static attributes = ATTRIBUTES.filter((a) => a.on !== 'country-indicator');
}

for (const element of [CountryIndicator, GoalProgress]) {
  for (const attribute of element.attributes) {
    const name = property(attribute);
    // `lang` is every element's own property already.
    if (name in element.prototype) continue;
    Object.defineProperty(element.prototype, name, {
      configurable: true,
      enumerable: true,
      /** @this {ChartElement} */
      get() {
        const text = this.getAttribute(attribute.name);
        return text === null ? attribute.absent ?? null : attribute.parse(text);
      },
      /** @this {ChartElement} */
      set(value) {
        write(this, attribute.name, value);
      },
    });
  }
}
