// One scene, two back ends: the canvas of the element against the golden SVG that the native build drew of the same
// spec at the same size, both rendered by Chromium. Lines, labels and their places must agree; only the softening of
// edges may differ.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { ROOT, serve } from './server.mjs';

/** A channel that differs by more than this is another colour, not a softer edge. */
const DIFFERENT = 80;
/** The native widths leave kerning out, so a label may move its neighbours by this many pixels. */
const NEAR = 3;
/**
 * Most pixels, among those that either picture inks, without one of their colour near them in the other: a word that
 * wraps elsewhere for want of kerning is 0.7 %, a line that is missing is 6 %.
 */
const MOST = 0.01;

let site;
let browser;
before(async () => {
  site = await serve();
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'],
  });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** What a chart shows of its canvas, on white paper, as a PNG in base64. Runs in the page. */
function paper(selector) {
  const canvas = document.querySelector(selector).shadowRoot.querySelector('canvas');
  const { width, height } = canvas.parentElement.getBoundingClientRect();
  const sheet = Object.assign(document.createElement('canvas'), { width: Math.round(width), height: Math.round(height) });
  const context = sheet.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(canvas, 0, 0);
  return sheet.toDataURL().split(',')[1];
}

/** How many pixels either picture inks, and how many of these the other one lacks. Runs in the page. */
async function compare([one, other, different, near]) {
  const pixels = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  const { width, height } = a;
  const alike = (p, i, q, j) => [0, 1, 2].every((c) => Math.abs(p.data[i + c] - q.data[j + c]) <= different);
  const paper = { data: [255, 255, 255] };
  let inked = 0;
  let lacking = 0;
  const lacks = (p, q) => {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const i = 4 * (y * width + x);
        if (alike(p, i, paper, 0)) continue;
        inked++;
        let found = false;
        for (let v = Math.max(0, y - near); v <= Math.min(height - 1, y + near) && !found; v++) {
          for (let u = Math.max(0, x - near); u <= Math.min(width - 1, x + near) && !found; u++) {
            found = alike(p, i, q, 4 * (v * width + u));
          }
        }
        if (!found) lacking++;
      }
    }
  };
  lacks(a, b);
  lacks(b, a);
  return { sizes: [width, height, b.width, b.height], inked, lacking };
}

for (const [spec, element, WIDTH] of [
  ['homicide', 'country-indicator', 640],
  ['goals', 'goal-progress', 1200],
]) {
  for (const lang of ['en', 'es']) {
    test(`${spec} in ${lang}: canvas and SVG agree`, { timeout: 60_000 }, async (t) => {
      const context = await browser.newContext({ viewport: { width: 1500, height: 1000 }, locale: 'en-US' });
      t.after(() => context.close());
      const page = await context.newPage();
      await page.goto(`${site.origin}/tests/backends.html`);
      const svg = await readFile(`${ROOT}tests/golden/${spec}-${WIDTH}-${lang}.svg`, 'utf8');
      await page.evaluate(
        async ([name, src, lang, svg, width]) => {
          await Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 13px "Public Sans"`)));
          const host = document.createElement(name);
          Object.assign(host, { lang, src, loading: 'eager' });
          document.querySelector('main').append(host);
          await host.ready;
          // The padding of the host follows its width, so its width is found in a few steps.
          const plot = host.shadowRoot.querySelector('[part~=plot]');
          for (let step = 0; step < 5; step++) {
            const more = width - plot.getBoundingClientRect().width;
            host.style.width = `${host.getBoundingClientRect().width + more}px`;
          }
          document.querySelector('#svg').append(document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true));
          await new Promise((done) => setTimeout(done, 300));
        },
        [element, `/data/${spec}.json`, lang, svg, WIDTH],
      );
      const svgShot = (await page.locator('#svg svg').screenshot()).toString('base64');
      const pair = [await page.evaluate(paper, element), svgShot, DIFFERENT, NEAR];
      const seen = await page.evaluate(compare, pair);
      const [w, h, width, height] = seen.sizes;
      assert.deepEqual([w, h], [width, height], 'the same size');
      assert.equal(w, WIDTH);
      assert.ok(seen.inked > 3000, JSON.stringify(seen));
      assert.ok(seen.lacking <= MOST * seen.inked, `${((100 * seen.lacking) / seen.inked).toFixed(2)} % lacking: ${JSON.stringify(seen)}`);
      t.diagnostic(JSON.stringify(seen));
    });
  }
}
