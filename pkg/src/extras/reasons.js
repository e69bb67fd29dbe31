// What a visitor reads when there is no chart, and what the page's editor is told.

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

/** The reason for a visitor. @param {string} code @param {boolean} spanish */
export function because(code, spanish) {
  const [, en, es] = REASONS.find(([of]) => of.test(code)) ?? ['', '', ''];
  return spanish ? es : en;
}

/**
 * The words of a failure of the loader: its codes have one row in each table.
 * @param {string} code
 * @param {string} words
 * @param {boolean} spanish
 */
export function explained(code, words, spanish) {
  const [sentence, assumed, mend] = `${words}\n\n\n\n\n`.split('\n\n').map((table) => {
    const row = table.split('\n').find((row) => row.startsWith(`${code}\t`));
    return row?.split('\t')[spanish ? 3 : 2] ?? '';
  });
  return { sentence, assumed, mend };
}

/**
 * Why a file was refused that has a hash: the end of the code, and what was met if it is more than the browser said.
 * @param {URL} url
 * @returns {Promise<{ code: string, text?: string }>}
 */
export async function reason(url) {
  const answer = await fetch(url, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(9000) }).catch(() => undefined);
  if (!answer) return { code: '404' };
  if (!answer.ok) return { code: '404', text: String(answer.status) };
  const type = answer.headers.get('content-type')?.split(';')[0].trim();
  return type === 'text/html' ? { code: url.pathname.endsWith('.wasm') ? 'MIME' : 'HTML', text: type } : { code: 'INTEGRITY', text: type };
}
