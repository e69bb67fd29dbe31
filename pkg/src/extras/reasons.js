// What a visitor reads when there is no chart, and what the page's editor is told.

import { language } from '../language.js';
import { adopt } from './style.js';

/** Reasons for visitors by the code, English and Spanish; the first that fits. @type {[RegExp, string, string][]} */
const REASONS = [
  [/OFFLINE/, 'there is no connection to the internet', 'no hay conexión a internet'],
  [/TIMEOUT/, 'the server did not answer in time', 'el servidor no respondió a tiempo'],
  [/WASM-UNSUPPORTED/, 'this browser is too old or its settings do not allow it', 'este navegador es demasiado antiguo o su configuración no lo permite'],
  [/WASM-FILE/, 'the page was opened as a file, not from a website', 'la página se abrió como archivo y no desde un sitio web'],
  [/WASM-CSP/, 'this page’s security settings do not allow it', 'la configuración de seguridad de esta página no lo permite'],
  [/WASM-INTEGRITY/, 'a part of it is not the one that was published', 'una parte no es la que se publicó'],
  [/WASM/, 'a part of it could not be loaded', 'no se pudo cargar una parte'],
  [/DATA-404/, 'its data were not found', 'no se encontraron sus datos'],
  [/DATA-CORS/, 'its data could not be reached', 'no se pudo acceder a sus datos'],
  [/DATA-INTEGRITY/, 'its data are not those that were published', 'sus datos no son los que se publicaron'],
  [/DATA-EMPTY/, 'there are no figures in its data', 'no hay cifras en sus datos'],
  [/DATA|WB/, 'its data could not be read', 'no se pudieron leer sus datos'],
  [/SPEC|INDICATOR/, 'its settings are not right', 'su configuración no es correcta'],
  [/^/, 'something went wrong', 'algo falló'],
];

/** The reason for a visitor. @param {ShadowRoot} root Where it will stand. @param {string} code @param {boolean} spanish */
export function because(root, code, spanish) {
  adopt(root);
  const [, en, es] = REASONS.find(([of]) => of.test(code)) ?? ['', '', ''];
  return spanish ? es : en;
}

/**
 * A failure of the loader in words: its codes have one row in each table.
 * @param {Element} element
 * @param {{ code: string, text: string }} failure
 * @param {() => Promise<string>} words
 * @returns {Promise<import('../errors.js').Problem>}
 */
export async function explained(element, { code, text }, words) {
  const { spanish } = language(element);
  const [sentence, assumed, mend] = `${await words()}\n\n\n\n\n`.split('\n\n').map((table) => {
    const row = table.split('\n').find((row) => row.startsWith(`${code}\t`));
    return row?.split('\t')[spanish ? 3 : 2] ?? '';
  });
  const severity = code.startsWith('W') ? 'warning' : 'error';
  return { code, severity, place: '', row: null, column: null, pointer: null, text, sentence, assumed, mend };
}

/** What came in place of the wasm. */
class Untyped extends Error {}

/** The bytes of a wasm that the server calls something else. @param {Response} response */
export async function untyped(response) {
  const bytes = await response.arrayBuffer();
  const said = `${response.headers.get('content-type')} ≠ application/wasm`;
  if (bytes.byteLength < 4 || new DataView(bytes).getUint32(0) !== 0x0061736d) throw new Untyped(said);
  console.warn(`carsi-charts: E-WASM-MIME · ${response.url} (${said})`);
  return bytes;
}

/**
 * Why a file cannot be used: the end of the code, and what was met if it is more than the browser said.
 * @param {URL} url
 * @param {unknown} error
 * @returns {Promise<{ code: string, text?: string }>}
 */
export async function reason(url, error) {
  if (error instanceof Untyped) return { code: 'MIME', text: error.message };
  const said = String(error);
  // An answer that cannot be fetched, or not with this hash, is a TypeError; all else is of the compiler.
  if (!said.startsWith('TypeError')) return { code: /polic|csp|eval|refused|blocked/i.test(said) ? 'CSP' : 'UNSUPPORTED' };
  const answer = await fetch(url, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(9000) }).catch(() => undefined);
  if (!answer) return { code: '404' };
  if (!answer.ok) return { code: '404', text: String(answer.status) };
  const type = answer.headers.get('content-type')?.split(';')[0].trim();
  return type === 'text/html' ? { code: url.pathname.endsWith('.wasm') ? 'MIME' : 'HTML', text: `${type} ≠ application/wasm` } : { code: 'INTEGRITY', text: '≠ sha384' };
}
