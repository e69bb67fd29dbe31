// Tries what the charts need of a server and of its policy, and what they must not need, and writes down what was met.

/** Where the charts' files are on this server: `csp-check.html?files=/carsi-charts/1/`; the policy lets no other host in. */
const DIST = new URL(new URLSearchParams(location.search).get('files') ?? 'pkg/dist/', import.meta.url);
const rows = /** @type {HTMLElement} */ (document.getElementById('rows'));
const spanish = /^es\b/i.test(new URLSearchParams(location.search).get('lang') ?? navigator.language);
const say = (/** @type {string} */ en, /** @type {string} */ es) => (spanish ? es : en);

/** What the policy has refused since the page was opened. @type {SecurityPolicyViolationEvent[]} */
const refused = [];
document.addEventListener('securitypolicyviolation', (event) => refused.push(event));
/** Events of the policy come in a task of their own. */
const settle = () => new Promise((done) => setTimeout(done, 60));
const wasRefused = (/** @type {string} */ directive) => refused.some(({ effectiveDirective }) => effectiveDirective.startsWith(directive));

/** @typedef {{ met: boolean, text?: string, loose?: boolean }} Found `loose`: it works, but more is allowed than is needed. */
/** @type {[string, string, string, () => Promise<Found>][]} */
const NEEDS = [
  ['script', 'Scripts of this server', 'Scripts de este servidor', async () => ({ met: true, text: "script-src 'self'" })],
  ['fetch', 'Fetching from this server', 'Traer archivos de este servidor', async () => {
    const answer = await fetch(new URL('integrity.json', DIST));
    return { met: answer.ok, text: `integrity.json: ${answer.status}` };
  }],
  ['wasm', 'Compiling WebAssembly', 'Compilar WebAssembly', async () => {
    try {
      await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
      await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
      return { met: true, text: "'wasm-unsafe-eval'" };
    } catch (error) {
      return { met: false, text: `${say("add 'wasm-unsafe-eval' to script-src, and no more than that", "agregue 'wasm-unsafe-eval' a script-src, y nada más")} (${error})` };
    }
  }],
  ['mime', 'The type of the wasm', 'El tipo del wasm', async () => {
    const answer = await fetch(new URL('carsi-charts.wasm', DIST), { method: 'HEAD' });
    const type = answer.headers.get('content-type') ?? '';
    return { met: answer.ok && type.startsWith('application/wasm'), text: `${answer.status}, ${type} (application/wasm)` };
  }],
  ['integrity', 'Files are refused that are not those published', 'Se rechazan los archivos que no son los publicados', async () => {
    const { files } = await (await fetch(new URL('integrity.json', DIST))).json();
    const url = new URL('csp.txt', DIST);
    const right = await fetch(url, { integrity: files['csp.txt'] }).then(() => true, () => false);
    const wrong = await fetch(url, { integrity: files['integrity.json'] ?? `sha384-${'A'.repeat(64)}` }).then(() => false, () => true);
    return { met: right && wrong, text: 'sha384' };
  }],
  ['sheets', 'Constructed style sheets', 'Hojas de estilo construidas', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('p { color: red }');
    return { met: sheet.cssRules.length === 1 };
  }],
  ['inline-style', 'Inline styles are refused', 'Se rechazan los estilos en línea', async () => {
    document.createElement('p').setAttribute('style', 'color: red');
    const probe = document.body.appendChild(document.createElement('p'));
    probe.hidden = true;
    probe.setAttribute('style', 'position: fixed');
    await settle();
    const met = wasRefused('style-src') && getComputedStyle(probe).position !== 'fixed';
    probe.remove();
    return { met, loose: !met, text: say("'unsafe-inline' is not needed in style-src", "no hace falta 'unsafe-inline' en style-src") };
  }],
  ['inline-script', 'Inline scripts are refused', 'Se rechazan los scripts en línea', async () => {
    const script = document.createElement('script');
    try {
      script.append('document.documentElement.dataset.ran = "1"');
      document.head.append(script);
    } catch {
      // Trusted Types have refused it before the policy for scripts could.
    }
    await settle();
    const met = document.documentElement.dataset.ran === undefined;
    script.remove();
    return { met, loose: !met, text: say("'unsafe-inline' is not needed in script-src", "no hace falta 'unsafe-inline' en script-src") };
  }],
  ['eval', 'eval is refused', 'Se rechaza eval', async () => {
    let met = false;
    try {
      globalThis.eval('1');
    } catch {
      met = true;
    }
    return { met, loose: !met, text: say("'unsafe-eval' is not needed", "no hace falta 'unsafe-eval'") };
  }],
  ['trusted-types', 'Trusted Types are enforced', 'Se exigen Trusted Types', async () => {
    if (!('trustedTypes' in globalThis)) return { met: true, text: say('this browser has none', 'este navegador no los tiene') };
    try {
      document.createElement('p').innerHTML = '<b>x</b>';
      return { met: false, loose: true, text: "require-trusted-types-for 'script'" };
    } catch {
      return { met: true, text: "trusted-types 'none'" };
    }
  }],
  ['chart', 'A chart is drawn', 'Se dibuja un gráfico', async () => {
    const module = await import(new URL('carsi-charts.js', DIST).href);
    const chart = /** @type {any} */ (document.querySelector('country-indicator'));
    chart.loading = 'eager';
    return chart.ready.then(() => ({ met: true, text: `carsi-charts ${module.version}` }), (/** @type {Error} */ error) => ({ met: false, text: error.message }));
  }],
  ['hosts', 'No other host was asked', 'No se pidió nada a otros servidores', async () => {
    const others = performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin).filter((origin) => origin !== location.origin);
    return { met: others.length === 0, text: [...new Set(others)].join(' ') };
  }],
  ['storage', 'Nothing was stored by the charts', 'Los gráficos no guardaron nada', async () => ({ met: localStorage.length + sessionStorage.length === 0 && !(await indexedDB.databases?.())?.length, text: `${localStorage.length + sessionStorage.length}` })],
  ['compression', 'The wasm is sent compressed', 'El wasm se envía comprimido', async () => {
    const entry = /** @type {PerformanceResourceTiming | undefined} */ (performance.getEntriesByType('resource').find((entry) => entry.name.endsWith('/carsi-charts.wasm') && /** @type {PerformanceResourceTiming} */ (entry).encodedBodySize > 0));
    const [sent, whole] = [entry?.encodedBodySize ?? 0, entry?.decodedBodySize ?? 0];
    return { met: sent > 0 && sent < 0.7 * whole, loose: true, text: `${sent} / ${whole} bytes` };
  }],
  ['cache', 'Browsers may keep the files', 'Los navegadores pueden guardar los archivos', async () => {
    const header = (await fetch(new URL('carsi-charts.wasm', DIST), { method: 'HEAD' })).headers.get('cache-control') ?? '';
    return { met: !!header && !/no-store/.test(header), loose: true, text: header || 'cache-control: —' };
  }],
];

