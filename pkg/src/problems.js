// Problems of the loader, in words.

/**
 * @typedef {{ code: string, severity: string, place: string, row: number | null, column: number | null, pointer: string | null,
 *   text: string, sentence: string, assumed: string, mend: string }} Problem
 */

/**
 * A failure of the loader as a problem. Its codes have one row in each table of the words.
 * @param {import('./errors.js').Failure} failure
 * @param {string} words
 * @param {boolean} spanish
 * @returns {Problem}
 */
export function problem({ code, text }, words, spanish) {
  const [sentence, assumed, mend] = `${words}\n\n\n\n\n`.split('\n\n').map((table) => {
    const row = table.split('\n').find((row) => row.startsWith(`${code}\t`));
    return row?.split('\t')[spanish ? 3 : 2] ?? '';
  });
  return { code, severity: 'error', place: '', row: null, column: null, pointer: null, text, sentence, assumed, mend };
}
