// A fault of the wasm itself: the charts that it was not in come back on a fresh instance, once.
//
// The trap is a real one, of a module of eight instructions that a canvas method is made to call: it unwinds nothing,
// so that the chart's state is left as any panic of the charts' own would leave it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TIME, events, site, visit } from './chromium.mjs';

/** Makes every filling and stroking on the canvases of the elements that match a trap. */
const poison = (page, selector) =>
  page.evaluate((selector) => {
    // (module (func (export "trap") unreachable))
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { trap } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes))).exports;
    for (const name of ['fill', 'stroke']) {
      const real = CanvasRenderingContext2D.prototype[name];
      CanvasRenderingContext2D.prototype[name] = function (...args) {
        if (this.canvas.getRootNode().host?.matches(selector)) trap();
        return real.apply(this, args);
      };
    }
  }, selector);

const narrower = (page, selector) =>
  page.evaluate((selector) => {
    document.querySelector(selector).style.width = '500px';
  }, selector);

/** Whether each chart of the page is painted, or says that it cannot be. */
const states = (page) =>
  page.evaluate(() => [...document.querySelectorAll('country-indicator, goal-progress')].map((e) => (e.shadowRoot.querySelector('.figure') ? 'chart' : (e.shadowRoot.querySelector('[part=error]')?.textContent.match(/E-\w+/)?.[0] ?? 'nothing'))));

const back = (page, count) => page.waitForFunction((count) => window.probe.events.filter((e) => e.type === 'chart-ready').length >= count, count);

describe('after a trap', () => {
  test('in a listener of one chart, the others come back and can be used', TIME, async (t) => {
    const page = await visit(t, '/tests/many.html');
    await page.contract('allReady');
    await poison(page, 'country-indicator:first-child');
    await narrower(page, 'country-indicator:first-child');
    await back(page, 11);
    await page.contract('event', 'chart-error', 'E-PANIC');
    assert.deepEqual((await events(page, 'chart-error')).map((e) => [e.from, e.index, e.detail.code]), [['country-indicator', 0, 'E-PANIC']]);
    assert.deepEqual(await states(page), ['E-PANIC', 'chart', 'chart', 'chart', 'chart', 'chart']);
    assert.equal(site.requests(/carsi-charts\.wasm$/).length, 2, 'a fresh instance');
    const other = '[lang=es]';
    await page.evaluate(() => document.querySelector('[lang=es]').scrollIntoView());
    assert.ok((await page.contract('painted', other, [])).ink > 1000);
    const at = await page.contract('middle', other, 'plot');
    await page.mouse.move(at.x, at.y);
    assert.ok((await page.contract('tooltipSoon', other)).length, 'its readings can be pointed at');
    const said = (await page.contract('complaints')).filter((c) => c.startsWith('error') && !c.includes('unreachable'));
    assert.deepEqual(said, [], 'nothing of the first instance is called any more');
    // The one that it was in: other data would be drawn by the fresh instance.
    assert.equal(await page.evaluate(() => document.querySelector('country-indicator').summary()), '');
  });

  test('a second one ends all charts, and the page says so', TIME, async (t) => {
    const page = await visit(t, '/tests/many.html');
    await page.contract('allReady');
    await poison(page, 'country-indicator');
    await narrower(page, 'country-indicator:first-child');
    await page.waitForFunction(() => window.probe.events.filter((e) => e.type === 'chart-error').length >= 6);
    assert.deepEqual(new Set(await states(page)), new Set(['E-PANIC']));
    assert.deepEqual((await page.contract('complaints')).filter((c) => c.startsWith('rejection')), []);
  });

  test('when a chart is loaded, it is the one', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await poison(page, '.ill');
    await page.contract('add', '<goal-progress loading="eager" src="/data/goals.json"></goal-progress>');
    await page.contract('add', '<country-indicator class="ill" loading="eager" src="/data/homicide.json"><p>Elsewhere</p></country-indicator>', { wait: false });
    await page.contract('event', 'chart-error', 'E-PANIC');
    await back(page, 2);
    assert.deepEqual(await states(page), ['chart', 'E-PANIC']);
    assert.equal((await page.contract('texts', '.ill')).fallbackShown, true);
    assert.match((await page.contract('texts', '.ill')).error, /something went wrong \(E-PANIC\)/);
  });
});
