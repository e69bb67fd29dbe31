// The demo's charts and pages: painted, worded, fitting every width, and falling back. The story itself: story-page.test.mjs.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, GOALS, TIME, quiet, site, visit } from './chromium.mjs';
import { LIGHT, LINE, judge } from './judge.mjs';
import { STRICT } from './server.mjs';

describe('the demo page', () => {
  test('the contract holds', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html', { csp: STRICT });
    judge(await page.contract('walk', LIGHT));
    assert.deepEqual(site.reports, []);
    assert.deepEqual(await page.contract('complaints'), []);
  });

  test('all four charts are painted, each in its colours and its language', TIME, async (t) => {
    const page = await visit(t, '/tests/both.html');
    assert.equal(await page.contract('allReady'), 4);
    for (const chart of [CHART, `[lang=es] ${CHART}`]) {
      const colors = await page.contract('painted', chart, [LIGHT.SLV, LIGHT.HND, LIGHT.quiet]);
      for (const color of [LIGHT.SLV, LIGHT.HND, LIGHT.quiet]) assert.ok(colors[color] > LINE, `${chart} ${JSON.stringify(colors)}`);
    }
    const english = await page.contract('texts', CHART);
    const spanish = await page.contract('texts', `[lang=es] ${CHART}`);
    assert.match(english.summary, /El Salvador/);
    assert.match(english.summary, /\d\.\d/);
    assert.doesNotMatch(english.summary, /\d,\d\b(?!\d)/);
    assert.match(spanish.summary, /\d,\d/);
    assert.doesNotMatch(spanish.summary, /\d\.\d\b(?!\d)/);
    assert.match(spanish.summary, /\b(el|la|los|de|en)\b/);
    assert.notEqual(spanish.slider.label, english.slider.label);
    const goals = await page.contract('texts', GOALS);
    const metas = await page.contract('texts', `[lang=es] ${GOALS}`);
    assert.notEqual(goals.summary, metas.summary);
    assert.deepEqual(await page.contract('trespasses'), []);
    await quiet(page);
  });

  test('goals: the table words the target as illustrative and goal 5 as not measurable', TIME, async (t) => {
    const page = await visit(t, '/tests/both.html');
    await page.contract('allReady');
    const english = JSON.stringify(await page.contract('openTable', GOALS));
    assert.match(english, /illustrative/i);
    assert.match(english, /[Nn]othing measurable was found/);
    assert.match(english, /31\.4/);
    const spanish = JSON.stringify(await page.contract('openTable', `[lang=es] ${GOALS}`));
    assert.match(spanish, /ilustrativ/i);
    assert.match(spanish, /nada medible/);
    assert.match(spanish, /31,4/);
    await quiet(page);
  });

  test('without script the page is English and complete, and the fallback of every chart is there', TIME, async (t) => {
    const page = await visit(t, '/', { javaScriptEnabled: false });
    const charts = await page.locator(`${CHART}, ${GOALS}`).all();
    assert.ok(charts.length > 5, `${charts.length} charts`);
    for (const chart of charts) {
      assert.ok(await chart.locator('p[lang=en]').isVisible());
      assert.ok(!(await chart.locator('p[lang=es]').isVisible()));
    }
    for (const link of await page.locator('.from a').all()) assert.ok(await link.isVisible());
    assert.equal(await page.locator('[lang=es]:visible').count(), 0, 'no Spanish, and no buttons that would do nothing');
  });

  test('nothing is cut off or scrolls sideways at 320, 640 and 1200 px', TIME, async (t) => {
    for (const [path, width] of ['/', '/?lang=es'].flatMap((path) => [320, 640, 1200].map((width) => [path, width]))) {
      const page = await visit(t, path, { viewport: { width, height: 800 } });
      await page.contract('allReady');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${path}: ${wide} px of content in ${width}`);
      const [table, box] = await page.evaluate(() => [document.querySelector('.wide').scrollWidth, document.querySelector('.wide').clientWidth]);
      assert.ok(table <= box, `${path}: a table of ${table} px in ${box}`);
      await quiet(page);
    }
  });

  test('the three lines of the README draw a chart', TIME, async (t) => {
    const page = await visit(t, '/embed.html');
    await page.contract('allReady');
    const colors = await page.contract('painted', CHART, [LIGHT.SLV, LIGHT.HND]);
    assert.ok(colors[LIGHT.SLV] > LINE && colors[LIGHT.HND] > LINE, JSON.stringify(colors));
    assert.equal((await page.contract('texts', CHART)).heading, 'Homicide rate');
    await quiet(page);
  });
});
