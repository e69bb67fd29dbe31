// What a page meets when something is in the way: each cause has its code, a sentence for visitors, a mend for editors.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CHART, TIME, events, quiet, site, visit } from './chromium.mjs';
import { ROOT } from './server.mjs';

/** Plainly invented. */
const FIGURES = 'country,year,value\nHND,2001,1\nHND,2002,2\n';
const NONE = /none\.csv$/;
const plain = { match: NONE, type: 'text/csv', body: FIGURES };
const MARKUP = (attributes = '') => `<country-indicator loading="eager" debug src="/data/none.csv" ${attributes}><p>Figures elsewhere</p></country-indicator>`;
/** Until something that never comes. */
const never = new Promise(() => {});

const impatient = (page) => page.evaluate(async () => (await import('/pkg/dist/carsi-charts.js')).configure({ timeout: 700 }));
const found = (page) => page.evaluate((chart) => document.querySelector(chart).problems(), CHART);

describe('each cause', () => {
  for (const { code, sentence, mend, markup = '', rules = [plain], before } of [
    { code: 'E-WASM-UNSUPPORTED', sentence: /browser is too old or its settings/, mend: /hardened settings/, before: (page) => page.evaluate(() => delete globalThis.WebAssembly) },
    { code: 'E-WASM-UNSUPPORTED', sentence: /browser is too old or its settings/, mend: /hardened settings/, before: (page) => page.evaluate(() => { delete globalThis.CSSStyleSheet; delete Document.prototype.adoptedStyleSheets; }) },
    { code: 'E-WASM-TIMEOUT', sentence: /did not answer in time/, mend: /compress \.wasm/, rules: [{ match: /carsi-charts\.wasm$/, hold: never }, plain], before: impatient },
    { code: 'E-DATA-TIMEOUT', sentence: /did not answer in time/, mend: /own server/, rules: [{ match: NONE, hold: never }], before: impatient },
    { code: 'E-DATA-INTEGRITY', sentence: /not those that were published/, mend: /new hash/, markup: `integrity="sha384-${'A'.repeat(64)}"` },
    { code: 'E-DATA-EMPTY', sentence: /no figures/, mend: /right file/, rules: [{ ...plain, body: '' }] },
    { code: 'E-DATA-HTML', sentence: /could not be read/, mend: /log-in/, rules: [{ ...plain, body: '<!DOCTYPE html><p>Sign in' }] },
    { code: 'E-DATA-404', sentence: /were not found/, mend: /Open the address/, rules: [{ match: NONE, status: 404 }] },
  ]) {
    test(`${code}: the fallback, a sentence, a mend`, TIME, async (t) => {
      const page = await visit(t, '/tests/blank.html', { rules });
      await page.contract('settle');
      await before?.(page);
      await page.contract('add', MARKUP(markup), { wait: false });
      await page.contract('event', 'chart-error', code);
      const texts = await page.contract('texts', CHART);
      assert.equal(texts.fallbackShown, true);
      assert.equal(texts.errorShown, true);
      assert.ok(texts.error.endsWith(`(${code}).`), texts.error);
      assert.match(texts.error, sentence);
      const problems = await found(page);
      const [problem] = problems;
      assert.deepEqual([...new Set(problems.map((p) => p.code))], [code]);
      assert.match(problem.mend, mend);
      assert.deepEqual((await page.contract('complaints')).filter((c) => c.startsWith('rejection')), []);
    });
  }
});

test('a page opened as a file: the module never runs, the classic script says why, and the fallback stays', TIME, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'carsi-file-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of ['carsi-charts.js', 'carsi-charts.classic.js', 'carsi-charts.wasm']) copyFileSync(`${ROOT}pkg/dist/${name}`, join(folder, name));
  const open = async (script) => {
    writeFileSync(join(folder, 'page.html'), `<!doctype html><title>A file</title>${script}${MARKUP()}`);
    const page = await visit(t, pathToFileURL(join(folder, 'page.html')).href);
    assert.equal(await page.locator('p', { hasText: 'Figures elsewhere' }).isVisible(), true);
    return page;
  };
  await open('<script type="module" src="carsi-charts.js"></script>');
  const page = await open('<script defer src="carsi-charts.classic.js"></script>');
  const message = await page.locator(CHART).evaluate((e) => e.ready.then(() => '', (error) => error.message));
  assert.match(message, /^E-WASM-FILE · /);
  // The file with the reasons cannot be loaded either: the code stands alone.
  assert.equal(await page.locator(`${CHART} [part~=error]`).innerText(), 'This chart cannot be shown (E-WASM-FILE).');
  assert.equal(await page.locator('p', { hasText: 'Figures elsewhere' }).isVisible(), true);
});

