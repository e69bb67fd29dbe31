// An element's life on a page: moved, hidden, resized, recoloured, removed; sharp at every pixel ratio.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, GOALS, TIME, events, launch, quiet, site, visit } from './chromium.mjs';
import { DARK, LIGHT, LINE } from './judge.mjs';

describe('life on a page', () => {
  test('400 moves and removals: painted at the end, wasm memory flat, nothing said', { timeout: 120_000 }, async (t) => {
    const page = await visit(t, '/tests/walk.html');
    await page.contract('allReady');
    await page.evaluate(() => document.querySelector('country-indicator').classList.add('mover'));
    await page.contract('moved', '.mover', 20);
    const memory = await page.contract('moved', '.mover', 400);
    // Its peak may rise by one step of the allocator, by how old and new chart happen to lie together; not by two.
    assert.ok(new Set(memory).size <= 2, `bytes of wasm memory: ${memory}`);
    assert.ok(memory[0] > 0);
    assert.ok((await page.contract('painted', '.mover', [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    await page.evaluate(() => document.querySelector('.mover').remove());
    await page.setViewportSize({ width: 700, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.mouse.move(300, 300);
    await page.contract('settle');
    assert.equal(site.requests(/carsi-charts\.wasm$/).length, 1);
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
    const [size] = await page.contract('sizes', CHART);
    assert.deepEqual([size.width, size.height], await page.contract('deviceBox', CHART), '69: as large as its box, not 0 or 100 px');
    assert.ok(size.width > 400, `${size.width}`);
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

  test('figures of every frame are painted in it; their words come when they rest, and so does `ready`', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await page.contract('add', '<country-indicator class="film" loading="eager" lang="en" unit="%" decimals="1"></country-indicator>', { wait: false });
    const seen = await page.evaluate(async () => {
      const chart = document.querySelector('.film');
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const summary = () => chart.shadowRoot.querySelector('.summary').textContent;
      const figures = (last) => `country,2020,2021\nCosta Rica,20,${last}.5\nPanama,30,40\n`;
      chart.data = figures(0);
      await chart.ready;
      // Longer than figures have to rest.
      await new Promise((done) => setTimeout(done, 300));
      const alone = [];
      for (const last of [61, 62]) {
        chart.data = figures(last);
        await frame();
        alone.push(summary());
      }
      // Sooner than a frame: no machine is so slow that they rest in between.
      const during = [];
      for (let last = 33; last < 43; last++) {
        chart.data = figures(last);
        await new Promise((done) => setTimeout(done));
        during.push(summary());
      }
      const pictures = new Set();
      for (let last = 63; last < 73; last++) {
        chart.data = figures(last);
        await frame();
        pictures.add(chart.shadowRoot.querySelector('canvas').toDataURL());
      }
      await chart.ready;
      const [after, rested] = [summary(), chart.shadowRoot.querySelector('canvas').toDataURL()];
      await new Promise((done) => setTimeout(done, 300));
      chart.data = `${figures(72)}\n`;
      await chart.ready;
      const still = chart.shadowRoot.querySelector('canvas').toDataURL();
      return { alone, pictures: pictures.size, during, after, same: rested === still };
    });
    assert.ok(seen.alone.every((words, i) => words.includes(`${61 + i}.5`)), `few figures have their words at once: ${seen.alone}`);
    assert.equal(seen.pictures, 10, 'each was painted');
    assert.ok(new Set(seen.during).size < 10, `the words were written ${new Set(seen.during).size} times`);
    assert.ok(seen.after.includes('72.5'), `those of the last: ${seen.after}`);
    assert.ok(seen.same, 'at rest it is the picture that it is alone');
    await quiet(page);
  });

  test('figures that come fast while a chart is hidden have their words, and are painted when it is shown', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await page.contract('add', '<country-indicator class="film" loading="eager" lang="en" unit="%" decimals="1"></country-indicator>', { wait: false });
    const words = await page.evaluate(async () => {
      const chart = document.querySelector('.film');
      const rest = (ms) => new Promise((done) => setTimeout(done, ms));
      const figures = (last) => `country,2020,2021\nCosta Rica,20,${last}.5\nPanama,30,40\n`;
      chart.data = figures(0);
      await chart.ready;
      chart.parentElement.style.display = 'none';
      await rest(300);
      for (let last = 1; last < 6; last++) {
        chart.data = figures(last);
        await rest(0);
      }
      await rest(300);
      const said = chart.shadowRoot.querySelector('.summary').textContent;
      chart.parentElement.style.display = '';
      await chart.ready;
      return said;
    });
    assert.ok(words.includes('5.5'), words);
    assert.ok((await page.contract('painted', '.film', [])).ink > LINE);
    await quiet(page);
  });

  test('a chart that is made while sizes are being told is told of its own in time', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html');
    await page.contract('allReady');
    await page.evaluate(async () => {
      // Deeper than any plot: a plot that joins in after it is skipped.
      let deep = document.body;
      for (let i = 0; i < 15; i++) deep = deep.appendChild(document.createElement('div'));
      deep.textContent = 'Deep';
      await new Promise((done) => {
        const observer = new ResizeObserver(() => {
          observer.disconnect();
          const chart = document.createElement('country-indicator');
          Object.assign(chart, { className: 'guest', loading: 'eager', unit: '%', data: 'country,2020,2021\nCosta Rica,1,2\nPanama,2,3' });
          document.body.append(chart);
          chart.ready.then(done);
        });
        observer.observe(deep);
      });
    });
    await page.contract('settle');
    assert.ok((await page.contract('painted', '.guest', [])).ink > LINE);
    await page.setViewportSize({ width: 500, height: 800 });
    await page.contract('settle');
    const [size] = await page.contract('sizes', '.guest');
    assert.ok(Math.abs(size.width - size.css[0]) <= 1, `${size.width} for ${size.css[0]} CSS px: its size is followed from then on`);
    await quiet(page);
  });

  test('an answer that comes while sizes are being told changes nothing before they are', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await page.contract('add', '<country-indicator loading="eager" src="/data/homicide.json"></country-indicator>');
    await page.evaluate(async () => {
      // As in WebKit, where what waits for an answer runs after an observer's callback.
      let answer;
      const real = window.fetch;
      window.fetch = async (url, options) => {
        if (!/none/.test(url)) return real(url, options);
        await new Promise((done) => (answer = done));
        const parts = [new TextEncoder().encode('country,year,value\nCRI,2020,1\nCRI,2021,2\n')];
        return { ok: true, status: 200, headers: new Headers(), body: { getReader: () => ({ read: async () => ({ value: parts.pop() }) }) } };
      };
      const chart = document.createElement('country-indicator');
      Object.assign(chart, { className: 'guest', loading: 'eager', unit: '%', src: '/data/none.csv' });
      document.querySelector('main').append(chart);
      while (!answer) await new Promise((done) => setTimeout(done));
      // Its height is another as soon as the chart is shown.
      new ResizeObserver(() => answer()).observe(document.querySelector('main'));
      await chart.ready;
    });
    await page.contract('settle');
    assert.ok((await page.contract('painted', '.guest', [])).ink > LINE);
    await quiet(page);
  });

  test('a new size paints at once, and writes to the page only in the next frame', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await page.evaluate(() => {
      window.told = { times: 0, writes: [], stretched: 0 };
      const Real = ResizeObserver;
      window.ResizeObserver = class extends Real {
        constructor(take) {
          const changes = new MutationObserver(() => {});
          super((entries, observer) => {
            const [{ target, contentRect }] = entries;
            changes.observe(target.getRootNode(), { subtree: true, childList: true, attributes: true, characterData: true });
            changes.takeRecords();
            take(entries, observer);
            window.told.times++;
            window.told.writes.push(...changes.takeRecords().filter((r) => r.target.localName !== 'canvas').map((r) => `${r.type} ${r.attributeName} of ${r.target.className}`));
            for (const canvas of target.querySelectorAll('canvas:not([hidden])')) {
              const shown = canvas.getBoundingClientRect().width;
              window.told.stretched += canvas.width > 0 && (Math.abs(canvas.width - shown) > 1 || shown < contentRect.width - 1); // 0: far from the window
            }
          });
        }
      };
    });
    for (let i = 0; i < 4; i++) await page.contract('add', `<country-indicator class="chart-${i}" loading="eager" src="/data/homicide.json"></country-indicator>`);
    const at = await page.contract('middle', '.chart-1', 'plot');
    await page.mouse.move(at.x, at.y);
    await page.contract('tooltipSoon', '.chart-1');
    const { times } = await page.evaluate(() => window.told);
    for (const width of [900, 640, 420, 1000]) {
      await page.setViewportSize({ width, height: 800 });
      await page.contract('settle');
    }
    const told = await page.evaluate(() => window.told);
    assert.ok(told.times >= times + 16, `${told.times - times} sizes`);
    assert.deepEqual([told.writes, told.stretched], [[], 0]);
    assert.ok(await page.contract('tooltip', '.chart-1'), 'the tooltip stays');
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
    assert.equal(site.requests(/carsi-charts\.wasm$/).length, 1);
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
