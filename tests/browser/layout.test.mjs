// Sizes, paper, fingers and languages: what public reports found on other charts. The number in a name is that of the report.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { CHART, TIME, launch, quiet, visit } from './chromium.mjs';

/** Plainly invented. */
const FIGURES = 'country,year,value\nHND,2001,1234.5\nHND,2002,2\nPAN,2001,9\nPAN,2002,5\n';
const rules = [{ match: /invented\.csv$/, type: 'text/csv', body: FIGURES }];
const chart = (more = '') => `<country-indicator loading="eager" src="/data/invented.csv" ${more}><p>Figures elsewhere</p></country-indicator>`;

/** An empty page with charts, painted. */
async function open(t, markup, options = {}) {
  const page = await visit(t, '/tests/blank.html', { rules, ...options });
  for (const one of [markup].flat()) await page.contract('add', one);
  return page;
}
const box = (page) => page.evaluate((tag) => { const { width, height } = document.querySelector(tag).getBoundingClientRect(); return { width, height }; }, CHART);

for (const style of ['display: flex', 'display: flex; flex-direction: column', 'block-size: auto', 'display: grid']) {
  test(`65, 71: in a parent of ${style} a chart has a height and keeps it`, TIME, async (t) => {
    const page = await open(t, []);
    await page.evaluate((css) => { document.querySelector('main').style.cssText = css; }, style);
    await page.contract('add', chart());
    await page.contract('settle');
    const before = await box(page);
    await page.waitForTimeout(400);
    assert.deepEqual(await box(page), before);
    assert.ok(before.height > 200 && before.height < 1200 && before.width > 200, JSON.stringify(before));
    await quiet(page);
  });
}

for (const style of ['display: inline-block', 'float: left', 'position: absolute', 'display: table-cell', 'width: max-content']) {
  test(`a parent of ${style}, which is as wide as what it holds, is as wide as a small chart`, TIME, async (t) => {
    const page = await open(t, [], { viewport: { width: 320, height: 800 } });
    await page.evaluate((css) => { document.querySelector('main').style.cssText = css; }, style);
    await page.contract('add', chart());
    assert.equal((await box(page)).width, 256);
    assert.ok((await page.contract('painted', CHART, [])).ink > 500);
    await quiet(page);
  });
}

test('charts do not push narrow columns open', TIME, async (t) => {
  const page = await open(t, []);
  await page.evaluate(() => { document.querySelector('main').style.cssText = 'display: grid; grid-template-columns: repeat(3, 1fr); inline-size: 360px'; });
  for (let i = 0; i < 3; i++) await page.contract('add', chart());
  assert.equal((await box(page)).width, 120);
  await quiet(page);
});

test('67: a chart that was made narrow grows again', TIME, async (t) => {
  const page = await open(t, chart());
  const [wide] = await page.contract('sizes', CHART);
  for (const width of [400, 1000]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(100);
    await page.contract('settle');
  }
  const [again] = await page.contract('sizes', CHART);
  assert.deepEqual(again.inside, wide.inside);
  await quiet(page);
});

/** Has a box another width in each frame; how many bitmaps its chart had, and the frames in which pixels of one were not the screen's. Runs in the page. */
async function drag(widths) {
  const chart = document.querySelector('.dragged');
  const plot = chart.shadowRoot.querySelector('.plot');
  const [canvas] = plot.querySelectorAll('canvas');
  let [bitmaps, last] = [0, ''];
  const wrong = [];
  for (const width of widths) {
    chart.style.inlineSize = `${width}px`;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const [shown, box] = [canvas, plot].map((element) => element.getBoundingClientRect());
    const sharp = ['width', 'height'].every((side) => Math.abs(canvas[side] - shown[side] * devicePixelRatio) < 1 && shown[side] > box[side] - 1);
    if (!sharp) wrong.push([width, canvas.width, canvas.height, shown.width, shown.height, box.width, box.height]);
    const size = `${canvas.width} ${canvas.height}`;
    bitmaps += size !== last;
    last = size;
  }
  return { bitmaps, wrong };
}

