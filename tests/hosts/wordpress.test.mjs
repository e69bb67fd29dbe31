// WordPress, run: what it keeps of each way into a post, by who saved it, and the charts on the pages that it then serves.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { visit } from '../browser/chromium.mjs';
import { demo, snippet } from '../browser/command.mjs';
import { TIME, charts, drawn } from './host.mjs';
import { wordpress } from './wordpress.mjs';

const FILES = '/wp-content/carsi-charts/1.0.0/';
const SCRIPT = `<script type="module" src="${FILES}carsi-charts.js"></script>`;
const TABLE = '<table><caption>Ones and twos</caption><tbody><tr><th>country</th><th>2001</th><th>2002</th></tr><tr><th>HND</th><td>1</td><td>-2.5</td></tr></tbody></table>';
const SPEC = '{"version": 1, "chart": "country-indicator", "heading": "From \'JSON\'", "data": "/figures/homicide_rate.csv", "unit": "per 100,000"}';

/** Every way in. What is saved as a block "Custom HTML" reaches the page as it is; without one, WordPress sets paragraphs and quotes. */
const WAYS = {
  script: SCRIPT,
  element: `<country-indicator unit="parts">${TABLE}</country-indicator>`,
  twin: `<div data-chart="country-indicator" data-heading="In a div" data-unit="parts" data-decimals="1">\n${TABLE}\n</div>`,
  json: `<country-indicator><script type="application/json">${SPEC}</script><p>The fallback.</p></country-indicator>`,
  iframe: `<iframe title="Goals" width="600" height="400" src="${FILES}embed.html?chart=goal-progress&amp;src=/figures/goals.json"></iframe>`,
};
/** What an author's sanitizer leaves of each. */
const KEPT = {
  script: '',
  element: TABLE,
  twin: WAYS.twin,
  json: `${SPEC}<p>The fallback.</p>`,
  iframe: '',
};
const block = (html) => `<!-- wp:html -->\n${html}\n<!-- /wp:html -->`;
const TWIN = snippet(demo('homicide'), '--base', FILES, '--src', '/figures/homicide.json');
const csv = (page) => page.evaluate(() => [...document.querySelectorAll('country-indicator')].map((chart) => chart.toCSV()));
const loaders = (page) => page.locator('script[src$="carsi-charts.js"]').count();

describe('WordPress', () => {
  let host;
  before(async () => {
    host = await wordpress();
  }, TIME);

  /** Opens a page of it: no fault, no warning, and nobody else asked. */
  const open = async (t, url, options = {}) => {
    const page = await visit(t, url, options);
    assert.deepEqual([...page.hosts].filter((name) => name !== 'null'), [host.origin]);
    assert.deepEqual([page.faults, page.warnings], [[], []]);
    return page;
  };

  test('an administrator: everything is kept, and every way draws its chart', TIME, async (t) => {
    const html = block(Object.values(WAYS).join('\n\n'));
    const { url, kept } = host.post('admin', 'Every way in', html);
    assert.equal(kept, html);
    const page = await open(t, url);
    await drawn(page, 3);
    const [element, twin, json] = await csv(page);
    assert.match(element, /HND.*2002,-2\.5/);
    assert.match(twin, /HND.*2002,-2\.5/);
    assert.match(json, /HND/);
    const frame = page.frames()[1];
    await frame.locator('goal-progress').evaluate((chart) => chart.ready);
    assert.ok(await frame.locator('goal-progress').evaluate((chart) => chart.toCSV().length > 100));
    // The post's own and the one that the plugin adds are one module.
    assert.equal(await loaders(page), 2);
  });

  test('an author: of each way, what the sanitizer leaves', TIME, () => {
    for (const [way, html] of Object.entries(WAYS)) assert.equal(host.post('author', way, html).kept, KEPT[way], way);
    const { kept } = host.post('author', 'generated', TWIN);
    assert.equal(kept.trim(), TWIN.replace(SCRIPT, '').trim(), 'of what `carsi-charts snippet` prints, all but the script');
  });

  test('an author: the div with a table draws the table, in a block and with WordPress’s paragraphs and quotes', TIME, async (t) => {
    for (const html of [block(WAYS.twin), WAYS.twin]) {
      const page = await open(t, host.post('author', 'A table', html).url);
      await drawn(page, 1);
      assert.match((await csv(page))[0], /HND.*2002,-2\.5/);
      assert.equal(await loaders(page), 1);
    }
  });

  test('an author: what `carsi-charts snippet` prints draws its chart', TIME, async (t) => {
    for (const html of [block(TWIN), TWIN]) {
      const page = await open(t, host.post('author', 'Generated', html).url);
      await drawn(page, 1);
      const [seen] = await charts(page);
      assert.ok(seen.csv > 100, `${seen.csv} lines`);
      assert.deepEqual(await page.evaluate(() => document.querySelector('country-indicator').problems()), []);
    }
  });

  test('an author’s JSON and element stay text and a table, with no chart and no script', TIME, async (t) => {
    const page = await open(t, host.post('author', 'Words', `${WAYS.element}\n\n${WAYS.json}`).url);
    assert.equal(await page.locator('country-indicator').count(), 0);
    assert.equal(await page.locator('table').count(), 1);
    assert.match(await page.locator('.entry-content').textContent(), /“version”: 1/);
    assert.equal(await loaders(page), 0);
  });

  test('without JavaScript the post has the words and the figures', TIME, async (t) => {
    const page = await open(t, host.post('author', 'Generated', TWIN).url, { javaScriptEnabled: false });
    assert.match(await page.locator('[data-chart] > p').first().textContent(), /lowest in El Salvador, at 7\.9/);
    assert.ok((await page.locator('[data-chart] td').count()) > 200);
  });
});