describe('the connection', () => {
  test('without one the page says so, and with it again the chart comes by itself', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [plain] });
    // The words and reasons have been fetched for another failure.
    await page.contract('add', MARKUP('class="first" format="none"'), { wait: false });
    await page.contract('event', 'chart-error');
    await page.evaluate(() => document.querySelector('.first').remove());
    await page.context().setOffline(true);
    await page.contract('add', MARKUP(), { wait: false });
    await page.contract('event', 'chart-error', 'E-DATA-OFFLINE');
    const texts = await page.contract('texts', CHART);
    assert.equal(texts.error, 'This chart cannot be shown: there is no connection to the internet (E-DATA-OFFLINE).');
    assert.equal(texts.fallbackShown, true);
    await page.context().setOffline(false);
    await page.contract('event', 'chart-ready');
    await page.contract('settle');
    assert.deepEqual([(await page.contract('texts', CHART)).errorShown, (await page.contract('texts', CHART)).fallbackShown], [false, false]);
  });

  test('offline from the start, code and fallback are there though no part comes', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [plain] });
    await page.contract('settle');
    await page.context().setOffline(true);
    await page.contract('add', MARKUP(), { wait: false });
    await page.contract('event', 'chart-error', 'E-WASM-OFFLINE');
    const texts = await page.contract('texts', CHART);
    assert.equal(texts.error, 'This chart cannot be shown (E-WASM-OFFLINE).');
    assert.equal(texts.fallbackShown, true);
  });
});

describe('fetching', () => {
  test('ends when the element leaves, and for a new address; the last one wins', TIME, async (t) => {
    let release;
    const slow = { match: /slow\.csv$/, type: 'text/csv', body: FIGURES.replaceAll('HND', 'SLV'), hold: new Promise((done) => (release = done)) };
    const page = await visit(t, '/tests/blank.html', { rules: [slow, plain] });
    await page.contract('add', MARKUP('class="gone"').replace('none.csv', 'slow.csv'), { wait: false });
    await page.waitForTimeout(300);
    await page.evaluate(() => document.querySelector('.gone').remove());
    await page.contract('add', MARKUP().replace('none.csv', 'slow.csv'), { wait: false });
    await page.waitForTimeout(300);
    await page.evaluate(async (chart) => {
      document.querySelector(chart).src = '/data/none.csv';
      await document.querySelector(chart).ready;
    }, CHART);
    const ended = site.requests(/slow\.csv$/).map(({ ended }) => Number.isFinite(ended));
    assert.deepEqual(ended, [true, true], 'both were given up before they were answered');
    release();
    await page.waitForTimeout(200);
    assert.match(await page.contract('csv', CHART), /HND/);
    assert.doesNotMatch(await page.contract('csv', CHART), /SLV/);
    assert.deepEqual(await events(page, 'chart-error'), []);
  });

  for (const src of ['javascript:alert(1)', 'data:text/csv,country', 'file:///etc/passwd', '//localhost/x.csv', '/\\localhost/x.csv', '\\\\localhost\\x.csv', '/\t/localhost/x.csv', 'http:\\\\localhost\\x', 'https://user:word@127.0.0.1/x.csv', 'data/%00.csv', 'blob:null/1', 'http://'])
    test(`an address that is refused: ${JSON.stringify(src)}`, TIME, async (t) => {
      const page = await visit(t, '/tests/blank.html', { rules: [plain] });
      await page.contract('add', MARKUP(), { wait: true });
      const before = site.log.length;
      await page.evaluate(([chart, src]) => document.querySelector(chart).setAttribute('src', src), [CHART, src]);
      await page.contract('event', 'chart-error', 'E-DATA-URL');
      assert.deepEqual([...page.hosts], [site.origin]);
      assert.deepEqual(site.log.slice(before).filter(({ path }) => !path.startsWith('/pkg/')), []);
    });

  test('../ stays on the host, as everywhere', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [plain] });
    await page.contract('add', MARKUP().replace('/data/none.csv', '../../../data/none.csv'));
    await quiet(page);
  });

  test('data with the right hash are drawn', TIME, async (t) => {
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha384').update(FIGURES).digest('base64');
    const page = await visit(t, '/tests/blank.html', { rules: [plain] });
    await page.contract('add', MARKUP(`integrity="sha384-${hash}"`));
    assert.match(await page.contract('csv', CHART), /2002/);
    await quiet(page);
  });
});

