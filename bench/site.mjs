// The contenders' pages, bundled and compressed once, served from memory as a good host would: brotli 11, right types.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = new URL('../', import.meta.url);
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', wasm: 'application/wasm' };

/** What each page links besides its own bundle. */
export const CONTENDERS = [
  { name: 'empty', files: [] },
  { name: 'carsi-charts', files: ['pkg/dist/carsi-charts.js', 'pkg/dist/carsi-charts.wasm'], fetched: ['pkg/dist/carsi-charts.extras.js', 'pkg/dist/carsi-charts.long.wasm'] },
  { name: 'uplot', files: ['node_modules/uplot/dist/uPlot.min.css'] },
  { name: 'chartjs', files: [] },
];

const base = (path) => path.slice(path.lastIndexOf('/') + 1);

function page(name, files) {
  const links = files.map((file) => {
    if (file.endsWith('.css')) return `<link rel="stylesheet" href="${base(file)}">`;
    return file.endsWith('.js') ? `<script type="module" src="${base(file)}"></script>` : '';
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">
<style>body{margin:0;background:#fff}</style>${links.join('')}<body><script type="module" src="app.js"></script></body></html>`;
}

async function bundle(name) {
  const result = await build({
    entryPoints: [new URL(`contenders/${name}.js`, import.meta.url).pathname],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    legalComments: 'none',
  });
  return result.outputFiles[0].contents;
}

/** Starts the server; `sizes` has the brotli bytes of each contender's page with all that it loads. */
export async function serve() {
  const answers = new Map();
  const sizes = {};
  for (const { name, files, fetched = [] } of CONTENDERS) {
    const contents = [['index.html', page(name, files)], ['app.js', await bundle(name)]];
    for (const file of [...files, ...fetched]) contents.push([base(file), await readFile(new URL(file, ROOT))]);
    sizes[name] = 0;
    for (const [file, content] of contents) {
      const body = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      sizes[name] += body.length;
      answers.set(`/${name}/${file === 'index.html' ? '' : file}`, { body, type: TYPES[file.split('.').pop()] });
    }
  }
  const server = createServer((request, response) => {
    const answer = answers.get(request.url.split('?')[0]);
    if (!answer) return response.writeHead(404).end();
    const headers = { 'Content-Type': answer.type, 'Content-Encoding': 'br', 'Content-Length': answer.body.length };
    return response.writeHead(200, { ...headers, 'Cache-Control': 'no-store' }).end(answer.body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { origin: `http://127.0.0.1:${server.address().port}`, sizes, close: () => server.close() };
}
