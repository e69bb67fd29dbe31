// Figures that a script has as rows or columns, as what the wasm reads.

/** @typedef {import('../sources.js').Columns} Columns */
/** @typedef {import('../sources.js').Rows} Rows */

/** What the head of columns begins with: src/read/columns.rs. */
const MAGIC = '\0columns\n';

const encoder = new TextEncoder();
const utf8 = (/** @type {string} */ text) => encoder.encode(text);

/**
 * Numbers as they are, in parts; everything else as CSV, whose reader says what is wrong with it, and where.
 * @param {Rows | Columns} data @returns {Uint8Array | Uint8Array[]}
 */
export function packed(data) {
  if (Array.isArray(data)) return utf8(csv(lines(data)));
  const names = Object.keys(data);
  const columns = Object.values(data);
  const longest = Math.max(0, ...columns.map((column) => column?.length ?? 0));
  const numbers = columns.map((column) => (column?.length === longest ? numeric(column) : undefined));
  if (names.length > 1 && numbers.every((column) => column)) return parts(names, /** @type {(Int32Array | Float64Array)[]} */ (numbers));
  return utf8(csv([names, ...Array.from({ length: longest }, (_, i) => columns.map((column) => column?.[i]))]));
}

/** A column as numbers, NaN where there is none; nothing if it has anything else. @param {ArrayLike<unknown>} column */
function numeric(column) {
  if (column instanceof Float64Array || column instanceof Int32Array) return column;
  // Of 64 bits, too.
  if (ArrayBuffer.isView(column)) return Float64Array.from(column, Number);
  const numbers = new Float64Array(column.length);
  for (let i = 0; i < column.length; i++) {
    const value = column[i] ?? NaN;
    if (typeof value !== 'number') return;
    numbers[i] = value;
  }
  return numbers;
}

/** The head, and each column as bytes. @param {string[]} names @param {(Int32Array | Float64Array)[]} columns */
function parts(names, columns) {
  const head = names.map((name, i) => `${columns[i] instanceof Int32Array ? 'i' : 'f'}\t${name.replace(/[\n\t]/g, ' ')}\n`);
  return [utf8(MAGIC + head.join('')), ...columns.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength))];
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
