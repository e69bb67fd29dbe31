// The package as npm packs it, in the hands of those who use it: bundlers, none, Node, and the type checker.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import esbuild from 'esbuild';
import { build as vite } from 'vite';
import webpack from 'webpack';
import { CHART, quiet, site, visit } from '../browser/chromium.mjs';
import { ROOT, STRICT } from '../browser/server.mjs';

const TIME = { timeout: 180_000 };
const HOME = join(ROOT, 'tests/output/consumers');
const PACKAGE = join(HOME, 'node_modules/carsi-charts');
const packed = (name) => join(PACKAGE, 'dist', name);

/** Plainly invented. Controls, so that the extras and their part of the wasm are asked for as well. */
const BODY = `<main><country-indicator loading="eager" unit="parts" controls="download"><table><caption>Ones and twos</caption>
<tr><th>country</th><th>year</th><th>value</th></tr><tr><td>HND</td><td>2001</td><td>1</td></tr><tr><td>HND</td><td>2002</td><td>2</td></tr></table></country-indicator></main>`;
const html = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An app</title>${script}</head><body>${BODY}</body></html>`;

/** A folder of its own for an app, with these files. */
function app(name, files) {
  const folder = join(HOME, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

/** The app's page draws its chart, with its controls, from one wasm, and asks nobody else. */
async function draws(t, path) {
  const page = await visit(t, `/output/consumers/${path}`, { csp: STRICT });
  await page.contract('ready', CHART);
  assert.ok((await page.contract('painted', CHART, [])).ink > 500);
  await page.waitForFunction((chart) => /CSV/.test(document.querySelector(chart).shadowRoot.textContent), CHART);
  assert.match(await page.contract('csv', CHART), /HND.*2002,2/);
  const wasm = site.log.filter(({ path }) => path.endsWith('.wasm')).map(({ path }) => path);
  assert.equal(wasm.length, 2, `the wasm and one part, once each: ${wasm}`);
  await quiet(page);
}

before(() => {
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(PACKAGE, { recursive: true });
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', HOME], { cwd: join(ROOT, 'pkg'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  // What npm does with a package that needs no other.
  execFileSync('tar', ['xzf', join(HOME, filename), '--strip-components=1', '-C', PACKAGE]);
}, TIME);

describe('bundled', () => {
  test('by Vite', TIME, async (t) => {
    const root = app('vite', { 'index.html': html('<script type="module" src="./main.js"></script>'), 'main.js': "import 'carsi-charts';\n" });
    await vite({ root, base: './', logLevel: 'error', configFile: false });
    await draws(t, 'vite/dist/index.html');
  });

  test('by webpack', TIME, async (t) => {
    const root = app('webpack', { 'index.html': html('<script defer src="dist/main.js"></script>'), 'main.js': "import 'carsi-charts';\n" });
    const stats = await new Promise((done, fail) =>
      webpack({ context: root, mode: 'production', entry: './main.js', output: { path: join(root, 'dist') }, performance: false }, (error, stats) => (error ? fail(error) : done(stats))),
    );
    assert.deepEqual([...stats.compilation.errors, ...stats.compilation.warnings].map(String), []);
    await draws(t, 'webpack/index.html');
  });

  test('by esbuild, with the files beside the bundle', TIME, async (t) => {
    const root = app('esbuild', { 'index.html': html('<script type="module" src="dist/main.js"></script>'), 'main.js': "import 'carsi-charts';\n" });
    await esbuild.build({ absWorkingDir: root, entryPoints: ['main.js'], bundle: true, format: 'esm', minify: true, outdir: 'dist', logLevel: 'error' });
    for (const file of readdirSync(packed('')).filter((name) => name.startsWith('carsi-charts.'))) cpSync(packed(file), join(root, 'dist', file));
    await draws(t, 'esbuild/index.html');
  });
});

describe('without a bundler', () => {
  for (const [what, script] of [
    ['the module', '<script type="module" src="../node_modules/carsi-charts/dist/carsi-charts.js"></script>'],
    ['the classic script', '<script defer src="../node_modules/carsi-charts/dist/carsi-charts.classic.js"></script>'],
  ]) {
    test(what, TIME, async (t) => {
      app(what.replaceAll(' ', '-'), { 'index.html': html(script) });
      await draws(t, `${what.replaceAll(' ', '-')}/index.html`);
    });
  }

  test('the classic script sets no global', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html', { rules: [{ match: /carsi-charts\.js$/, type: 'text/javascript', body: 'export {};' }] });
    const added = await page.evaluate(async () => {
      const before = Object.getOwnPropertyNames(window);
      const script = document.createElement('script');
      script.src = '/pkg/dist/carsi-charts.classic.js';
      await new Promise((done) => {
        script.onload = done;
        document.head.append(script);
      });
      return [Object.getOwnPropertyNames(window).filter((key) => !before.includes(key)), !!customElements.get('country-indicator')];
    });
    assert.deepEqual(added, [[], true]);
  });
});

describe('on a server', () => {
  const node = (code) => execFileSync('node', ['--input-type=module', '-e', code], { cwd: HOME, encoding: 'utf8', stdio: 'pipe' }).trim();

  test('importing does nothing', () => {
    const said = node(`
      const before = Object.getOwnPropertyNames(globalThis).length;
      const all = await import('carsi-charts');
      const element = await import('carsi-charts/element');
      await import('carsi-charts/frame');
      all.register();
      console.log(Object.keys(all).sort().join(), Object.keys(element).sort().join(), Object.getOwnPropertyNames(globalThis).length - before);`);
    assert.equal(said, `${['CountryIndicator', 'GoalProgress', 'configure', 'mount', 'register', 'version']} ${['CountryIndicator', 'GoalProgress', 'configure', 'mount', 'register', 'version']} 0`);
  });

  test('the wasm, the schema and the hashes are found by their names', () => {
    const places = JSON.parse(node(`console.log(JSON.stringify(['wasm', 'schema', 'integrity', 'classic', 'dist/carsi-charts.goals.wasm'].map((name) => import.meta.resolve('carsi-charts/' + name))))`));
    for (const place of places) assert.ok(readFileSync(new URL(place)).length > 100, place);
    assert.equal(JSON.parse(readFileSync(new URL(places[1]))).$schema, 'https://json-schema.org/draft/2020-12/schema');
  });
});

test('types: the examples for React and Vue', TIME, () => {
  const folder = app('types', { 'tsconfig.json': JSON.stringify({ compilerOptions: { strict: true, noEmit: true, jsx: 'react-jsx', module: 'esnext', moduleResolution: 'bundler', target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], skipLibCheck: true, types: [] }, include: ['*.ts', '*.tsx'] }) });
  for (const name of ['react.tsx', 'vue.ts']) cpSync(join(ROOT, 'pkg/examples', name), join(folder, name));
  const tsc = () => execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['--project', folder], { encoding: 'utf8', stdio: 'pipe' });
  tsc();
  // The types are really looked at.
  writeFileSync(join(folder, 'wrong.ts'), "import { mount } from 'carsi-charts/element';\nmount(document.body, { chart: 1 });\nmount(document.body, { chart: 'goal-progress' }).goal = 'one';\n");
  assert.throws(tsc, (error) => /wrong\.ts\(2/.test(error.stdout) && /wrong\.ts\(3/.test(error.stdout));
});

describe('what is packed', () => {
  test('has a hash of each file, all papers, and no folder of a version', () => {
    const names = readdirSync(packed('')).sort();
    const { version, files } = JSON.parse(readFileSync(packed('integrity.json')));
    assert.equal(version, JSON.parse(readFileSync(join(PACKAGE, 'package.json'))).version);
    assert.deepEqual(Object.keys(files).sort(), names.filter((name) => name !== 'integrity.json'));
    for (const [name, hash] of Object.entries(files)) assert.equal(hash, `sha384-${createHash('sha384').update(readFileSync(packed(name))).digest('base64')}`, name);
    for (const name of ['LICENSES.txt', 'sbom.cdx.json', 'csp.txt', 'spec.schema.json']) assert.ok(names.includes(name), name);
  });

  test('the folders of the version hold the same files', () => {
    const { version, files } = JSON.parse(readFileSync(packed('integrity.json')));
    for (const folder of [version, version.split('.')[0]]) {
      for (const name of [...Object.keys(files), 'integrity.json']) assert.deepEqual(readFileSync(join(ROOT, 'pkg/dist', folder, name)), readFileSync(packed(name)), `${folder}/${name}`);
    }
  });

  test('no script evaluates text, writes markup, or names another host', () => {
    for (const name of readdirSync(packed('')).filter((name) => name.endsWith('.js'))) {
      const text = readFileSync(packed(name), 'utf8');
      assert.doesNotMatch(text, /\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\.cookie|localStorage|sessionStorage|indexedDB/, name);
      const hosts = [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host).filter((host) => host !== 'www.w3.org');
      assert.deepEqual(hosts, [], name);
    }
  });
});
