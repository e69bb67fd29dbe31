// What a visitor has changed of a chart, and points at.

import { Telling } from './telling.js';

/** @typedef {import('./input.js').State} State */
/** @typedef {{ country: string, year: number }} Reading */

export class Visited extends Telling {
  /** @type {import('#glue').ChartHandle | undefined} */
  handle;
  /** @type {State} */
  state = {};

  /** Of the table. */
  get button() {
    return /** @type {HTMLElement | null} */ (this.root.querySelector('[aria-controls=table]'));
  }

  /** What the visitor has changed. @returns {State} */
  save() {
    return { ...structuredClone(this.state), table: this.button?.getAttribute('aria-expanded') === 'true' };
  }

  /** Points at a reading, as the visitor of another chart does. @param {Reading} reading */
  point(reading) {
    this.state.reading = reading;
    this.handle?.point(reading.country, reading.year);
  }

  /** A reading is pointed at on purpose, or none any more. @param {Reading | null} detail */
  selected(detail) {
    const { reading } = this.state;
    delete this.state.reading;
    if (detail) {
      this.state.reading = { country: detail.country, year: detail.year };
      this.event('chart-select', detail);
    } else if (reading) this.event('chart-state', this.save());
  }
}
