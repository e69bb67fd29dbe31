// Figures that a script hands over: rows, columns, and columns of more years than are told one by one. All are plainly invented.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { CHART, TIME, events, quiet, site, visit } from './chromium.mjs';
import { STRICT } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LONG = /carsi-charts\.long\.wasm$/;
const SPEC = { version: 1, chart: CHART, heading: 'Invented', unit: 'parts' };

/** A page with a chart of what `make` returns there, which runs in the page with the argument. */
async function drawn(t, make, { spec = {}, argument, ...options } = {}) {
  const page = await visit(t, '/tests/blank.html', options);
  await page.evaluate(
    async ([make, argument, spec]) => {
      const element = document.createElement('country-indicator');
      element.loading = 'eager';
      element.spec = spec;
      element.data = new Function(`return (${make})`)()(argument);
      document.querySelector('main').append(element);
      await element.ready.catch(() => {});
    },
    [String(make), argument, { ...SPEC, ...spec }],
  );
  return page;
}

const of = (page, what) => page.evaluate(([tag, what]) => (what === 'csv' ? document.querySelector(tag).toCSV() : document.querySelector(tag)[what]()), [CHART, what]);
const values = async (page) => (await of(page, 'csv')).split('\n').slice(1, -1).map((line) => [0, 2, 3].map((at) => line.split(',')[at]).join(' '));
const problems = async (page) => (await of(page, 'problems')).map(({ code, place, text }) => `${code} ${place} ${text}`.trim());

/** So many years up to 1999, up and down without order. */
const walk = (n) => {
  const year = Int32Array.from({ length: n }, (_, i) => 2000 - n + i);
  const HND = Float64Array.from({ length: n }, (_, i) => ((i * 7919) % 1009) + i / 1000);
  return { year, HND };
};

