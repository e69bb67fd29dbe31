// The views of goals in a browser: paths, scorecard, all methods side by side; by key, with axe.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { TIME, quiet, site, visit } from './chromium.mjs';
import { STRICT } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const data = ['paths', 'scorecard', 'rings'].map((name) => ({
  match: new RegExp(`${name}\\.json$`),
  type: 'application/json',
  body: readFileSync(new URL(`../data/${name}.json`, import.meta.url), 'utf8'),
}));
const chart = (name, more = '') => `<goal-progress loading="eager" src="/data/${name}.json" ${more}><p>Figures elsewhere</p></goal-progress>`;
const slider = (page, nth = 0) => page.locator('goal-progress').nth(nth).locator('[role=slider]');

/** What is spoken of what each key leads to. */
async function walk(page, keys) {
  await slider(page).focus();
  const said = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    said.push(await slider(page).getAttribute('aria-valuetext'));
  }
  return said;
}

describe('views of goals', () => {
  test('a scorecard is walked across countries and down indicators', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: data, csp: STRICT });
    await page.contract('add', chart('scorecard'), { wait: true });
    const said = await walk(page, ['Home', 'ArrowRight', 'ArrowDown']);
    assert.match(said[0], /Invented share, Belize: 60 in 2017/);
    assert.match(said[1], /Invented share, Costa Rica: 82 in 2017.*Target met/);
    assert.match(said[2], /Invented rate/);
    assert.deepEqual(site.reports, []);
    await quiet(page);
  });

  test('a path says what was due, the pace and what is needed, as it stands under the plot', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: data, csp: STRICT });
    await page.contract('add', chart('paths'), { wait: true });
    const [first] = await walk(page, ['Home']);
    assert.match(first, /Due in 2022 on a way to the target at a steady rate: 55\.3%\. Behind that by 5\.3 percentage points\. At the pace so far: 64\.5% in 2030\. Needed from now on: 3\.75 percentage points a year/);
    await quiet(page);
  });

  test('a visitor changes view, order and method, by key', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: data, csp: STRICT });
    await page.contract('add', chart('scorecard', 'controls="bars scorecard rings table sort method"'), { wait: true });
    const card = page.locator('goal-progress');
    const drawn = async (act) => {
      await act();
      await page.contract('allReady');
    };
    const [given] = await walk(page, ['Home']);
    assert.match(given, /Belize/);
    await drawn(async () => {
      await card.getByLabel('Order').focus();
      await page.keyboard.press('w');
    });
    // The rate does worse than the share, and nowhere as badly as in Panama.
    const [worst] = await walk(page, ['Home']);
    assert.match(worst, /Invented rate, Panama/);
    await drawn(() => card.getByLabel('Judged by').selectOption('eurostat'));
    assert.match(await card.locator('.working').textContent(), /Eurostat method/);
    await drawn(async () => {
      await card.getByRole('radio', { name: 'Scorecard' }).focus();
      await page.keyboard.press('ArrowRight');
    });
    assert.equal(await card.getByRole('radio', { name: 'Rings' }).isChecked(), true);
    assert.equal(await card.getByLabel('Order').isVisible(), false);
    const { reading, ...state } = await page.evaluate(() => document.querySelector('goal-progress').save());
    assert.deepEqual(state, { sort: 'worst', method: 'eurostat', view: 'rings', table: false });
    assert.deepEqual(site.reports, []);
    await quiet(page);
  });

  test('an address brings the method and the order that were chosen', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html?g-method=sdsn&g-sort=best', { rules: data });
    await page.contract('add', chart('scorecard', 'controls="sort method link" url-state="g"'), { wait: true });
    await page.contract('allReady');
    const card = page.locator('goal-progress');
    assert.match(await card.locator('.working').textContent(), /SDSN method/);
    assert.equal(await card.getByLabel('Order').inputValue(), 'best');
    assert.equal(await card.getByLabel('Judged by').inputValue(), 'sdsn');
  });

  test('rings say how much of the way is gone, and the true number beyond it', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: data });
    await page.contract('add', chart('rings'), { wait: true });
    const said = await walk(page, ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight']);
    for (const [i, words] of ['target: 50%', 'target: 150%', 'target: 2,083%', 'target: −33%'].entries()) assert.ok(said[i].includes(words), said[i]);
    const [, below] = await walk(page, ['Home', 'ArrowDown']);
    assert.match(below, /^Goal 5: .* · all indicators: Some progress \(mean 0\.67; 2 of 2 indicators judged\)\..*: 32%, the mean of 2 of 2 indicators/);
  });

  test('the method is an attribute, and all can be compared in the table', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: data });
    await page.contract('add', chart('paths', 'method="compare" view="table"'), { wait: true });
    const found = page.locator('goal-progress').first();
    assert.equal(await found.locator('canvas').evaluateAll((all) => all.filter((c) => c.getBoundingClientRect().height > 0).length), 0);
    const head = await found.locator('table th').allTextContents();
    for (const method of ['Verdict', 'Open SDG method', 'Eurostat method', 'SDSN method']) assert.ok(head.includes(method), head.join());
  });

  test('axe finds nothing, light and dark, in two languages', TIME, async (t) => {
    for (const colorScheme of ['light', 'dark']) {
      const page = await visit(t, '/tests/blank.html', { rules: data, colorScheme, viewport: { width: 640, height: 900 } });
      for (const name of ['paths', 'scorecard', 'rings']) {
        await page.contract('add', chart(name, 'lang="es"'), { wait: true });
        await page.contract('add', chart(name), { wait: true });
      }
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run(document.body, { preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }));
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join()}`), []);
    }
  });
});
