// docs/embedding.md: what it tells to paste is pasted, and drawn.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { TIME, quiet, visit } from './chromium.mjs';
import { blocks, docs } from './docs.mjs';
import { ROOT, STRICT } from './server.mjs';

/** The addresses of the documentation as they are on the site of the tests. */
const here = (text) => text.replaceAll('/carsi-charts/1', '/pkg/dist/1').replaceAll('/figures/', '/data/');
const CHARTS = 'country-indicator, goal-progress';
/** Those with an ellipsis show a form. */
const pasted = blocks('embedding.md', 'html').filter((html) => !html.includes('…'));

/** Opens a page with nothing in it but this. */
const open = (t, html, rules = []) =>
  visit(t, '/pasted.html', {
    csp: `${STRICT}; frame-src 'self'`,
    rules: [{ match: /pasted\.html$/, type: 'text/html; charset=utf-8', body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pasted</title><main>${here(html)}</main></html>` }, ...rules],
  });

describe('docs/embedding.md', () => {
  for (const [index, html] of pasted.entries()) {
    test(`block ${index + 1}, pasted, is a chart: ${html.match(/<(?:country|goal|div|iframe)[^>]{0,40}/)[0]}`, TIME, async (t) => {
      const page = await open(t, html);
      const within = html.includes('<iframe') ? page.frames()[1] : page;
      const chart = within.locator(CHARTS).first();
      await chart.waitFor({ state: 'attached' });
      const seen = await chart.evaluate(async (e) => {
        await e.ready;
        return [e.toCSV().split('\n').length, e.problems(), e.shadowRoot.querySelector('.figure').hidden];
      });
      assert.ok(seen[0] > 3, `${seen[0]} lines`);
      assert.deepEqual(seen.slice(1), [[], false]);
      await quiet(page);
    });
  }

  test('its script mounts a chart', TIME, async (t) => {
    const [script] = blocks('embedding.md', 'js');
    const page = await open(t, '<div id="homicides"></div><script type="module" src="/script.js"></script>', [{ match: /script\.js$/, type: 'text/javascript', body: here(script) }]);
    await page.locator(CHARTS).first().waitFor({ state: 'attached' });
    assert.ok(await page.locator(CHARTS).first().evaluate(async (e) => (await e.ready, e.toCSV().length > 500)));
    await quiet(page);
  });

  test('the policy, the files to copy and the pages that it names are there', () => {
    const text = docs('embedding.md');
    const policy = readFileSync(`${ROOT}pkg/dist/csp.txt`, 'utf8').match(/^Content-Security-Policy: .*$/m)[0];
    assert.ok(text.includes(policy));
    for (const [, path] of text.matchAll(/\]\(([^)#]+)/g)) assert.ok(docs(path).length > 500, path);
    for (const file of ['www/csp-check.html', 'www/csp.css', 'www/csp-check.js', 'www/icon.svg', 'pkg/spec.schema.json', 'pkg/examples/react.tsx', 'pkg/examples/vue.ts']) assert.ok(readFileSync(ROOT + file));
  });
});
