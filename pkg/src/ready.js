// When a chart is painted, as a promise: one for each time that it is to be.

export class Ready {
  /** The chart as it now stands is painted, or cannot be. @type {Promise<void>} */
  promise;
  /** @type {((value?: PromiseLike<void>) => void) | undefined} */
  #settle;

  constructor() {
    this.promise = this.expect();
  }

  /** A promise for the next painting; the one there is, if it is still open. */
  expect() {
    if (!this.#settle) {
      this.promise = new Promise((resolve) => (this.#settle = resolve));
      // Nobody has to listen: `chart-error` tells as well.
      this.promise.catch(() => {});
    }
    return this.promise;
  }

  /** It is painted, or cannot be. @param {Error} [failure] */
  settle(failure) {
    this.#settle?.(failure && Promise.reject(failure));
    this.#settle = undefined;
  }
}
