// The story page: the goals in the fact sheet's order and words, each number with its source, in two languages without a reload.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { TIME, quiet, site, visit } from './chromium.mjs';
import { ROOT, STRICT } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The demo's own typeface comes from its own host. */
const POLICY = `${STRICT}; font-src 'self'`;
/** The fact sheet of 29 May 2013, without the marks that end the items of its list. */
const GOALS = [
  'Create safe streets for the citizens of the region',
  'Disrupt the movement of criminals and contraband to, within, and between the nations of Central America',
  'Support the development of strong, capable, and accountable Central American governments',
  'Re-establish effective state presence, services, and security in communities at risk',
  'Foster enhanced levels of coordination and cooperation among the nations of the region, other international partners, and donors to combat regional security threats',
];
const metas = JSON.parse(readFileSync(`${ROOT}www/data/goals.json`, 'utf8')).goals.map((goal) => goal.title.es);

const choose = async (page, lang) => {
  await page.click(`.languages [lang=${lang}]`);
  await page.contract('allReady');
};
const wording = (page) => page.locator('.goal h2').evaluateAll((all) => all.map((h) => h.innerText.replace(/\s+/g, ' ').trim()));
const charts = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('country-indicator, goal-progress')].map((chart) => {
      const said = (name) => chart.shadowRoot.querySelector(`[part~="${name}"]`)?.textContent.trim() ?? '';
      const links = [...chart.closest('.measure').querySelectorAll('.from a')].map((a) => a.getAttribute('href'));
      return { src: chart.getAttribute('src'), heading: said('heading'), note: said('note'), source: said('source'), problems: chart.problems().map((p) => p.code), links };
    }),
  );
const spec = (src) => JSON.parse(readFileSync(`${ROOT}www/${src}`, 'utf8'));
const money = (page) => page.locator('table tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));

describe('the story page', () => {
  test('its language changes without a reload: words, charts, numbers, title and address', TIME, async (t) => {
    const page = await visit(t, '/?other=1', { csp: POLICY });
    await page.evaluate(() => (window.stayed = true));
    await page.contract('allReady');
    assert.deepEqual(await wording(page), GOALS);
    assert.deepEqual((await charts(page)).map((c) => c.heading), (await charts(page)).map((c) => spec(c.src).heading.en));
    const title = await page.title();

    await choose(page, 'es');
    assert.deepEqual(await wording(page), metas);
    for (const chart of await charts(page)) assert.equal(chart.heading, spec(chart.src).heading.es);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'es');
    assert.match(await page.title(), /^Cinco objetivos/);
    assert.equal(new URL(page.url()).search, '?other=1&lang=es');
    assert.equal(await page.locator(':is(p, span, ul)[lang=en]:visible').count(), 0, 'no English is left');
    assert.ok((await money(page))[1].includes('25.000'));

    await choose(page, 'en');
    assert.deepEqual(await wording(page), GOALS);
    for (const chart of await charts(page)) assert.equal(chart.heading, spec(chart.src).heading.en);
    assert.equal(await page.title(), title);
    assert.equal(new URL(page.url()).search, '?other=1');
    assert.equal(await page.locator(':is(p, span, ul)[lang=es]:visible').count(), 0, 'no Spanish is left');
    assert.equal(await page.evaluate(() => window.stayed), true, 'it is still the same page');
    assert.equal(site.requests(/\/$/).length, 1);
    assert.deepEqual(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ['', 0, 0]);
    await quiet(page);
  });

  test('an address with lang=es is Spanish from the start, and its charts are drawn once', TIME, async (t) => {
    const page = await visit(t, '/?lang=es');
    assert.deepEqual(await wording(page), metas);
    await page.contract('allReady');
    for (const chart of await charts(page)) assert.equal(chart.heading, spec(chart.src).heading.es);
    assert.equal(await page.locator('.languages [aria-pressed=true]').innerText(), 'Español');
    assert.equal(site.requests(/homicide\.json$/).length, 1);
    await quiet(page);
  });

  test('every number has its source in reach, and no chart has a problem', TIME, async (t) => {
    const page = await visit(t, '/');
    await page.contract('allReady');
    const sources = readFileSync(`${ROOT}www/data/SOURCES.md`, 'utf8');
    for (const lang of ['en', 'es']) {
      await choose(page, lang);
      for (const { src, note, source, problems, links } of await charts(page)) {
        assert.deepEqual(problems, [], src);
        assert.ok(note.includes(spec(src).note[lang]), `${src}: ${note}`);
        assert.ok(source.includes(spec(src).source[lang]), `${src}: ${source}`);
        assert.equal(links.at(-1), 'data/SOURCES.md');
        const files = links.slice(0, -1).map((link) => link.replace('data/', ''));
        assert.ok(files.length > 0, src);
        for (const file of files) assert.ok(sources.includes(`\`${file}\``), file);
        if (spec(src).data) assert.deepEqual(files, [spec(src).data]);
      }
    }
    await quiet(page);
  });

  test('the official targets have no baseline, and none is made up', TIME, async (t) => {
    const page = await visit(t, '/');
    await page.contract('allReady');
    const table = JSON.stringify(await page.contract('openTable', 'goal-progress[src="data/removal-rate.json"]'));
    assert.equal(table.match(/no baseline/g)?.length, 3, 'once in each row, and as the reason why one is left open');
    assert.doesNotMatch(table, /llustrative/);
    assert.match(table, /not CARSI’s/);
  });

  test('the table of money is the file, and its last row the sum', TIME, async (t) => {
    const page = await visit(t, '/');
    const [head, ...rows] = await money(page);
    const found = rows.map((row) => row.map((cell, i) => (i && Number(cell.replaceAll(',', ''))) || cell.replace(/^0$/, '0')));
    const lines = readFileSync(`${ROOT}www/data/carsi_appropriations_by_account.csv`, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));
    for (const [year, account, value] of lines) {
      const row = found.find((r) => r[0] === year);
      const at = head.findIndex((h) => h.toUpperCase() === account);
      assert.equal(Number(row[at]), Number(value), `${account} ${year}`);
    }
    const last = found.at(-1);
    for (let at = 1; at < head.length; at++) assert.equal(Number(last[at]), found.slice(0, -1).reduce((sum, row) => sum + Number(row[at]), 0), head[at]);
    assert.equal(last.at(-1), 496508);
  });

  test('axe finds nothing after the language was changed either way', TIME, async (t) => {
    const page = await visit(t, '/', { colorScheme: 'dark' });
    await page.contract('allReady');
    await page.evaluate(axe);
    for (const lang of ['es', 'en']) {
      await choose(page, lang);
      const { violations } = await page.evaluate(() => window.axe.run(document, { preload: false }));
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.flat()} ${n.failureSummary}`).join('; ')}`), []);
    }
  });
});
