// The pages of www/embeds: each way in, and each host that makes it hard.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { CHART, GOALS, TIME, quiet, site, visit } from './chromium.mjs';
import { DARK } from './judge.mjs';
import { ROOT, STRICT } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const POLICY = `${STRICT}; frame-src 'self'`;
const pages = readdirSync(`${ROOT}www/embeds`).filter((name) => name.endsWith('.html') && name !== 'index.html');
const open = (t, name, options = {}) => visit(t, `/embeds/${name}.html`, { csp: POLICY, ...options });
/** The first chart, wherever it is. */
const first = (page) => page.locator('country-indicator').first();
const drawn = (page) => first(page).evaluate((e) => e.ready.then(() => !e.shadowRoot.querySelector('.figure').hidden));

describe('every page', () => {
  for (const name of pages) {
    test(`${name}: drawn, nothing complained of, and axe finds nothing`, TIME, async (t) => {
      const page = await open(t, name.replace('.html', ''));
      if (name === 'iframe.html') {
        await page.frames()[1].waitForSelector(CHART);
        await page.frames()[1].evaluate((chart) => document.querySelector(chart).ready, CHART);
      } else {
        assert.equal(await drawn(page), true);
      }
      await page.contract('settle');
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { preload: false, iframes: false }));
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.failureSummary).join('; ')}`), []);
      await quiet(page);
      for (const width of [320, 1200]) {
        await page.setViewportSize({ width, height: 800 });
        await page.contract('settle');
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `nothing to scroll sideways at ${width} px`);
      }
    });
  }

  test('the list names them all', TIME, async (t) => {
    const page = await open(t, 'index');
    const named = await page.evaluate(() => [...document.querySelectorAll('main li a')].map((a) => a.getAttribute('href')));
    assert.deepEqual(named.toSorted(), pages.toSorted());
  });
});

describe('hosts', () => {
  test('a table inside: no request for data', TIME, async (t) => {
    const page = await open(t, 'table');
    await drawn(page);
    assert.deepEqual(site.log.map(({ path }) => path).filter((path) => !/^\/(embeds|pkg|tests)\/|icon/.test(path)), []);
    assert.equal(site.requests(/\.wasm$/).length, 1);
  });

  test('without JavaScript the words and the table are there', TIME, async (t) => {
    for (const name of ['no-javascript', 'twin', 'table']) {
      const page = await open(t, name, { javaScriptEnabled: false });
      const inside = page.locator('main').first();
      assert.match(await inside.innerText(), name === 'twin' ? /homicide_rate\.csv/ : /El Salvador/);
      assert.ok((await inside.boundingBox()).height > 20);
    }
  });

  test('a dark page: the chart is dark where the reader’s setting is light', TIME, async (t) => {
    const page = await open(t, 'dark', { colorScheme: 'light' });
    await drawn(page);
    assert.equal(await page.contract('background', CHART), DARK.background);
  });

  test('from right to left: text mirrored, time not, labels on their side', TIME, async (t) => {
    const page = await open(t, 'rtl');
    await drawn(page);
    const seen = await first(page).evaluate((e) => {
      const heading = e.shadowRoot.querySelector('[part~=heading]');
      const canvas = e.shadowRoot.querySelector('canvas');
      const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      /** Columns with any coloured pixel: lines reach to the left, labels of their ends are at the right. */
      const colored = (from, to) => {
        let count = 0;
        for (let y = 0; y < data.height; y++) for (let x = from; x < to; x++) {
          const i = 4 * (y * data.width + x);
          if (Math.max(...data.data.slice(i, i + 3)) - Math.min(...data.data.slice(i, i + 3)) > 60) count++;
        }
        return count;
      };
      return { direction: getComputedStyle(heading).direction, left: colored(0, data.width * 0.04 | 0), right: colored(data.width * 0.86 | 0, data.width) };
    });
    assert.equal(seen.direction, 'rtl');
    assert.ok(seen.right > 40 && seen.right > 4 * seen.left, `labels at the right, where the latest years are: ${JSON.stringify(seen)}`);
  });

  for (const name of ['scaled', 'shadow']) {
    test(`${name}: what is under the pointer is what the tooltip names`, TIME, async (t) => {
      const page = await open(t, name);
      await drawn(page);
      const plot = page.locator('country-indicator .plot').first();
      await plot.scrollIntoViewIfNeeded();
      const box = await plot.boundingBox();
      const seen = [];
      const tip = page.locator('country-indicator [part~=tooltip]').first();
      for (const share of [0.2, 0.4, 0.6]) {
        // Down the plot, until a reading is near enough.
        for (let y = 0.3; y < 0.95 && !(await tip.isVisible()); y += 0.05) {
          await page.mouse.move(box.x + box.width * share, box.y + box.height * y);
          await page.waitForTimeout(60);
        }
        seen.push(Number((await tip.innerText()).match(/\b(19|20)\d\d\b/)?.[0]));
        const at = await tip.boundingBox();
        assert.ok(Math.abs(at.x + at.width / 2 - (box.x + box.width * share)) < 260, 'the tooltip is near the pointer');
        await page.mouse.move(box.x + box.width / 2, box.y - 40);
        await page.waitForTimeout(400);
      }
      assert.ok(seen[0] < seen[1] && seen[1] < seen[2] && seen[2] - seen[0] >= 10, `years from left to right: ${seen}`);
      await page.mouse.down();
      await page.mouse.move(box.x + 5, box.y + 5);
      await page.mouse.up();
      await quiet(page);
    });
  }

  test('tabs and details: painted when they are shown', TIME, async (t) => {
    const page = await open(t, 'tabs');
    await drawn(page);
    await page.locator('#tab-1').focus();
    await page.keyboard.press('ArrowRight');
    await page.evaluate((goals) => document.querySelector(goals).ready, GOALS);
    assert.ok((await page.contract('painted', GOALS, [])).ink > 500);
    await page.locator('details summary').first().click();
    await page.locator('details country-indicator').evaluate((e) => e.ready);
    assert.ok((await page.contract('painted', 'details country-indicator', [])).ink > 500);
    await quiet(page);
  });

  test('print: what is far below is on the paper', TIME, async (t) => {
    const page = await open(t, 'print');
    await drawn(page);
    const pdf = await page.pdf({ format: 'Letter', printBackground: true });
    assert.ok(pdf.length > 20_000);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.waitForFunction((goals) => document.querySelector(goals).shadowRoot.querySelector('canvas')?.width > 100, GOALS);
  });

  test('a slow network: the fallback first, then the chart in its place', TIME, async (t) => {
    let release;
    const hold = new Promise((done) => (release = done));
    const page = await open(t, 'slow', { rules: [{ match: /\.wasm$/, hold }] });
    await page.waitForTimeout(400);
    const texts = await page.contract('texts', CHART);
    assert.deepEqual([texts.fallbackShown, texts.errorShown], [true, false]);
    release();
    assert.equal(await drawn(page), true);
    assert.equal((await page.contract('texts', CHART)).fallbackShown, false);
    await quiet(page);
  });

  test('sixty charts: one request for the wasm and one for each file, when the reader is near', TIME, async (t) => {
    const page = await open(t, 'sixty');
    await drawn(page);
    await page.waitForTimeout(300);
    const painted = await page.evaluate(() => [...document.querySelectorAll('country-indicator')].filter((e) => e.shadowRoot.querySelector('canvas')).length);
    assert.ok(painted > 1 && painted < 12, `${painted} of 60 at first`);
    assert.equal(site.requests(/\.wasm$/).length, 1);
  });
});
