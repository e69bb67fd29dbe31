// Controls by the way that their own tests do not take: what is clicked there is done by keys here, and the other way about.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { CHART, TIME, quiet, visit } from './chromium.mjs';

/** Plainly invented. */
const rules = [{ match: /invented\.csv$/, type: 'text/csv', body: 'country,year,value\nHND,2001,1\nHND,2002,2\nHND,2003,4\nPAN,2001,9\nPAN,2002,5\nPAN,2003,3\n' }];

async function open(t, controls, more = '', options = {}) {
  const page = await visit(t, '/tests/blank.html', { rules, ...options });
  await page.contract('add', `<country-indicator loading="eager" src="/data/invented.csv" heading="Invented" controls="${controls}" ${more}></country-indicator>`, { wait: true });
  return page;
}
const inside = (page, selector) => page.locator(CHART).locator(selector);
const state = (page) => page.evaluate((tag) => document.querySelector(tag).save(), CHART);
const until = (page, key, value) => page.waitForFunction(([tag, key, value]) => document.querySelector(tag).save()[key] === value, [CHART, key, value]);
const press = async (page, selector, key) => {
  await inside(page, selector).focus();
  await page.keyboard.press(key);
};

describe('by keyboard', () => {
  test('the table opens and closes', TIME, async (t) => {
    const page = await open(t, 'legend');
    for (const [key, opened] of [['Enter', true], ['Space', false]]) {
      await press(page, '[aria-controls=table]', key);
      await page.contract('settle');
      assert.equal(await inside(page, 'table').isVisible(), opened, key);
    }
    await quiet(page);
  });

  test('the years play and pause', TIME, async (t) => {
    const page = await open(t, 'year', 'view="bars"');
    await press(page, '.time input', 'Home');
    await until(page, 'year', 2001);
    await press(page, '.time button', 'Enter');
    await page.waitForFunction((tag) => document.querySelector(tag).shadowRoot.querySelector('.time button').textContent === 'Pause', CHART);
    await until(page, 'year', 2002);
    await page.keyboard.press('Space');
    assert.equal(await inside(page, '.time button').textContent(), 'Play');
    const { year } = await state(page);
    await page.waitForTimeout(1200);
    assert.equal((await state(page)).year, year, 'it rests');
  });

  test('figures are downloaded, and a picture', TIME, async (t) => {
    const page = await open(t, 'download');
    await press(page, 'details.pick summary', 'Enter');
    for (const [name, begin] of [['CSV', '\uFEFFcountry_iso3,'], ['PNG', '\x89PNG']]) {
      const button = inside(page, 'details.pick button').filter({ hasText: name });
      await button.focus();
      const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      const bytes = readFileSync(await file.path());
      assert.ok(bytes.toString(name === 'PNG' ? 'latin1' : 'utf8').startsWith(begin), `${name}: ${bytes.subarray(0, 20)}`);
    }
    await quiet(page);
  });

  test('a link is copied', TIME, async (t) => {
    const page = await open(t, 'link', '', { permissions: ['clipboard-read', 'clipboard-write'] });
    const button = inside(page, 'button').filter({ hasText: 'Copy link' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction((tag) => [...document.querySelector(tag).shadowRoot.querySelectorAll('[role=status]')].at(-1).textContent === 'Link copied.', CHART);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  });
});

describe('by mouse', () => {
  /** Clicks at a share of an input's length. */
  const at = async (page, input, share) => {
    const box = await input.boundingBox();
    await page.mouse.click(box.x + 8 + (box.width - 16) * share, box.y + box.height / 2);
  };

  test('the year slider', TIME, async (t) => {
    const page = await open(t, 'year', 'view="bars"');
    await at(page, inside(page, '.time input'), 0);
    await until(page, 'year', 2001);
    assert.equal(await inside(page, '.time input').getAttribute('aria-valuetext'), '2001');
    await quiet(page);
  });

  test('the range of years', TIME, async (t) => {
    const page = await open(t, 'range');
    await at(page, inside(page, 'input[type=range]').first(), 0.5);
    await until(page, 'from', 2002);
    assert.equal((await page.evaluate((tag) => document.querySelector(tag).toCSV(), CHART)).includes('2001'), false);
    await quiet(page);
  });
});
