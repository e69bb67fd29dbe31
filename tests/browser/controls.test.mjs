// The controls, each by mouse and by keyboard; what visitors change, kept, given back and shared.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { CHART, TIME, events, quiet, visit } from './chromium.mjs';
import { STRICT } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Plainly invented. */
const FIGURES = 'country,year,value\nHND,2001,1\nHND,2002,2\nHND,2003,4\nPAN,2001,9\nPAN,2002,5\nPAN,2003,3\nBLZ,2001,\nNIC,2001,6\nNIC,2003,7\nWLD,2001,=5\nWLD,2002,5\n';
const rules = [{ match: /invented\.csv$/, type: 'text/csv', body: FIGURES }];
const ALL = 'line bars tiles table countries year range scale legend download link';
const chart = (controls, more = '') =>
  `<country-indicator loading="eager" src="/data/invented.csv" heading="=Invented" countries="HND PAN NIC CRI" controls="${controls}" ${more}><p>Figures elsewhere</p></country-indicator>`;

/** A page with charts, painted. */
async function open(t, markup, options = {}) {
  const page = await visit(t, options.path ?? '/tests/blank.html', { rules, csp: STRICT, ...options });
  for (const one of [markup].flat()) await page.contract('add', one, { wait: true });
  return page;
}
const inside = (page, selector, nth = 0) => page.locator(CHART).nth(nth).locator(selector);
const state = (page, nth = 0) => page.evaluate(([tag, nth]) => document.querySelectorAll(tag)[nth].save(), [CHART, nth]);
const settled = (page, nth = 0) => page.evaluate(async ([tag, nth]) => { await document.querySelectorAll(tag)[nth].ready; await window.contract.settle(); }, [CHART, nth]);
const csv = (page, nth = 0) => page.evaluate(([tag, nth]) => document.querySelectorAll(tag)[nth].toCSV(), [CHART, nth]);
const shownCountries = async (page, nth = 0) => [...new Set((await csv(page, nth)).trim().split('\n').slice(1).map((line) => line.split(',')[0]))];
/** What lies on the plot, as a number: another picture, another number. */
const picture = (page, nth = 0) => page.evaluate(([tag, nth]) => {
  const canvas = document.querySelectorAll(tag)[nth].shadowRoot.querySelector('canvas');
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  return data.reduce((sum, value, i) => (sum * 31 + value * (i % 7)) % 1_000_003, 0);
}, [CHART, nth]);

