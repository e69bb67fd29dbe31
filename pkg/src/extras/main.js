// What a chart has around it where it is asked for: a file of its own, which the loader imports then.

export { panel } from './panel.js';
export { packed } from './columns.js';
export { begin, dress } from './dress.js';
export { png, svg } from './download.js';
export { because, explained, reason, untyped } from './reasons.js';
export { refresh } from './refresh.js';

/** Version of the loader that this belongs to. */
export const version = __VERSION__;
