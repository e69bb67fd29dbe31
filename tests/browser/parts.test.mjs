// The part of the wasm that only some files need: fetched once where it is wanted, and missed aloud.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { CHART, TIME, events, quiet, site, visit } from './chromium.mjs';
import { ROOT, STRICT } from './server.mjs';

const READER = /carsi-charts\.reader\.wasm$/;
/** Plainly invented: 1, 2, 3. */
const PLAIN = 'country,year,value\nHND,2001,1\nHND,2002,2\nHND,2003,3\n';
const SEMICOLONS = 'pais;anio;valor\nHND;2001;1,5\nHND;2002;2,5\nHND;2003;3,5\n';
const data = [
  { match: /plain\.csv$/, type: 'text/csv', body: PLAIN },
  { match: /elsewhere\.csv$/, type: 'text/csv', body: PLAIN.replaceAll('HND', 'MEX') },
  { match: /semicolons\.csv$/, type: 'text/csv', body: SEMICOLONS },
];
const chart = (file) => `<country-indicator loading="eager" src="/data/${file}.csv"><p>Figures elsewhere</p></country-indicator>`;
const values = (page, nth = 0) => page.evaluate(([tag, nth]) => document.querySelectorAll(tag)[nth].toCSV().match(/,(2\d\d\d),([\d.]+)/g), [CHART, nth]);

describe('the reader', () => {
  test('stays away where all files are plain', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: data });
    await page.contract('add', chart('plain'), { wait: true });
    assert.deepEqual(await values(page), [',2001,1', ',2002,2', ',2003,3']);
    // Names of other places are a text of their own.
    await page.contract('add', chart('elsewhere'), { wait: true });
    assert.deepEqual(await values(page, 1), [',2001,1', ',2002,2', ',2003,3']);
    assert.equal(site.requests(/places\.txt$/).length, 1);
    assert.deepEqual(site.requests(READER), []);
    await quiet(page);
  });

  test('comes once for many charts, under the strict policy, and reads what the small one would', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: data, csp: STRICT });
    for (const file of ['semicolons', 'semicolons', 'plain']) await page.contract('add', chart(file), { wait: true });
    assert.deepEqual(await values(page, 0), [',2001,1.5', ',2002,2.5', ',2003,3.5']);
    assert.deepEqual(await values(page, 1), [',2001,1.5', ',2002,2.5', ',2003,3.5']);
    assert.deepEqual(await values(page, 2), [',2001,1', ',2002,2', ',2003,3']);
    assert.equal(site.requests(READER).length, 1);
    assert.deepEqual(site.reports, []);
  });

  test('is missed by the charts that want it alone, by its name, and is asked for again', TIME, async (t) => {
    const gone = { match: READER, status: 404 };
    const page = await visit(t, '/tests/blank.html', { rules: [gone, ...data] });
    await page.contract('add', chart('plain'), { wait: true });
    await page.contract('add', chart('semicolons'), { wait: false });
    await page.contract('event', 'chart-error', 'E-WASM-404');
    const [failure] = await events(page, 'chart-error');
    assert.match(failure.detail.message, /carsi-charts\.reader\.wasm/);
    assert.deepEqual(await values(page, 0), [',2001,1', ',2002,2', ',2003,3']);
    site.rules = data;
    await page.evaluate((tag) => document.querySelectorAll(tag)[1].setAttribute('src', '/data/semicolons.csv?again'), CHART);
    await page.evaluate((tag) => document.querySelectorAll(tag)[1].ready, CHART);
    assert.deepEqual(await values(page, 1), [',2001,1.5', ',2002,2.5', ',2003,3.5']);
  });

  test('of another build is refused', TIME, async (t) => {
    const other = readFileSync(join(ROOT, 'pkg/dist/carsi-charts.reader.wasm'));
    other[other.length - 1] ^= 1;
    const page = await visit(t, '/tests/blank.html', { rules: [{ match: READER, type: 'application/wasm', body: other }, ...data] });
    await page.contract('add', chart('semicolons'), { wait: false });
    await page.contract('event', 'chart-error', 'E-WASM-INTEGRITY');
  });
});
