// What the walk through the element contract must have seen, in every engine.
import assert from 'node:assert/strict';

/** A line of 30 years is far longer than this many pixels. */
export const LINE = 100;
/** Colours of the homicide chart, as in src/theme.rs. */
export const LIGHT = { SLV: '#e7715f', HND: '#19398a', quiet: '#8e949d', background: '#ffffff' };
export const DARK = { SLV: '#feab95', HND: '#2166c7', quiet: '#6b727c', background: '#16181c' };

/** The cell of a country and a year in a table as `body.mjs` gives it, whichever way round the table stands. */
export function cell(table, country, year) {
  const column = (text) => table.head.findIndex((c) => c.text === text);
  const row = (text) => table.rows.find((r) => r[0].text === text);
  const found = column(String(year)) > 0 ? row(country)?.[column(String(year))] : row(String(year))?.[column(country)];
  assert.ok(found, `no cell for ${country} ${year} under ${table.head.map((c) => c.text)}`);
  return found.text;
}

/** A table is one that assistive technology can read: caption, column headings, row headings. */
export function readable(table) {
  assert.ok(table.caption.length > 5, `caption: ${table.caption}`);
  assert.ok(table.rows.length > 3, `${table.rows.length} rows`);
  for (const heading of table.head) assert.deepEqual([heading.tag, heading.scope], ['th', 'col'], `column heading ${heading.text}`);
  for (const row of table.rows) {
    assert.equal(row.length, table.head.length, `cells in row ${row[0]?.text}`);
    assert.ok(row.some((c) => c.tag === 'th' && c.scope === 'row'), `row heading in ${row.map((c) => c.text)}`);
  }
}

export function judge(seen) {
  for (const color of [LIGHT.SLV, LIGHT.HND]) {
    assert.ok(seen.painted[color] > LINE, `${color} painted: ${JSON.stringify(seen.painted)}`);
    assert.ok(seen.movedPainted[color] > LINE, `${color} after moving: ${JSON.stringify(seen.movedPainted)}`);
    assert.ok(seen.shownAgain[color] > LINE, `${color} after hiding: ${JSON.stringify(seen.shownAgain)}`);
  }
  assert.ok(seen.goalsPainted > LINE, `goals painted: ${seen.goalsPainted}`);

  const [plot] = seen.sizes;
  const device = seen.deviceBox ?? plot.css.map((side) => Math.round(side * plot.ratio));
  assert.deepEqual([plot.width, plot.height], device, 'one canvas pixel per device pixel');
  for (const css of seen.hidden) assert.deepEqual(css, [0, 0], 'no box while hidden');

  for (const texts of [seen.texts, seen.goalsTexts, seen.spanish]) {
    assert.ok(texts.heading && texts.subheading && texts.summary && texts.note && texts.source, JSON.stringify(texts));
    assert.ok(texts.figure, 'figure and figcaption');
    assert.ok(texts.image.some(([role, label]) => role === 'img' && label), 'the canvas is a named picture');
    assert.ok(texts.slider?.label && texts.slider.tabindex === 0, 'a named point browser');
    assert.equal(texts.live, 1, 'one live region');
    assert.equal(texts.errorShown, false, texts.error);
    assert.equal(texts.fallbackShown, false, 'the fallback gives way to the chart');
  }
  assert.match(seen.texts.heading, /^Since 2011/);
  assert.match(seen.spanish.heading, /^Desde 2011/);
  assert.notEqual(seen.spanish.summary, seen.texts.summary);

  readable(seen.table);
  readable(seen.goalsTable);
  assert.equal(cell(seen.table, 'Honduras', 2011), '83.2');

  assert.ok(new Set(seen.memory).size <= 2, `wasm memory while moving: ${seen.memory}`);
  assert.equal(seen.failure, 'E-DATA-404');
  assert.equal(seen.failureTexts.fallbackShown, true, 'the fallback comes back after a failure');
  assert.ok(seen.failureTexts.errorShown && seen.failureTexts.error, 'a sentence on the failure');

  assert.deepEqual(seen.after.ids, seen.before.ids, 'no id in the host document');
  assert.deepEqual([seen.after.styles, seen.after.scripts, seen.after.adopted], [seen.before.styles, seen.before.scripts, seen.before.adopted], 'nothing injected into the host');
  assert.deepEqual(seen.trespasses, []);
}
