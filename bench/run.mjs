// The package against uPlot and Chart.js on the same work, in one Chromium on this machine. Tables go to stdout, every
// single sample to results/. Times never fail anything; a contender that does not draw does.
//
//   cargo xtask bench [--rounds N]
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { launch } from './browser.mjs';
import { COLORS } from './data.js';
import { CONTENDERS, serve } from './site.mjs';

const REDRAWS = 100;
const POINTS = 1_000_000;
const STRETCHES = 40;
const AGAINST = 'uplot';
/** Lines cross and cover each other, but every one must be seen in this share of the columns. */
const SEEN = 0.25;

const rounds = roundsAsked(process.argv.slice(2));
const names = CONTENDERS.map(({ name }) => name);

function roundsAsked(words) {
  if (words.length === 0) return 9;
  const number = words[0] === '--rounds' && words.length === 2 ? Number(words[1]) : Number.NaN;
  if (Number.isInteger(number) && number > 0) return number;
  console.error(`bench: not understood: ${words.join(' ')}; it takes --rounds N`);
  return process.exit(2);
}

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Draws one chart and some redraws, untimed, and looks at the result. */
async function check(browser, url, name) {
  const opened = await browser.open(url);
  try {
    if (opened.errors.length) throw new Error(opened.errors.join('; '));
    if (name === 'empty') return;
    const shares = await browser.columns(opened.page, COLORS);
    const unseen = COLORS.filter((_, i) => shares[i] < SEEN);
    if (unseen.length) throw new Error(`lines not seen: ${unseen.join(' ')} (shares of the columns ${shares.map((s) => s.toFixed(2)).join(' ')})`);
    const density = await opened.page.evaluate(() => globalThis.bench.density());
    if (Math.abs(density - 2) > 0.05) throw new Error(`drawn at ${density} canvas pixels per CSS pixel, not 2`);
    const distinct = await opened.page.evaluate(() => globalThis.bench.distinct(10));
    if (distinct !== 10) throw new Error(`10 redraws gave ${distinct} different pictures`);
  } finally {
    await opened.close();
  }
}

/** One timed visit: navigation to painted, and the main thread's part of it. */
async function visit(browser, url, options) {
  const opened = await browser.open(url, options);
  try {
    const { painted, start } = opened.times;
    return { ms: painted, draw: painted - start, task: await opened.busy() };
  } finally {
    await opened.close();
  }
}

/** Long lines: navigation to painted, and from the call; another one from the call to painted; then the main thread's time for each other stretch and width of it. */
async function long(browser, url) {
  const opened = await browser.open(url);
  try {
    const { painted, start } = opened.times;
    const again = await opened.page.evaluate(() => globalThis.bench.again());
    const each = async (what) => {
      const before = await opened.busy();
      await opened.page.evaluate(([what, times]) => globalThis.bench[what](times), [what, STRETCHES]);
      return ((await opened.busy()) - before) / STRETCHES;
    };
    return { ms: painted, first: painted - start, again: again.painted - again.start, zoom: await each('zoom'), resize: await each('resize') };
  } finally {
    await opened.close();
  }
}

async function redraws(browser, url) {
  const opened = await browser.open(url);
  try {
    await opened.page.evaluate((times) => globalThis.bench.prepare(times), REDRAWS);
    const before = await opened.busy();
    const wall = await opened.page.evaluate(() => globalThis.bench.redraw());
    const after = await opened.busy();
    return { ms: (after - before) / REDRAWS, wall };
  } finally {
    await opened.close();
  }
}

/** What 50 charts hold in a browser of their own, once all is painted and quiet; `ms` for the table. */
async function held(url) {
  const browser = await launch();
  try {
    const opened = await browser.open(url);
    await opened.page.waitForTimeout(1000);
    return { ms: await browser.resident() };
  } finally {
    await browser.close();
  }
}

/** Contenders take turns, so that what else the machine does falls on all of them; round 0 warms up and is not kept. */
async function interleaved(count, measure) {
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= count; round++) {
    for (const name of names) {
      const sample = await measure(name);
      if (round > 0) samples[name].push(sample);
    }
  }
  return samples;
}

