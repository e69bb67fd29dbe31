// Loading, and what is left when something does not come.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, GOALS, TIME, events, quiet, site, visit } from './chromium.mjs';
import { LIGHT, LINE } from './judge.mjs';
import { serve } from './server.mjs';

describe('loading and failing', () => {
  test('one wasm request for six charts, and the data are asked for while it is under way', TIME, async (t) => {
    let release;
    const hold = new Promise((done) => (release = done));
    const page = await visit(t, '/tests/many.html', { rules: [{ match: /\.wasm$/, hold }] });
    // The wasm is held back until all have been asked for, or five seconds are over.
    const data = ['/data/homicide.json', '/data/goals.json', '/data/homicide_rate.csv', '/data/youth_neet.csv'];
    const early = () => site.log.map((r) => r.path);
    const end = Date.now() + 5000;
    while (data.some((path) => !early().includes(path)) && Date.now() < end) await page.waitForTimeout(50);
    const asked = early();
    release();
    assert.equal(await page.contract('allReady'), 6);
    const [wasm, ...more] = site.requests(/carsi-charts\.wasm$/);
    assert.deepEqual(more, []);
    for (const path of data) {
      assert.ok(asked.includes(path), `${path} was asked for before the wasm had come: ${asked}`);
      assert.ok(site.log.find((r) => r.path === path).started < wasm.ended);
    }
    await quiet(page);
  });

  test('what draws the figures of a script comes ahead of them, for an element near the window', TIME, async (t) => {
    let release;
    const page = await visit(t, '/tests/blank.html', { rules: [{ match: /outlines\.txt$/, hold: new Promise((done) => (release = done)) }] });
    const asked = (/** @type {RegExp} */ file) => site.requests(file).length;
    const until = async (/** @type {RegExp} */ file) => {
      for (const end = Date.now() + 5000; !asked(file) && Date.now() < end; ) await page.waitForTimeout(20);
      assert.equal(asked(file), 1, String(file));
    };
    await page.evaluate(() => {
      document.body.style.paddingTop = '5000px';
    });
    await page.contract('add', '<country-indicator class="far"></country-indicator>', { wait: false });
    await page.contract('settle');
    await page.waitForTimeout(200);
    assert.equal(asked(/\.wasm$|extras/), 0, 'nothing is asked for from afar');
    await page.evaluate(() => document.querySelector('.far').scrollIntoView());
    await until(/carsi-charts\.wasm$/);
    await until(/extras\.js$/);
    assert.deepEqual([asked(/long\.wasm$/), await events(page, 'chart-error')], [0, []]);
    // Another part of it is held back, and the one for columns does not wait for that.
    await page.evaluate(() => {
      const element = document.querySelector('.far');
      element.spec = { version: 1, chart: 'country-indicator', view: 'map', indicator: 'Index', unit: 'points', heading: 'Made up' };
      element.data = { year: [2020, 2021], HND: [1, 2], SLV: [3, 4] };
    });
    await until(/outlines\.txt$/);
    await until(/long\.wasm$/);
    release();
    await page.contract('ready', CHART);
    assert.equal(asked(/carsi-charts\.wasm$/), 1);
    await quiet(page);
  });

  test('a wrong MIME type for the wasm costs a warning, not the chart', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html', { rules: [{ match: /\.wasm$/, type: 'application/octet-stream' }] });
    await page.contract('allReady');
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    const told = JSON.stringify(await events(page, 'chart-warning')) + page.warnings.join(' ');
    assert.match(told, /WASM-MIME/);
    assert.deepEqual(page.faults, []);
  });

  test('without the wasm the fallback stays and the page is told why', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html', { rules: [{ match: /\.wasm$/, status: 404 }] });
    await page.contract('event', 'chart-error', 'E-WASM-404');
    await page.contract('settle');
    for (const chart of [CHART, GOALS, `[lang=es] ${CHART}`]) {
      const texts = await page.contract('texts', chart);
      assert.equal(texts.fallbackShown, true, chart);
      assert.ok(texts.errorShown && texts.error, `a sentence for the visitor: ${JSON.stringify(texts)}`);
    }
    assert.deepEqual(page.faults.filter((f) => f.startsWith('pageerror')), []);
    assert.ok(!(await page.contract('complaints')).some((c) => c.startsWith('rejection')), 'no rejection is left unhandled');
  });

  test('without the data the fallback stays, and the chart beside it is drawn', TIME, async (t) => {
    const page = await visit(t, '/tests/failing.html');
    await page.contract('event', 'chart-error', 'E-DATA-404');
    await page.contract('ready', GOALS);
    const texts = await page.contract('texts', CHART);
    assert.equal(texts.fallbackShown, true);
    assert.ok(texts.errorShown && texts.error, JSON.stringify(texts));
    assert.equal((await events(page, 'chart-error')).length, 1);
    assert.equal((await page.contract('texts', GOALS)).fallbackShown, false);
    assert.deepEqual(page.faults.filter((f) => f.startsWith('pageerror')), []);
    assert.ok(!(await page.contract('complaints')).some((c) => c.startsWith('rejection')), 'no rejection is left unhandled');
  });

  test('after a failure, data that come later bring the chart', TIME, async (t) => {
    const page = await visit(t, '/tests/failing.html');
    await page.contract('event', 'chart-error', 'E-DATA-404');
    await page.evaluate((chart) => document.querySelector(chart).setAttribute('src', '/data/homicide.json'), CHART);
    await page.contract('ready', CHART);
    const texts = await page.contract('texts', CHART);
    assert.equal(texts.fallbackShown, false);
    assert.equal(texts.errorShown, false);
  });

  test('a web page in place of the data is named as such', TIME, async (t) => {
    const page = await visit(t, '/tests/failing.html', { rules: [{ match: /none\.csv$/, type: 'text/html; charset=utf-8', body: '<!doctype html><title>Sign in</title>' }] });
    await page.contract('event', 'chart-error', 'E-DATA-HTML');
    assert.equal((await page.contract('texts', CHART)).fallbackShown, true);
  });

  for (const cors of [true, false]) {
    test(`the loader on another host, which ${cors ? 'lets pages of others load it' : 'lets them load the script alone'}`, TIME, async (t) => {
      const other = await serve();
      t.after(() => other.close());
      other.cors = true;
      if (!cors) other.rules = [{ match: /\.wasm$/, bare: true }];
      const page = await visit(t, '/tests/blank.html', { rules: [{ match: /carsi-charts\.js$/, type: 'text/javascript', body: 'export {};' }] });
      await page.evaluate((address) => import(address), `${other.origin}/pkg/dist/carsi-charts.js`);
      await page.contract('add', `<${CHART} loading="eager" src="/data/homicide.json"><p>Elsewhere</p></${CHART}>`, { wait: cors });
      if (cors) {
        assert.ok((await page.contract('painted', CHART, [])).ink > LINE);
        // The wasm and the rest are looked for beside the loader, the data beside the page.
        assert.equal(other.requests(/carsi-charts\.wasm$/).length, 1);
        assert.equal(site.requests(/\.wasm$/).length + other.requests(/\/data\//).length, 0);
      } else {
        await page.contract('event', 'chart-error', 'E-WASM-404');
        assert.equal((await page.contract('texts', CHART)).fallbackShown, true);
      }
    });
  }

  test('the element of another version on the page is left, and the page is told', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [{ match: /carsi-charts\.js$/, type: 'text/javascript', body: 'export {};' }] });
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    const kept = await page.evaluate(async (chart) => {
      class Older extends HTMLElement {
        static version = '0.0.1';
      }
      customElements.define(chart, Older);
      await import('/pkg/dist/carsi-charts.element.js').then(({ register }) => register());
      return [customElements.get(chart) === Older, !!customElements.get('goal-progress')];
    }, CHART);
    assert.deepEqual(kept, [true, true]);
    assert.ok(said.some((line) => line.includes('country-indicator') && line.includes('0.0.1')), said.join());
    assert.deepEqual(page.faults, []);
  });
});
