// Readings by key, mouse and touch: speech, tooltip and table say the same.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { CHART, GOALS, TIME, events, quiet, visit } from './chromium.mjs';
import { cell, readable } from './judge.mjs';
import { ROOT } from './server.mjs';

const countryIn = (text, table) => {
  const names = [...table.head, ...table.rows.map((r) => r[0])].map((c) => c.text).filter((n) => n && !/^\d+$/.test(n));
  return names.filter((n) => text.includes(n)).sort((a, b) => b.length - a.length)[0];
};
const yearIn = (text) => Number(/\b(19|20)\d\d\b/.exec(text)?.[0]);

describe('reading', () => {
  test('keys: every year of a series is the same in speech, tooltip and table', TIME, async (t) => {
    const page = await visit(t, '/tests/both.html');
    await page.contract('allReady');
    const table = await page.contract('openTable', CHART);
    readable(table);
    await page.locator(CHART).first().locator('[role=slider]').focus();
    await page.keyboard.press('Home');
    const years = new Set();
    for (let step = 0; step < 34; step++) {
      await page.contract('settle');
      const spoken = await page.contract('speech', CHART);
      const lines = await page.contract('tooltip', CHART);
      const [country, year] = [countryIn(spoken, table), yearIn(spoken)];
      const printed = cell(table, country, year);
      assert.ok(spoken.includes(printed), `speech "${spoken}" has "${printed}"`);
      assert.ok(lines.some((l) => l === printed || l.startsWith(`${printed} `)), `tooltip ${lines} has "${printed}"`);
      assert.ok(lines.join(' ').includes(country) && lines.join(' ').includes(String(year)), `tooltip ${lines}`);
      years.add(year);
      await page.keyboard.press('ArrowRight');
    }
    assert.deepEqual([...years], Array.from({ length: 34 }, (_, i) => 1990 + i));
    await quiet(page);
  });

  test('keys: Tab reaches the point browser, arrows, Home, End and Escape do as they say', TIME, async (t) => {
    const page = await visit(t, '/csp.html');
    await page.contract('allReady');
    const table = await page.contract('openTable', CHART);
    await page.evaluate(() => document.activeElement?.blur());
    let path = [];
    for (let i = 0; i < 10 && path.at(-1) !== 'slider'; i++) {
      await page.keyboard.press('Tab');
      path = await page.contract('focused');
    }
    assert.equal(path.at(-1), 'slider', `${path}`);
    const says = async (key) => {
      if (key) await page.keyboard.press(key);
      return page.contract('speech', CHART);
    };
    const first = await says('Home');
    assert.equal(yearIn(first), 1990);
    assert.equal(yearIn(await says('ArrowRight')), 1991);
    assert.equal(yearIn(await says('ArrowLeft')), 1990);
    assert.equal(yearIn(await says('ArrowLeft')), 1990, 'an edge holds');
    const below = await says('ArrowDown');
    assert.notEqual(countryIn(below, table), countryIn(first, table));
    assert.equal(yearIn(below), 1990);
    assert.equal(countryIn(await says('ArrowUp'), table), countryIn(first, table));
    assert.equal(yearIn(await says('End')), 2023);
    assert.ok(await page.contract('tooltipSoon', CHART));
    await page.keyboard.press('Escape');
    await page.contract('settle');
    assert.equal(await page.contract('tooltip', CHART), null);
    assert.ok((await events(page, 'chart-select')).length >= 6);
    await quiet(page);
  });

  test('keys: the goals one by one, each with the figure and the verdict of its row', TIME, async (t) => {
    const page = await visit(t, '/tests/both.html');
    for (const chart of [GOALS, `[lang=es] ${GOALS}`]) {
      await page.contract('allReady');
      const table = await page.contract('openTable', chart);
      readable(table);
      await page.locator(chart).first().locator('[role=slider]').focus();
      for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowUp');
      for (const row of table.rows) {
        await page.contract('settle');
        const spoken = await page.contract('speech', chart);
        const lines = (await page.contract('tooltip', chart)).join(' ');
        const [title, , , latest] = row.map((c) => c.text);
        // A goal without a measure says so in its second cell; its speech has that in place of a figure.
        const said = /\d/.test(latest) ? latest : row[1].text;
        assert.ok(spoken.includes(title) && spoken.includes(said), `speech "${spoken}" for ${title}, ${said}`);
        assert.ok(lines.includes(title) && lines.includes(said), `tooltip "${lines}" for ${title}, ${said}`);
        if (said === latest) assert.ok(spoken.includes(row[5].text) && lines.includes(row[5].text), `"${row[5].text}" in "${spoken}" and "${lines}"`);
        await page.keyboard.press('ArrowDown');
      }
      assert.equal(table.rows.length, 5);
    }
    await quiet(page);
  });

  test('mouse: the tooltip is the table cell of what is pointed at', TIME, async (t) => {
    const page = await visit(t, '/tests/both.html');
    await page.contract('allReady');
    const table = await page.contract('openTable', CHART);
    const at = await page.contract('middle', CHART, 'plot');
    let seen = 0;
    for (let step = 0; step < 24; step++) {
      await page.mouse.move(at.left + at.width * (0.03 + 0.03 * step), at.top + at.height * (0.3 + 0.15 * (step % 5)));
      await page.contract('settle');
      const lines = await page.contract('tooltip', CHART);
      if (!lines) continue;
      seen++;
      const text = lines.join(' ');
      const printed = cell(table, countryIn(text, table), yearIn(text));
      assert.ok(lines.some((l) => l === printed || l.startsWith(`${printed} `)), `tooltip ${lines} has "${printed}"`);
    }
    assert.ok(seen >= 8, `${seen} tooltips`);
    await page.mouse.move(5, 5);
    await page.contract('settle');
    assert.equal(await page.contract('tooltip', CHART), null, 'gone when the pointer has left');
    await quiet(page);
  });

  test('touch: a tap shows the reading and tells the page', TIME, async (t) => {
    const page = await visit(t, '/tests/both.html', { hasTouch: true, viewport: { width: 390, height: 800 } });
    await page.contract('allReady');
    const at = await page.contract('middle', CHART, 'plot');
    await page.touchscreen.tap(at.x, at.y);
    const lines = await page.contract('tooltipSoon', CHART);
    const [picked] = await events(page, 'chart-select');
    assert.ok(picked, 'chart-select');
    assert.ok(lines.join(' ').includes(String(picked.detail.year)), `${lines} ${JSON.stringify(picked)}`);
    assert.equal(typeof picked.detail.value, 'number');
    assert.match(picked.detail.country, /^[A-Z]{3}$/);
    await quiet(page);
  });

  test('chart-select says of a gap why it is one, by the name that the command line has for it', TIME, async (t) => {
    const body = 'country,year,value\nHND,2001,1\nHND,2002,not collected\nHND,2003,\nHND,2005,2 p\n';
    const page = await visit(t, '/tests/blank.html', { rules: [{ match: /none\.csv$/, type: 'text/csv', body }] });
    await page.contract('add', '<country-indicator loading="eager" src="/data/none.csv"></country-indicator>');
    await page.contract('focusSlider', CHART);
    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await page.contract('settle');
    const told = (await events(page, 'chart-select')).map((e) => e.detail);
    const none = { country: 'HND', value: null, missing: 'unknown', flag: null };
    assert.deepEqual(told.slice(-5), [
      { ...none, year: 2001, value: 1, missing: null },
      { ...none, year: 2002, missing: 'not collected' },
      { ...none, year: 2003 },
      { ...none, year: 2004 },
      { ...none, year: 2005, value: 2, missing: null, flag: 'provisional' },
    ]);
    await quiet(page);
  });

  test('the Table button opens and closes a real table', TIME, async (t) => {
    const page = await visit(t, '/tests/both.html');
    await page.contract('allReady');
    for (const chart of [CHART, GOALS, `[lang=es] ${CHART}`]) {
      assert.equal(await page.contract('table', chart), null);
      const at = await page.contract('middle', chart, 'button');
      await page.mouse.click(at.x, at.y);
      await page.contract('settle');
      readable(await page.contract('table', chart));
      const again = await page.contract('middle', chart, 'button');
      await page.mouse.click(again.x, again.y);
      await page.contract('settle');
      assert.equal(await page.contract('table', chart), null);
    }
    await page.contract('openTable', `[lang=es] ${CHART}`);
    assert.equal(cell(await page.contract('table', `[lang=es] ${CHART}`), 'Honduras', 2011), '83,2');
    await quiet(page);
  });

  test('numbers printed in a page are those of the native rules', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    const lines = readFileSync(`${ROOT}tests/data/intl-numbers.tsv`, 'utf8').split('\n').filter((l) => l && !l.startsWith('#')).map((l) => l.split('\t'));
    for (const decimals of ['0', '1', '2', '3']) {
      // Beyond these the reader of numbers promises only three units in the last place: src/read/number.rs.
      const wanted = lines.filter((l) => l[1] === decimals && (Number(l[0]) === 0 || (Math.abs(l[0]) > 1e-21 && Math.abs(l[0]) < 1e38)));
      assert.ok(wanted.length > 50, `${wanted.length} numbers`);
      const csv = `country_iso3,year,value\n${wanted.map(([value], i) => `HND,${1900 + i},${value}`).join('\n')}\n`;
      for (const [lang, at] of [['en', 2], ['es', 3]]) {
        const name = `n${decimals}${lang}`;
        await page.contract('add', `<country-indicator class="${name}" loading="eager" lang="${lang}" decimals="${decimals}"></country-indicator>`, { wait: false });
        await page.evaluate(([n, text]) => (document.querySelector(`.${n}`).data = text), [name, csv]);
        await page.contract('ready', `.${name}`);
        const table = await page.contract('openTable', `.${name}`);
        for (const [i, line] of wanted.entries()) assert.equal(cell(table, 'Honduras', 1900 + i), line[at], `${line[0]} with ${decimals} in ${lang}`);
      }
    }
    await quiet(page);
  });

  test('numbers of every size are written as the browser writes them in that country', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    const values = [0, 0.05, 0.04, 0.25, 1.005, 7, 9.95, 12.345, 99.99, 998.94, 998.95, 998.99, 999, 999.5, 1000, 1234.5, 12345.678, 1234567.89, -0.04, -0.05, -1234.5];
    const csv = `country_iso3,year,value\n${values.map((value, i) => `HND,${1900 + i},${value}`).join('\n')}\n`;
    // Those that are known without asking; then groups of two, spaces, other digits.
    const known = 'en en-US en-GB en-BZ es-419 es-US es-MX es-GT es-SV es-HN es-NI es-PA es es-ES es-CR'.split(' ');
    for (const locale of [...known, 'en-IN', 'en-ZA', 'es-u-nu-deva']) {
      for (const decimals of [0, 1, 2]) {
        const name = `${locale}-${decimals}`;
        await page.contract('add', `<country-indicator class="${name}" loading="eager" lang="es" locale="${locale}" decimals="${decimals}"></country-indicator>`, { wait: false });
        await page.evaluate(([n, text]) => (document.querySelector(`.${n}`).data = text), [name, csv]);
        await page.contract('ready', `.${name}`);
        const table = await page.contract('openTable', `.${name}`);
        const wanted = await page.evaluate(
          ([tag, digits, all]) => {
            const format = new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'negative' });
            return all.map((value) => format.format(value));
          },
          [locale, decimals, values],
        );
        for (const [i, value] of values.entries()) assert.equal(cell(table, 'Honduras', 1900 + i), wanted[i].replace(/\s/g, ' ').replace('-', '−'), `${value} with ${decimals} in ${locale}`);
      }
    }
    await quiet(page);
  });
});
