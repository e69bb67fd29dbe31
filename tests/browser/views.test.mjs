// The views of an indicator: the part of the wasm that holds them, the gallery, and their readings by key.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, TIME, quiet, site, visit } from './chromium.mjs';
import { STRICT } from './server.mjs';

const VIEWS = /carsi-charts\.views\.wasm$/;
const OUTLINES = /carsi-charts\.outlines\.txt$/;
/** Plainly invented. */
const FIGURES = 'country,year,value\nHND,2001,1\nHND,2002,2\nPAN,2001,9\nPAN,2002,5\nBLZ,2001,3\n';
const data = [{ match: /invented\.csv$/, type: 'text/csv', body: FIGURES }];
const chart = (view) => `<country-indicator loading="eager" src="/data/invented.csv" view="${view}"><p>Figures elsewhere</p></country-indicator>`;

/** What is spoken of the readings that a key leads to, until it leads no further. */
async function walk(page, nth, keys) {
  const browser = page.locator(CHART).nth(nth).locator('[role=slider]');
  await browser.focus();
  const said = [];
  for (const key of keys) {
    if (key) await page.keyboard.press(key);
    said.push(await browser.getAttribute('aria-valuetext'));
  }
  return said;
}

/** Of the plot. */
const height = (page, nth) => page.locator(CHART).nth(nth).locator('canvas').first().evaluate((canvas) => canvas.getBoundingClientRect().height);

describe('the views', () => {
  test('come once for many charts, under the strict policy, and not for lines', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: data, csp: STRICT });
    await page.contract('add', chart('line'), { wait: true });
    assert.deepEqual(site.requests(VIEWS), []);
    for (const view of ['bars', 'dots', 'bars']) await page.contract('add', chart(view), { wait: true });
    assert.equal(site.requests(VIEWS).length, 1);
    assert.deepEqual(site.reports, []);
  });

  test('that cannot be fetched leave the fallback, and a line is drawn all the same', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [{ match: VIEWS, status: 404 }, ...data] });
    await page.contract('add', chart('bars'), { wait: false });
    await page.contract('event', 'chart-error', 'E-WASM-404');
    await page.contract('add', chart('line'), { wait: true });
    assert.equal((await walk(page, 1, ['Home'])).length, 1);
  });

  test('bars are walked from the highest down, the last figure of each with its year', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: data });
    await page.contract('add', chart('bars'), { wait: true });
    const said = await walk(page, 0, ['', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']);
    assert.deepEqual(said.map((text) => text.replace(/\.$/, '')), ['Panama, 2002: 5', 'Belize, 2001: 3', 'Honduras, 2002: 2', 'Honduras, 2002: 2', 'Belize, 2001: 3']);
    await quiet(page);
  });

  test('a map fetches the outlines once, and the others do not', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: data, csp: STRICT });
    for (const view of ['tiles', 'line']) await page.contract('add', chart(view), { wait: true });
    assert.deepEqual(site.requests(OUTLINES), []);
    for (const view of ['map', 'map']) await page.contract('add', chart(view), { wait: true });
    assert.equal(site.requests(OUTLINES).length, 1);
    assert.notEqual(await height(page, 2), await height(page, 0));
    const said = await walk(page, 2, ['Home', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowDown']);
    assert.deepEqual([...new Set(said.map((text) => text.split(',')[0]))].sort(), ['Belize', 'Honduras', 'Panama']);
    assert.deepEqual(site.reports, []);
  });

  test('a map whose outlines cannot be fetched is drawn as tiles', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [{ match: OUTLINES, status: 404 }, ...data] });
    for (const view of ['map', 'tiles']) await page.contract('add', chart(view), { wait: true });
    assert.equal(site.requests(OUTLINES).length, 1);
    assert.equal(await height(page, 0), await height(page, 1));
    assert.match((await walk(page, 0, ['']))[0], /2002|2001/);
  });

  test('change from one to the next and keep the data', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: data });
    await page.contract('add', chart('line'), { wait: true });
    const csv = () => page.evaluate((tag) => document.querySelector(tag).toCSV(), CHART);
    const before = await csv();
    for (const view of ['bars', 'dots', 'line']) {
      await page.evaluate(([tag, view]) => document.querySelector(tag).update({ view }), [CHART, view]);
      assert.equal(await csv(), before);
    }
    await page.evaluate((tag) => document.querySelector(tag).setAttribute('view', 'bars'), CHART);
    await page.evaluate((tag) => document.querySelector(tag).ready, CHART);
    assert.match((await walk(page, 0, ['']))[0], /Panama, 2002/);
    await quiet(page);
  });
});