/** The size of a chart's plot and a digest of its pixels there. Runs in the page. */
async function pixels(selector) {
  const canvas = document.querySelector(selector).shadowRoot.querySelector('canvas');
  const { width, height } = canvas.parentElement.getBoundingClientRect();
  const sides = [width, height].map((side) => Math.round(side * devicePixelRatio));
  const digest = await crypto.subtle.digest('SHA-256', canvas.getContext('2d').getImageData(0, 0, ...sides).data);
  return `${sides} ${new Uint8Array(digest)}`;
}

for (const ratio of [1, 2]) {
  test(`a box that is dragged gets few bitmaps, each pixel one of the screen's; ratio ${ratio}`, TIME, async (t) => {
    const from = await launch(ratio);
    t.after(() => from.close());
    const page = await open(t, chart('class="dragged" style="block-size: 450px"'), { from, viewport: null });
    // Shrinking by an eighth needs no other bitmap for the width, and growing needs one for each sixteenth.
    const to = (first, last) => Array.from({ length: 1 + Math.abs(last - first) }, (_, i) => first + Math.sign(last - first) * i);
    await page.evaluate(drag, [500, 500]);
    const narrower = await page.evaluate(drag, to(500, 450));
    assert.deepEqual(narrower.wrong, []);
    assert.ok(narrower.bitmaps <= 4, `${narrower.bitmaps} bitmaps`);
    // What lies beyond the box takes no pointer from the page beside it.
    const beside = await page.evaluate(() => {
      const chart = document.querySelector('.dragged');
      const { right, top, height } = chart.getBoundingClientRect();
      const reach = chart.shadowRoot.querySelector('canvas').getBoundingClientRect().right - right;
      return [reach > 3, document.elementFromPoint(right + 2, top + height / 2) === chart];
    });
    assert.deepEqual(beside, [true, false]);
    const wider = await page.evaluate(drag, to(450, 700));
    assert.deepEqual(wider.wrong, []);
    assert.ok(wider.bitmaps <= 12, `${wider.bitmaps} bitmaps`);
    await page.evaluate(drag, to(700, 660));
    // Nor does it widen the page.
    assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth));
    await page.contract('add', chart('class="still" style="block-size: 450px; inline-size: 660px"'));
    await page.contract('settle');
    assert.equal(await page.evaluate(pixels, '.dragged'), await page.evaluate(pixels, '.still'));
    // Paper has another width: there the picture is as large as its box again.
    await page.emulateMedia({ media: 'print' });
    await page.contract('settle');
    const [size] = await page.contract('sizes', '.dragged');
    assert.deepEqual([size.width, size.height], size.inside);
    await quiet(page);
  });
}

test('73: charts far down the page are painted for paper, and rest again after it', TIME, async (t) => {
  const page = await open(t, [chart(), chart()], { viewport: { width: 1600, height: 800 } });
  await page.evaluate((tag) => { document.querySelectorAll(tag)[1].style.marginTop = '8000px'; }, CHART);
  const width = () => page.evaluate((tag) => document.querySelectorAll(tag)[1].shadowRoot.querySelector('canvas').width, CHART);
  const rests = () => page.waitForFunction((tag) => document.querySelectorAll(tag)[1].shadowRoot.querySelector('canvas').width === 0, CHART);
  await rests();
  await page.evaluate((tag) => {
    window.paper = 0;
    addEventListener('beforeprint', () => { window.paper = document.querySelectorAll(tag)[1].shadowRoot.querySelector('canvas').width; });
  }, CHART);
  await page.pdf({ format: 'Letter' });
  assert.ok((await page.evaluate(() => window.paper)) > 0, 'painted before the page is printed');
  await rests();
  assert.equal(await width(), 0);
  await page.setViewportSize({ width: 816, height: 1056 });
  await page.emulateMedia({ media: 'print' });
  await page.contract('settle');
  const [size] = await page.contract('sizes', CHART);
  assert.ok(size.left >= 0 && size.left + size.css[0] <= 816, JSON.stringify(size));
  await quiet(page);
});

