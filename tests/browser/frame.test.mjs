// Charts in frames: the page of a frame, and the script that gives a frame the height of its chart.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, TIME, site, visit } from './chromium.mjs';
import { STRICT, serve } from './server.mjs';

const POLICY = `${STRICT}; frame-src http://127.0.0.1:* http://localhost:*`;
const EMBED = '/pkg/dist/embed.html';
const QUERY = 'src=/data/homicide.json&heading=Homicides in seven countries, by year, from 1990 to 2023, with a heading that wraps';

/** A page with frames, and the script if asked for. */
async function framed(t, markup, { helper = true } = {}) {
  const page = await visit(t, '/tests/blank.html', { csp: POLICY });
  await page.evaluate((markup) => document.querySelector('main').insertAdjacentHTML('beforeend', markup), markup);
  if (helper) await page.evaluate(() => import('/pkg/dist/carsi-charts.frame.js'));
  return page;
}
const frame = (query, more = '', width = 700) => `<iframe title="Chart" width="${width}" height="400" src="${EMBED}?${query}" ${more}></iframe>`;
const heights = (page) => page.evaluate(() => [...document.querySelectorAll('iframe')].map((frame) => frame.clientHeight));
/** What a frame's page would need, as it measures itself. */
const wanted = (page, n = 1) => page.frames()[n].evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
const ready = async (page, n = 1, tag = CHART) => {
  await page.frames()[n].waitForSelector(tag);
  await page.frames()[n].evaluate((tag) => document.querySelector(tag).ready, tag);
};

describe('the page of a frame', () => {
  test('draws what the query names, under the strict policy, in its language', TIME, async (t) => {
    const page = await visit(t, `${EMBED}?chart=goal-progress&src=/data/goals.json&lang=es&view=scorecard&unheard=1`, { csp: STRICT });
    await page.evaluate(() => document.querySelector('goal-progress').ready);
    const seen = await page.evaluate(() => [document.documentElement.lang, document.querySelector('goal-progress').getAttributeNames().join(), document.title !== 'Chart']);
    assert.deepEqual(seen, ['es', 'src,lang,view,loading', true]);
    assert.ok(page.warnings.some((line) => line.includes('no attribute unheard')));
    assert.deepEqual(page.faults, []);
  });

  test('shows no figures of another host, unless its owner names that host', TIME, async (t) => {
    const other = await serve();
    t.after(() => other.close());
    other.cors = true;
    for (const src of [`${other.origin}/data/homicide.json`, `//${new URL(other.origin).host}/data/homicide.json`, 'javascript:alert(1)', 'data:text/csv,a']) {
      const page = await visit(t, `${EMBED}?src=${encodeURIComponent(src)}`);
      await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent.includes('E-DATA-URL'));
      assert.deepEqual([...page.hosts], [site.origin], src);
    }
    const page = await visit(t, '/tests/blank.html');
    const named = await page.evaluate(async (path) => (await fetch(path)).text(), EMBED);
    const rules = [{ match: /embed\.html$/, body: named.replace('hosts" content=""', `hosts" content="https://data.example.org ${other.origin}"`) }];
    const allowed = await visit(t, `${EMBED}?src=${encodeURIComponent(`${other.origin}/data/homicide.json`)}`, { rules });
    await allowed.evaluate((chart) => document.querySelector(chart).ready, CHART);
    assert.ok(allowed.hosts.has(other.origin));
  });
});

describe('the script of the page around', () => {
  test('follows the height of several frames, when a heading wraps too', TIME, async (t) => {
    const page = await framed(t, frame(QUERY) + frame('chart=goal-progress&src=/data/goals.json'));
    await Promise.all([ready(page), ready(page, 2, 'goal-progress')]);
    const agree = async () => {
      const end = Date.now() + 5000;
      for (;;) {
        const [now, want] = [await heights(page), [await wanted(page), await wanted(page, 2)]];
        if (String(now) === String(want)) return now;
        if (Date.now() > end) assert.deepEqual(now, want);
        await page.waitForTimeout(50);
      }
    };
    const wide = await agree();
    assert.notEqual(wide[0], wide[1]);
    await page.evaluate(() => (document.querySelector('iframe').width = '320'));
    await page.waitForTimeout(300);
    const narrow = await agree();
    assert.notEqual(narrow[0], wide[0]);
    assert.equal(await page.frames()[1].evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing to scroll sideways');
    assert.deepEqual(page.faults, []);
    assert.deepEqual(await page.contract('complaints'), []);
  });

  test('ignores strangers, other shapes and other origins, and clamps', TIME, async (t) => {
    const other = await serve();
    t.after(() => other.close());
    const page = await framed(t, frame(QUERY));
    await ready(page);
    await page.waitForTimeout(400);
    const [before] = await heights(page);
    // The page itself, a frame of another kind, and the right frame once it is at another origin.
    await page.evaluate(() => {
      postMessage({ 'carsi-charts': 1, height: 999 }, '*');
      for (const data of [null, 'x', { height: 999 }, { 'carsi-charts': 2, height: 999 }, { 'carsi-charts': 1 }, { 'carsi-charts': 1, height: 'tall' }, { 'carsi-charts': 1, height: Infinity }, { 'carsi-charts': 1, height: Number.NaN }]) postMessage(data, '*');
    });
    const inside = (height) => page.frames()[1].evaluate((height) => parent.postMessage({ 'carsi-charts': 1, height }, '*'), height);
    await page.waitForTimeout(200);
    assert.deepEqual(await heights(page), [before]);
    await inside(1e9);
    await page.waitForFunction(() => document.querySelector('iframe').clientHeight === 6000);
    await inside(-5);
    await page.waitForFunction(() => document.querySelector('iframe').clientHeight === 120);
    // What was navigated elsewhere speaks for another origin than the page gave it.
    await page.frames()[1].goto(`${other.origin}/tests/blank.html`);
    await inside(700);
    await page.waitForTimeout(200);
    assert.deepEqual(await heights(page), [120]);
  });

  test('without it a frame keeps the size that its attributes give', TIME, async (t) => {
    const page = await framed(t, frame(QUERY), { helper: false });
    await ready(page);
    await page.waitForTimeout(200);
    assert.deepEqual(await heights(page), [400]);
    // All of the chart can be reached by scrolling inside.
    assert.equal(await page.frames()[1].evaluate(() => getComputedStyle(document.documentElement).overflowY !== 'hidden'), true);
  });
});
