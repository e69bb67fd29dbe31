// Colours that the visitor, the system or paper asks for: each redraws the chart, and the end of it does, too.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, TIME, quiet, visit } from './chromium.mjs';
import { DARK, LIGHT, LINE } from './judge.mjs';

const settled = async (page) => { for (let i = 0; i < 3; i++) await page.contract('settle'); };

describe('looks', () => {
  test('forced colours: the system’s, and no others, on the plot and around it', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await page.contract('add', '<country-indicator loading="eager" src="/data/homicide.json"></country-indicator>', { wait: true });
    await page.emulateMedia({ forcedColors: 'active' });
    await settled(page);
    const [canvas, text] = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.cssText = 'color: CanvasText; background: Canvas; forced-color-adjust: none';
      const { color, backgroundColor } = getComputedStyle(probe);
      return [backgroundColor, color].map((c) => `#${c.match(/\d+/g).slice(0, 3).map((n) => Number(n).toString(16).padStart(2, '0')).join('')}`);
    });
    const painted = await page.contract('painted', CHART, [text, LIGHT.SLV, LIGHT.HND, LIGHT.quiet]);
    assert.ok(painted[text] > LINE, JSON.stringify(painted));
    for (const ours of [LIGHT.SLV, LIGHT.HND, LIGHT.quiet]) assert.ok(painted[ours] < 5, JSON.stringify(painted));
    assert.equal(await page.contract('background', CHART), canvas);
    await page.emulateMedia({ forcedColors: 'none' });
    await settled(page);
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    await quiet(page);
  });

  test('forced colours: classes of a heat table, of tiles and of a map are told apart without colours', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { forcedColors: 'active' });
    const ramp = ['#d0e8fe', '#015386'];
    for (const view of ['heat', 'tiles', 'map']) {
      await page.contract('add', `<country-indicator class="${view}" loading="eager" src="/data/homicide.json" view="${view}"></country-indicator>`, { wait: true });
      await settled(page);
      const painted = await page.contract('painted', `.${view}`, ramp);
      assert.ok(painted.ink > LINE && ramp.every((color) => painted[color] < 5), JSON.stringify(painted));
    }
    await quiet(page);
  });

  test('more contrast is drawn where it is asked for', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await page.contract('add', '<country-indicator loading="eager" src="/data/homicide.json"></country-indicator>', { wait: true });
    const before = await page.contract('painted', CHART, [LIGHT.quiet, LIGHT.SLV]);
    await page.emulateMedia({ contrast: 'more' });
    await settled(page);
    const after = await page.contract('painted', CHART, [LIGHT.quiet, LIGHT.SLV]);
    assert.ok(before[LIGHT.quiet] > LINE && after[LIGHT.quiet] < LINE, JSON.stringify([before, after]));
    assert.ok(after[LIGHT.SLV] > before[LIGHT.SLV], 'lines are thicker');
    await page.emulateMedia({ contrast: 'no-preference' });
    await settled(page);
    assert.deepEqual(await page.contract('painted', CHART, [LIGHT.quiet, LIGHT.SLV]), before);
    await quiet(page);
  });

  test('on paper a dark chart is light, one far down the page is painted, and neither is out of shape', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { colorScheme: 'dark', viewport: { width: 1600, height: 900 } });
    for (let i = 0; i < 2; i++) await page.contract('add', '<country-indicator loading="eager" src="/data/homicide.json"></country-indicator>', { wait: true });
    await page.evaluate((tag) => { document.querySelectorAll(tag)[1].style.marginTop = '8000px'; }, CHART);
    await page.waitForFunction((tag) => document.querySelectorAll(tag)[1].shadowRoot.querySelector('canvas').width === 0, CHART);
    await page.emulateMedia({ media: 'print' });
    await settled(page);
    const seen = await page.evaluate(([tag, colors]) => [...document.querySelectorAll(tag)].map((chart) => {
      const canvas = chart.shadowRoot.querySelector('canvas');
      const data = canvas.width ? canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data : [];
      const counts = colors.map((color) => {
        const want = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
        let count = 0;
        for (let i = 0; i < data.length; i += 4) count += data[i + 3] > 200 && want.every((v, c) => Math.abs(data[i + c] - v) <= 6);
        return count;
      });
      return { counts, fit: getComputedStyle(canvas).objectFit };
    }), [CHART, [LIGHT.SLV, DARK.SLV]]);
    for (const { counts: [light, dark], fit } of seen) {
      assert.ok(light > LINE && dark < LINE, JSON.stringify(seen));
      assert.equal(fit, 'contain');
    }
    await page.emulateMedia({ media: 'screen' });
    await settled(page);
    assert.ok((await page.contract('painted', CHART, [DARK.SLV]))[DARK.SLV] > LINE);
    await page.waitForFunction((tag) => document.querySelectorAll(tag)[1].shadowRoot.querySelector('canvas').width === 0, CHART);
    await quiet(page);
  });

  test('on a page that runs right to left the words around mirror; the plot does not', TIME, async (t) => {
    const spec = (heading) => `<country-indicator loading="eager" src="/data/homicide.json" heading="${heading}" controls="legend line bars countries range"></country-indicator>`;
    const pages = [];
    for (const dir of ['ltr', 'rtl']) {
      const page = await visit(t, '/tests/blank.html');
      await page.evaluate((dir) => { document.documentElement.dir = dir; document.documentElement.lang = dir === 'rtl' ? 'ar' : 'en'; }, dir);
      await page.contract('add', spec('\u0647\u0646\u062f\u0648\u0631\u0627\u0633'), { wait: true });
      await page.contract('openTable', CHART);
      await settled(page);
      pages.push(await page.evaluate((tag) => {
        const root = document.querySelector(tag).shadowRoot;
        const x = (selector, nth = 0) => root.querySelectorAll(selector)[nth].getBoundingClientRect().x;
        const canvas = root.querySelector('canvas');
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return {
          plot: data.reduce((sum, value, i) => (sum * 31 + value * (i % 7)) % 1_000_003, 0),
          legend: x('.legend li', 0) - x('.legend li', 1),
          views: x('.views label', 0) - x('.views label', 1),
          table: x('tbody th') - x('tbody td'),
          range: x('.time label', 0) - x('.time label', 1),
          minus: getComputedStyle(root.querySelector('td.number')).direction,
        };
      }, CHART));
      await page.screenshot({ path: `tests/output/${dir}.png` }).catch(() => {});
      await quiet(page);
    }
    const [ltr, rtl] = pages;
    assert.equal(rtl.plot, ltr.plot, 'the same picture to a pixel');
    assert.ok(rtl.range < 0, 'time runs to the right');
    for (const part of ['legend', 'views', 'table']) assert.ok(ltr[part] < 0 && rtl[part] > 0, `${part}: ${ltr[part]} and ${rtl[part]}`);
    assert.equal(rtl.minus, 'ltr', 'a minus sign stays before its number');
  });
});
