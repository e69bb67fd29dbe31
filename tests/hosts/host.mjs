// Real servers for the tests: each in a folder of its own, on a free port of 127.0.0.1, until the file's tests are over.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { ROOT } from '../browser/server.mjs';

export const TIME = { timeout: 120_000 };
const undone = [];
after(async () => {
  for (const undo of undone.reverse()) await undo();
});

/** A new folder that any user of the machine may read: servers give up being root, and may not come into the clone. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'carsi-charts-'));
  chmodSync(path, 0o755);
  undone.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts a program that stays, and waits until `ready` is true; what it said is in the error if it does not come to that. */
export async function start(program, args, ready, options = {}) {
  // A file, since Apache cannot open a pipe of node's as its log.
  const log = join(folder(), 'log');
  const said = openSync(log, 'w');
  const child = spawn(program, args, { stdio: ['ignore', said, said], ...options });
  const gone = new Promise((done) => {
    child.on('close', done);
    child.on('error', (error) => done(writeFileSync(log, error.message)));
  });
  let over = false;
  gone.then(() => (over = true));
  undone.push(async () => {
    child.kill('SIGTERM');
    await gone;
    closeSync(said);
  });
  for (const end = Date.now() + 30_000; !(await ready()); ) {
    assert.ok(!over && Date.now() < end, `${program} does not answer: ${readFileSync(log, 'utf8').slice(-4000)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** An answer as it came over the wire, nothing decoded. */
export const ask = (url, headers = {}) =>
  new Promise((done, failed) => {
    request(url, { headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
      response.on('error', failed);
    })
      .on('error', failed)
      .end();
  });

/** Whether anything answers at an address. */
export const answers = (url) => ask(url).then(() => true, () => false);

/** The charts' files and a page with two charts, as a web team would put them on a server. */
export function site(script = 'carsi-charts/1.0.0/carsi-charts.js') {
  const path = folder();
  cpSync(`${ROOT}pkg/dist`, join(path, 'carsi-charts'), { recursive: true });
  cpSync(`${ROOT}www/data`, join(path, 'data'), { recursive: true });
  for (const file of ['csp-check.html', 'csp-check.js', 'csp.css', 'icon.svg']) cpSync(`${ROOT}www/${file}`, join(path, file));
  writeFileSync(join(path, 'index.html'), page(script));
  return path;
}

/** A page with a chart of each kind. */
export const page = (script, data = 'data/') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Two charts</title><link rel="icon" href="data:,">
<script type="module" src="${script}"></script></head>
<body><country-indicator src="${data}homicide_rate.csv" heading="Homicide rate" unit="per 100,000 people" source="UNODC"></country-indicator>
<goal-progress src="${data}goals.json" loading="eager"></goal-progress></body></html>`;

/** Waits for the charts of a page; for each, the problems of its figure: none, and as much as is painted. */
export const charts = (page) =>
  page.evaluate(async () => {
    const all = [...document.querySelectorAll('country-indicator, goal-progress')];
    return Promise.all(
      all.map(async (chart) => {
        chart.scrollIntoView();
        await chart.ready;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const canvas = chart.shadowRoot.querySelector('canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let ink = 0;
        for (let i = 3; i < data.length; i += 4) if (data[i]) ink++;
        return { name: chart.localName, hidden: chart.shadowRoot.querySelector('.figure').hidden, ink, csv: chart.toCSV().split('\n').length };
      }),
    );
  });

/** The charts are drawn: this many, each with marks and figures. */
export async function drawn(page, count) {
  const all = await charts(page);
  assert.equal(all.length, count);
  for (const { name, hidden, ink, csv } of all) assert.ok(!hidden && ink > 1000 && csv > 2, `${name}: ${ink} pixels, ${csv} lines`);
  return all;
}
