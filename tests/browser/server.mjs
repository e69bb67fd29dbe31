// Serves www, pkg/dist and the test pages, and spoils answers on demand.
//
//   /…              www/…
//   /pkg/dist/…     pkg/dist/…
//   /pkg/src/…      pkg/src/…, for what can be tested alone
//   /tests/…        tests/browser/pages/…
//   /output/…       tests/output/…, for what a test has made
//   /tests/body.mjs the element contract, which runs inside the page
//
// A rule changes the answer for the paths it matches: {match: /\.wasm$/, status, type, body, delay, hold}.
// `stream` sends that many MB of commas, without saying so first, and counts in `sent` those that were taken.
// `bare` leaves out that others may read it, where `site.cors` says that they may.
// `delay` waits that many ms before the answer, `hold` is a promise that the answer waits for.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The policy that the element must live under. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'";

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

const FIRST = '<script src="/tests/probe.js"></script><script type="module" src="/tests/body.mjs"></script>';

/** Where a path of the site lies on disk. */
function file(path) {
  if (path === '/tests/body.mjs' || path === '/tests/probe.js') return `${ROOT}tests/browser/${path.slice(7)}`;
  if (path.startsWith('/tests/')) return `${ROOT}tests/browser/pages/${path.slice(7)}`;
  if (path.startsWith('/output/')) return `${ROOT}tests${path}`;
  if (path.startsWith('/pkg/dist/') || path.startsWith('/pkg/src/')) return ROOT + path.slice(1);
  return `${ROOT}www${path.endsWith('/') ? `${path}index.html` : path}`;
}

/** Starts a server on a free port of 127.0.0.1. */
export async function serve() {
  const site = { csp: '', cors: false, rules: [], log: [], reports: [] };

  async function answer(request, response) {
    const url = new URL(request.url, 'http://site');
    const path = normalize(decodeURIComponent(url.pathname));
    if (path === '/csp-report') {
      let body = '';
      for await (const chunk of request) body += chunk;
      site.reports.push(body);
      response.writeHead(204).end();
      return;
    }
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const entry = { path, query: url.search, started: performance.now(), ended: Infinity };
    site.log.push(entry);
    response.on('close', () => {
      entry.ended = performance.now();
    });
    const rule = site.rules.find((r) => r.match.test(path)) ?? {};
    if (rule.delay) await new Promise((done) => setTimeout(done, rule.delay));
    if (rule.hold) await rule.hold;
    const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
    if (site.cors && !rule.bare) headers['Access-Control-Allow-Origin'] = '*';
    if (site.csp) headers['Content-Security-Policy'] = `${site.csp}; report-uri /csp-report`;
    headers['Content-Type'] = rule.type ?? TYPES[extname(file(path))] ?? 'application/octet-stream';
    if (rule.stream) {
      const gone = once(response, 'close');
      response.writeHead(200, headers);
      for (rule.sent = 0; rule.sent < rule.stream && !response.destroyed; rule.sent++) {
        if (!response.write(Buffer.alloc(2 ** 20, ','))) await Promise.race([once(response, 'drain'), gone]);
      }
      response.end();
      return;
    }
    let body;
    try {
      body = rule.body ?? (await readFile(file(path)));
    } catch {
      response.writeHead(404, headers).end('not found');
      return;
    }
    // First script of every page: what the browser complains of must not depend on a driver.
    if (headers['Content-Type'].startsWith('text/html')) {
      body = String(body).replace('<meta charset', `${FIRST}<meta charset`);
    }
    response.writeHead(rule.status ?? 200, headers).end(rule.status >= 400 ? '' : body);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));

  site.origin = `http://127.0.0.1:${server.address().port}`;
  /** Back to plain answers, with empty logs. */
  site.reset = () => {
    site.csp = '';
    site.cors = false;
    site.rules = [];
    site.log = [];
    site.reports = [];
  };
  /** Requests for paths that match, in the order in which they came. */
  site.requests = (match) => site.log.filter((entry) => match.test(entry.path));
  site.close = () =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(done);
    });
  return site;
}
