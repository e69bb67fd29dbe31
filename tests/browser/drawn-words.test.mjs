// The words that are drawn, and those that say the same elsewhere: west of Greenwich, in Arabic, and where there is no room
// for them. A number in a name is that of a public report on other charts.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, GOALS, TIME, quiet, visit } from './chromium.mjs';

/** An empty page that notes what is written on canvases, with invented figures. */
async function open(t, body, options = {}) {
  const page = await visit(t, '/tests/blank.html', { rules: [{ match: /invented\.csv$/, type: 'text/csv', body }], ...options });
  await page.contract('written');
  return page;
}
/** A chart of a spec. */
const put = (page, tag, spec, name = 'one') => page.evaluate(async ([tag, spec, name]) => {
  const chart = document.createElement(tag);
  chart.className = name;
  chart.setAttribute('loading', 'eager');
  chart.spec = { version: 1, chart: tag, data: '/data/invented.csv', ...spec };
  document.querySelector('main').append(chart);
  await chart.ready;
}, [tag, spec, name]);
/** The tooltips of each stop of a chart of years, down its countries, by key. */
async function tooltips(page, chart, steps) {
  const seen = [];
  await page.contract('focusSlider', chart);
  for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  for (let step = 0; step < steps; step++) {
    await page.contract('settle');
    seen.push(await page.contract('tooltip', chart));
    await page.keyboard.press('ArrowDown');
  }
  return seen;
}

test('31, 32: the years are the same in every time zone', TIME, async (t) => {
  const body = 'country,date,value,note\nHND,2015-01-01,1,as of 2016-01-01\nHND,2016-01-01,2,\nHND,2017-12-31,4,\nPAN,2015-01-01,3,\nPAN,1970-01-01,3,\n';
  const all = [];
  for (const [timezoneId, local] of [['UTC', 2015], ['America/Guatemala', 2014], ['Pacific/Kiritimati', 2015]]) {
    const page = await open(t, body, { timezoneId });
    assert.equal(await page.evaluate(() => new Date('2015-01-01').getFullYear()), local, 'the page is in that zone');
    const seen = { tips: [] };
    for (const view of ['line', 'bars', 'heat']) {
      await put(page, CHART, { view, heading: 'Invented', note: 'As of 2016-01-01.', controls: ['year', 'range'], from: 2015 }, view);
      await page.contract('focusSlider', `.${view}`);
      for (const key of ['Home', 'ArrowRight', 'ArrowRight']) {
        await page.keyboard.press(key);
        await page.contract('settle');
        seen.tips.push((await page.contract('tooltip', `.${view}`)).join(' · '));
      }
      const { rows } = await page.contract('openTable', `.${view}`);
      const { summary, note } = await page.contract('texts', `.${view}`);
      Object.assign(seen, { [view]: [rows.map((row) => row.map((c) => c.text)), summary, note, await page.contract('csv', `.${view}`)] });
    }
    seen.drawn = await page.contract('written');
    seen.sliders = await page.evaluate((tag) => [...document.querySelectorAll(tag)].map((chart) => [...chart.shadowRoot.querySelectorAll('input[type=range]')].map((i) => [i.min, i.max, i.getAttribute('aria-valuetext')])), CHART);
    all.push(seen);
    await quiet(page);
  }
  const [utc, west, east] = all;
  assert.deepEqual(west, utc);
  assert.deepEqual(east, utc);
  for (const year of ['2015', '2016', '2017']) assert.ok(utc.drawn.includes(year), `${year} on the axis`);
  assert.deepEqual(utc.drawn.filter((text) => /2014|2018|1969/.test(text)), []);
  assert.deepEqual(utc.line[0].map(([year]) => year), ['2015', '2016', '2017']);
  assert.deepEqual(utc.tips.slice(0, 3), ['Honduras, 2015 · 1 · as of 2016-01-01', 'Honduras, 2016 · 2', 'Honduras, 2017 · 4']);
  assert.ok(utc.line[3].includes('HND,Honduras,2015,1,'), utc.line[3]);
  assert.equal(utc.line[2], 'As of 2016-01-01.');
});