describe('figures that are fetched anew', () => {
  const refreshed = async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [plain] });
    await page.clock.install();
    await page.contract('add', MARKUP('refresh="60"'));
    return page;
  };
  const value = (page, year) => page.evaluate(([chart, year]) => document.querySelector(chart).toCSV().match(new RegExp(`${year},(\\d+)`))?.[1], [CHART, year]);

  test('newer ones are drawn', TIME, async (t) => {
    const page = await refreshed(t);
    assert.equal(await value(page, 2002), '2');
    site.rules = [{ ...plain, body: FIGURES.replace('2002,2', '2002,7') }];
    await page.clock.fastForward(61_000);
    await page.waitForFunction((chart) => document.querySelector(chart).toCSV().includes('2002,7'), CHART);
    assert.equal(site.requests(NONE).length, 2);
    assert.equal((await page.contract('texts', CHART)).errorShown, false);
    await quiet(page);
  });

  for (const [what, rule] of [
    ['that are not there', { match: NONE, status: 503 }],
    ['that are a web page', { ...plain, body: '<!doctype html><p>Sign in' }],
    ['that are no figures', { ...plain, body: 'a,b\n1,2\n' }],
  ]) {
    test(`those before stay in place of some ${what}, with their age, until newer ones come`, TIME, async (t) => {
      const page = await refreshed(t);
      site.rules = [rule];
      for (const minutes of [1, 2]) {
        await page.clock.fastForward(61_000);
        await page.waitForFunction(([chart, minutes]) => document.querySelector(chart).shadowRoot.querySelector('[part=error]')?.textContent.includes(`${minutes} minute`), [CHART, minutes]);
        await page.contract('event', 'chart-warning', 'W-DATA-OLD');
      }
      const texts = await page.contract('texts', CHART);
      assert.equal(texts.error, 'These figures were loaded 2 minutes ago; newer ones could not be.');
      assert.equal(texts.fallbackShown, false);
      assert.equal(await value(page, 2002), '2');
      await page.contract('event', 'chart-warning', 'W-DATA-OLD');
      assert.match((await found(page)).find((p) => p.code === 'W-DATA-OLD').mend, /next attempt/);
      assert.deepEqual(await events(page, 'chart-error'), []);
      site.rules = [{ ...plain, body: FIGURES.replace('2002,2', '2002,7') }];
      await page.clock.fastForward(61_000);
      await page.waitForFunction((chart) => document.querySelector(chart).toCSV().includes('2002,7'), CHART);
      await page.contract('settle');
      assert.equal((await page.contract('texts', CHART)).errorShown, false);
      // The browser says itself that a file is not there.
      if (!rule.status) await quiet(page);
    });
  }

  test('no server is asked more often than twice a minute, and not for a chart that has left', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [plain] });
    await page.clock.install();
    await page.contract('add', MARKUP('refresh="1"'));
    await page.clock.fastForward(29_000);
    await page.waitForTimeout(200);
    assert.equal(site.requests(NONE).length, 1);
    await page.evaluate((chart) => document.querySelector(chart).remove(), CHART);
    await page.clock.fastForward(61_000);
    await page.waitForTimeout(200);
    assert.equal(site.requests(NONE).length, 1);
  });
});
