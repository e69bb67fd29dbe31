// What a visitor points at and changes: how long it lasts, what it is kept in, whom it is shared with.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, TIME, events, quiet, visit } from './chromium.mjs';

/** Plainly invented. */
const rules = [{ match: /invented\.csv$/, type: 'text/csv', body: 'country,year,value\nHND,2001,1\nHND,2002,2\nHND,2003,4\nPAN,2001,9\nPAN,2002,5\nPAN,2003,3\nNIC,2001,6\nNIC,2003,7\n' }];
const chart = (more = '') => `<country-indicator loading="eager" src="/data/invented.csv" heading="Invented" countries="HND PAN" ${more}></country-indicator>`;

async function open(t, charts, path = '/tests/blank.html') {
  const page = await visit(t, path, { rules });
  for (const one of charts) await page.contract('add', one, { wait: true });
  return page;
}
const inside = (page, selector, nth = 0) => page.locator(CHART).nth(nth).locator(selector);
const state = (page, nth = 0) => page.evaluate(([tag, nth]) => document.querySelectorAll(tag)[nth].save(), [CHART, nth]);
const restored = (page, state, nth = 0) => page.evaluate(async ([tag, state, nth]) => { await document.querySelectorAll(tag)[nth].restore(state); }, [CHART, state, nth]);
/** Moves the pointer to the middle reading of Honduras, and lets it rest there. */
async function rest(page) {
  await restored(page, { reading: { country: 'HND', year: 2002 } });
  await page.contract('settle');
  const { left, top } = await inside(page, '.plot').evaluate((plot) => plot.getBoundingClientRect());
  // The tooltip is 14 px to the right of the reading, at its height.
  const box = await inside(page, '.tip').boundingBox();
  const at = { x: box.x - 14, y: box.y + box.height / 2 };
  await page.keyboard.press('Escape');
  await page.mouse.move(left + 2, top + 2);
  await page.mouse.move(at.x, at.y);
  await page.contract('tooltipSoon', CHART);
  return at;
}

describe('the tooltip', () => {
  test('can be pointed at, and stays; Escape takes it away; what goes on through the readings is not held up', TIME, async (t) => {
    const page = await open(t, [chart()]);
    await rest(page);
    await page.waitForTimeout(350);
    const tip = inside(page, '.tip');
    assert.match(await tip.textContent(), /Honduras, 2002/);
    const box = await tip.boundingBox();
    for (let x = box.x + 4; x < box.x + box.width - 2; x += 6) {
      await page.mouse.move(x, box.y + box.height / 2);
      await page.contract('settle');
      assert.match((await page.contract('tooltip', CHART))?.join(' ') ?? 'gone', /Honduras, 2002/, `at ${x - box.x} of it`);
    }
    await page.keyboard.press('Escape');
    await page.contract('settle');
    assert.equal(await page.contract('tooltip', CHART), null);
    // In one go from reading to reading, through where the tooltip comes to lie.
    const at = await rest(page);
    const plot = await inside(page, '.plot').boundingBox();
    const seen = new Set();
    for (let x = at.x - 30; x < plot.x + plot.width; x += 10) {
      await page.mouse.move(x, at.y);
      await page.contract('settle');
      seen.add((await page.contract('tooltip', CHART))?.[0]);
    }
    assert.ok([...seen].some((title) => title?.includes('2003')), [...seen].join());
    await quiet(page);
  });

  test('is within a window of 320 px and a parent that clips, also where the page is zoomed', TIME, async (t) => {
    const page = await open(t, [chart()]);
    for (const [width, zoom] of [[320, 1], [320, 1.5], [640, 2]]) {
      await page.setViewportSize({ width, height: 700 });
      await page.evaluate((zoom) => {
        const main = document.querySelector('main');
        main.style.overflow = 'hidden';
        main.style.zoom = zoom;
      }, zoom);
      await page.contract('settle');
      for (const [country, year] of [['HND', 2001], ['HND', 2003], ['PAN', 2001], ['PAN', 2003]]) {
        await restored(page, { reading: { country, year } });
        await page.contract('settle');
        const clipped = await page.evaluate((tag) => {
          const tip = document.querySelector(tag).shadowRoot.querySelector('.tip').getBoundingClientRect();
          const main = document.querySelector('main').getBoundingClientRect();
          return Math.max(main.left - tip.left, tip.right - Math.min(main.right, innerWidth), main.top - tip.top, tip.bottom - main.bottom);
        }, CHART);
        assert.ok(clipped <= 0.5, `${clipped} px are cut off: ${country} ${year} at ${width}, zoom ${zoom}`);
      }
    }
    // What is under the pointer is what is told, in a zoomed page too.
    await page.keyboard.press('Escape');
    const plot = await inside(page, '.plot').evaluate((plot) => { const { left, top, width, height } = plot.getBoundingClientRect(); return { left, top, width, height }; });
    let found = 0;
    for (let y = 0.05; y < 1; y += 0.05) {
      await page.mouse.move(plot.left + plot.width * 0.04 + 30, plot.top + plot.height * y);
      await page.contract('settle');
      const told = await page.contract('tooltip', CHART);
      if (told) assert.match(told.join(' '), /2001/);
      found += told ? 1 : 0;
    }
    assert.ok(found > 0, 'a reading was found under the pointer');
    await quiet(page);
  });

  test('moves without the chart being painted anew', TIME, async (t) => {
    const page = await open(t, [chart()]);
    await page.contract('settle');
    await page.evaluate((tag) => {
      const [base] = document.querySelector(tag).shadowRoot.querySelectorAll('canvas');
      window.touched = 0;
      const context = base.getContext('2d');
      for (const name of ['clearRect', 'stroke', 'fill', 'fillText', 'fillRect', 'drawImage']) {
        const own = context[name];
        context[name] = function (...all) { window.touched++; return own.apply(this, all); };
      }
    }, CHART);
    const plot = await inside(page, '.plot').boundingBox();
    let told = 0;
    for (let step = 0; step < 30; step++) {
      await page.mouse.move(plot.x + (plot.width * step) / 30, plot.y + plot.height * (0.2 + 0.6 * ((step % 7) / 7)));
      await page.contract('settle');
      told += (await page.contract('tooltip', CHART)) ? 1 : 0;
    }
    assert.ok(told > 3, `${told} tooltips`);
    assert.equal(await page.evaluate(() => window.touched), 0);
    // That it would have been seen.
    await page.evaluate(async (tag) => { await document.querySelector(tag).update({ year: 2002, view: 'bars' }); }, CHART);
    assert.ok((await page.evaluate(() => window.touched)) > 0);
  });
});

