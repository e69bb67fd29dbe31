// The strict policy, axe, and author text that would like to be markup.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { CHART, GOALS, TIME, quiet, visit } from './chromium.mjs';
import { LIGHT, LINE } from './judge.mjs';
import { STRICT } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('safety', () => {
  test('strict policy: no violation, and the charts are painted and work', TIME, async (t) => {
    const page = await visit(t, '/csp.html', { csp: STRICT });
    await page.contract('allReady');
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    const at = await page.contract('middle', CHART, 'plot');
    await page.mouse.move(at.x, at.y);
    await page.mouse.click(at.x, at.y);
    const button = await page.contract('middle', CHART, 'button');
    await page.mouse.click(button.x, button.y);
    await page.keyboard.press('Tab');
    await page.contract('settle');
    await quiet(page);
  });

  test('the policy is really in force', TIME, async (t) => {
    const page = await visit(t, '/csp.html', { csp: STRICT });
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await page.contract('settle');
    assert.ok((await page.contract('complaints')).some((c) => c.startsWith('policy: style-src')), 'a style attribute is noticed');
  });

  for (const path of ['/', '/?lang=es', '/csp.html', '/embed.html', '/gallery.html', '/galeria.html']) {
    test(`axe finds nothing on ${path}, table closed and open, light and dark`, TIME, async (t) => {
      for (const colorScheme of ['light', 'dark']) {
        const page = await visit(t, path, { colorScheme });
        await page.contract('allReady');
        await page.evaluate(axe);
        const faults = async () => {
          const found = await page.evaluate(() => window.axe.run(document, { preload: false }));
          return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.flat()} ${n.failureSummary}`).join('; ')}`);
        };
        assert.deepEqual(await faults(), []);
        await page.contract('openTable', CHART);
        if (await page.locator(GOALS).count()) await page.contract('openTable', GOALS);
        assert.deepEqual(await faults(), []);
      }
    });
  }

  test('author text with markup stays text, and a javascript: link is refused', TIME, async (t) => {
    const page = await visit(t, '/tests/markup.html');
    await page.contract('allReady');
    await page.contract('openTable', CHART);
    await page.locator(`${CHART} [role=slider]`).focus();
    await page.keyboard.press('Home');
    await page.contract('settle');
    const texts = await page.contract('texts', CHART);
    assert.equal(texts.heading, "<img src=x onerror='window.pwned=1'>Heading");
    assert.equal(texts.subheading, '<b>Sub</b>heading');
    assert.ok(texts.note.includes('<script>window.pwned=1</script>Note'), texts.note);
    assert.ok(texts.source.includes("<a href='javascript:window.pwned=1'>Source</a>"), texts.source);
    assert.ok(texts.tooltip.includes('<img src=x onerror="window.pwned=1">'), texts.tooltip);
    const found = await page.evaluate((chart) => {
      const root = document.querySelector(chart).shadowRoot;
      return { pwned: window.pwned, odd: root.querySelectorAll('img, script, b, i').length, links: [...root.querySelectorAll('a')].map((a) => a.protocol) };
    }, CHART);
    assert.equal(found.pwned, undefined);
    assert.equal(found.odd, 0);
    assert.ok(!found.links.includes('javascript:'), `${found.links}`);
    await quiet(page);
  });
});
