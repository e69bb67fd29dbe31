// One Chromium: pages in fresh contexts, their main-thread time, and what their pictures show.
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

// The ratio by flag: an emulated one leaves ResizeObserver's device pixels at 1x, so that not all contenders would draw sharp.
const ARGS = ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-device-scale-factor=2', '--window-size=1300,900'];
const PATIENCE = 60_000;

export async function launch() {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS });

  /** Opens a page with nothing cached and waits until its charts are painted. */
  async function open(url, { slowdown = 1 } = {}) {
    const context = await browser.newContext({ viewport: null });
    try {
      const page = await context.newPage();
      const errors = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      const cdp = await context.newCDPSession(page);
      await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
      await cdp.send('Performance.enable');
      if (slowdown > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      await page.goto(url, { waitUntil: 'load', timeout: PATIENCE });
      const times = await limited(page.evaluate(() => globalThis.bench.drawn), errors);
      return { page, times, busy: () => busy(cdp), errors, close: () => context.close() };
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  /** For each colour, the share of the picture's columns that have it, in the first chart's box. */
  async function columns(page, colors) {
    const png = await page.screenshot({ clip: { x: 0, y: 0, width: 640, height: 400 } });
    const judge = await browser.newPage();
    try {
      return await judge.evaluate(columnShares, { png: png.toString('base64'), colors });
    } finally {
      await judge.close();
    }
  }

  /** MiB that the largest renderer holds, as Linux counts it (resident). */
  async function resident() {
    const cdp = await browser.newBrowserCDPSession();
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => readFile(`/proc/${id}/smaps_rollup`, 'utf8').then((text) => Number(/^Rss:\s+(\d+)/m.exec(text)[1]) / 1024, () => 0));
    return Math.max(...(await Promise.all(sizes)));
  }

  return { open, columns, resident, version: browser.version(), close: () => browser.close() };
}

async function limited(promise, errors) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`nothing drawn in ${PATIENCE / 1000} s; ${errors.join('; ') || 'no error in the console'}`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Milliseconds that the main thread has worked since navigation. Script time alone would leave out wasm and canvas. */
async function busy(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
}

// Runs in a page of its own, where the browser decodes the picture.
async function columnShares({ png, colors }) {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return colors.map((color) => {
    const want = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
    const found = new Set();
    for (let i = 0; i < data.length; i += 4) {
      if (want.every((value, channel) => Math.abs(data[i + channel] - value) <= 12)) found.add((i / 4) % width);
    }
    return found.size / width;
  });
}