/** @param {string} name @param {string} words @param {Found} found */
function write(name, words, { met, loose, text }) {
  const row = document.createElement('tr');
  const [need, result, what] = ['th', 'td', 'td'].map((tag) => row.appendChild(document.createElement(tag)));
  need.setAttribute('scope', 'row');
  need.textContent = words;
  row.dataset.need = name;
  row.dataset.result = met ? 'pass' : loose ? 'advice' : 'fail';
  result.textContent = met ? say('✓ pass', '✓ cumple') : loose ? say('△ could be stricter or better', '△ podría mejorarse') : say('✕ fail', '✕ no cumple');
  what.textContent = text ?? '';
  rows.append(row);
}

async function check() {
  if (spanish) {
    document.documentElement.lang = 'es';
    document.title = '¿Qué permite la política de este servidor?';
    const texts = [
      ['h1', document.title],
      ['main p', 'Para responsables de seguridad. Esta página se permite solo sus propios archivos y compilar WebAssembly, y prueba lo que los gráficos necesitan y parte de lo que no deben necesitar. No se envía ni se guarda nada.'],
      ['caption', 'Cada necesidad de los gráficos en este servidor, y si se cumple'],
      ['thead th:nth-child(1)', 'Necesidad'],
      ['thead th:nth-child(2)', 'Resultado'],
      ['thead th:nth-child(3)', 'Qué se encontró'],
      ['country-indicator caption', 'Tasa de homicidios'],
    ];
    document.querySelector('country-indicator')?.setAttribute('unit', 'por cada 100 000 personas');
    for (const [where, text] of texts) {
      const element = document.querySelector(where);
      if (element) element.textContent = text;
    }
  }
  let failed = 0;
  for (const [name, en, es, need] of NEEDS) {
    const found = await need().catch((error) => ({ met: false, text: String(error), loose: false }));
    if (!found.met && !found.loose) failed++;
    write(name, say(en, es), found);
  }
  const verdict = document.getElementById('verdict');
  if (verdict) verdict.textContent = failed ? say(`${failed} needs are not met.`, `${failed} necesidades no se cumplen.`) : say('All needs are met.', 'Se cumplen todas las necesidades.');
  document.documentElement.dataset.checked = String(failed);
}

check();
