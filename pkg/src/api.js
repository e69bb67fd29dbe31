// The elements without side effects: nothing is registered until `register` or `mount` is called.

export { CountryIndicator, GoalProgress } from './elements.js';
export { configure } from './engine.js';
export { mount, register } from './mount.js';

/** Version of the loader and of the wasm that belongs to it. */
export const version = __VERSION__;
