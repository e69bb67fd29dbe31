// Pictures and figures to take away.

import { button, drawer, make } from './pieces.js';
import { word } from './words.js';

/** @typedef {import('../drawing.js').Drawing} Drawing */

/** The chart as a picture that can go alone. @param {Drawing} drawing @param {{ scale?: number }} [options] @returns {Promise<Blob>} */
export function png(drawing, { scale = 2 } = {}) {
  const canvas = document.createElement('canvas');
  drawing.handle?.picture(canvas, Math.min(Math.max(scale, 1), 3));
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png'));
}

/** The same as an SVG document. @param {Drawing} drawing */
export const svg = (drawing) => drawing.handle?.text('svg', '') ?? '';

/** A name for files: what the heading has of letters and digits. @param {Drawing} drawing */
function stem({ root, element }) {
  const heading = root.querySelector('.heading')?.textContent || element.localName;
  const plain = heading.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'chart';
}

/** @param {Drawing} drawing @param {Blob} blob @param {string} ending */
function save(drawing, blob, ending) {
  const href = URL.createObjectURL(blob);
  make('a', { href, download: `${stem(drawing)}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** @param {Drawing} drawing @param {boolean} spanish */
export function download(drawing, spanish) {
  const size = make('select', { 'aria-label': word('size', spanish) }, ...[1, 2, 3].map((n) => make('option', { value: n, selected: n === 2 }, `${n}×`)));
  const text = (/** @type {string} */ type, /** @type {string} */ of) => new Blob([of], { type: `${type};charset=utf-8` });
  const plots = make(
    'span',
    {},
    button('SVG', () => save(drawing, text('image/svg+xml', svg(drawing)), 'svg')),
    ' ',
    button('PNG', async () => save(drawing, await png(drawing, { scale: Number(size.value) }), 'png')),
    ' ',
    size,
  );
  // A spreadsheet takes UTF-8 for what it is by the mark in front.
  const figures = button('CSV', () => save(drawing, text('text/csv', `\uFEFF${drawing.handle?.text('csv', '') ?? ''}`), 'csv'));
  return {
    element: drawer([new Text(word('download', spanish))], make('div', { class: 'files' }, figures, ' ', plots)),
    update: () => (plots.hidden = /** @type {HTMLElement | null} */ (drawing.root.querySelector('.plot'))?.hidden ?? true),
  };
}
