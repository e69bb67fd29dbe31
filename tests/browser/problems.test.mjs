// What is wrong with the input, as an editor's script, an editor's eyes and a visitor meet it; and data from wherever they are.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { CHART, TIME, events, quiet, site, visit } from './chromium.mjs';
import { ROOT, STRICT } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WORDS = /problems\.txt$/;
/** Plainly invented: 1, 2, 3; the last row is no number. */
const FAULTY = 'country,year,value\nHND,2001,1\nHND,2002,2\nHND,2003,x1x\n';
const answer = (body, more = {}) => [{ match: /none\.csv$/, type: 'text/csv', body, ...more }];
const MARKUP = (attributes = '', inside = '<p>Figures elsewhere</p>') => `<country-indicator loading="eager" ${attributes}>${inside}</country-indicator>`;

/** A blank page with one chart; `wait: false` where none can come. */
async function chart(t, markup, { rules = [], wait = true, ...options } = {}) {
  const page = await visit(t, '/tests/blank.html', { rules, ...options });
  await page.contract('add', markup, { wait });
  return page;
}
const problems = (page) => page.evaluate((chart) => document.querySelector(chart).problems(), CHART);
const panel = (page) => page.evaluate((chart) => document.querySelector(chart).shadowRoot.querySelector('.problems')?.innerText ?? null, CHART);
const readings = (page) => page.evaluate((chart) => document.querySelector(chart).toCSV(), CHART);

