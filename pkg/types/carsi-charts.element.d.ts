/** The same as `carsi-charts`, but nothing is registered until `register` or `mount` is called. */
export * from './carsi-charts.js';