function table(title, samples, columns) {
  console.log(`\n${title}`);
  const middle = (name, key) => median(samples[name].map((sample) => sample[key]));
  const net = (name) => middle(name, 'ms') - middle('empty', 'ms');
  const rows = names.map((name) => [
    name,
    ...columns.map((key) => middle(name, key).toFixed(1)),
    name === 'empty' ? '' : (middle(name, 'ms') / middle(AGAINST, 'ms')).toFixed(2),
    name === 'empty' ? '' : (net(name) / net(AGAINST)).toFixed(2),
  ]);
  const heads = ['', ...columns, `x ${AGAINST}`, 'net x'];
  for (const row of [heads, ...rows]) console.log(row.map((cell, i) => (i ? cell.padStart(9) : cell.padEnd(14))).join(''));
}

const site = await serve();
const browser = await launch();
try {
  const url = (name, charts = 1) => `${site.origin}/${name}/?charts=${charts}`;
  console.log(`Chromium ${browser.version}, ${cpus()[0].model} x ${cpus().length}, load ${loadavg()[0].toFixed(1)}; 640x400 CSS px at ratio 2,`);
  console.log(`7 series x 30 years; medians of ${rounds} rounds, contenders taking turns. ms: navigation to painted; draw: from the first call; task: main thread.`);
  console.log('Each library lays the box out its own way; ours also writes its heading, summary and table button as page text.');
  console.log(`"x ${AGAINST}" is the ratio of ms, "net x" the same with the empty page taken off both: below 1 is faster.`);
  for (const name of names) {
    await check(browser, url(name), name).catch((error) => {
      throw new Error(`${name} does not draw what it should: ${error.message}`);
    });
  }
  const results = { chromium: browser.version, cpu: cpus()[0].model, rounds, date: new Date().toISOString(), bytes: site.sizes };
  console.log(`\nbrotli bytes of the page and all it loads: ${names.map((name) => `${name} ${site.sizes[name]}`).join(', ')}`);

  results.cold = await interleaved(rounds, (name) => visit(browser, url(name)));
  table('cold first chart', results.cold, ['ms', 'draw', 'task']);
  results.slow = await interleaved(Math.ceil(rounds / 2), (name) => visit(browser, url(name), { slowdown: 4 }));
  table('cold first chart, CPU slowed 4x', results.slow, ['ms', 'draw', 'task']);
  results.redraw = await interleaved(rounds, (name) => redraws(browser, url(name)));
  // For carsi-charts it is a film: the words around its plot follow when it rests.
  table(`redraw, ${REDRAWS} data sets, one a frame, carsi-charts without its words (here ms is the main thread's task time for each)`, results.redraw, ['ms', 'wall']);
  results.fifty = await interleaved(Math.ceil(rounds / 3), (name) => visit(browser, url(name, 50)));
  table('50 charts on a page', results.fifty, ['ms', 'draw', 'task']);

  results.long = await interleaved(rounds, (name) => long(browser, `${site.origin}/${name}/?points=${POINTS}`));
  table(`one line of ${POINTS} points, the element in the page before them; first: from the call to painted; again: a second one; zoom, resize: the main thread's task time for each of ${STRETCHES}`, results.long, ['ms', 'first', 'again', 'zoom', 'resize']);
  const middle = (name, key) => median(results.long[name].map((sample) => sample[key]));
  for (const name of names) {
    const of = (key, other) => (middle(name, key) / middle(AGAINST, other)).toFixed(3);
    console.log(`${name}: first ${of('first', 'first')}, again ${of('again', 'again')} of ${AGAINST}'s; zoom ${of('zoom', 'again')}, resize ${of('resize', 'again')} of the time in which it paints another`);
  }

  results.memory = await interleaved(Math.ceil(rounds / 3), (name) => held(url(name, 50)));
  table('50 charts on a page: MiB that the renderer holds (in the column ms)', results.memory, ['ms']);

  const folder = new URL('results/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const file = new URL(`${results.date.replaceAll(':', '-').slice(0, 19)}.json`, folder);
  await writeFile(file, JSON.stringify(results, null, 1));
  console.log(`\nevery sample: bench/results/${file.pathname.split('/').pop()}`);
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  site.close();
}