describe('problems', () => {
  test('a warning has all its fields when the chart is ready, and is an event', TIME, async (t) => {
    const page = await chart(t, MARKUP('src="/data/none.csv"'), { rules: answer(FAULTY) });
    const found = await problems(page);
    const { mend, sentence, assumed, ...rest } = found.find((p) => p.code === 'W-NUM-UNREADABLE');
    assert.deepEqual(rest, { code: 'W-NUM-UNREADABLE', severity: 'warning', place: 'line 4, column 3', row: 4, column: 3, pointer: null, text: 'x1x' });
    assert.equal(sentence, '“x1x” cannot be read as a number without guessing.');
    assert.equal(assumed, 'The figure was left out.');
    assert.match(mend, /decimal point/);
    assert.deepEqual((await events(page, 'chart-warning')).map((e) => e.detail), found);
    assert.equal(site.requests(WORDS).length, 1);
    await quiet(page);
  });

  test('in Spanish, at a place in the spec', TIME, async (t) => {
    const page = await chart(t, MARKUP('lang="es" src="/data/none.csv" gaps="x"'), { rules: answer(FAULTY), wait: false });
    await page.contract('event', 'chart-error', 'E-SPEC-VALUE');
    const [found] = await problems(page);
    assert.equal(found.pointer, '/gaps');
    assert.equal(found.row, null);
    assert.match(found.sentence, /está donde se esperaba/);
    assert.equal(found.assumed, 'No se dibuja ningún gráfico.');
  });

  test('no words are fetched where nothing is wrong, and once for many charts', TIME, async (t) => {
    const page = await visit(t, '/embed.html', { rules: answer(FAULTY) });
    await page.contract('allReady');
    assert.deepEqual(await problems(page), []);
    assert.equal(site.requests(WORDS).length, 0);
    for (let i = 0; i < 3; i++) await page.contract('add', MARKUP('src="/data/none.csv"'), { wait: true });
    assert.equal(site.requests(WORDS).length, 1);
  });

  test('without the words the chart is there, with code and place', TIME, async (t) => {
    const page = await chart(t, MARKUP('debug src="/data/none.csv"'), { rules: [...answer(FAULTY), { match: WORDS, status: 404 }] });
    const found = (await problems(page)).find((p) => p.code === 'W-NUM-UNREADABLE');
    assert.deepEqual([found.place, found.text, found.sentence, found.assumed, found.mend], ['line 4, column 3', 'x1x', '', '', '']);
    assert.match(await readings(page), /2002/);
    assert.match(await panel(page), /W-NUM-UNREADABLE/);
    assert.deepEqual(page.faults.filter((f) => f.startsWith('pageerror')), []);
  });

  test('words that hang do not hold the fallback', TIME, async (t) => {
    let release;
    const hold = new Promise((done) => (release = done));
    const page = await chart(t, MARKUP('src="/data/none.csv"'), { rules: [{ match: /none\.csv$/, status: 404 }, { match: WORDS, hold }], wait: false });
    await page.waitForFunction((chart) => document.querySelector(chart).shadowRoot.querySelector('.error'), CHART);
    assert.equal((await page.contract('texts', CHART)).fallbackShown, true);
    release();
    await page.contract('event', 'chart-error', 'E-DATA-404');
    const [found] = await problems(page);
    assert.equal(found.sentence, 'The data file could not be fetched from its address.');
    assert.equal(found.text, `${site.origin}/data/none.csv (404)`);
    assert.match(found.mend, /Open the address/);
  });

  for (const { code, text, en, es, csp, src = '/data/none.csv', rule } of [
    { code: 'E-WASM-404', rule: { match: /\.wasm$/, status: 404 }, text: /\/pkg\/dist\/carsi-charts\.wasm \(404\)$/, en: /A file of .* could not be fetched\. · Copy all files .* beside carsi-charts\.js.*connect-src/, es: /No se pudo traer .* · Copie todos los archivos .*connect-src/ },
    { code: 'E-WASM-MIME', rule: { match: /\.wasm$/, type: 'text/html', body: '<!doctype html>' }, text: /\.wasm \(text\/html ≠ application\/wasm\)$/, en: /What came in place.* · Have the server send/, es: /llegó otra cosa.* · Haga que/ },
    { code: 'E-WASM-INTEGRITY', rule: { match: /\.wasm$/, body: 'another' }, text: /\/carsi-charts\.wasm \(≠ sha384\)$/, en: /is not the one that.* · Copy all files of one version/, es: /no es el que corresponde.* · Copie juntos/ },
    { code: 'E-WASM-CSP', csp: STRICT.replace("'wasm-unsafe-eval'", ''), text: /Security Policy/i, en: /forbids WebAssembly\. · Add 'wasm-unsafe-eval' to script-src/, es: /prohíbe WebAssembly\. · Agregue 'wasm-unsafe-eval'/ },
    { code: 'E-DATA-CORS', src: 'elsewhere', text: /^http:\/\/localhost:\d+\/data\/none\.csv \(TypeError: /, en: /on another host.* · .*Access-Control-Allow-Origin.*connect-src/, es: /en otro servidor.* · .*Access-Control-Allow-Origin.*connect-src/ },
    { code: 'E-DATA-URL', src: 'ftp://example.org/none.csv', text: /^ftp:\/\/example\.org\/none\.csv$/, en: /neither http\(s\) nor relative.* · Use an address/, es: /no es http\(s\).* · Use una dirección/ },
    { code: 'E-DATA-HTML', rule: { match: /none\.csv$/, type: 'text/html', body: '<!doctype html><title>Sign in</title>' }, text: /\/data\/none\.csv$/, en: /A web page came in place.* · Open the address/, es: /llegó una página web.* · Abra la dirección/ },
  ]) {
    test(`${code} says what was met, what it means and the mend, in both languages and without the words`, TIME, async (t) => {
      for (const [lang, words] of [['en', en], ['es', es], ['en']]) {
        const rules = [rule, !words && { match: WORDS, status: 404 }, ...answer(FAULTY)].filter(Boolean);
        const page = await visit(t, '/tests/blank.html', { csp, rules });
        const from = src === 'elsewhere' ? `${site.origin.replace('127.0.0.1', 'localhost')}/data/none.csv` : src;
        await page.contract('add', MARKUP(`debug lang="${lang}" src="${from}"`), { wait: false });
        const { message } = (await page.contract('event', 'chart-error', code)).detail;
        const [found, ...more] = await problems(page);
        assert.deepEqual(more, []);
        assert.match(found.text, text);
        assert.equal(message, [code, found.text, found.sentence, found.mend].filter(Boolean).join(' · '));
        if (words) assert.match(`${found.sentence} · ${found.mend}`, words);
        else assert.deepEqual([found.sentence, found.assumed, found.mend], ['', '', '']);
        const said = await panel(page);
        for (const part of [code, found.text, found.sentence, found.assumed, found.mend]) assert.ok(said.includes(part), `${part} in ${said}`);
        assert.ok(page.warnings.some((w) => w.includes(message)), `${message} among ${page.warnings}`);
      }
    });
  }

  test('beyond fifty the rest is counted', TIME, async (t) => {
    const rows = Array.from({ length: 62 }, (_, i) => `HND,${1900 + i},bad${i}`);
    const page = await chart(t, MARKUP('debug src="/data/none.csv"'), { rules: answer(`country,year,value\nHND,2001,1\n${rows.join('\n')}\n`) });
    const found = await problems(page);
    const more = await page.evaluate((chart) => document.querySelector(chart).moreProblems, CHART);
    assert.equal(found.length, 50);
    assert.equal(found.length + more, 62);
    assert.match(await panel(page), /^50 warnings/);
    assert.match(await panel(page), /12 more, not listed\./);
  });
});

describe('the panel', () => {
  test('is for editors alone', TIME, async (t) => {
    const page = await chart(t, MARKUP('src="/data/none.csv"'), { rules: answer(FAULTY) });
    assert.equal(await panel(page), null);
  });

  test('has counts, severity, place, text, what was done and the mend, in both languages', TIME, async (t) => {
    for (const [lang, parts] of [
      ['en', ['1 warning', 'Warning W-NUM-UNREADABLE · line 4, column 3', '“x1x” cannot be read', 'Read', 'x1x', 'Done', 'The figure was left out.', 'To mend it']],
      ['es', ['1 advertencia', 'Advertencia W-NUM-UNREADABLE · línea 4, columna 3', '«x1x» no se puede leer', 'Leído', 'Qué se hizo', 'La cifra se omitió.', 'Para corregirlo']],
    ]) {
      const page = await chart(t, MARKUP(`lang="${lang}" debug src="/data/none.csv"`), { rules: answer(FAULTY) });
      const said = await panel(page);
      for (const part of parts) assert.ok(said.includes(part), `${part} in ${said}`);
    }
  });

  test('axe finds nothing in it, nor on the page of codes, to which the codes may link', TIME, async (t) => {
    const faults = async (page) => {
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run(document.querySelector('main'), { preload: false }));
      return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.failureSummary).join('; ')}`);
    };
    for (const colorScheme of ['light', 'dark']) {
      const page = await visit(t, '/tests/blank.html', { rules: answer(FAULTY), colorScheme });
      await page.evaluate(async () => (await import('/pkg/dist/carsi-charts.js')).configure({ help: '/problems.html' }));
      await page.contract('add', MARKUP('debug src="/data/none.csv"'));
      assert.deepEqual(await faults(page), []);
      const link = await page.evaluate((chart) => document.querySelector(chart).shadowRoot.querySelector('.problems a').href, CHART);
      await page.goto(link);
      assert.equal(await page.evaluate(() => document.querySelector(':target h2')?.textContent), 'W-NUM-UNREADABLE');
      assert.deepEqual(await faults(page), []);
    }
  });
});

describe('data', () => {
  const table = `<table><caption>Made-up figures</caption>
    <thead><tr><th rowspan="2">Country</th><th colspan="2">Value</th></tr><tr><th>2001</th><th>2002</th></tr></thead>
    <tr><th>Honduras</th><td>1,234.5<sup>1</sup></td><td>2</td></tr>
    <tr><th>El Salvador</th><td>3</td><td>x1x</td></tr></table>`;

  test('a large file is read in slices, with time for the page between them', TIME, async (t) => {
    let body = 'country,year,value,note\n';
    for (let n = 0; n < 100_000; n += 1) body += `place ${Math.floor(n / 1000)},${1000 + (n % 1000)},${n}.25,a remark of forty letters and some more, HND\n`.replace(', HND', '');
    body += 'HND,2015,7.5,last\n';
    const page = await visit(t, '/tests/blank.html', { rules: answer(body) });
    const turns = await page.evaluate(async (markup) => {
      let [turns, longest, last] = [0, 0, performance.now()];
      const tick = () => {
        const now = performance.now();
        [turns, longest, last] = [turns + 1, Math.max(longest, now - last), now];
        timer = setTimeout(tick);
      };
      let timer = setTimeout(tick);
      document.querySelector('main').insertAdjacentHTML('beforeend', markup);
      const chart = document.querySelector('country-indicator');
      await customElements.whenDefined('country-indicator');
      await chart.ready;
      clearTimeout(timer);
      return { turns, longest };
    }, MARKUP('loading="eager" countries="HND" src="/data/none.csv"'));
    t.diagnostic(`${body.length} bytes: ${turns.turns} turns, the longest ${Math.round(turns.longest)} ms`);
    assert.match(await readings(page), /HND[^\n]*2015[^\n]*7\.5\b/);
    assert.ok(turns.turns > 45, `the page had ${turns.turns} turns of its own`);
  });

  test('a table of the page is handed over as it reads, with no request', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await page.contract('add', MARKUP('', table.replace(/<thead>.*<\/thead>/, '<thead><tr><th>Country</th><th>2001</th><th>2002</th></tr></thead>').replace('1,234.5', '1.5')));
    assert.equal((await page.contract('texts', CHART)).heading, 'Made-up figures');
    assert.match(await readings(page), /HND[^\n]*2001[^\n]*1\.5\b/);
    const bad = (await problems(page)).find((p) => p.code === 'W-NUM-UNREADABLE');
    assert.deepEqual([bad.place, bad.row, bad.column], ['row 3, column 3 of the table', 3, 3]);
    assert.deepEqual(site.log.filter((r) => /data/.test(r.path)), []);
    assert.equal((await page.contract('texts', CHART)).fallbackShown, false);
    assert.equal(await page.locator(`${CHART} > table`).count(), 1);
    await quiet(page);
  });

  test('spans, footnote marks and no-break spaces of a table come through', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    const more = '<tr><td rowspan="2">Panama</td><td colspan="2">1\u00a0 234<sup>p</sup></td></tr><tr><td>"4"</td></tr><tr></tr></table>';
    const text = await page.evaluate(async (table) => {
      const { csv } = await import('/pkg/src/grid.js');
      const box = document.createElement('div');
      box.innerHTML = table;
      return csv(box.firstElementChild);
    }, table.replace('</table>', more));
    const rows = [
      '"Country","Value","Value"',
      '"Country","2001","2002"',
      '"Honduras","1,234.5","2"',
      '"El Salvador","3","x1x"',
      '"Panama","1\u00a0 234 p",""',
      '"Panama","""4"""',
      '',
    ];
    assert.deepEqual(text.split('\n'), rows);
  });

  test('a fallback table beside a src is not data', TIME, async (t) => {
    const page = await chart(t, MARKUP('src="/data/none.csv"', table), { rules: answer(FAULTY) });
    assert.doesNotMatch(await readings(page), /SLV/);
    assert.match(await readings(page), /2002/);
  });

  test('a format that is not known is named, with those that are', TIME, async (t) => {
    const page = await chart(t, MARKUP('format="excel" src="/data/none.csv"'), { rules: answer(FAULTY), wait: false });
    await page.contract('event', 'chart-error', 'E-DATA-FORMAT');
    const found = (await problems(page)).find((p) => p.code === 'E-DATA-FORMAT');
    assert.match(found.sentence, /^There is no format called “excel”; there are csv, table/);
  });

  test('JSON of an agency is not taken for a spec', TIME, async (t) => {
    const sample = readFileSync(`${ROOT}tests/data/samples/json-stat-2-oecd-unemployment.json`);
    for (const format of ['', 'format="json-stat"']) {
      const page = await chart(t, MARKUP(`src="/data/none.csv" ${format}`), { rules: answer(sample), wait: false });
      await page.waitForFunction((chart) => document.querySelector(chart).problems().length, CHART);
      const codes = (await problems(page)).map((p) => p.code);
      assert.ok(!codes.some((code) => code.startsWith('E-SPEC')), `${codes}`);
    }
  });

  test('UTF-16 and Latin-1 are drawn', TIME, async (t) => {
    const text = 'país,año,valor\nHonduras,2001,1\nPanamá,2001,2\n';
    for (const [name, body] of [['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')], ['Latin-1', Buffer.from(text, 'latin1')]]) {
      const page = await chart(t, MARKUP('src="/data/none.csv"'), { rules: answer(body) });
      assert.match(await readings(page), /PAN/, name);
      // A byte order mark leaves nothing to assume.
      assert.equal((await problems(page)).some((p) => p.code === 'W-DATA-ENCODING'), name === 'Latin-1', name);
    }
  });

  test('a file beyond 64 MB is refused before it has all come', TIME, async (t) => {
    const rules = answer(undefined, { stream: 200 });
    const page = await chart(t, MARKUP('src="/data/none.csv"'), { rules, wait: false });
    await page.waitForFunction(() => window.probe.events.some((e) => e.type === 'chart-error'), null, { timeout: 30_000 });
    await page.contract('event', 'chart-error', 'E-DATA-SIZE');
    assert.ok(rules[0].sent < 120, `${rules[0].sent} MB were sent`);
    assert.match((await problems(page))[0].sentence, /64 MB/);
  });
});
