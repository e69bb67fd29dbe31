// The ways into a page besides the element's own name, and what is not let in by them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { CHART, TIME, events, quiet, site, visit } from './chromium.mjs';
import { ROOT, STRICT } from './server.mjs';

/** Plainly invented. */
const TABLE = '<table><caption>Ones and twos</caption><tr><th>country</th><th>2001</th><th>2002</th></tr><tr><th>HND</th><td>1</td><td>2</td></tr></table>';

/** Puts markup into the page as an author would have written it. */
const put = (page, markup) => page.evaluate((markup) => document.querySelector('main').insertAdjacentHTML('beforeend', markup), markup);

describe('a div in place of the element', () => {
  test('becomes a chart with the same attributes, its content the fallback and the data', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { csp: STRICT });
    await put(page, `<div data-chart="country-indicator" data-loading="eager" data-heading="In a div" data-unit="parts" data-onclick="window.pwned = 1" data-style="color: red">${TABLE}</div>`);
    await page.contract('event', 'chart-ready');
    assert.equal((await page.contract('texts', CHART)).heading, 'In a div');
    const seen = await page.evaluate((chart) => {
      const element = document.querySelector(chart);
      return [element.parentElement.dataset.chart, element.getAttributeNames(), element.querySelectorAll(':scope > table').length, document.querySelectorAll('table').length];
    }, CHART);
    assert.deepEqual(seen, ['country-indicator', ['loading', 'heading', 'unit'], 1, 1]);
    assert.match(await page.contract('csv', CHART), /HND.*2002,2/);
    assert.deepEqual(site.log.filter(({ path }) => !/^\/(tests|pkg)\//.test(path)), [], 'no request for data');
    await quiet(page);
  });

  test('later ones, moved ones and several are seen once each; others are left alone', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await put(page, `<section><div data-chart="country-indicator" data-loading="eager">${TABLE}</div><div data-chart="goal-progress" data-loading="eager" data-src="/data/goals.json"></div><div data-chart="pie">${TABLE}</div></section>`);
    await page.waitForFunction(() => window.probe.events.filter((e) => e.type === 'chart-ready').length === 2);
    await page.evaluate(() => document.body.append(document.querySelector('section')));
    await page.contract('settle');
    const seen = await page.evaluate(() => [...document.querySelectorAll('[data-chart]')].map((div) => [...div.children].map((child) => child.localName)));
    assert.deepEqual(seen, [['country-indicator'], ['goal-progress'], ['table']]);
    await quiet(page);
  });

  test('inline JSON in it is the spec', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    const spec = { version: 1, chart: CHART, heading: 'From JSON', data: '/data/homicide_rate.csv', unit: 'per 100,000' };
    await put(page, `<div data-chart="country-indicator" data-loading="eager"><script type="application/json">${JSON.stringify(spec)}</script></div>`);
    await page.contract('event', 'chart-ready');
    assert.equal((await page.contract('texts', CHART)).heading, 'From JSON');
    await quiet(page);
  });
});

test('a table inside goals is the data of an indicator that names none', TIME, async (t) => {
  const page = await visit(t, '/tests/blank.html');
  const spec = { version: 1, chart: 'goal-progress', country: 'HND', goals: [{ number: 1, title: 'One', indicators: [{ name: 'Ones and twos', better: 'higher', unit: 'parts', target: { year: 2003, value: 3 } }] }] };
  await put(page, `<goal-progress loading="eager"><script type="application/json">${JSON.stringify(spec)}</script>${TABLE}</goal-progress>`);
  await page.contract('event', 'chart-ready');
  assert.match(await page.contract('csv', 'goal-progress'), /2002,2/);
  await quiet(page);
});

describe('by script', () => {
  test('mount puts a chart into an element, and without registering nothing is one', TIME, async (t) => {
    const page = await visit(t, '/csp.html', { rules: [{ match: /carsi-charts\.js$/, type: 'text/javascript', body: 'export {};' }] });
    const seen = await page.evaluate(async (chart) => {
      const before = Object.keys(window);
      const api = await import('/pkg/dist/carsi-charts.element.js');
      const registered = !!customElements.get(chart);
      const box = document.body.appendChild(document.createElement('div'));
      box.innerHTML = '<p>Elsewhere</p>';
      const element = api.mount(box, { version: 1, chart, heading: 'By script', unit: 'parts' }, { data: 'country,year,value\nHND,2001,1\nHND,2002,2\n' });
      element.loading = 'eager';
      await element.ready;
      let refused;
      try {
        api.mount(box, { chart: 'pie' });
      } catch (error) {
        refused = error.code;
      }
      return { registered, inside: element.parentElement === box, fallback: element.textContent, heading: element.spec.heading, csv: element.toCSV(), refused, globals: Object.keys(window).filter((key) => !before.includes(key)) };
    }, CHART);
    assert.equal(seen.registered, false);
    assert.deepEqual([seen.inside, seen.fallback, seen.heading, seen.refused], [true, 'Elsewhere', 'By script', 'E-SPEC-CHART']);
    assert.match(seen.csv, /2002,2/);
    assert.deepEqual(seen.globals, []);
  });

  test('no global is set by the loader', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [{ match: /carsi-charts\.js$/, type: 'text/javascript', body: 'export {};' }] });
    await page.contract('settle');
    const added = await page.evaluate(async () => {
      const before = Object.getOwnPropertyNames(window);
      await import('/pkg/dist/carsi-charts.js?again').catch(() => {});
      await import('/pkg/dist/carsi-charts.element.js');
      return Object.getOwnPropertyNames(window).filter((key) => !before.includes(key));
    });
    assert.deepEqual(added, []);
  });
});

