// The legend beside what is drawn: whose colour and shape is whose, and what stays where it is when one is hidden.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, TIME, quiet, visit } from './chromium.mjs';

/** Plainly invented: seven countries, so that shapes come back. */
const CODES = { HND: 'Honduras', PAN: 'Panama', NIC: 'Nicaragua', CRI: 'Costa Rica', SLV: 'El Salvador', GTM: 'Guatemala', BLZ: 'Belize' };
const NAMES = Object.values(CODES);
const body = `country,year,value\n${Object.keys(CODES).flatMap((code, i) => [2001, 2002, 2003].map((year, j) => `${code},${year},${i * 3 + ((i + j) % 3)}`)).join('\n')}\n`;
const rules = [{ match: /invented\.csv$/, type: 'text/csv', body }];
const QUIET = '#8e949d';

async function open(t, more) {
  const page = await visit(t, '/tests/blank.html', { rules });
  await page.contract('add', `<country-indicator loading="eager" src="/data/invented.csv" heading="Invented" countries="${Object.keys(CODES).join(' ')}" controls="legend line" ${more}></country-indicator>`);
  await settled(page);
  return page;
}
const settled = (page) => page.evaluate(async (tag) => { await document.querySelector(tag).ready; await window.contract.settle(); }, CHART);
const entry = (page, name) => page.locator(CHART).locator('.legend li').filter({ hasText: name });
const hide = async (page, name) => {
  await entry(page, name).locator('.hide').click();
  await settled(page);
};
/** The entries in their order: name, place, colour, shape, hidden or not. */
const legend = (page) => page.locator(CHART).locator('.legend li').evaluateAll((items) => items.map((item) => {
  const { x, y } = item.getBoundingClientRect();
  const [stroke, dot] = item.querySelectorAll('path');
  return { name: item.querySelector('.entry').textContent, at: [x, y], color: stroke?.getAttribute('stroke') ?? null, shape: dot?.getAttribute('d') ?? null, hidden: item.classList.contains('hidden') };
}));
/** What is on the plot, by the picture of it: lines and areas with colour and points, words with their place. */
const drawn = (page) => page.evaluate(async (tag) => {
  const parsed = new DOMParser().parseFromString(await document.querySelector(tag).toSVG(), 'image/svg+xml');
  const points = (shape) => shape.getAttribute('points').trim().split(' ').map((pair) => pair.split(',').map(Number));
  return {
    lines: [...parsed.querySelectorAll('polyline')].map((line) => ({ color: line.getAttribute('stroke').toLowerCase(), points: points(line) })),
    areas: [...parsed.querySelectorAll('polygon')].map((area) => ({ color: area.getAttribute('fill').toLowerCase(), points: points(area) })),
    words: [...parsed.querySelectorAll('text')].map((text) => ({ text: text.textContent.trim(), x: Number(text.getAttribute('x')), y: Number(text.getAttribute('y')) })),
  };
}, CHART);
/** How many corners a shape of the plot has, and whether it stands on one: a circle has many. */
const corners = (points) => {
  const open = points.filter((point, i) => i === 0 || point.join() !== points[0].join());
  return open.length > 8 ? 'circle' : `${open.length}, ${open.filter(([, y]) => y === Math.min(...open.map((p) => p[1]))).length} above`;
};

describe('the legend', () => {
  for (const view of ['line', 'dots', 'slope']) {
    test(`has the colour and the shape that each series has as ${view}; no two have both`, TIME, async (t) => {
      const page = await open(t, `view="${view}"`);
      const entries = await legend(page);
      assert.deepEqual(entries.map(({ name }) => name), NAMES);
      assert.equal(new Set(entries.map(({ color, shape }) => `${color} ${shape}`)).size, NAMES.length);
      assert.equal(new Set(entries.slice(0, 5).map(({ shape }) => shape)).size, 5, 'five in a row differ by shape alone');
      const { lines, areas } = await drawn(page);
      for (const { name, color } of entries) assert.ok([...lines, ...areas].some((one) => one.color === color), `${name}: ${color}`);
      if (view === 'dots') return;
      // The shapes of the plot are those of the legend.
      const shapes = { 'a': 'circle', 'M5.5': '4, 2 above', 'M9 0l': '4, 1 above', 'M9-': '3, 1 above', 'M9 11': '3, 2 above' };
      for (const { name, color, shape } of entries) {
        const [, wanted] = Object.entries(shapes).find(([begin]) => (begin === 'a' ? shape.includes('a4') : shape.startsWith(begin)));
        const own = areas.filter((area) => area.color === color).map((area) => corners(area.points));
        assert.ok(own.length > 0 && own.every((one) => one === wanted), `${name}: ${own} for ${shape}`);
      }
      await quiet(page);
    });
  }

  for (const view of ['bars', 'multiples', 'heat', 'map', 'tiles']) {
    test(`has no colours that are not those of the series as ${view}`, TIME, async (t) => {
      const page = await open(t, `view="${view}"`);
      const { lines, areas } = await drawn(page);
      const colors = new Set([...lines, ...areas].map(({ color }) => color));
      const entries = await legend(page);
      assert.equal(entries.length, NAMES.length);
      for (const { name, color } of entries) assert.ok(color === null || colors.has(color), `${name}: ${color} is not among ${[...colors]}`);
      // As lines they have them, and back again not.
      await page.locator(CHART).locator('input[value=line]').check({ force: true });
      await settled(page);
      assert.ok((await legend(page)).every(({ color, shape }) => color && shape));
      await page.locator(CHART).locator(`input[value=${view}]`).check({ force: true });
      await settled(page);
      assert.deepEqual(await legend(page), entries);
      await quiet(page);
    });
  }
});

