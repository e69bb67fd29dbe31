// The element contract once in Firefox and once in WebKit: the same body as in Chromium, real pointer and keys.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { STRICT, serve } from './server.mjs';
import { launch, missing } from './w3c.mjs';
import { LIGHT, judge } from './judge.mjs';

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
  });
}
