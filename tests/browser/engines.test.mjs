// The element contract once in Firefox and once in WebKit: the same body as in Chromium, real pointer and keys.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { ROOT, STRICT, serve } from './server.mjs';
import { launch, missing } from './w3c.mjs';
import { LIGHT, judge } from './judge.mjs';

/** The wasm with one bit of its last byte turned. */
async function flipped() {
  const bytes = await readFile(`${ROOT}pkg/dist/carsi-charts.wasm`);
  bytes[bytes.length - 1] ^= 1;
  return bytes;
}

for (const engine of ['firefox', 'webkit']) {
  const lacking = missing(engine);
  // Skipped aloud where the engine is not installed; CONTRIBUTING names the packages.
  describe(engine, { concurrency: 1, skip: lacking.length > 0 && `not installed: ${lacking.join(', ')}` }, () => {
    let site;
    let browser;
    before(
      async () => {
        site = await serve();
        browser = await launch(engine);
      },
      { timeout: 120_000 },
    );
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    test('the contract holds under the strict policy', { timeout: 120_000 }, async () => {
      site.reset();
      site.csp = STRICT;
      await browser.goto(`${site.origin}/tests/walk.html`);
      judge(await browser.contract('walk', LIGHT));
      assert.deepEqual(site.reports, []);
      assert.deepEqual(await browser.contract('complaints'), []);
      assert.equal(site.requests(/carsi-charts\.wasm$/).length, 1);
    });

    test('the reader joins the wasm where a file is not plain', { timeout: 90_000 }, async () => {
      site.reset();
      site.csp = STRICT;
      site.rules = [{ match: /none\.csv$/, type: 'text/csv', body: 'pais;anio;valor\nHND;2001;1,5\nHND;2002;2,5\n' }];
      await browser.goto(`${site.origin}/tests/blank.html`);
      await browser.contract('add', '<country-indicator loading="eager" src="/data/none.csv"></country-indicator>', { wait: true });
      assert.match(await browser.contract('csv', 'country-indicator'), /2001,1\.5/);
      assert.equal(site.requests(/\.reader\.wasm$/).length, 1);
      assert.deepEqual(site.reports, []);
      assert.deepEqual(await browser.contract('complaints'), []);
    });

    test('each failure has its code, and the fallback stays', { timeout: 120_000 }, async () => {
      const plain = { match: /none\.csv$/, type: 'text/csv', body: 'country,year,value\nHND,2001,1\nHND,2002,2\n' };
      const chart = 'country-indicator';
      for (const [code, rules, { csp = STRICT, markup = '' } = {}] of [
        ['E-WASM-CSP', [plain], { csp: STRICT.replace("'wasm-unsafe-eval'", '') }],
        ['E-WASM-INTEGRITY', [{ match: /carsi-charts\.wasm$/, body: await flipped() }, plain]],
        ['E-WASM-404', [{ match: /carsi-charts\.wasm$/, status: 404 }, plain]],
        ['E-WASM-MIME', [{ match: /carsi-charts\.wasm$/, type: 'text/html', body: '<!doctype html><p>Not found' }, plain]],
        ['E-DATA-404', [{ match: /none\.csv$/, status: 404 }]],
        ['E-DATA-HTML', [{ ...plain, type: 'text/html', body: '<!doctype html><p>Sign in' }]],
        ['E-DATA-INTEGRITY', [plain], { markup: `integrity="sha384-${'A'.repeat(64)}"` }],
      ]) {
        site.reset();
        site.csp = csp;
        site.rules = rules;
        await browser.goto(`${site.origin}/tests/blank.html`);
        await browser.contract('add', `<country-indicator loading="eager" src="/data/none.csv" ${markup}><p>Elsewhere</p></country-indicator>`, { wait: false });
        await browser.contract('event', 'chart-error', code);
        const texts = await browser.contract('texts', chart);
        assert.deepEqual([texts.fallbackShown, texts.errorShown], [true, true], code);
        assert.match(texts.error, new RegExp(`: .+ \\(${code}\\)\\.$`));
      }
    });

    test('a wrong type for the wasm, and a div in place of the element', { timeout: 90_000 }, async () => {
      site.reset();
      site.csp = STRICT;
      site.rules = [{ match: /\.wasm$/, type: 'application/octet-stream' }, { match: /none\.csv$/, type: 'text/csv', body: 'country,year,value\nHND,2001,1\nHND,2002,2\n' }];
      await browser.goto(`${site.origin}/tests/blank.html`);
      await browser.contract('add', '<div data-chart="country-indicator" data-loading="eager" data-src="/data/none.csv"><p>Elsewhere</p></div>');
      await browser.contract('event', 'chart-ready');
      assert.match(await browser.contract('csv', 'country-indicator'), /2002,2/);
      assert.deepEqual(site.reports, []);
      assert.deepEqual(await browser.contract('complaints'), []);
    });

    test('pointer and keys reach the readings', { timeout: 90_000 }, async () => {
      site.reset();
      await browser.goto(`${site.origin}/tests/walk.html`);
      const chart = 'country-indicator';
      await browser.contract('allReady');
      const at = await browser.contract('middle', chart, 'plot');
      await browser.pointer(at.x, at.y);
      const hovered = await browser.contract('tooltipSoon', chart);
      assert.ok(hovered.length > 0, 'a tooltip after hovering');
      await browser.pointer(at.x, at.y, { click: true });
      await browser.contract('focusSlider', chart);
      const first = await browser.contract('speech', chart);
      await browser.keys('Home');
      await browser.keys('ArrowRight');
      const moved = await browser.contract('speechOtherThan', chart, first);
      assert.notEqual(moved, first);
      assert.deepEqual(await browser.contract('complaints'), []);
    });

    test('sharp at two device pixels per CSS pixel', { timeout: 120_000 }, async (t) => {
      site.reset();
      const fine = await launch(engine, { ratio: 2 });
      t.after(() => fine.close());
      await fine.goto(`${site.origin}/tests/walk.html`);
      await fine.contract('allReady');
      for (const chart of ['country-indicator', 'goal-progress']) {
        const [plot] = await fine.contract('sizes', chart);
        assert.equal(plot.ratio, 2);
        for (const [device, css] of [[plot.width, plot.css[0]], [plot.height, plot.css[1]]]) assert.ok(css > 100 && Math.abs(device - 2 * css) <= 1, `${device} for ${css} CSS px`);
      }
      assert.deepEqual(await fine.contract('complaints'), []);
    });
  });
}
