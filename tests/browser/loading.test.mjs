// Loading, and what is left when something does not come.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, GOALS, TIME, events, quiet, site, visit } from './chromium.mjs';
import { LIGHT, LINE } from './judge.mjs';

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
});
