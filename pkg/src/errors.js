// What a visitor reads when there is no chart, and what the page's editor is told.

/** A failure with a stable code, which is the anchor of its help, too (`#e-wasm-404`). */
export class Failure extends Error {
  /**
   * @param {string} code
   * @param {string} text What was met: an address, a status, the browser's own error. What it means and how to mend it
   *   stands in the words of problems.
   */
  constructor(code, text) {
    super(`${code} · ${text}`);
    this.name = 'ChartError';
    this.code = code;
    this.text = text;
  }
}

/** Reasons for visitors by the beginning of the code, English and Spanish; the first that fits. @type {[string, string, string][]} */
const REASONS = [
  ['E-WASM-UNSUPPORTED', 'this browser is too old or its settings do not allow it', 'este navegador es demasiado antiguo o su configuración no lo permite'],
  ['E-WASM', 'a part of it could not be loaded', 'no se pudo cargar una parte'],
  ['E-DATA-404', 'its data were not found', 'no se encontraron sus datos'],
  ['E-DATA-CORS', 'its data could not be reached', 'no se pudo acceder a sus datos'],
  ['E-DATA', 'its data could not be read', 'no se pudieron leer sus datos'],
  ['E-SPEC', 'its settings are not right', 'su configuración no es correcta'],
  ['', 'something went wrong', 'algo falló'],
];

/**
 * The sentence for a visitor.
 * @param {string} code
 * @param {boolean} spanish
 */
export function sentence(code, spanish) {
  const [, en, es] = /** @type {[string, string, string]} */ (REASONS.find(([start]) => code.startsWith(start)));
  return spanish ? `No se puede mostrar este gráfico: ${es} (${code}).` : `This chart cannot be shown: ${en} (${code}).`;
}