describe('controls', () => {
  test('none are there, nor fetched, unless they are asked for', TIME, async (t) => {
    const page = await open(t, '<country-indicator loading="eager" src="/data/invented.csv"></country-indicator>');
    assert.equal(await inside(page, 'input, select, details.pick, .legend').count(), 0);
    assert.deepEqual(await page.evaluate(() => performance.getEntriesByType('resource').filter((r) => r.name.includes('extras')).length), 0);
    await quiet(page);
  });

  test('that cannot be fetched leave the chart as it is', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [{ match: /extras\.js$/, status: 404 }, ...rules] });
    await page.contract('add', chart(ALL), { wait: true });
    assert.equal(await inside(page, '.tools').count(), 0);
    assert.ok(page.warnings.some((text) => text.includes('E-WASM-404')), `${page.warnings}`);
    await page.contract('openTable', CHART);
  });

  test('an unknown one is an error that names those there are', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules });
    await page.contract('add', chart('line pie'), { wait: false });
    await page.contract('event', 'chart-error', 'E-SPEC-VALUE');
    const [problem] = await page.evaluate((tag) => document.querySelector(tag).problems(), CHART);
    assert.equal(problem.pointer, '/controls/1');
    assert.ok(problem.mend.includes('legend') || problem.sentence.includes('legend'), JSON.stringify(problem));
  });

  test('axe finds nothing, light and dark, drawers closed and open, in two languages', TIME, async (t) => {
    for (const [colorScheme, lang] of [['light', 'en'], ['dark', 'es']]) {
      const page = await open(t, `<div lang="${lang}"><h1>Page</h1>${chart(ALL)}</div>`, { csp: '', colorScheme });
      await page.evaluate(axe);
      const faults = () => page.evaluate(async () => {
        const found = await window.axe.run(document.querySelector('main') ?? document, { preload: false });
        return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.flat()} ${n.failureSummary}`).join('; ')}`);
      });
      assert.deepEqual(await faults(), []);
      for (const nth of [0, 1]) {
        await inside(page, 'details.pick summary').nth(nth).click();
        assert.deepEqual(await faults(), []);
      }
      await inside(page, 'input[value=bars]').check({ force: true });
      await settled(page);
      assert.deepEqual(await faults(), []);
    }
  });

  test('the view is switched by mouse and by arrows, and the table stands alone', TIME, async (t) => {
    const page = await open(t, chart('line bars table'));
    const before = await picture(page);
    await inside(page, '.views label').filter({ hasText: 'Bars' }).click();
    await settled(page);
    assert.equal((await state(page)).view, 'bars');
    const bars = await picture(page);
    assert.notEqual(bars, before);
    await inside(page, 'input[value=bars]').focus();
    await page.keyboard.press('ArrowRight');
    await settled(page);
    assert.equal((await state(page)).view, 'table');
    assert.equal(await inside(page, '.plot').isVisible(), false);
    assert.equal(await inside(page, 'table').isVisible(), true);
    assert.equal(await inside(page, 'button.toggle:visible').count(), 0, 'no button for what is open anyway');
    assert.equal(await page.evaluate((tag) => document.querySelector(tag).shadowRoot.activeElement?.value, CHART), 'table', 'the focus stays');
    await page.keyboard.press('ArrowLeft');
    await settled(page);
    assert.equal(await picture(page), bars);
    assert.equal(await inside(page, 'table').isVisible(), false);
    await quiet(page);
  });

  test('countries are picked; those without figures say so; the last one stays', TIME, async (t) => {
    const page = await open(t, chart('countries'));
    await inside(page, 'summary', 0).first().click();
    const labels = await inside(page, 'fieldset label').allTextContents();
    assert.deepEqual(labels, ['Honduras', 'Panama', 'Nicaragua', 'Costa Rica (no data)', 'World', 'Belize (no data)']);
    assert.deepEqual(await inside(page, 'fieldset input:disabled').evaluateAll((all) => all.map((i) => i.value)), ['CRI', 'BLZ']);
    await inside(page, 'label').filter({ hasText: 'World' }).click();
    await settled(page);
    assert.deepEqual(await shownCountries(page), ['HND', 'PAN', 'NIC', 'WLD']);
    await inside(page, 'input[value=HND]').focus();
    await page.keyboard.press('Space');
    await settled(page);
    assert.deepEqual(await shownCountries(page), ['PAN', 'NIC', 'WLD']);
    for (const code of ['PAN', 'NIC']) {
      await inside(page, `input[value=${code}]`).uncheck();
      await settled(page);
    }
    await inside(page, 'input[value=WLD]').click();
    await settled(page);
    assert.deepEqual(await shownCountries(page), ['WLD']);
    assert.equal(await inside(page, 'input[value=WLD]').isChecked(), true);
    await page.keyboard.press('Escape');
    assert.equal(await inside(page, 'details').first().getAttribute('open'), null);
    await quiet(page);
  });

  test('warnings are told once, whatever a visitor changes', TIME, async (t) => {
    const page = await open(t, chart('legend'));
    const told = async () => (await events(page, 'chart-warning')).map(({ detail }) => detail.code);
    const before = await told();
    assert.ok(before.includes('W-COUNTRY-ABSENT'), `${before}`);
    await inside(page, '.entry').first().click();
    await settled(page);
    assert.deepEqual(await told(), before);
  });

  test('the legend highlights and hides, and colours stay with their countries', TIME, async (t) => {
    const page = await open(t, chart('legend'));
    const entry = (name) => inside(page, '.legend li').filter({ hasText: name });
    const color = (name) => entry(name).locator('path').first().getAttribute('stroke');
    const own = await color('Nicaragua');
    await entry('Nicaragua').locator('.entry').click();
    await settled(page);
    assert.deepEqual((await state(page)).focus, ['NIC']);
    assert.equal(await entry('Nicaragua').locator('.entry').getAttribute('aria-pressed'), 'true');
    assert.equal(await entry('Panama').locator('.entry').getAttribute('aria-pressed'), 'false');
    assert.equal(await color('Nicaragua'), own);
    assert.notEqual(await color('Panama'), own);
    await page.keyboard.press('Enter');
    await settled(page);
    assert.deepEqual((await state(page)).focus, []);
    await entry('Honduras').locator('.hide').focus();
    await page.keyboard.press('Enter');
    await settled(page);
    assert.deepEqual(await shownCountries(page), ['PAN', 'NIC']);
    assert.equal(await entry('Honduras').locator('.hide').getAttribute('aria-pressed'), 'true');
    assert.equal(await color('Nicaragua'), own);
    await entry('Honduras').locator('.hide').click();
    await settled(page);
    assert.deepEqual(await shownCountries(page), ['HND', 'PAN', 'NIC']);
    await quiet(page);
  });

  test('the legend highlights a comparator too, which is dashed else', TIME, async (t) => {
    const page = await open(t, '<country-indicator loading="eager" src="/data/invented.csv" countries="HND PAN WLD" controls="legend"></country-indicator>');
    const entry = (name) => inside(page, '.legend li').filter({ hasText: name });
    const dashes = (name) => entry(name).locator('path').first().getAttribute('stroke-dasharray');
    const pressed = (name) => entry(name).locator('.entry').getAttribute('aria-pressed');
    assert.deepEqual([await dashes('World'), await dashes('Panama')], ['5 3', 'none']);
    const before = await picture(page);
    await entry('World').locator('.entry').focus();
    await page.keyboard.press('Enter');
    await settled(page);
    assert.deepEqual((await state(page)).focus, ['WLD']);
    assert.deepEqual([await dashes('World'), await pressed('World'), await pressed('Panama')], ['none', 'true', 'false']);
    assert.notEqual(await picture(page), before);
    await entry('World').locator('.entry').click();
    await settled(page);
    assert.deepEqual((await state(page)).focus, []);
    assert.deepEqual([await dashes('World'), await pressed('World')], ['5 3', 'false']);
    await quiet(page);
  });

  test('the year moves by key, plays to its end, and is announced only where it stops', TIME, async (t) => {
    const page = await open(t, chart('year', 'view="bars"'), { reducedMotion: 'reduce' });
    const slider = inside(page, '.time input');
    const said = () => inside(page, '[role=status]').last().textContent();
    assert.equal(await slider.getAttribute('aria-valuetext'), 'latest figures');
    await slider.focus();
    await page.keyboard.press('Home');
    await settled(page);
    assert.equal((await state(page)).year, 2001);
    assert.equal(await said(), '2001');
    await page.keyboard.press('ArrowRight');
    await settled(page);
    assert.equal((await state(page)).year, 2002);
    await page.clock.install();
    await inside(page, '.time button').click();
    await settled(page).catch(() => {});
    assert.equal(await inside(page, '.time button').textContent(), 'Pause');
    assert.equal((await state(page)).year, 2003);
    assert.equal(await said(), '2002', 'nothing while it plays');
    await page.clock.runFor(2000);
    await page.waitForFunction((tag) => document.querySelector(tag).save().year === null, CHART);
    assert.equal(await said(), 'latest figures');
    assert.equal(await inside(page, '.time button').textContent(), 'Play');
  });

  test('playing pauses out of view', TIME, async (t) => {
    const page = await open(t, chart('year', 'view="bars"'), { csp: '' });
    await page.evaluate(() => { document.body.style.paddingBottom = '5000px'; });
    await inside(page, '.time input').focus();
    await page.keyboard.press('Home');
    await inside(page, '.time button').click();
    await page.evaluate(() => scrollTo(0, 4000));
    await page.waitForFunction((tag) => document.querySelector(tag).shadowRoot.querySelector('.time button').textContent === 'Play', CHART);
    const { year } = await state(page);
    await page.waitForTimeout(1300);
    assert.equal((await state(page)).year, year);
  });

  test('the scale is switched, where there is one', TIME, async (t) => {
    const page = await open(t, chart('scale line bars multiples', 'unit="points"'));
    const linear = await picture(page);
    const log = inside(page, 'label.check input');
    await log.check();
    await settled(page);
    assert.equal((await state(page)).scale, 'log');
    assert.notEqual(await picture(page), linear);
    assert.match(await page.evaluate((tag) => document.querySelector(tag).toSVG(), CHART), /points, log scale/);
    await log.focus();
    await page.keyboard.press('Space');
    await settled(page);
    assert.equal(await picture(page), linear);
    await inside(page, 'input[value=multiples]').check({ force: true });
    await settled(page);
    await log.check();
    await settled(page);
    assert.match(await page.evaluate((tag) => document.querySelector(tag).toSVG(), CHART), /points, log scale/);
    await inside(page, 'input[value=bars]').check({ force: true });
    await settled(page);
    assert.equal(await log.isVisible(), false, 'bars start at zero');
    const told = (await events(page, 'chart-warning')).map(({ detail }) => detail.code);
    assert.ok(!told.includes('W-LOG-VIEW'), `${told}: it is the scale of the other views`);
    await quiet(page);
  });

  test('the range has two ends that do not pass one another', TIME, async (t) => {
    const page = await open(t, chart('range'));
    const [from, to] = [inside(page, '.time input').nth(0), inside(page, '.time input').nth(1)];
    await from.focus();
    await page.keyboard.press('ArrowRight');
    await settled(page);
    assert.ok((await csv(page)).includes(',2002,') && !(await csv(page)).includes(',2001,'));
    await to.focus();
    await page.keyboard.press('Home');
    await settled(page);
    const { from: first, to: last } = await state(page);
    assert.deepEqual([first, last], [2001, 2001]);
    await quiet(page);
  });

  test('downloads hold what is shown, and no cell is a formula', TIME, async (t) => {
    const page = await open(t, chart('download', 'unit="points" source="=Office"'));
    await inside(page, 'details summary').last().click();
    const take = async (name) => {
      const [file] = await Promise.all([page.waitForEvent('download'), inside(page, 'button').filter({ hasText: name }).click()]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const figures = await take('CSV');
    assert.equal(figures.name, 'invented.csv');
    const text = figures.bytes.toString();
    assert.match(text, /^\uFEFFcountry_iso3,country,year,value,low,high,flag,missing,note,unit,source\n/);
    assert.ok(text.includes("HND,Honduras,2001,1,,,,,,points,'=Office"), text);
    const sizes = [];
    for (const scale of ['1', '2', '3']) {
      await inside(page, 'select').selectOption(scale);
      const { name, bytes } = await take('PNG');
      assert.equal(name, 'invented.png');
      sizes.push(bytes.readUInt32BE(16));
    }
    assert.deepEqual(sizes.map((width) => Math.round(width / sizes[0])), [1, 2, 3]);
    const svg = (await take('SVG')).bytes.toString();
    for (const text of ['=Invented', 'Source: =Office', 'Honduras', 'points']) assert.ok(svg.includes(text), text);
    await quiet(page);
  });

  test('a link is copied, with the state where the address keeps it', TIME, async (t) => {
    const page = await open(t, chart('link legend', 'url-state="c"'), { permissions: ['clipboard-read', 'clipboard-write'] });
    await inside(page, '.hide').first().click();
    await settled(page);
    await inside(page, 'button').filter({ hasText: 'Copy link' }).click();
    await page.waitForFunction((tag) => [...document.querySelector(tag).shadowRoot.querySelectorAll('[role=status]')].at(-1).textContent === 'Link copied.', CHART);
    const href = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(new URL(href).searchParams.get('c-hidden'), 'HND');
  });
});