describe('78: Arabic', () => {
  const [HEADING, NAME, TARGET, FALL, WHY, REMARK] = ['معدل القتل في هندوراس', 'معدل القتل', 'الهدف', 'انخفاض', 'شرح: أقل من قبل.', 'ملاحظة: مؤقت.'];
  const spec = {
    heading: HEADING, indicator: NAME, unit: 'per 100,000 people', note: REMARK, references: [{ value: 2, label: TARGET }],
    annotations: [{ country: 'HND', year: 2003, text: FALL, description: WHY }],
  };
  const body = `country,year,value,note\nHND,2001,-1,${REMARK}\nHND,2002,3,Note: provisional.\nHND,2003,4,\n`;
  /** How the lines of something run, each as its own words have it: by where the first letter of each is. */
  const run = (page, selector) => page.evaluate(([tag, selector]) => [...document.querySelector(tag).shadowRoot.querySelectorAll(selector)].map((line) => {
    const at = (from) => {
      const range = document.createRange();
      range.setStart(line.firstChild, from);
      range.setEnd(line.firstChild, from + 1);
      return range.getBoundingClientRect().x;
    };
    return { text: line.textContent, left: at(0) < at(line.textContent.length - 1) };
  }), [CHART, selector]);

  for (const dir of ['ltr', 'rtl']) {
    test(`is drawn, and in the tooltip each line runs as its words do; page ${dir}`, TIME, async (t) => {
      const page = await open(t, body);
      await page.evaluate((dir) => { document.documentElement.dir = dir; }, dir);
      await put(page, CHART, spec);
      const drawn = await page.contract('written');
      for (const text of [TARGET, FALL]) assert.ok(drawn.some((one) => one.includes(text)), `${text} in ${drawn}`);
      assert.deepEqual(await run(page, '.heading'), [{ text: HEADING, left: false }]);
      assert.deepEqual(await run(page, '.note'), [{ text: REMARK, left: false }]);
      await page.contract('focusSlider', CHART);
      await page.keyboard.press('Home');
      await page.contract('settle');
      assert.deepEqual(await run(page, '.tip > *'), [
        { text: 'Honduras, 2001', left: true },
        // The minus sign stands before its number, the unit after it.
        { text: '−1 per 100,000 people', left: true },
        { text: REMARK, left: false },
      ]);
      await page.keyboard.press('ArrowRight');
      await page.contract('settle');
      assert.deepEqual((await run(page, '.tip > *')).at(-1), { text: 'Note: provisional.', left: true });
      await page.keyboard.press('End');
      await page.contract('settle');
      const lines = await run(page, '.tip > *');
      assert.ok(lines.some(({ text, left }) => text.includes(WHY) && !left), JSON.stringify(lines));
      await quiet(page);
    });
  }

  test('titles and names of goals are drawn, and in the tooltip', TIME, async (t) => {
    const page = await open(t, body);
    const goals = [{ number: 1, title: HEADING, indicators: [{ name: NAME, unit: 'per 100', source: 'x', better: 'higher', data: '/data/invented.csv' }] }];
    await put(page, GOALS, { data: undefined, heading: HEADING, country: 'HND', goals });
    const drawn = (await page.contract('written')).join(' ');
    for (const text of [HEADING, NAME]) assert.ok(drawn.includes(text), drawn);
    await page.contract('focusSlider', GOALS);
    await page.keyboard.press('ArrowDown');
    await page.contract('settle');
    const tip = (await page.contract('tooltip', GOALS)).join(' · ');
    for (const text of [HEADING, NAME, '4 per 100']) assert.ok(tip.includes(text), tip);
    await quiet(page);
  });
});

describe('76: what is cut at 320 px is whole in tooltip and table', () => {
  const NAMES = ['Bonaire, Sint Eustatius and Saba', 'Saint Vincent and the Grenadines', 'Panama'];
  const UNIT = 'victims of intentional homicide whose case was brought before a court';
  const body = `country,year,value\n${['BES', 'VCT', 'PAN'].flatMap((code, i) => [2001, 2002, 2003].map((year) => `${code},${year},${9 - i + (year % 3)}`)).join('\n')}\n`;
  const window = { viewport: { width: 320, height: 900 } };

  for (const view of ['line', 'bars', 'dots', 'slope', 'heat', 'multiples']) {
    test(`names of countries and the unit, as ${view}`, TIME, async (t) => {
      const page = await open(t, body, window);
      await put(page, CHART, { view, heading: 'Invented', unit: UNIT, order: 'given' });
      const drawn = await page.contract('written');
      assert.ok(drawn.some((text) => text === 'Panama' || text.startsWith('Panama ') || text === 'PAN'), `${drawn}`);
      assert.ok(!NAMES.every((name) => drawn.some((text) => text.startsWith(name))), `a name is cut: ${drawn}`);
      assert.ok(drawn.some((text) => text.startsWith('victims') && text.endsWith('…')), `the unit is cut: ${drawn}`);
      const tips = (await tooltips(page, `.one`, 3)).map((lines) => lines.join(' · '));
      for (const [i, name] of NAMES.entries()) assert.ok(tips[i].startsWith(`${name}, 200`) && tips[i].includes(UNIT), tips[i]);
      const { head, caption } = await page.contract('openTable', '.one');
      assert.deepEqual(head.map((c) => c.text), ['Year', ...NAMES]);
      assert.ok(caption.includes(UNIT), caption);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
      await quiet(page);
    });
  }

  test('labels of references and remarks are whole in the key', TIME, async (t) => {
    const page = await open(t, body, window);
    await put(page, CHART, { heading: 'Invented', references: [{ value: 8, label: UNIT }], annotations: [{ country: 'PAN', year: 2002, text: UNIT, description: 'Invented.' }] });
    const drawn = await page.contract('written');
    assert.ok(drawn.some((text) => text.endsWith('…')) && !drawn.includes(UNIT), `${drawn}`);
    const key = await page.locator(CHART).locator('.key li').allTextContents();
    assert.equal(key.filter((text) => text.includes(UNIT)).length, 2, `${key}`);
    await quiet(page);
  });

  test('80 characters of a goal and of its indicator are drawn in lines, all of them', TIME, async (t) => {
    const page = await open(t, body, window);
    const title = `Goal of a title that is as long as ${UNIT}`;
    const goals = [1, 2].map((number) => ({ number, title, indicators: [{ name: `Share of ${UNIT}`, unit: 'per 100', source: 'x', better: 'higher', data: '/data/invented.csv' }] }));
    for (const view of ['bars', 'path', 'rings', 'scorecard']) {
      await put(page, GOALS, { data: undefined, heading: 'Invented', country: 'PAN', goals, view }, view);
      const drawn = (await page.contract('written')).join(' ');
      for (const text of [title, `Share of ${UNIT}`]) assert.ok(drawn.includes(text), `${view}: ${drawn}`);
      const [tip] = await tooltips(page, `.${view}`, 1);
      const { rows } = await page.contract('openTable', `.${view}`);
      for (const text of [title, `Share of ${UNIT}`]) assert.ok(tip.join(' ').includes(text) && rows[0].some((c) => c.text.includes(text)), `${view}: ${tip}`);
    }
    await quiet(page);
  });
});
