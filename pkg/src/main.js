// The loader's entry: registers both elements. Importing it on a server does nothing, importing it twice does no harm.

import { GoalProgress, CountryIndicator } from './elements.js';

export { configure } from './engine.js';
export { CountryIndicator, GoalProgress };

/** Version of the loader and of the wasm that belongs to it. */
export const version = __VERSION__;

for (const element of [CountryIndicator, GoalProgress]) {
  if (typeof customElements === 'undefined') break;
  const there = /** @type {typeof CountryIndicator | undefined} */ (customElements.get(element.tag));
  if (there) {
    console.info(`carsi-charts: <${element.tag}> is registered already, by version ${there.version}`);
  } else {
    customElements.define(element.tag, element);
  }
}