describe('hiding one', () => {
  test('leaves the others their place in the legend, their colour and their shape', TIME, async (t) => {
    const page = await open(t, '');
    const before = await legend(page);
    await hide(page, 'Panama');
    await hide(page, 'Costa Rica');
    assert.deepEqual(await legend(page), before.map((one) => (['Panama', 'Costa Rica'].includes(one.name) ? { ...one, hidden: true } : one)));
    const { lines, words } = await drawn(page);
    const colors = new Set(lines.map(({ color }) => color));
    for (const { name, color } of before) {
      const there = !['Panama', 'Costa Rica'].includes(name);
      assert.deepEqual([colors.has(color), words.some(({ text }) => text.startsWith(name))], [there, there], name);
    }
    await hide(page, 'Panama');
    await hide(page, 'Costa Rica');
    assert.deepEqual(await legend(page), before);
    await quiet(page);
  });

  test('leaves the lines of the others where they are, if it is not the one that the axis ends with', TIME, async (t) => {
    const page = await open(t, '');
    const before = await drawn(page);
    const { color } = (await legend(page)).find(({ name }) => name === 'Nicaragua');
    await hide(page, 'Nicaragua');
    const after = await drawn(page);
    assert.deepEqual(after.lines, before.lines.filter((line) => line.color !== color));
    assert.ok(before.lines.some((line) => line.color === color));
    await quiet(page);
  });

  test('closes the row of bars: those that are left in their order, side by side', TIME, async (t) => {
    const page = await open(t, 'view="bars"');
    const rows = async () => (await drawn(page)).words.filter(({ text }) => NAMES.includes(text));
    const before = await rows();
    assert.equal(before.length, 7);
    await hide(page, before[2].text);
    await hide(page, before[4].text);
    const after = await rows();
    assert.deepEqual(after.map(({ text }) => text), before.map(({ text }) => text).filter((_, i) => i !== 2 && i !== 4));
    const steps = after.slice(1).map(({ y }, i) => y - after[i].y);
    assert.ok(Math.max(...steps) - Math.min(...steps) <= 2 && Math.min(...steps) > 0, `${steps}`);
    // The rest is ground, under all and under numbers.
    assert.equal((await drawn(page)).areas.filter(({ color }) => color !== '#ffffff').length, 5, 'five bars');
    await quiet(page);
  });

  test('closes the row of small charts, and takes its line from behind the others', TIME, async (t) => {
    const page = await open(t, 'view="multiples"');
    /** Of each small chart: its name, and how many lines are quiet and how many are not in it. */
    const charts = async () => {
      const { lines, words } = await drawn(page);
      const titles = words.filter(({ text }) => NAMES.includes(text));
      const series = lines.filter(({ points }) => points.length === 3);
      const tops = [...new Set(titles.map(({ y }) => y))].sort((a, b) => a - b);
      return titles.map(({ text, x, y }) => {
        const right = Math.min(...titles.filter((other) => other.y === y && other.x > x).map((other) => other.x), Infinity);
        const below = tops.find((top) => top > y) ?? Infinity;
        const own = series.filter(({ points: [[left, top]] }) => left >= x && left < right && top > y && top < below);
        return { text, at: [x, y], quiet: own.filter(({ color }) => color === QUIET).length, loud: own.filter(({ color }) => color !== QUIET).length };
      });
    };
    const before = await charts();
    assert.deepEqual(before.map(({ text, quiet, loud }) => [text, quiet, loud]), NAMES.map((name) => [name, 6, 1]), 'each before the six others');
    await hide(page, 'Honduras');
    await hide(page, 'Costa Rica');
    const left = NAMES.filter((name) => !['Honduras', 'Costa Rica'].includes(name));
    const after = await charts();
    assert.deepEqual(after.map(({ text, quiet, loud }) => [text, quiet, loud]), left.map((name) => [name, 4, 1]));
    // The places fill up from the first on.
    assert.deepEqual(after[0].at, before[0].at);
    assert.equal(new Set(after.map(({ at }) => at.join())).size, 5);
    const reading = after.map(({ at }) => at).toSorted(([ax, ay], [bx, by]) => ay - by || ax - bx);
    assert.deepEqual(after.map(({ at }) => at), reading);
    await quiet(page);
  });

  test('one that is highlighted leaves the others as they were, those set back behind them', TIME, async (t) => {
    const page = await open(t, 'highlight="HND PAN"');
    const before = await legend(page);
    assert.deepEqual(before.filter(({ color }) => color !== QUIET).map(({ name }) => name), ['Honduras', 'Panama']);
    await hide(page, 'Honduras');
    const after = await legend(page);
    assert.deepEqual(after.find(({ name }) => name === 'Panama'), before.find(({ name }) => name === 'Panama'));
    const { lines } = await drawn(page);
    const series = lines.filter(({ points }) => points.length === 3).map(({ color }) => color);
    assert.deepEqual(series, [...Array(5).fill(QUIET), before[1].color], 'the one in colour last, above the others');
    await quiet(page);
  });
});
