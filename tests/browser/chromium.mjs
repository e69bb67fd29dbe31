// Chromium for the tests: one browser and one server a file, one context a test.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'];

/** Time limit of a test. */
export const TIME = { timeout: 60_000 };
export const CHART = 'country-indicator';
export const GOALS = 'goal-progress';

/** The server of this file's tests. */
export let site;
let browser;
before(
  async () => {
    site = await serve();
    browser = await launch();
  },
  { timeout: 60_000 },
);
after(async () => {
  await browser?.close();
  await site?.close();
});

/** A browser; with a real scale factor if asked: an emulated one does not reach devicePixelContentBoxSize. Its window is 800 x 700 CSS pixels then. */
export const launch = (ratio) => {
  const screen = [`--force-device-scale-factor=${ratio}`, '--window-size=800,700'];
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ratio ? [...ARGS, ...screen] : ARGS });
};

/** The page at a path of the site, or at an address of another, in a context of its own, with what is wrong about it in `page.faults`. */
export async function visit(t, path, { csp = '', rules = [], from = browser, ...options } = {}) {
  site.reset();
  site.csp = csp;
  site.rules = rules;
  const context = await from.newContext({ viewport: { width: 1000, height: 800 }, locale: 'en-US', ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.faults = [];
  page.warnings = [];
  page.hosts = new Set();
  page.on('pageerror', (error) => page.faults.push(`pageerror: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') page.faults.push(`console: ${message.text()}`);
    if (message.type() === 'warning') page.warnings.push(message.text());
  });
  page.on('request', (request) => page.hosts.add(new URL(request.url()).origin));
  page.contract = (name, ...args) => page.evaluate(([n, a]) => window.contract[n](...a), [name, args]);
  await page.goto(new URL(path, site.origin).href);
  return page;
}

/** Nothing was complained of: not by the page, not by the browser, not by the policy. */
export async function quiet(page) {
  assert.deepEqual(page.faults, []);
  assert.deepEqual(await page.contract('complaints'), []);
  assert.deepEqual(site.reports, []);
  assert.deepEqual([...page.hosts], [site.origin], 'no other host is asked');
}

/** What the elements announced. */
export const events = async (page, type) => (await page.contract('events')).filter((e) => e.type === type);
