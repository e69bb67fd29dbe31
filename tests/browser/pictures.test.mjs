// Pictures: those that are taken away, and the one on the screen when the screen is another. A number in a name is that of a
// public report on other charts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { CHART, TIME, quiet, visit } from './chromium.mjs';
import { ROOT, serve } from './server.mjs';

/** Plainly invented. */
const figures = { match: /invented\.csv$/, type: 'text/csv', body: 'country,year,value\nHND,2001,1\nHND,2002,2\nHND,2003,4 p\nPAN,2001,9\nPAN,2002,5\nPAN,2003,3\n' };
const chart = (more = '') => `<country-indicator loading="eager" src="/data/invented.csv" ${more}></country-indicator>`;

/** Takes a picture and looks at it: its size, how many pixels of each row and column are not of the ground, whether any step is finer than `scale` pixels, a number of its pixels. */
const take = (page, scale, nth = 0) => page.evaluate(async ([tag, scale, nth]) => {
  const blob = await document.querySelectorAll(tag)[nth].toPNG({ scale });
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  const rows = Array(height).fill(0);
  const columns = Array(width).fill(0);
  let fine = 0;
  pixels.forEach((pixel, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (pixel !== pixels[0]) [rows[y], columns[x]] = [rows[y] + 1, columns[x] + 1];
    if (x % scale && pixel !== pixels[i - 1]) fine++;
  });
  return { type: blob.type, width, height, rows, columns, fine, sum: pixels.reduce((sum, value, i) => (sum * 31 + value * (i % 7)) % 1_000_003, 0) };
}, [CHART, scale, nth]);
const ink = (counts, from, to) => counts.slice(Math.round(from), Math.round(to)).reduce((sum, count) => sum + count, 0);

describe('a picture to take away', () => {
  const WORDS = { heading: 'Invented heading', subheading: 'Invented subheading', note: 'An invented note.', source: 'Invented office' };
  const attributes = (names) => names.map((name) => `${name}="${WORDS[name]}"`).join(' ');

  test('is as large as the plot with its words around it, and as fine as is asked for', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [figures] });
    await page.contract('add', chart(attributes(Object.keys(WORDS))));
    const plot = await page.locator(CHART).locator('.plot').evaluate(({ clientWidth, clientHeight }) => ({ width: clientWidth, height: clientHeight }));
    const one = await take(page, 1);
    assert.equal(one.type, 'image/png');
    assert.equal(one.width, plot.width + 36);
    assert.ok(one.height > plot.height + 100, `${one.height} for a plot of ${plot.height}`);
    for (const scale of [2, 3]) {
      const { width, height, fine } = await take(page, scale);
      assert.deepEqual([width, height], [one.width * scale, one.height * scale]);
      assert.ok(fine > 5000, `${fine} steps are finer than ${scale} pixels`);
    }
    // What is asked for beyond that is not given, nor less than one.
    assert.equal((await take(page, 9)).width, one.width * 3);
    assert.equal((await take(page, 0.1)).width, one.width);
    await quiet(page);
  });

  test('has heading, key, note and source, each in its place', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [figures] });
    await page.contract('add', chart(attributes(Object.keys(WORDS))));
    const key = await page.locator(CHART).locator('.key li').first().textContent();
    assert.match(key, /Provisional/);
    await page.contract('written');
    const whole = await take(page, 2);
    const written = await page.contract('written');
    const order = [WORDS.heading, WORDS.subheading, '2001', 'Provisional', WORDS.note, `Source: ${WORDS.source}`].map((text) => written.findIndex((one) => one.includes(text)));
    assert.ok(order.every((at) => at >= 0), `${order} in ${written}`);
    assert.deepEqual(order.filter((_, i) => i !== 2), order.filter((_, i) => i !== 2).toSorted((a, b) => a - b), `${written}`);
    // An edge of 18 px with nothing on it; then the heading, of 28 px; below, lines of 16.8 px.
    const px = (rows) => rows * 2;
    assert.equal(ink(whole.rows, 0, px(18)) + ink(whole.rows, whole.height - px(17), whole.height) + ink(whole.columns, 0, px(18)), 0, 'edges');
    assert.ok(ink(whole.rows, px(18), px(46)) > 800, 'heading');
    assert.ok(ink(whole.rows, whole.height - px(18 + 16.8), whole.height - px(18)) > 200, 'source');
    assert.ok(ink(whole.rows, whole.height - px(18 + 16.8 + 6 + 16.8), whole.height - px(18 + 16.8 + 6)) > 200, 'note');
    // Without one of them it is lower by a line.
    for (const [name, line] of [['note', 12 * 1.4 + 6], ['source', 12 * 1.4 + 6], ['subheading', 14 * 1.4 + 6]]) {
      await page.evaluate((tag) => document.querySelector(tag).remove(), CHART);
      await page.contract('add', chart(attributes(Object.keys(WORDS).filter((other) => other !== name))));
      const { height } = await take(page, 2);
      assert.ok(Math.abs(whole.height - height - px(line)) <= 2, `${name}: ${whole.height - height} for ${px(line)}`);
    }
    await quiet(page);
  });

  test('81: is in a web font of the page, of another host too', TIME, async (t) => {
    const other = await serve();
    t.after(() => other.close());
    other.cors = true;
    const body = readFileSync(`${ROOT}www/fonts/public-sans-700.woff2`);
    let send;
    const hold = new Promise((done) => { send = done; });
    other.rules = [{ match: /page\.woff2$/, type: 'font/woff2', body, hold }];
    const page = await visit(t, '/tests/blank.html', { rules: [figures] });
    await page.evaluate((origin) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`@font-face { font-family: Page; src: url(${origin}/data/page.woff2); font-display: swap } country-indicator { --chart-font: Page, monospace }`);
      document.adoptedStyleSheets = [sheet];
    }, other.origin);
    await page.contract('add', chart(attributes(Object.keys(WORDS))));
    const without = await take(page, 2);
    send();
    await page.waitForFunction(() => document.fonts.check('12px Page'));
    await page.contract('settle');
    await page.contract('settle');
    const withIt = await take(page, 2);
    /** Where the heading ends, in its 28 px. */
    const end = async (scale) => page.evaluate(async ([tag, scale]) => {
      const bitmap = await createImageBitmap(await document.querySelector(tag).toPNG({ scale }));
      const context = Object.assign(document.createElement('canvas'), { width: bitmap.width, height: bitmap.height }).getContext('2d');
      context.drawImage(bitmap, 0, 0);
      const { data, width } = context.getImageData(0, 18 * scale, bitmap.width, 28 * scale);
      let last = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i] < 200) last = Math.max(last, (i / 4) % width);
      return last / scale - 18;
    }, [CHART, scale]);
    const widths = await page.evaluate((text) => {
      const context = document.createElement('canvas').getContext('2d');
      return ['Page', 'monospace'].map((family) => { context.font = `bold 20px ${family}`; return context.measureText(text).width; });
    }, WORDS.heading);
    assert.ok(Math.abs(widths[0] - widths[1]) > 10, `the font is another: ${widths}`);
    assert.ok(Math.abs((await end(2)) - widths[0]) < 4, `${await end(2)} for ${widths}`);
    assert.notEqual(withIt.sum, without.sum);
    // As if it had been there.
    await page.evaluate((tag) => document.querySelector(tag).remove(), CHART);
    await page.contract('add', chart(attributes(Object.keys(WORDS))));
    assert.equal((await take(page, 2)).sum, withIt.sum);
    assert.deepEqual(page.faults, []);
  });
});

