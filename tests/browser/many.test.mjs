// Many charts: what they ask for, what they hold, and what is left of them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, launch, quiet, site, visit } from './chromium.mjs';

const LONG = { timeout: 240_000 };

/** What the renderer holds once all garbage is gone. */
async function held(page, session) {
  await session.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(100);
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  const { memory, listening } = await page.evaluate(() => ({
    memory: window.probe.instances.flatMap((i) => Object.values(i.exports)).filter((e) => e instanceof WebAssembly.Memory).reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    listening: window.probe.listening,
  }));
  return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize'), memory, listening };
}

describe('many charts', () => {
  test('1,000 mounted and removed leave nothing: memory, listeners, nodes', LONG, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const round = (count) =>
      page.evaluate(async (count) => {
        const spec = await (await fetch('/data/homicide.json')).json();
        const data = await (await fetch('/data/homicide_rate.csv')).text();
        for (let done = 0; done < count; done += 20) {
          const charts = Array.from({ length: 20 }, (_, i) => {
            const chart = document.createElement('country-indicator');
            chart.loading = 'eager';
            // A few are removed before they are painted.
            chart.spec = { ...spec, data: 'given', heading: `Chart ${i}` };
            chart.data = data;
            document.querySelector('main').append(chart);
            return chart;
          });
          await Promise.all(charts.slice(2).map((chart) => chart.ready));
          for (const chart of charts) chart.remove();
        }
        await new Promise((end) => setTimeout(end, 200));
      }, count);
    await round(200);
    const before = await held(page, session);
    await round(400);
    const middle = await held(page, session);
    await round(400);
    const after = await held(page, session);
    t.diagnostic(JSON.stringify([before, middle, after]));
    for (const key of ['nodes', 'listeners', 'listening', 'memory']) assert.ok(after[key] <= middle[key], `${key}: ${before[key]}, ${middle[key]}, ${after[key]}`);
    assert.ok(after.listening <= before.listening);
    assert.ok(after.heap - middle.heap < 400 * 1024, `a kilobyte a chart would be a leak: ${middle.heap}, ${after.heap}`);
    await quiet(page);
  });

  test('20 of one go are styled and laid out together, not one after the other', LONG, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    /** How often the page is styled and laid out while so many charts, each of so many goes, are made and painted. */
    const made = async (count, goes) => {
      const counts = async () => {
        await page.contract('settle');
        const { metrics } = await session.send('Performance.getMetrics');
        return ['RecalcStyleCount', 'LayoutCount'].map((name) => metrics.find((metric) => metric.name === name).value);
      };
      const before = await counts();
      await page.evaluate(
        async ([count, goes]) => {
          for (let go = 0; go < goes; go++) {
            const charts = Array.from({ length: count }, (_, i) => {
              const chart = document.createElement('country-indicator');
              chart.loading = 'eager';
              chart.data = `country,year,value\nHND,2001,${i}\nHND,2002,${i + 1}`;
              return chart;
            });
            document.querySelector('main').append(...charts);
            await Promise.all(charts.map((chart) => chart.ready));
          }
        },
        [count, goes],
      );
      const after = await counts();
      return after.map((value, i) => value - before[i]);
    };
    await made(1, 1);
    const [apart, together] = [await made(1, 20), await made(20, 1)];
    t.diagnostic(JSON.stringify([apart, together]));
    // Each is a container, which is laid out in a pass of its own.
    const [styled, laid] = [0, 1].map((i) => together[i] / apart[i]);
    assert.ok(styled < 0.9 && laid < 0.7, `${together} together, ${apart} apart`);
    await quiet(page);
  });

  for (const ratio of [1, 3]) {
    test(`60 on a page at ${ratio} device pixels per CSS pixel: one wasm, the first screen first, all before print, and pixels given back`, LONG, async (t) => {
      const from = await launch(ratio);
      t.after(() => from.close());
      const page = await visit(t, '/tests/sixty.html', { from, viewport: null });
      await page.waitForFunction(() => window.probe.events.some((e) => e.type === 'chart-ready'));
      await page.waitForTimeout(500);
      const asked = () => site.requests(/homicide_rate\.csv$/).map(({ query }) => Number(query.slice(1)));
      const first = asked();
      assert.ok(first.length >= 2 && first.length < 12, `a screen or two is fetched: ${first}`);
      assert.deepEqual(first.toSorted((a, b) => a - b), first.map((_, i) => i), 'those at the top');
      assert.equal(site.requests(/carsi-charts\.wasm$/).length, 1);
      const pixels = () => page.evaluate(() => [...document.querySelectorAll('country-indicator')].reduce((sum, e) => sum + [...e.shadowRoot.querySelectorAll('canvas')].reduce((s, c) => s + c.width * c.height, 0), 0));
      const few = await pixels();
      // All of them, then back to the top: those out of view give their pixels back.
      await page.evaluate(async () => {
        for (const chart of document.querySelectorAll('country-indicator')) {
          chart.scrollIntoView({ behavior: 'instant' });
          await chart.ready;
        }
        scrollTo({ top: 0, behavior: 'instant' });
      });
      await page.waitForTimeout(500);
      assert.equal(new Set(asked()).size, 60);
      assert.equal(site.requests(/carsi-charts\.wasm$/).length, 1);
      assert.ok((await pixels()) <= 2 * few, `${await pixels()} pixels are held, ${few} at first`);
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await page.waitForFunction(() => {
        const blank = ({ shadowRoot }) => {
          const canvas = shadowRoot.querySelector('canvas');
          return !canvas?.width || !canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((v, i, all) => v !== all[i % 4]);
        };
        return ![...document.querySelectorAll('country-indicator')].some(blank);
      });
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await page.emulateMedia({ media: 'screen' });
      await page.evaluate(() => document.querySelector('main').replaceChildren());
      await page.contract('settle');
      assert.equal(await pixels(), 0);
      await quiet(page);
    });
  }

  test('200 canvases and more are all painted as they come into view', LONG, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    const blank = await page.evaluate(async (chart) => {
      const data = await (await fetch('/data/homicide_rate.csv')).text();
      const all = Array.from({ length: 110 }, () => document.querySelector('main').appendChild(document.createElement(chart)));
      for (const element of all) {
        element.data = data;
        element.unit = 'per 100,000';
      }
      let blank = 0;
      for (const element of all) {
        element.scrollIntoView({ behavior: 'instant' });
        await element.ready;
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
        if (!window.contract || !element.shadowRoot.querySelector('canvas').width) blank++;
      }
      return blank;
    }, CHART);
    assert.equal(blank, 0);
    await quiet(page);
  });
});
