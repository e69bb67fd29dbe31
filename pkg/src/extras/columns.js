// Figures that a script has as rows or columns, as what the wasm reads.

/** @typedef {import('../sources.js').Columns} Columns */
/** @typedef {import('../sources.js').Rows} Rows */
/** @typedef {import('../sources.js').Bytes} Bytes */

/** What the head of columns begins with: src/read/columns.rs. */
const MAGIC = '\0columns\n';

/** Columns of no more numbers go as one part: it costs more to hand one over than to copy it. */
const SHORT = 1000;

const encoder = new TextEncoder();
const utf8 = (/** @type {string} */ text) => encoder.encode(text);

/**
 * Numbers as they are, in parts; everything else as CSV, whose reader says what is wrong with it, and where.
 * @param {Rows | Columns} data @returns {Bytes}
 */
export function packed(data) {
  if (Array.isArray(data)) return utf8(csv(lines(data)));
  const names = Object.keys(data);
  const columns = Object.values(data);
  const longest = Math.max(0, ...columns.map((column) => column?.length ?? 0));
  if (names.length > 1 && columns.every((column) => column?.length === longest)) {
    const found = longest > SHORT ? apart(names, columns) : together(names, columns);
    if (found) return found;
  }
  return utf8(csv([names, ...Array.from({ length: longest }, (_, i) => columns.map((column) => column?.[i]))]));
}

/**
 * Each column as a part of its own; nothing if one has anything but numbers.
 * @param {string[]} names @param {ArrayLike<unknown>[]} columns @returns {Bytes | undefined}
 */
function apart(names, columns) {
  const numbers = columns.map(numeric);
  if (!numbers.every((column) => column)) return;
  const kinds = numbers.map((column) => (column instanceof Int32Array ? 'i' : 'f'));
  return [head(names, kinds), ...numbers.map((column) => () => bytes(/** @type {Int32Array | Float64Array} */ (column)))];
}

/** A column as numbers, NaN where there is none; nothing if it has anything else. @param {ArrayLike<unknown>} column */
function numeric(column) {
  if (column instanceof Float64Array || column instanceof Int32Array) return column;
  const numbers = list(column);
  return areNumbers(numbers) ? new Float64Array(numbers) : undefined;
}

/**
 * Short columns, one after the other, as one part, whose bytes are made when they are asked for: in a browser it costs
 * more to have a buffer of one's own than to write those numbers twice.
 * @param {string[]} names @param {ArrayLike<unknown>[]} columns @returns {Bytes | undefined}
 */
function together(names, columns) {
  const numbers = /** @type {unknown[]} */ ([]).concat(...columns.map(list));
  if (!areNumbers(numbers)) return;
  const part = () => {
    if (shared.length < numbers.length) shared = new Float64Array(numbers.length);
    shared.set(numbers);
    return bytes(shared.subarray(0, numbers.length));
  };
  return [head(names, []), part];
}

/** What short columns are written to. */
let shared = new Float64Array(0);

/** @param {Int32Array | Float64Array} numbers */
const bytes = ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength);

/** A column as a list, numbers of 64 bits as any other, and `undefined` where there is nothing. @param {ArrayLike<unknown>} column */
function list(column) {
  if (!Array.isArray(column)) return Array.from(column, (value) => (typeof value === 'bigint' ? Number(value) : (value ?? undefined)));
  return column.includes(null) ? column.map((value) => value ?? undefined) : column;
}

/** @param {unknown[]} found @returns {found is number[]} Some may be `undefined`, for which a buffer has NaN. */
function areNumbers(found) {
  for (let i = 0; i < found.length; i++) if (typeof found[i] !== 'number' && found[i] !== undefined) return false;
  return true;
}

/** Of the columns before: new figures have the same. */
let last = { of: '', bytes: utf8('') };

/** @param {string[]} names @param {string[]} kinds */
function head(names, kinds) {
  const of = JSON.stringify([names, kinds]);
  if (last.of !== of) last = { of, bytes: utf8(MAGIC + names.map((name, i) => `${kinds[i] ?? 'f'}\t${name.replace(/[\n\t]/g, ' ')}\n`).join('')) };
  return last.bytes;
}

/** Rows as lists, the headings first. @param {Rows} rows @returns {unknown[][]} */
function lines(rows) {
  if (rows.every((row) => Array.isArray(row))) return /** @type {unknown[][]} */ (rows);
  const names = [...new Set(rows.flatMap((row) => Object.keys(Object(row))))];
  return [names, ...rows.map((row) => names.map((name) => Object(row)[name]))];
}

/** @param {unknown[][]} lines */
const csv = (lines) => lines.map((cells) => cells.map(cell).join()).join('\n');

/** @param {unknown} value */
function cell(value) {
  // A number is never in doubt, as 1.234 is in a text.
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value).replace(/^(-?\d+\.\d{3})$/, '$10');
  return `"${String(value ?? '').replaceAll('"', '""')}"`;
}
