// An element's life on a page: moved, hidden, resized, recoloured, removed; sharp at every pixel ratio.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, GOALS, TIME, events, launch, quiet, site, visit } from './chromium.mjs';
import { DARK, LIGHT, LINE } from './judge.mjs';

describe('life on a page', () => {
  test('200 moves and removals: painted at the end, wasm memory flat, nothing said', { timeout: 120_000 }, async (t) => {
    const page = await visit(t, '/tests/walk.html');
    await page.contract('allReady');
    await page.evaluate(() => document.querySelector('country-indicator').classList.add('mover'));
    await page.contract('moved', '.mover', 20);
    const memory = await page.contract('moved', '.mover', 200);
    assert.equal(new Set(memory).size, 1, `bytes of wasm memory: ${memory}`);
    assert.ok(memory[0] > 0);
    assert.ok((await page.contract('painted', '.mover', [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    await page.evaluate(() => document.querySelector('.mover').remove());
    await page.setViewportSize({ width: 700, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.mouse.move(300, 300);
    await page.contract('settle');
    assert.equal(site.requests(/\.wasm$/).length, 1);
    await quiet(page);
  });

  test('a chart that has left listens to nothing on the page any more', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html');
    await page.contract('allReady');
    const listening = () => page.evaluate(() => window.probe.listening);
    const before = await listening();
    await page.contract('add', '<country-indicator class="guest" loading="eager" src="/data/homicide.json"></country-indicator>');
    assert.ok((await listening()) > before, 'it did listen while it was there');
    await page.evaluate(() => document.querySelector('.guest').remove());
    await page.contract('settle');
    assert.equal(await listening(), before);
    await quiet(page);
  });

  test('a chart far below is asked for only when the reader comes near', TIME, async (t) => {
    const page = await visit(t, '/tests/lazy.html');
    await page.waitForTimeout(500);
    assert.deepEqual(site.requests(/homicide|\.wasm$/), []);
    await page.evaluate((chart) => document.querySelector(chart).scrollIntoView({ behavior: 'instant' }), CHART);
    await page.contract('ready', CHART);
    assert.equal(site.requests(/homicide\.json$/).length, 1);
    await quiet(page);
  });

  test('a chart in a <details> that is closed at first is painted when it is opened', TIME, async (t) => {
    const page = await visit(t, '/tests/details.html');
    await page.waitForTimeout(500);
    await page.click('summary');
    await page.contract('allReady');
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    await page.click('summary');
    await page.click('summary');
    await page.contract('settle');
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    await quiet(page);
  });

  test('a box of 0 x 0 is no trouble, and a real one later is followed', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await page.evaluate(() => {
      const box = document.createElement('div');
      box.className = 'nothing';
      box.innerHTML = '<country-indicator loading="eager" src="/data/homicide.json"></country-indicator>';
      document.querySelector('main').append(box);
    });
    await page.waitForTimeout(500);
    assert.deepEqual(await events(page, 'chart-error'), []);
    await page.evaluate(() => (document.querySelector('.nothing').className = ''));
    await page.contract('allReady');
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    await quiet(page);
  });

  test('the plot follows its box', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html');
    await page.contract('allReady');
    const [before] = await page.contract('sizes', CHART);
    await page.setViewportSize({ width: 420, height: 800 });
    await page.waitForFunction((width) => document.querySelector('country-indicator').shadowRoot.querySelector('canvas').width < width, before.width);
    await page.contract('settle');
    const [size] = await page.contract('sizes', CHART);
    assert.deepEqual([size.width, size.height], await page.contract('deviceBox', CHART));
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    await quiet(page);
  });

  test('the colours follow the reader’s light or dark setting', TIME, async (t) => {
    const page = await visit(t, '/csp.html');
    await page.contract('allReady');
    const light = await page.contract('painted', CHART, [LIGHT.SLV, DARK.SLV]);
    const before = await page.contract('background', CHART);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.contract('settle');
    await page.contract('settle');
    const dark = await page.contract('painted', CHART, [LIGHT.SLV, DARK.SLV]);
    assert.ok(light[LIGHT.SLV] > LINE && light[DARK.SLV] < LINE, JSON.stringify(light));
    assert.ok(dark[DARK.SLV] > LINE && dark[LIGHT.SLV] < LINE, JSON.stringify(dark));
    assert.deepEqual([before, await page.contract('background', CHART)], [LIGHT.background, DARK.background]);
    await quiet(page);
  });

  test('an update from inside a chart-select listener is taken', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html');
    await page.contract('allReady');
    await page.evaluate((chart) => {
      const element = document.querySelector(chart);
      element.addEventListener('chart-select', () => element.update({ heading: 'Changed in the listener' }), { once: true });
    }, CHART);
    const at = await page.contract('middle', CHART, 'plot');
    await page.mouse.click(at.x, at.y);
    await page.waitForFunction((chart) => document.querySelector(chart).shadowRoot.querySelector('[part~=heading]').textContent === 'Changed in the listener', CHART);
    await quiet(page);
  });

  test('two loaders on a page are harmless', TIME, async (t) => {
    const page = await visit(t, '/tests/two-loaders.html');
    assert.equal(await page.contract('allReady'), 2);
    assert.equal(site.requests(/\.js$/).filter((r) => r.path.startsWith('/pkg/')).length, 2);
    assert.equal(site.requests(/\.wasm$/).length, 1);
    await quiet(page);
  });
});

for (const ratio of [1, 1.25, 2, 3]) {
  test(`sharp at ${ratio} device pixels per CSS pixel`, TIME, async (t) => {
    // A real scale factor: an emulated one does not reach devicePixelContentBoxSize.
    const scaled = await launch(ratio);
    t.after(() => scaled.close());
    const page = await visit(t, '/tests/walk.html', { from: scaled, viewport: null });
    await page.contract('allReady');
    assert.equal(await page.evaluate(() => devicePixelRatio), ratio);
    for (const chart of [CHART, GOALS]) {
      // Points at a reading, so that the upper canvas is painted too.
      await page.locator(chart).first().locator('[role=slider]').focus();
      await page.keyboard.press('Home');
      await page.contract('settle');
      const box = await page.contract('deviceBox', chart);
      for (const size of await page.contract('sizes', chart)) {
        assert.deepEqual([size.width, size.height], box);
        assert.ok(Math.abs(size.width - size.css[0] * ratio) <= 1, `${size.width} for ${size.css[0]} CSS px`);
      }
    }
    await quiet(page);
  });
}