describe('what a visitor has changed', () => {
  test('is saved and given back whole', TIME, async (t) => {
    const page = await open(t, [chart(ALL), chart(ALL)]);
    const wanted = { view: 'tiles', year: 2002, countries: ['HND', 'PAN', 'NIC', 'WLD'], hidden: ['PAN'], focus: ['NIC'], table: true, reading: { country: 'WLD', year: 2002 } };
    for (const nth of [0, 1]) await page.evaluate(async ([tag, nth, wanted]) => { await document.querySelectorAll(tag)[nth].restore(wanted); }, [CHART, nth, wanted]);
    await settled(page, 1);
    await page.contract('settle');
    assert.deepEqual(await state(page), wanted);
    assert.deepEqual(await state(page, 1), wanted);
    assert.equal(await picture(page), await picture(page, 1));
    assert.equal(await inside(page, 'table').isVisible(), true);
    assert.match(await inside(page, '.tip').textContent(), /World, 2002/);
    assert.ok((await events(page, 'chart-state')).length >= 2);
    await quiet(page);
  });

  test('that does not fit the data leaves the chart as the author has it', TIME, async (t) => {
    const page = await open(t, chart(ALL));
    const before = await picture(page);
    for (const state of [{ view: 'pie' }, { year: 1e9 }, { from: 2003, to: 2001 }, { scale: 'log', from: 2050 }]) {
      await page.evaluate(async ([tag, state]) => { await document.querySelector(tag).restore(state); }, [CHART, state]);
      await settled(page);
      assert.equal(await picture(page), before, JSON.stringify(state));
    }
    assert.equal((await events(page, 'chart-error')).length, 0);
  });

  test('stays in the address where the author asks for it, and nothing else of it moves', TIME, async (t) => {
    const page = await open(t, chart(ALL, 'url-state="c"'));
    await page.evaluate(() => history.replaceState(null, '', '?page=2#part'));
    await inside(page, '.views label').filter({ hasText: 'Bars' }).click();
    await settled(page);
    await page.waitForFunction(() => location.search.includes('c-view=bars'));
    assert.equal(await page.evaluate(() => new URL(location.href).searchParams.get('page') + location.hash), '2#part');
    const again = await open(t, chart(ALL, 'url-state="c"'), { path: '/tests/blank.html?c-view=bars&c-year=2001&c-focus=PAN&c-nonsense=1&d-view=table' });
    await settled(again);
    assert.deepEqual(await state(again), { view: 'bars', year: 2001, focus: ['PAN'], table: false });
    assert.equal(await inside(again, 'input[value=bars]').isChecked(), true);
    const bad = await open(t, chart(ALL, 'url-state="c"'), { path: '/tests/blank.html?c-view=pie&c-from=x' });
    await settled(bad);
    assert.equal((await events(bad, 'chart-error')).length, 0);
    const off = await open(t, chart(ALL), { path: '/tests/blank.html?-view=bars' });
    await inside(off, '.hide').first().click();
    await settled(off);
    await off.waitForTimeout(400);
    assert.equal(await off.evaluate(() => location.search), '?-view=bars');
  });

  test('is shared by charts of a group, once, and by no others', TIME, async (t) => {
    const grouped = (name) => chart('legend year', `view="bars" group="${name}"`);
    const page = await open(t, [grouped('a'), grouped('a'), grouped('b')]);
    await inside(page, '.hide').first().click();
    await settled(page, 1);
    assert.deepEqual((await state(page, 1)).hidden, ['HND']);
    assert.equal((await state(page, 2)).hidden, undefined);
    await inside(page, '.time input', 1).focus();
    await page.keyboard.press('Home');
    // It is passed on when it is drawn.
    await settled(page, 1);
    await settled(page, 0);
    assert.equal((await state(page, 0)).year, 2001);
    const told = (await events(page, 'chart-state')).length;
    await page.waitForTimeout(300);
    assert.equal((await events(page, 'chart-state')).length, told, 'and then it is quiet');
    assert.ok(told <= 4, `${told} events for two changes in two charts`);
    // The reading pointed at, too.
    await inside(page, '[role=slider]', 0).focus();
    await page.keyboard.press('End');
    await page.contract('settle');
    assert.equal(await inside(page, '.tip', 1).isVisible(), true);
    assert.equal(await inside(page, '.tip', 1).textContent(), await inside(page, '.tip', 0).textContent());
    assert.equal(await inside(page, '.tip', 2).isVisible(), false);
    await quiet(page);
  });
});