describe('70: another screen', () => {
  test('is painted at its own pixels, under the pointer too, and the box stays as it is', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [figures] });
    await page.contract('add', chart('heading="Invented"'));
    await page.contract('add', chart('heading="Invented" view="bars" class="second"'));
    await page.contract('focusSlider', CHART);
    await page.contract('settle');
    const cdp = await page.context().newCDPSession(page);
    const [first] = await page.contract('sizes', CHART);
    assert.equal(first.width, Math.round(first.css[0]));
    /** How many steps in a row of pixels there are that a bitmap of one pixel for each CSS pixel, made larger, would not have. */
    const fine = (ratio) => page.evaluate(([tag, ratio]) => {
      const canvas = document.querySelector(tag).shadowRoot.querySelector('canvas');
      const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      return pixels.reduce((count, pixel, i) => count + ((i % canvas.width) % ratio && pixel !== pixels[i - 1] ? 1 : 0), 0);
    }, [CHART, ratio]);
    for (const [i, deviceScaleFactor] of [2, 1.25, 3, 1].entries()) {
      // An emulated ratio alone is not told to the page; with another window it is.
      await cdp.send('Emulation.setDeviceMetricsOverride', { width: 1002 + 2 * i, height: 800, deviceScaleFactor, mobile: false });
      await page.waitForFunction((ratio) => devicePixelRatio === ratio, deviceScaleFactor);
      for (let frame = 0; frame < 3; frame++) await page.contract('settle');
      for (const selector of [CHART, '.second']) {
        const layers = await page.contract('sizes', selector);
        for (const size of layers.filter(({ css }) => css[0])) {
          assert.deepEqual(size.css, layers[0].css);
          assert.ok(Math.abs(size.width - size.css[0] * deviceScaleFactor) <= 1 && Math.abs(size.height - size.css[1] * deviceScaleFactor) <= 1, JSON.stringify(size));
        }
        assert.ok((await page.contract('painted', selector, [])).ink > 1000 * deviceScaleFactor, selector);
      }
      const [now, over] = await page.contract('sizes', CHART);
      assert.deepEqual([now.css, now.top], [first.css, first.top]);
      assert.equal(over.width, now.width, 'the mark of the reading pointed at');
      if (Number.isInteger(deviceScaleFactor) && deviceScaleFactor > 1) assert.ok((await fine(deviceScaleFactor)) > 2000, `${await fine(deviceScaleFactor)} fine steps`);
    }
    await quiet(page);
  });
});
