// The embed code beside each chart of the story page: what `carsi-charts snippet` prints, made in the browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { TIME, quiet, site, visit } from './chromium.mjs';
import { demo, snippet } from './command.mjs';
import { ROOT, STRICT } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The demo's own typeface comes from its own host. */
const POLICY = `${STRICT}; font-src 'self'`;
const HOMICIDE = '.measure:has([src="data/homicide.json"])';
/** One without attributes but `src`, as the command knows no others. */
const PLAIN = ['trust-police', 'removal-rate', 'cocaine-seizures', 'rule-of-law', 'school-lower-secondary'];

const printed = (name, lang) => snippet(demo(name), '--src', `${site.origin}/data/${name}.json`, '--base', `${site.origin}/pkg/dist/`, '--lang', lang);
const box = (page, name) => page.locator(`.measure:has([src="data/${name}.json"])`);
/** The code of a chart, once it is there. */
async function code(page, name) {
  const field = box(page, name).locator('textarea');
  if (!(await field.isVisible())) await box(page, name).locator('.embed-code > summary').click();
  await page.waitForFunction((field) => field.value, await field.elementHandle());
  return field.inputValue();
}

describe('the embed code of the story page', () => {
  for (const lang of ['en', 'es']) {
    test(`it is what the command prints, in ${lang}`, { timeout: 300_000 }, async (t) => {
      const page = await visit(t, `/?lang=${lang}`, { csp: POLICY });
      for (const name of PLAIN) assert.equal(await code(page, name), printed(name, lang), name);
      await quiet(page);
    });
  }

  test('it follows the language, keeps the chart’s attributes, and leaves the chart as it was', TIME, async (t) => {
    const page = await visit(t, '/');
    await page.contract('allReady');
    const english = await code(page, 'homicide');
    assert.match(english, /^<script type="module" src="http[^"]+\/pkg\/dist\/carsi-charts\.js"><\/script>\n<div data-chart="country-indicator" data-src="http[^"]+\/data\/homicide\.json" data-controls="line map multiples heat table year legend download" lang="en">\n {2}<p>Homicide rate: /);
    assert.equal(await page.evaluate((at) => document.querySelector(`${at} country-indicator`).save().table, HOMICIDE), false);
    assert.equal(await page.evaluate((at) => document.querySelector(`${at} country-indicator`).shadowRoot.activeElement, HOMICIDE), null);
    await page.click('.languages [lang=es]');
    await page.waitForFunction((at) => document.querySelector(`${at} textarea`).value.includes('lang="es"'), HOMICIDE);
    const spanish = await code(page, 'homicide');
    assert.ok(/<caption>Tasa de homicidios \(por cada 100\s000\)<\/caption>/.test(spanish) && spanish.includes('<th scope="col">Año</th>'), spanish.slice(0, 900));
    assert.equal(await box(page, 'homicide').locator('.embed-code > summary').innerText(), 'Código para insertar');
    // A table that a visitor has open stays open.
    await page.contract('openTable', `${HOMICIDE} country-indicator`);
    await page.click('.languages [lang=en]');
    await page.waitForFunction((at) => document.querySelector(`${at} textarea`).value.includes('lang="en"'), HOMICIDE);
    assert.equal(await code(page, 'homicide'), english);
    assert.equal(await page.evaluate((at) => document.querySelector(`${at} country-indicator`).save().table, HOMICIDE), true);
    await quiet(page);
  });

  test('what is pasted is the chart, and its table where no script runs', TIME, async (t) => {
    const page = await visit(t, '/');
    const pasted = await code(page, 'removal-rate');
    const bare = await visit(t, '/tests/blank.html', { javaScriptEnabled: false });
    await bare.setContent(pasted);
    assert.equal(await bare.locator('div[data-chart] > table tbody tr').count(), 2);
    assert.match(await bare.locator('div[data-chart] > p').last().innerText(), /^Source: ONDCP.* accessed \d+ \w+ \d{4}\.$/s);
  });

  test('it is opened, read and copied by keyboard', TIME, async (t) => {
    const page = await visit(t, '/', { csp: POLICY, permissions: ['clipboard-read', 'clipboard-write'] });
    await page.contract('allReady');
    const own = box(page, 'trust-police').locator('.embed-code');
    await own.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.measure:has([src="data/trust-police.json"]) textarea').value);
    await page.keyboard.press('Tab');
    assert.equal(await own.locator('textarea').evaluate((field) => field === document.activeElement && field.readOnly), true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction((told) => told.textContent, await own.locator('[role=status]').elementHandle());
    assert.equal(await own.locator('[role=status]').innerText(), 'Copied.');
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await own.locator('textarea').inputValue());
    await quiet(page);
  });

  test('where copying is refused the code is selected', TIME, async (t) => {
    const page = await visit(t, '/?lang=es');
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await code(page, 'trust-police');
    const own = box(page, 'trust-police').locator('.embed-code');
    await own.locator('button').click();
    assert.match(await own.locator('[role=status]').innerText(), /Ctrl\+C/);
    const chosen = await own.locator('textarea').evaluate((field) => [field.selectionStart, field.selectionEnd === field.value.length, field === document.activeElement]);
    assert.deepEqual(chosen, [0, true, true]);
  });

  test('a chart that cannot be drawn has no code, and says so', TIME, async (t) => {
    const page = await visit(t, '/', { rules: [{ match: /trust-police\.json$/, status: 404 }] });
    await box(page, 'trust-police').locator('.embed-code summary').click();
    const own = box(page, 'trust-police').locator('.embed-code');
    await page.waitForFunction((told) => told.textContent, await own.locator('[role=status]').elementHandle());
    assert.equal(await own.locator('textarea').inputValue(), '');
    assert.equal(await own.locator('button').isDisabled(), true);
  });

  test('axe finds nothing in it, in either language, light or dark, and nothing is wider than a phone', TIME, async (t) => {
    for (const [lang, colorScheme] of [['en', 'light'], ['es', 'dark']]) {
      const page = await visit(t, `/?lang=${lang}`, { colorScheme, viewport: { width: 320, height: 800 } });
      await page.contract('allReady');
      await code(page, 'homicide');
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document.querySelector('.embed-code[open]'), { preload: false }));
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.failureSummary).join('; ')}`), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    }
  });
});
