// docs/servers, run: what the servers send with it, and charts drawn from them.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { site as otherHost, visit } from '../browser/chromium.mjs';
import { ROOT } from '../browser/server.mjs';
import { TIME, answers, ask, drawn, folder, freePort, page, site, start } from './host.mjs';

const SERVERS = `${ROOT}docs/servers/`;
const snippet = (name) => readFileSync(SERVERS + name, 'utf8');
const dist = (name) => readFileSync(`${ROOT}pkg/dist/${name}`);
const FILES = readdirSync(`${ROOT}pkg/dist`, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name);
const { version } = JSON.parse(dist('integrity.json'));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
};
const FOREVER = 'public, max-age=31536000, immutable';
/** The policy that a snippet gives for pages, in its last comment. */
const policy = (text) => text.match(/#.*Content-Security-Policy "(script-src[^"]+)"/)[1];

async function nginx(conf, modules) {
  const [root, work, port] = [site(), folder(), await freePort()];
  const text = `user root; daemon off; worker_processes 1; pid ${work}/pid; error_log stderr; ${modules}
events {}
http {
  access_log off; client_body_temp_path ${work}/a; proxy_temp_path ${work}/b; fastcgi_temp_path ${work}/c; uwsgi_temp_path ${work}/d; scgi_temp_path ${work}/e;
  types { text/html html; text/css css; text/javascript js; text/csv csv; application/json json; image/svg+xml svg; }
  server {
    listen 127.0.0.1:${port}; root ${root};
    ${conf}
    location / { add_header Content-Security-Policy "${policy(conf)}; default-src 'none'; img-src 'self' data:"; }
  }
}`;
  writeFileSync(join(work, 'nginx.conf'), text);
  const origin = `http://127.0.0.1:${port}`;
  await start('/usr/sbin/nginx', ['-c', join(work, 'nginx.conf'), '-p', work, '-e', 'stderr'], () => answers(origin));
  return origin;
}

const MODULES = ['mpm_event', 'authz_core', 'mime', 'dir', 'headers', 'filter', 'deflate', 'brotli', 'setenvif'];

async function apache(conf, into) {
  const [root, work, port] = [site(), folder(), await freePort()];
  mkdirSync(join(work, 'run'));
  if (into === '.htaccess') writeFileSync(join(root, 'carsi-charts/.htaccess'), conf);
  const text = `ServerRoot ${work}
ServerName localhost
Listen 127.0.0.1:${port}
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
User www-data
Group www-data
PidFile ${work}/run/pid
DefaultRuntimeDir ${work}/run
ErrorLog /dev/stderr
DocumentRoot ${root}
DirectoryIndex index.html
TypesConfig /dev/null
AddType text/html .html
AddType text/css .css
AddType text/javascript .js
AddType image/svg+xml .svg
AddType text/csv .csv
AddType application/json .json
Include /etc/apache2/mods-available/deflate.conf
<Directory ${root}>
  Header set Content-Security-Policy "${policy(conf)}; default-src 'none'; img-src 'self' data:"
  Require all granted
</Directory>
<Directory ${root}/carsi-charts>
  Header unset Content-Security-Policy
  ${into === '.htaccess' ? 'AllowOverride FileInfo' : conf}
</Directory>
`;
  writeFileSync(join(work, 'apache.conf'), text);
  const origin = `http://127.0.0.1:${port}`;
  await start('/usr/sbin/apache2', ['-f', join(work, 'apache.conf'), '-DFOREGROUND'], () => answers(origin));
  return origin;
}

const BROTLI = 'load_module /usr/lib/nginx/modules/ngx_http_brotli_filter_module.so;';
const bare = (conf) => conf.replaceAll(/^ *brotli.*\n/gm, '');

for (const { name, run, encodings } of [
  { name: 'nginx', run: () => nginx(snippet('nginx.conf'), BROTLI), encodings: ['br', 'gzip'] },
  { name: 'nginx without the brotli module and its lines', run: () => nginx(bare(snippet('nginx.conf')), ''), encodings: ['gzip'] },
  { name: 'Apache, as .htaccess', run: () => apache(snippet('apache.conf'), '.htaccess'), encodings: ['br', 'gzip'] },
  { name: 'Apache, in its <Directory>', run: () => apache(snippet('apache.conf'), 'Directory'), encodings: ['br', 'gzip'] },
]) {
  describe(name, () => {
    let origin;
    before(async () => {
      origin = await run();
    }, TIME);

    test('each file: type, cache by its folder, open to other sites', TIME, async () => {
      for (const [place, cache] of [['', 'no-cache'], ['1/', 'no-cache'], [`${version}/`, FOREVER]]) {
        for (const file of FILES) {
          const { status, headers, body } = await ask(`${origin}/carsi-charts/${place}${file}`);
          const where = `${place}${file}`;
          assert.equal(status, 200, where);
          assert.equal(headers['content-type']?.toLowerCase(), TYPES[extname(file)], where);
          assert.equal(headers['cache-control'], cache, where);
          assert.equal(headers['x-content-type-options'], 'nosniff', where);
          assert.equal(headers['access-control-allow-origin'], file === 'embed.html' ? undefined : '*', where);
          assert.equal(/frame-ancestors 'self'/.test(headers['content-security-policy']), file === 'embed.html', where);
          assert.equal(headers['content-encoding'], undefined, where);
          assert.ok(body.equals(dist(file)), where);
        }
      }
    });

    test(`compressed by ${encodings.join(' and ')}, and not sent again where the browser has it`, TIME, async () => {
      const decode = { br: brotliDecompressSync, gzip: gunzipSync };
      for (const file of ['carsi-charts.js', 'carsi-charts.wasm', 'carsi-charts.places.txt', 'spec.schema.json']) {
        for (const accepted of [...encodings, 'gzip, deflate, br']) {
          const url = `${origin}/carsi-charts/1/${file}`;
          const { headers, body } = await ask(url, { 'Accept-Encoding': accepted });
          const encoding = accepted.includes(',') ? encodings[0] : accepted;
          assert.equal(headers['content-encoding'], encoding, `${file} for ${accepted}`);
          assert.match(headers.vary, /accept-encoding/i);
          assert.ok(decode[encoding](body).equals(dist(file)), file);
          assert.ok(body.length < 0.6 * dist(file).length, `${file}: ${body.length} bytes by ${encoding}`);
          const again = await ask(url, { 'Accept-Encoding': accepted, 'If-None-Match': headers.etag });
          assert.equal(again.status, 304, `${file} with ${headers.etag}`);
          assert.equal(again.body.length, 0);
        }
      }
    });

    test('the charts are drawn under the policy of the snippet, and nobody else is asked', TIME, async (t) => {
      const at = await visit(t, `${origin}/`);
      await drawn(at, 2);
      assert.deepEqual(at.faults, []);
      assert.deepEqual(at.warnings, []);
      assert.deepEqual([...at.hosts].filter((host) => host !== 'null'), [origin]);
    });

    test('the page for security officers finds no fault here and has no advice', TIME, async (t) => {
      const at = await visit(t, `${origin}/csp-check.html?files=/carsi-charts/1/`);
      await at.waitForFunction(() => document.documentElement.dataset.checked);
      const results = await at.evaluate(() => Object.fromEntries([...document.querySelectorAll('#rows tr')].map((row) => [row.dataset.need, row.dataset.result])));
      assert.deepEqual(Object.entries(results).filter(([, result]) => result !== 'pass'), []);
      assert.ok('compression' in results && 'cache' in results && 'mime' in results);
    });

    test('the page for frames: in a page of its own host, not in a stranger’s', TIME, async (t) => {
      for (const [path, shown] of [[`${origin}/carsi-charts/${version}/integrity.json`, true], ['/host.html', false]]) {
        const at = await visit(t, path, { rules: [{ match: /host\.html/, type: 'text/html', body: '<title>A stranger</title>' }] });
        await at.evaluate((src) => {
          const frame = document.createElement('iframe');
          frame.src = src;
          document.body.append(frame);
          return new Promise((done) => frame.addEventListener('load', done));
        }, `${origin}/carsi-charts/1/embed.html?src=${origin}/data/homicide_rate.csv`);
        const frame = at.frames()[1];
        if (shown) await frame.locator('country-indicator').evaluate((chart) => chart.ready);
        else assert.ok(at.faults.some((fault) => /frame-ancestors/.test(fault)), at.faults.join('; '));
      }
    });

    test('a page of another host loads the charts from here', TIME, async (t) => {
      const script = `${origin}/carsi-charts/1/carsi-charts.js`;
      const csp = `default-src 'none'; img-src data:; style-src 'self'; script-src ${origin} 'self' 'wasm-unsafe-eval'; connect-src ${origin} 'self'`;
      const at = await visit(t, '/host.html', { csp, rules: [{ match: /host\.html/, type: 'text/html', body: page(script, '/data/') }] });
      await drawn(at, 2);
      assert.deepEqual(at.faults, []);
      assert.deepEqual([...at.hosts].filter((host) => host !== 'null').toSorted(), [origin, otherHost.origin].toSorted());
    });
  });
}

describe('IIS, which is not run here', () => {
  const config = snippet('web.config');

  test('has the same types, cache times and policy as the others', () => {
    for (const [extension, type] of Object.entries(TYPES)) assert.ok(config.includes(`fileExtension="${extension}" mimeType="${type}"`), extension);
    assert.ok(config.includes('DisableCache') && config.includes('"365.00:00:00"') && config.includes('public, immutable'));
    assert.ok(config.includes(`<location path="${version}">`) && config.includes(`<location path="${version}/embed.html">`));
    const frame = /"(default-src 'none'; script-src[^"]+)"/g;
    const policies = ['nginx.conf', 'apache.conf', 'web.config'].flatMap((name) => [...snippet(name).matchAll(frame)].map(([, text]) => text));
    assert.equal(policies.length, 5);
    assert.equal(new Set(policies).size, 1);
  });

  test('is well-formed', TIME, async (t) => {
    const at = await visit(t, '/host.html', { rules: [{ match: /host\.html/, type: 'text/html', body: '<title>A page</title>' }] });
    const fault = await at.evaluate((text) => new DOMParser().parseFromString(text, 'text/xml').querySelector('parsererror')?.textContent, config);
    assert.equal(fault, undefined);
  });
});
