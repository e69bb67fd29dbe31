// The page for security officers says what is so.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { TIME, site, visit } from './chromium.mjs';
import { STRICT } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The page's rows by need, once it is through. */
async function checked(t, { path = '/csp-check.html', csp = STRICT, rules = [], own = true, ...options } = {}) {
  let page = await visit(t, '/tests/blank.html');
  // Its own policy in the `meta` element can only make things stricter; some tests want the server's alone.
  const html = (await page.evaluate(async () => (await fetch('/csp-check.html')).text())).replace(/<meta http-equiv[^>]*>/, '');
  page = await visit(t, path, { csp, rules: own ? rules : [{ match: /csp-check\.html$/, body: html }, ...rules], ...options });
  await page.waitForFunction(() => document.documentElement.dataset.checked);
  const rows = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('#rows tr')].map((row) => [row.dataset.need, [row.dataset.result, row.cells[2].textContent]])));
  return { page, rows, verdict: await page.locator('#verdict').innerText() };
}
const failed = (rows) => Object.keys(rows).filter((need) => rows[need][0] === 'fail');
const advised = (rows) => Object.keys(rows).filter((need) => rows[need][0] === 'advice');

describe('the check of a server’s policy', () => {
  test('under the strict policy all needs are met; this server sends no compression and no caching', TIME, async (t) => {
    const { page, rows, verdict } = await checked(t);
    assert.deepEqual([failed(rows), advised(rows)], [[], ['compression', 'cache']]);
    assert.equal(verdict, 'All needs are met.');
    assert.deepEqual([...page.hosts], [site.origin]);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { preload: false }));
    assert.deepEqual(violations.map((v) => v.id), []);
  });

  test('in Spanish', TIME, async (t) => {
    const { page, verdict } = await checked(t, { path: '/csp-check.html?lang=es' });
    assert.equal(verdict, 'Se cumplen todas las necesidades.');
    assert.match(await page.locator('table').first().innerText(), /Compilar WebAssembly\s+✓ cumple/);
  });

  test("without 'wasm-unsafe-eval' that need fails, and the narrow source is named", TIME, async (t) => {
    const { rows, verdict } = await checked(t, { csp: STRICT.replace("'wasm-unsafe-eval'", '') });
    assert.deepEqual(failed(rows), ['wasm', 'chart']);
    assert.match(rows.wasm[1], /^add 'wasm-unsafe-eval' to script-src, and no more/);
    assert.match(rows.chart[1], /E-WASM-CSP/);
    assert.equal(verdict, '2 needs are not met.');
  });

  test('another type for the wasm, and a wasm that is not there', TIME, async (t) => {
    const typed = await checked(t, { rules: [{ match: /\.wasm$/, type: 'application/octet-stream' }] });
    assert.deepEqual(failed(typed.rows), ['mime']);
    const none = await checked(t, { rules: [{ match: /\.wasm$/, status: 404 }] });
    assert.deepEqual(failed(none.rows), ['mime', 'chart']);
  });

  test('a policy that is looser than the charts need is said to be', TIME, async (t) => {
    const { rows } = await checked(t, { own: false, csp: "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'" });
    assert.deepEqual(failed(rows), []);
    assert.deepEqual(advised(rows), ['inline-style', 'inline-script', 'eval', 'trusted-types', 'compression', 'cache']);
  });
});
