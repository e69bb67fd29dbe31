// Why there is no chart. The words are in the extras: see extras/reasons.js.

/** A failure with a stable code, which is the anchor of its help, too (`#e-wasm-404`). */
export class Failure extends Error {
  /**
   * @param {string} code
   * @param {unknown} text What was met: an address, a status, the browser's own error. What it means and how to mend it
   *   stands in the words of problems.
   */
  constructor(code, text) {
    super(`${code} · ${text}`);
    this.name = 'ChartError';
    this.code = code;
    this.text = String(text);
  }
}

/**
 * @typedef {{ code: string, severity: string, place: string, row: number | null, column: number | null, pointer: string | null,
 *   text: string, sentence: string, assumed: string, mend: string }} Problem
 */
