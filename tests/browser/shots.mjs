// Pictures of the built demo page, to be looked at:
//
//   node tests/browser/shots.mjs             tests/output/<page>-<width>-<light|dark>.png, and each chart by itself
//   node tests/browser/shots.mjs --picture   www/picture.png, the README's picture
import { mkdir, stat } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { ROOT, serve } from './server.mjs';

const OUT = `${ROOT}tests/output`;
const WIDTHS = [320, 640, 1200];
const CHARTS = {
  'homicide-en': 'section:not([lang]) country-indicator',
  'homicide-es': '[lang=es] country-indicator',
  'goals-en': 'section:not([lang]) goal-progress',
  'goals-es': '[lang=es] goal-progress',
};
const PICTURE = { path: `${ROOT}www/picture.png`, width: 1200, mostBytes: 200_000 };

/** A page with its fonts loaded and all its charts painted. */
async function open(browser, site, path, options) {
  const page = await browser.newPage(options);
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && console.error(`console: ${message.text()}`));
  await page.goto(site.origin + path);
  // As high as the page, for a chart far from the window has given its pixels back.
  const { width } = options.viewport;
  await page.evaluate(() => window.contract.allReady());
  await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
  await page.evaluate(async () => {
    await window.contract.allReady();
    await document.fonts.ready;
    await window.contract.settle();
  });
  return page;
}

async function pages(browser, site) {
  await mkdir(OUT, { recursive: true });
  for (const width of WIDTHS) {
    for (const colorScheme of ['light', 'dark']) {
      for (const lang of ['en', 'es']) {
        const story = await open(browser, site, `/?lang=${lang}`, { viewport: { width, height: 900 }, colorScheme });
        await story.screenshot({ path: `${OUT}/index-${lang}-${width}-${colorScheme}.png`, fullPage: true });
        await story.close();
      }
      const page = await open(browser, site, '/tests/both.html', { viewport: { width, height: 900 }, colorScheme });
      for (const [name, selector] of Object.entries(CHARTS)) {
        await page.locator(selector).first().screenshot({ path: `${OUT}/${name}-${width}-${colorScheme}.png` });
      }
      await page.close();
      for (const name of ['gallery', 'galeria']) {
        const views = await open(browser, site, `/${name}.html`, { viewport: { width, height: 900 }, colorScheme });
        await views.screenshot({ path: `${OUT}/${name}-${width}-${colorScheme}.png`, fullPage: true });
        await views.close();
      }
    }
  }
  console.log(`pictures are in ${OUT}`);
}

async function picture(browser, site) {
  const page = await open(browser, site, '/tests/picture.html', { viewport: { width: PICTURE.width, height: 600 }, colorScheme: 'light' });
  await page.screenshot({ path: PICTURE.path, fullPage: true });
  const { size } = await stat(PICTURE.path);
  if (size > PICTURE.mostBytes) throw new Error(`${PICTURE.path} weighs ${size} bytes, more than ${PICTURE.mostBytes}`);
  console.log(`${PICTURE.path}: ${size} bytes`);
}

const site = await serve();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'] });
try {
  await (process.argv.includes('--picture') ? picture : pages)(browser, site);
} finally {
  await browser.close();
  await site.close();
}