describe('figures of a script', () => {
  const FIGURES = ['HND 2001 1', 'HND 2002 2.125', 'HND 2003 ', 'GTM 2001 4', 'GTM 2002 ', 'GTM 2003 6'];
  for (const [name, make, parts] of [
    ['rows as objects', () => [{ country: 'HND', year: 2001, value: 1 }, { country: 'HND', year: 2002, value: 2.125 }, { country: 'GTM', year: 2001, value: 4, note: 'a, "b"' }, { country: 'GTM', year: 2003, value: 6 }], 0],
    ['rows as lists', () => [['year', 'HND', 'GTM'], [2001, 1, 4], [2002, 2.125, null], [2003, undefined, 6]], 0],
    ['columns of numbers', () => ({ year: [2001, 2002, 2003], HND: [1, 2.125, null], GTM: [4, undefined, 6] }), 1],
    ['columns as typed arrays', () => ({ year: Int16Array.of(2001, 2002, 2003), HND: Float64Array.of(1, 2.125, NaN), GTM: Float32Array.of(4, NaN, 6) }), 1],
    ['columns of 64 bits', () => ({ year: BigInt64Array.of(2001n, 2002n, 2003n), HND: [1, 2.125, NaN], GTM: Float64Array.of(4, NaN, 6) }), 1],
    ['columns with marks', () => ({ year: ['2001', '2002', '2003'], HND: [1, 2.125, '..'], GTM: [4, '', 6] }), 0],
    ['columns of rows', () => ({ country: ['HND', 'HND', 'GTM', 'GTM'], year: [2001, 2002, 2001, 2003], value: [1, 2.125, 4, 6] }), 0],
  ]) {
    test(`as ${name}`, TIME, async (t) => {
      const page = await drawn(t, make, { csp: STRICT });
      assert.deepEqual(await values(page), FIGURES);
      assert.deepEqual(await problems(page), []);
      assert.equal(site.requests(LONG).length, parts);
      await quiet(page);
    });
  }

  test('as whatever lists, whatever a list lacks', TIME, async (t) => {
    const page = await drawn(t, () => ({ year: [2001, 2002, 2003], HND: [1, , 3], GTM: { length: 3, 0: 4, 2: 6 }, PAN: Int16Array.of(7, 8, 9) }));
    assert.deepEqual(await values(page), ['HND 2001 1', 'HND 2002 ', 'HND 2003 3', 'GTM 2001 4', 'GTM 2002 ', 'GTM 2003 6', 'PAN 2001 7', 'PAN 2002 8', 'PAN 2003 9']);
    assert.deepEqual(await problems(page), []);
    const empty = await drawn(t, () => ({ year: [], HND: [] }));
    assert.equal((await events(empty, 'chart-error'))[0].detail.code, 'E-DATA-EMPTY');
  });

  test('of two charts in turn, each has its own', TIME, async (t) => {
    const page = await drawn(t, () => ({ year: [2001, 2002], HND: [1, 2] }));
    const found = await page.evaluate(async (tag) => {
      const one = document.querySelector(tag);
      const two = one.cloneNode();
      two.spec = one.spec;
      document.body.append(two);
      const data = { year: [2001, 2002], HND: [3, 4] };
      one.data = data;
      two.data = { year: [2001, 2002], HND: [5, 6] };
      await Promise.all([one.ready, two.ready]);
      // What the wasm has let go of is read again, as it was when it was drawn.
      data.HND[0] = 99;
      one.remove();
      document.body.append(one);
      await one.ready;
      return [one.toCSV(), two.toCSV()];
    }, CHART);
    assert.match(found[0], /,2001,3,/);
    assert.match(found[1], /,2001,5,/);
    await quiet(page);
  });

  test('what cannot be read is said with its row and column', TIME, async (t) => {
    const page = await drawn(t, () => ({ year: [2001, 2002.5, 2003], HND: [1, 2, Infinity], Atlantis: [1, 2, 3] }));
    assert.deepEqual(await problems(page), [
      'W-YEAR-UNREADABLE row 3, column 1 of the table 2002.5',
      'W-NUM-UNREADABLE row 4, column 2 of the table Infinity',
      'W-COUNTRY-UNKNOWN row 2, column 3 of the table Atlantis',
    ]);
    assert.deepEqual(await values(page), ['HND 2001 1']);
    const none = await drawn(t, () => ({ HND: [1, 2], PAN: [1, 2] }));
    assert.equal((await events(none, 'chart-error'))[0].detail.code, 'E-DATA-SHAPE');
    const empty = await drawn(t, () => ({}));
    assert.equal((await events(empty, 'chart-error'))[0].detail.code, 'E-DATA-EMPTY');
  });

  test('a part that does not come is missed by its name, and asked for again', TIME, async (t) => {
    const page = await drawn(t, () => ({ year: [2001, 2002], HND: [1, 2] }), { rules: [{ match: LONG, status: 404 }] });
    const [failure] = await events(page, 'chart-error');
    assert.equal(failure.detail.code, 'E-WASM-404');
    assert.match(failure.detail.message, /carsi-charts\.long\.wasm/);
    site.rules = [];
    await page.evaluate((tag) => {
      const element = document.querySelector(tag);
      element.data = { year: [2001, 2002], HND: [3, 4] };
      return element.ready;
    }, CHART);
    assert.deepEqual(await values(page), ['HND 2001 3', 'HND 2002 4']);
    const other = await drawn(t, () => ({ year: [2001, 2002], HND: [1, 2] }), { rules: [{ match: /extras\.js$/, status: 404 }] });
    assert.equal((await events(other, 'chart-error'))[0].detail.code, 'E-WASM-404');
  });

  test('columns and a file that is not plain, one after the other', TIME, async (t) => {
    const page = await drawn(t, () => ({ year: [2001, 2002], HND: [1, 2] }));
    const csv = await page.evaluate(async (tag) => {
      const element = document.querySelector(tag);
      element.data = 'pais;anio;valor\nHND;2001;1,5\nHND;2002;2,5\n';
      await element.ready;
      const first = element.toCSV();
      element.data = { year: [2001, 2002], HND: [5, 6] };
      await element.ready;
      return [first, element.toCSV()];
    }, CHART);
    assert.match(csv[0], /,2001,1\.5/);
    assert.match(csv[1], /,2001,5,/);
    await quiet(page);
  });
});