test('79: a finger that goes up or down over a chart scrolls the page', TIME, async (t) => {
  const page = await open(t, chart(), { hasTouch: true, viewport: { width: 400, height: 700 } });
  await page.evaluate(() => { document.body.style.paddingBottom = '3000px'; });
  const { x, y } = await page.contract('middle', CHART, 'plot');
  const cdp = await page.context().newCDPSession(page);
  const touch = (type, at) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x, y: at }] });
  await touch('touchStart', y);
  for (let step = 1; step <= 15; step++) {
    await touch('touchMove', y - step * 12);
    await page.waitForTimeout(16);
  }
  await touch('touchEnd');
  await page.waitForFunction(() => scrollY > 100);
  await quiet(page);
});

test('51: numbers follow the page, not the browser', TIME, async (t) => {
  const page = await open(t, [chart('lang="es" decimals="1"'), chart('lang="en" decimals="1" class="en"')]);
  const text = async (which) => JSON.stringify((await page.contract('openTable', which)).rows);
  assert.ok((await text(CHART)).includes('1234,5'), await text(CHART));
  assert.ok((await text('.en')).includes('1,234.5'), await text('.en'));
  await quiet(page);
});

/** What lies on a chart's plot, as a number. */
const picture = (page, selector) => page.evaluate((selector) => {
  const canvas = document.querySelector(selector).shadowRoot.querySelector('canvas');
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  return data.reduce((sum, value, i) => (sum * 31 + value * (i % 7)) % 1_000_003, 0);
}, selector);

test('75: a web font that comes late is drawn, as if it had been there', TIME, async (t) => {
  const font = readdirSync(new URL('../../www/fonts/', import.meta.url)).find((name) => name.endsWith('.woff2'));
  const body = readFileSync(new URL(`../../www/fonts/${font}`, import.meta.url));
  const page = await visit(t, '/tests/blank.html', { rules: [{ match: /late\.woff2$/, type: 'font/woff2', body, delay: 1500 }] });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@font-face { font-family: Late; src: url(/data/late.woff2); font-display: swap } country-indicator { --chart-font: Late, monospace }');
    document.adoptedStyleSheets = [sheet];
  });
  const chart = (name) => `<country-indicator class="${name}" loading="eager" src="/data/homicide.json"></country-indicator>`;
  await page.contract('add', chart('early'), { wait: true });
  const before = await picture(page, '.early');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => document.fonts.check('12px Late'));
  await page.contract('settle');
  await page.contract('settle');
  const after = await picture(page, '.early');
  assert.notEqual(after, before);
  await page.evaluate(() => document.querySelector('.early').remove());
  await page.contract('add', chart('late'), { wait: true });
  assert.equal(await picture(page, '.late'), after);
});

test('76: long words at 320 px are all there, in the page and in the table', TIME, async (t) => {
  const name = 'Share of victims of intentional homicide whose case was brought before a court in a year';
  const page = await visit(t, '/tests/blank.html', { viewport: { width: 320, height: 900 } });
  await page.contract('add', `<country-indicator loading="eager" src="/data/homicide.json" heading="${name}" indicator="" unit="${name}" highlight="LAC"></country-indicator>`, { wait: true });
  await page.contract('openTable', CHART);
  const seen = await page.evaluate((tag) => {
    const root = document.querySelector(tag).shadowRoot;
    const fits = (element) => element.scrollWidth <= element.clientWidth + 1;
    return { heading: fits(root.querySelector('.heading')), caption: root.querySelector('caption').textContent, heads: [...root.querySelectorAll('thead th')].map((th) => th.textContent), page: document.documentElement.scrollWidth };
  }, CHART);
  assert.ok(seen.heading && seen.page <= 320, JSON.stringify(seen));
  assert.ok(seen.caption.includes(name), seen.caption);
  assert.ok(seen.heads.includes('Latin America and the Caribbean'), `${seen.heads}`);
});