describe('canvases out of view', () => {
  test('give their pixels back, and are painted again before they are seen', TIME, async (t) => {
    const page = await open(t, [chart('legend'), chart('legend')], { csp: '' });
    await page.evaluate((tag) => { document.querySelectorAll(tag)[1].style.marginTop = '8000px'; }, CHART);
    const widths = () => page.evaluate((tag) => [...document.querySelectorAll(tag)].map((e) => e.shadowRoot.querySelector('canvas').width), CHART);
    await page.waitForFunction((tag) => document.querySelectorAll(tag)[1].shadowRoot.querySelector('canvas').width === 0, CHART);
    assert.ok((await widths())[0] > 0);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForFunction((tag) => document.querySelectorAll(tag)[0].shadowRoot.querySelector('canvas').width === 0, CHART);
    assert.ok((await widths())[1] > 0);
    assert.notEqual(await picture(page, 1), 0);
    await quiet(page);
  });
});

describe('controls of goals', () => {
  test('are downloads and a link; the table is there in any case', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { csp: STRICT });
    await page.contract('add', '<goal-progress loading="eager" src="/data/goals.json" controls="download link"></goal-progress>', { wait: true });
    const inside = (selector) => page.locator('goal-progress').locator(selector);
    assert.equal(await inside('.legend, .time, .views').count(), 0);
    await inside('details.pick summary').click();
    const [file] = await Promise.all([page.waitForEvent('download'), inside('button').filter({ hasText: 'CSV' }).click()]);
    assert.match(readFileSync(await file.path(), 'utf8'), /^\uFEFFgoal/);
    const svg = await page.evaluate(() => document.querySelector('goal-progress').toSVG());
    assert.match(svg, /^<svg [^]*<\/svg>\s*$/);
    const heading = await page.evaluate(() => document.querySelector('goal-progress').shadowRoot.querySelector('.heading').textContent);
    assert.ok(svg.includes(heading.split(' ')[0]), heading);
    await quiet(page);
  });
});