describe('the script itself', () => {
  test('103: let in by a nonce alone, it lets in what it imports', TIME, async (t) => {
    const csp = "default-src 'none'; script-src 'nonce-b2s' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    const body = `<!doctype html><title>A nonce</title><link rel="icon" href="data:,"><script nonce="b2s" type="module" src="/pkg/dist/carsi-charts.js"></script>
      <country-indicator unit="parts" controls="bars year download">${TABLE}</country-indicator>`;
    const page = await visit(t, '/nonce.html', { csp: `${csp}; img-src data:`, rules: [{ match: /nonce\.html/, type: 'text/html', body }] });
    await page.locator(CHART).evaluate((e) => e.ready);
    await page.locator(CHART).locator('select').first().waitFor({ state: 'attached' });
    assert.equal(site.requests(/extras\.js$/).length, 1);
    assert.deepEqual(page.faults, []);
  });

  test('106: pasted into the page it looks for its files beside the page, and says where if they are not there', TIME, async (t) => {
    const script = readFileSync(`${ROOT}pkg/dist/carsi-charts.classic.js`, 'utf8');
    const body = `<!doctype html><title>Pasted</title><link rel="icon" href="data:,"><country-indicator loading="eager" unit="parts">${TABLE}</country-indicator><script>${script}</script>`;
    const pasted = (folder) => visit(t, `${folder}pasted.html`, { rules: [{ match: /pasted\.html/, type: 'text/html', body }] });
    await (await pasted('/pkg/dist/')).locator(CHART).evaluate((e) => e.ready);
    const page = await pasted('/embeds/');
    const error = await page.locator(CHART).evaluate((e) => e.ready.then(() => '', (error) => error.message));
    assert.match(error, /E-WASM-404.*\/embeds\/carsi-charts\.wasm/);
  });
});

describe('keys that are traps', () => {
  for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])
    test(`${key} in a spec, inline, by script and by update, is a plain error`, TIME, async (t) => {
      const page = await visit(t, '/tests/blank.html');
      const spec = `{"version": 1, "chart": "${CHART}", "data": "/data/homicide_rate.csv", "unit": "x", "${key}": {"heading": "Polluted"}}`;
      await put(page, `<country-indicator loading="eager"><script type="application/json">${spec}</script></country-indicator>`);
      await page.contract('event', 'chart-error', 'E-SPEC-KEY');
      const codes = await page.evaluate(
        async ([chart, spec, key]) => {
          const element = document.querySelector(chart);
          const tried = [];
          for (const act of [() => (element.spec = spec), () => (element.spec = JSON.parse(spec)), () => element.update(JSON.parse(`{"${key}": {"a": 1}}`))]) {
            element.querySelector('script')?.remove();
            element.spec = { version: 1, chart, data: '/data/homicide_rate.csv', unit: 'x' };
            await element.ready;
            act();
            tried.push(await element.ready.then(() => 'drawn', (error) => error.code));
          }
          return { tried, polluted: {}.heading ?? {}.a };
        },
        [CHART, spec, key],
      );
      assert.deepEqual(codes, { tried: ['E-SPEC-KEY', 'E-SPEC-KEY', 'E-SPEC-KEY'], polluted: undefined });
    });

  test('as columns, countries and series of data they are words', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [{ match: /none\.csv$/, type: 'text/csv', body: 'country,year,value,__proto__,constructor\nHND,2001,1,a,b\nHND,2002,2,a,b\n__proto__,2002,3,a,b\n' }] });
    await page.contract('add', '<country-indicator loading="eager" src="/data/none.csv"></country-indicator>');
    assert.match(await page.contract('csv', CHART), /HND.*2002,2/);
    assert.deepEqual((await events(page, 'chart-warning')).map((e) => [e.detail.code, e.detail.text]), [['W-COUNTRY-UNKNOWN', '__proto__']]);
    await quiet(page);
  });
});

test('Trusted Types are enforced, no policy is needed, and markup in every text stays text', TIME, async (t) => {
  const page = await visit(t, '/tests/markup.html', { csp: `${STRICT}; require-trusted-types-for 'script'; trusted-types 'none'` });
  await page.contract('allReady');
  await page.contract('openTable', CHART);
  assert.ok((await page.contract('texts', CHART)).heading.includes('<img'));
  await quiet(page);
  await assert.rejects(page.evaluate(() => (document.body.innerHTML = '<p>')), /TrustedHTML/, 'they are really enforced');
});