describe('the gallery', () => {
  for (const path of ['/gallery.html', '/galeria.html']) {
    test(`${path}: every chart is painted, fits, and says in speech what its table has`, TIME, async (t) => {
      const page = await visit(t, path, { viewport: { width: 320, height: 900 } });
      const charts = await page.contract('allReady');
      /** @type {Set<string>} */
      const data = new Set();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${wide} px of content in 320`);
      for (let nth = 0; nth < charts; nth++) {
        const shown = await page.locator(CHART).nth(nth).evaluate((e) => ({ ...e.spec, texts: ['note', 'source'].map((part) => e.shadowRoot.querySelector(`[part=${part}]`)?.innerText), link: e.shadowRoot.querySelector('[part=source] a')?.href }));
        data.add(shown.data);
        assert.ok(shown.texts.every((text) => text?.length > 15), `${shown.data}: a caution and a source, ${shown.texts}`);
        assert.match(shown.link ?? '', /^https:\/\//, `${shown.data}: the address of its source`);
        if (shown.view === 'table') {
          assert.equal(await page.locator(CHART).nth(nth).locator('table').isVisible(), true);
          continue;
        }
        const said = await walk(page, nth, ['', 'ArrowDown', 'ArrowDown', 'Home']);
        const found = page.locator(CHART).nth(nth);
        await found.locator('[aria-controls=table]').click();
        const rows = await found.locator('table tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((c) => c.firstChild?.nodeType === 3 ? c.firstChild.data : c.textContent)));
        const [head, ...body] = rows;
        for (const text of said) {
          const year = /\b(19|20)\d\d\b/.exec(text)?.[0];
          const country = head.filter((name) => name && text.startsWith(`${name},`)).sort((a, b) => b.length - a.length)[0];
          const printed = body.find(([first]) => first === year)?.[head.indexOf(country)];
          assert.ok(printed && text.includes(printed), `"${text}" has "${printed}" (${country}, ${year})`);
        }
      }
      for (const file of ['wgi_rule_of_law', 'homicide_rate', 'unemployment_rate', 'cocaine_seizures_total_kg_derived', 'access_to_electricity', 'human_development_index']) assert.ok(data.has(`${file}.csv`), `${file}: ${[...data]}`);
      await quiet(page);
    });
  }

  test('bounds and a remark are drawn and said, and its pair shares what is highlighted', TIME, async (t) => {
    const page = await visit(t, '/gallery.html', { viewport: { width: 640, height: 900 } });
    await page.contract('allReady');
    const pair = page.locator('[group=human-development]');
    assert.deepEqual(await pair.evaluateAll((all) => all.map(({ spec }) => [spec.view, spec.references?.length, spec.annotations?.length])), [['slope', undefined, undefined], ['line', 2, 1]]);
    const [slope, line] = [pair.first(), pair.last()];
    const drawn = await line.evaluate((e) => e.toSVG());
    for (const words of ['Very high (UNDP)', 'High (UNDP)', 'All seven fell in 2020']) assert.ok(drawn.includes(words), words);
    await line.locator('.legend li').filter({ hasText: 'Honduras' }).locator('.entry').click();
    await page.contract('allReady');
    await page.waitForFunction(() => [...document.querySelectorAll('[group=human-development]')].every((e) => e.save().focus?.includes('HND')));
    assert.deepEqual(await slope.evaluate((e) => e.save().focus), await line.evaluate((e) => e.save().focus));
    await quiet(page);
  });
});
