// What `carsi-charts snippet` prints, put into a page and opened: live and frozen, as a div and as an element.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { CHART, GOALS, TIME, quiet, site, visit } from './chromium.mjs';
import { demo, snippet } from './command.mjs';
import { ROOT, STRICT } from './server.mjs';

const folder = mkdtempSync(join(tmpdir(), 'carsi-snippet-'));
after(() => rmSync(folder, { recursive: true }));

const hash = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
/** What the package says of itself, as far as a snippet asks. */
const files = { 'carsi-charts.js': hash(readFileSync(`${ROOT}pkg/dist/carsi-charts.js`)) };
writeFileSync(join(folder, 'integrity.json'), JSON.stringify({ version: '1.0.0', files }));

const BASE = ['--base', '/pkg/dist/'];
const FROZEN = [...BASE, '--frozen', '--dist', folder];

/** Opens a page with nothing in it but what is pasted. */
const open = (t, pasted, options = {}) => {
  const body = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Une page</title><main>${pasted}</main></html>`;
  return visit(t, '/pasted.html', { csp: STRICT, ...options, rules: [{ match: /pasted\.html$/, body, type: 'text/html; charset=utf-8' }, ...(options.rules ?? [])] });
};
const painted = (page) => page.waitForFunction(() => window.probe.events.some((e) => e.type === 'chart-ready'));
/** What a chart says by itself, and what stands inside it for where it cannot. */
const said = (page, chart) => page.evaluate((chart) => {
  const element = document.querySelector(chart);
  const texts = (found) => [...found].map((one) => one.textContent);
  return { summary: element.summary(), fallback: texts(element.querySelectorAll(':scope > p'))[0], cells: texts(element.querySelectorAll(':scope > table :is(th, td)')), caption: element.querySelector(':scope > table > caption').textContent };
}, chart);

describe('a snippet in a page', () => {
  for (const [name, chart] of [['homicide', CHART], ['goals', GOALS]]) {
    test(`live, it becomes the chart, which says what its fallback says: ${name}`, TIME, async (t) => {
      const page = await open(t, snippet(demo(name), ...BASE, '--src', `/data/${name}.json`, '--lang', 'es'));
      await painted(page);
      const { summary, fallback, cells, caption } = await said(page, chart);
      assert.equal(fallback, summary);
      const table = await page.contract('openTable', chart);
      // The contract reads every space alike, also the one that groups thousands.
      const plain = (words) => words.replace(/\s+/g, ' ');
      assert.equal(plain(caption), table.caption);
      assert.deepEqual(cells.map(plain), [table.head, ...table.rows].flat().map((cell) => cell.text));
      assert.deepEqual(await page.evaluate((chart) => document.querySelector(chart).problems(), chart), []);
      await quiet(page);
    });
  }

  test('frozen, it draws the copy alone', TIME, async (t) => {
    const copy = join(folder, 'copy.json');
    const pasted = snippet(demo('homicide'), ...FROZEN, '--src', '/copy.json', '--write', copy);
    const page = await open(t, pasted, { rules: [{ match: /copy\.json$/, body: readFileSync(copy) }] });
    await painted(page);
    const { summary, fallback } = await said(page, CHART);
    assert.equal(fallback, summary);
    assert.deepEqual(site.requests(/\.(csv|json)$/).map(({ path }) => path), ['/copy.json']);
    await quiet(page);
  });

  test('frozen, another copy is refused, and what was pasted stays', TIME, async (t) => {
    const copy = join(folder, 'other.json');
    const pasted = snippet(demo('homicide'), ...FROZEN, '--src', '/copy.json', '--write', copy);
    const body = readFileSync(copy, 'utf8').replace('"value": 31.', '"value": 13.');
    assert.notEqual(body, readFileSync(copy, 'utf8'));
    const page = await open(t, pasted, { rules: [{ match: /copy\.json$/, body }] });
    await page.waitForFunction(() => window.probe.events.some((e) => e.type === 'chart-error'));
    assert.deepEqual(await page.evaluate((chart) => document.querySelector(chart).problems().map((p) => p.code), CHART), ['E-DATA-INTEGRITY']);
    assert.equal(await page.locator(`${CHART} > table`).isVisible(), true);
  });

  test('frozen, another script is refused, and what was pasted stays', TIME, async (t) => {
    const pasted = snippet(demo('removal-rate'), ...FROZEN, '--src', '/data/removal-rate.json');
    const body = readFileSync(`${ROOT}pkg/dist/carsi-charts.js`, 'utf8') + '//';
    const page = await open(t, pasted, { rules: [{ match: /\/carsi-charts\.js$/, body }] });
    assert.equal(await page.locator('div[data-chart] > table').isVisible(), true);
    assert.equal(await page.locator(GOALS).count(), 0);
    assert.ok(page.faults.some((fault) => /integrity/.test(fault)), page.faults.join());
  });

  test('frozen, an element holds all that it draws', TIME, async (t) => {
    const page = await open(t, snippet(demo('rule-of-law'), ...FROZEN, '--element'));
    await painted(page);
    const { summary, fallback } = await said(page, CHART);
    assert.equal(fallback, summary);
    assert.deepEqual(site.requests(/\.(csv|json)$/), []);
    await quiet(page);
  });
});