describe('what a visitor has changed', () => {
  test('a reading that was let go is not kept, nor comes it back', TIME, async (t) => {
    const page = await open(t, [chart('controls="legend"')]);
    await inside(page, '[role=slider]').focus();
    await page.keyboard.press('End');
    await page.contract('settle');
    assert.equal((await state(page)).reading.year, 2003);
    await page.keyboard.press('Escape');
    await page.contract('settle');
    assert.equal((await state(page)).reading, undefined);
    await inside(page, '.hide').last().click();
    await page.contract('ready', CHART);
    await page.contract('settle');
    assert.equal(await page.contract('tooltip', CHART), null);
    await quiet(page);
  });

  test('the empty state is that of the author, with the table closed; a table opened since stays open with new figures', TIME, async (t) => {
    const page = await open(t, [chart('controls="legend"')]);
    await restored(page, { table: true, hidden: ['PAN'] });
    assert.equal(await inside(page, 'table').isVisible(), true);
    await restored(page, {});
    assert.deepEqual(await state(page), { table: false });
    assert.equal(await inside(page, 'table').isVisible(), false);
    await page.contract('openTable', CHART);
    await page.evaluate(async (tag) => { await document.querySelector(tag).update({ heading: 'Another' }); }, CHART);
    assert.equal(await inside(page, 'table').isVisible(), true);
    await quiet(page);
  });

  test('the reading is in the address', TIME, async (t) => {
    const page = await open(t, [chart('url-state="c"')]);
    await inside(page, '[role=slider]').focus();
    await page.keyboard.press('End');
    await page.waitForFunction(() => location.search.includes('2003'));
    const { country } = (await state(page)).reading;
    const again = await open(t, [chart('url-state="c"')], `/tests/blank.html${await page.evaluate(() => location.search)}`);
    await again.contract('settle');
    assert.deepEqual((await state(again)).reading, { country, year: 2003 });
    assert.equal(await inside(again, '.tip').isVisible(), true);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !location.search.includes('2003'));
  });

  test('countries and highlight are shared by a group', TIME, async (t) => {
    const page = await open(t, [chart('controls="countries legend" group="a"'), chart('controls="countries legend" group="a"'), chart('controls="countries legend"')]);
    await inside(page, 'summary').first().click();
    await inside(page, 'label').filter({ hasText: 'Nicaragua' }).click();
    await page.contract('ready', CHART);
    await page.keyboard.press('Escape');
    await inside(page, '.entry').first().click();
    await page.contract('settle');
    await page.waitForTimeout(200);
    const [one, two, apart] = [await state(page, 0), await state(page, 1), await state(page, 2)];
    assert.deepEqual([...one.countries].sort(), ['HND', 'NIC', 'PAN']);
    assert.ok(one.focus.length > 0);
    assert.deepEqual([two.countries, two.focus], [one.countries, one.focus]);
    assert.deepEqual([apart.countries, apart.focus], [undefined, undefined]);
    const told = (await events(page, 'chart-state')).length;
    await page.waitForTimeout(300);
    assert.equal((await events(page, 'chart-state')).length, told, 'and then it is quiet');
    await quiet(page);
  });
});