describe('long series', () => {
  const N = 100_000;

  test('the line is drawn, the table and the keys have what stands out, the CSV has all', TIME, async (t) => {
    const page = await drawn(t, walk, { argument: N, csp: STRICT });
    assert.deepEqual(await problems(page), []);
    const summary = await of(page, 'summary');
    const told = Number(/have ([\d,]+) of the 100,000 figures/.exec(summary)?.[1].replace(',', ''));
    assert.ok(told > 256 && told <= 514, summary);
    await page.contract('openTable', CHART);
    const rows = await page.evaluate((tag) => [...document.querySelector(tag).shadowRoot.querySelectorAll('tbody tr')].map((row) => row.textContent), CHART);
    assert.equal(rows.length, told);
    assert.match(rows[0], /^−98,000/);
    await page.contract('focusSlider', CHART);
    await page.keyboard.press('Home');
    assert.match(await page.contract('speech', CHART), /^Honduras, −98,000: 0 parts/);
    const first = await page.contract('speech', CHART);
    await page.keyboard.press('ArrowRight');
    assert.match(await page.contract('speechOtherThan', CHART, first), /^Honduras, −9[78],\d\d\d: /);
    assert.equal((await values(page)).length, N);
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await window.axe.run(document.querySelector('main'), { preload: false })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`));
    assert.deepEqual(found, []);
    await quiet(page);
  });

  test('other years are shown without handing them over again; few of them are told whole', TIME, async (t) => {
    const page = await drawn(t, walk, { argument: N });
    const seen = await page.evaluate(async (tag) => {
      const element = document.querySelector(tag);
      const instance = window.probe.instances[0];
      const before = instance.exports.memory.buffer.byteLength;
      for (let i = 0; i < 20; i++) await element.update({ from: -5000 - i, to: -4900 });
      return { grown: instance.exports.memory.buffer.byteLength - before, summary: element.summary(), csv: element.toCSV().split('\n').length };
    }, CHART);
    assert.ok(seen.grown < 2 ** 20, `${seen.grown} bytes for 20 stretches`);
    assert.doesNotMatch(seen.summary, /The table/);
    assert.equal(seen.csv, 1 + 120 + 1);
    await quiet(page);
  });

  test('the control of the range leads through them', TIME, async (t) => {
    const shown = await drawn(t, walk, { argument: N, spec: { controls: ['range', 'scale', 'legend', 'download'] } });
    const range = shown.locator(`${CHART} input[type=range]`);
    assert.deepEqual([await range.nth(0).getAttribute('min'), await range.nth(0).getAttribute('max')], ['-98000', '1999']);
    await range.nth(0).evaluate((input) => {
      input.value = '1900';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await shown.evaluate((tag) => document.querySelector(tag).ready, CHART);
    assert.equal((await values(shown)).length, 100);
    assert.equal((await shown.evaluate((tag) => document.querySelector(tag).save(), CHART)).from, 1900);
    await quiet(shown);
  });

  test('a view that they have not is said, and the line drawn', TIME, async (t) => {
    const page = await drawn(t, walk, { argument: 5000, spec: { view: 'heat' } });
    assert.deepEqual(await problems(page), ['W-LONG-VIEW /view']);
    const spanish = (await page.evaluate(async (tag) => {
      const element = document.querySelector(tag);
      element.lang = 'es';
      element.spec = { ...element.spec, view: 'line' };
      await element.ready;
      return element.summary();
    }, CHART));
    assert.match(spanish, /La tabla y el teclado recorren \d+ de las 5(\D?)000 cifras/);
  });

  test('a million readings are where they belong on the canvas', TIME, async (t) => {
    const page = await drawn(t, (n) => ({ year: Int32Array.from({ length: n }, (_, i) => 2000 - n + i), HND: Float64Array.from({ length: n }, (_, i) => (i < n / 2 ? i % 10 : 90 + (i % 10))) }), { argument: 1_000_000 });
    // The lower left and the upper right of the plot are full, the others empty.
    const shares = await page.evaluate((tag) => {
      const canvas = document.querySelector(tag).shadowRoot.querySelector('canvas');
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
      const [r, g, b] = [0xe7, 0x71, 0x5f];
      const count = { left: [0, 0], right: [0, 0] };
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const at = 4 * (y * width + x);
          if (data[at] === r && data[at + 1] === g && data[at + 2] === b && data[at + 3] === 255) count[x < width * 0.42 ? 'left' : 'right'][y < height / 2 ? 0 : 1]++;
        }
      return count;
    }, CHART);
    const [left, right] = [shares.left, shares.right];
    assert.ok(left[0] === 0 && left[1] > 3000, `left: ${left}`);
    assert.ok(right[0] > 3000, `right: ${right}`);
    await quiet(page);
  });
});
