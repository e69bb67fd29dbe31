// The element contract, written once. Runs inside the page, in any engine; what it returns is plain data for the driver to judge.
//
// The server puts this module into every page; drivers call its functions through `window.contract`.
// Elements are named by CSS selectors. Nothing here knows how the element is made beyond its published contract: shadow parts,
// roles, events, properties.

const FRAMES = 2;

/** Waits until `test` gives something true and returns that. */
async function until(test, what, ms = 10_000) {
  const end = performance.now() + ms;
  for (;;) {
    const found = await test();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 15));
  }
}

/** Lets observers and frames run. */
async function settle() {
  for (let i = 0; i < FRAMES; i++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
}

const $ = (selector) => {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`no ${selector} on the page`);
  return element;
};
const inside = (selector, query) => $(selector).shadowRoot?.querySelector(query) ?? null;
const part = (selector, name) => inside(selector, `[part~="${name}"]`);
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const words = (node) => plain(node?.textContent);
const shown = (node) => !!node && node.getClientRects().length > 0 && getComputedStyle(node).visibility !== 'hidden';

/** Resolves when the element is ready and painted. */
async function ready(selector) {
  const element = $(selector);
  await customElements.whenDefined(element.localName);
  await element.ready;
  await awake(selector);
  return true;
}

async function allReady() {
  const elements = [...document.querySelectorAll('country-indicator, goal-progress')];
  await Promise.all(['country-indicator', 'goal-progress'].filter((n) => document.querySelector(n)).map((n) => customElements.whenDefined(n)));
  for (const element of elements) element.loading = 'eager';
  await Promise.all(elements.map((e) => e.ready));
  // Those far from the window have given their pixels back.
  for (const element of elements) {
    // A table alone has nothing to paint.
    const painted = () => element.view === 'table' || ink(element.shadowRoot?.querySelector('canvas')) > 0;
    if (!painted()) element.scrollIntoView();
    await until(painted, 'all charts painted');
  }
  scrollTo(0, 0);
  return elements.length;
}

const canvas = (selector) => inside(selector, 'canvas');
/** The canvas, painted: one far from the window has given its pixels back until it is near. */
async function awake(selector) {
  const surface = canvas(selector);
  if (!ink(surface)) surface.scrollIntoView();
  await until(() => ink(surface) > 0, `${selector} painted`);
  return surface;
}

const pixels = (surface) => surface.getContext('2d').getImageData(0, 0, surface.width, surface.height).data;

/** How many pixels of a canvas are not those of its corner: 0 for a blank one. */
function ink(surface) {
  if (!surface?.width || !surface.height) return 0;
  const data = pixels(surface);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] !== data[0] || data[i + 1] !== data[1] || data[i + 2] !== data[2] || data[i + 3] !== data[3]) count++;
  }
  return count;
}

/** How many pixels of the plot have each colour (`#rrggbb`), give or take `slack` per channel. */
async function painted(selector, colors, slack = 6) {
  const surface = await awake(selector);
  const data = pixels(surface);
  const counts = {};
  for (const color of colors) {
    const want = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] > 200 && want.every((v, c) => Math.abs(data[i + c] - v) <= slack)) count++;
    }
    counts[color] = count;
  }
  counts.ink = ink(surface);
  return counts;
}

/** The words that were written on canvases since the last call; the first one begins to watch. */
function written() {
  const own = CanvasRenderingContext2D.prototype;
  if (!window.ink) {
    const { fillText } = own;
    own.fillText = function (text, ...at) {
      window.ink.push(text);
      fillText.call(this, text, ...at);
    };
  }
  const before = window.ink ?? [];
  window.ink = [];
  return before;
}

/** The colour behind the lines, as `#rrggbb`: the canvas's own, or that of the nearest box that has one. */
async function background(selector) {
  const hex = (channels) => `#${[...channels].slice(0, 3).map((c) => Number(c).toString(16).padStart(2, '0')).join('')}`;
  const data = pixels(await awake(selector));
  if (data[3] > 0) return hex(data);
  for (let at = canvas(selector); at; at = at.parentNode instanceof ShadowRoot ? at.parentNode.host : at.parentElement) {
    const channels = getComputedStyle(at).backgroundColor.match(/[\d.]+/g);
    if (channels.length === 3) return hex(channels);
  }
  return null;
}

/** Sizes of each canvas: its pixels, those of them that lie in the plot, and its box, in CSS px. */
function sizes(selector) {
  return [...$(selector).shadowRoot.querySelectorAll('canvas')].map((c) => {
    const box = c.getBoundingClientRect();
    const plot = c.parentElement.getBoundingClientRect();
    const inside = ['width', 'height'].map((side) => Math.round((c[side] * Math.min(box[side], plot[side])) / box[side]));
    return { width: c.width, height: c.height, inside, css: [box.width, box.height], left: box.left, top: box.top, ratio: devicePixelRatio };
  });
}

/** Device pixels of the first canvas's box as the browser itself counts them; null where it does not tell. */
function deviceBox(selector) {
  return new Promise((done) => {
    const observer = new ResizeObserver(([entry]) => {
      observer.disconnect();
      const box = entry.devicePixelContentBoxSize?.[0];
      // Not from within the delivery: what a test does next would count as done by an observer.
      setTimeout(() => done(box ? [box.inlineSize, box.blockSize] : null), 0);
    });
    observer.observe(canvas(selector));
  });
}

/** What can be read on the chart. */
function texts(selector) {
  const slider = inside(selector, '[role=slider]');
  return {
    heading: words(part(selector, 'heading')),
    subheading: words(part(selector, 'subheading')),
    legend: words(part(selector, 'legend')),
    note: words(part(selector, 'note')),
    source: words(part(selector, 'source')),
    summary: words(part(selector, 'summary')),
    tooltip: shown(part(selector, 'tooltip')) ? words(part(selector, 'tooltip')) : '',
    error: words(part(selector, 'error')),
    errorShown: shown(part(selector, 'error')),
    slider: slider && { value: slider.getAttribute('aria-valuetext') ?? '', label: slider.getAttribute('aria-label') ?? '', tabindex: slider.tabIndex },
    figure: !!inside(selector, 'figure figcaption'),
    image: [...$(selector).shadowRoot.querySelectorAll('canvas')].map((c) => [c.getAttribute('role'), c.getAttribute('aria-label'), c.getAttribute('aria-hidden')]),
    live: $(selector).shadowRoot.querySelectorAll('[aria-live=polite], [role=status]').length,
    fallbackShown: [...$(selector).children].some((child) => shown(child)),
  };
}

/** The tooltip's lines as they stand, each an element's own text. */
function tooltip(selector) {
  const tip = part(selector, 'tooltip');
  if (!shown(tip)) return null;
  return [...tip.querySelectorAll('*')].filter((n) => n.children.length === 0).map(words).filter(Boolean);
}

const speech = (selector) => plain(inside(selector, '[role=slider]')?.getAttribute('aria-valuetext'));

/** The table: caption, headings, cells by row heading; null while it is closed. */
function table(selector) {
  const found = inside(selector, 'table');
  if (!shown(found)) return null;
  const rows = [...found.rows].map((row) => [...row.cells].map((cell) => ({ text: words(cell), tag: cell.localName, scope: cell.getAttribute('scope') ?? '' })));
  return { caption: words(found.caption), head: rows[0], rows: rows.slice(1) };
}

const openTable = async (selector) => {
  if (!table(selector)) tableButton(selector).click();
  return until(() => table(selector), 'the table opened');
};

function tableButton(selector) {
  const buttons = [...$(selector).shadowRoot.querySelectorAll('[part~="controls"] button')];
  const found = buttons.find((b) => b.hasAttribute('aria-expanded') || /^(table|tabla)/i.test(words(b)));
  if (!found) throw new Error(`no Table button among ${buttons.map(words)}`);
  return found;
}

/** Middle of the Table button, of the plot, or of any part, in viewport px. */
function middle(selector, name) {
  const node = name === 'button' ? tableButton(selector) : part(selector, name);
  node.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = node.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2, left: box.left, top: box.top, width: box.width, height: box.height };
}

/** Which roles hold the focus, from the document inwards. */
function focused() {
  const path = [];
  for (let at = document.activeElement; at; at = at.shadowRoot?.activeElement) path.push(at.getAttribute('role') ?? at.localName);
  return path;
}

/** Whatever breaks the rules on inline styles, inline handlers and injected elements. */
function trespasses() {
  const found = [];
  for (const element of document.querySelectorAll('country-indicator, goal-progress')) {
    for (const node of element.shadowRoot?.querySelectorAll('*') ?? []) {
      if (node.hasAttribute('style')) found.push(`style attribute on ${node.localName}`);
      if (node.localName === 'style' || node.localName === 'script') found.push(`<${node.localName}> in the shadow root`);
      for (const name of node.getAttributeNames()) if (name.startsWith('on')) found.push(`${name} on ${node.localName}`);
    }
    for (const node of [element, ...element.querySelectorAll('*')]) if (node.hasAttribute('style')) found.push(`style attribute on ${node.localName} in the host page`);
  }
  return found;
}

/** Ids, styles and scripts of the host document, and the globals: to compare before and after. */
const host = () => ({
  ids: [...document.querySelectorAll('[id]')].map((n) => n.id),
  styles: document.querySelectorAll('style, link[rel=stylesheet]').length,
  scripts: document.scripts.length,
  adopted: document.adoptedStyleSheets.length,
});

/** Takes the element out and puts it into another place, `times` over; returns how it looks at the end and the wasm memory on the way. */
async function moved(selector, times) {
  const element = $(selector);
  const homes = [element.parentElement, document.body.appendChild(document.createElement('div'))];
  const memory = [];
  for (let i = 1; i <= times; i++) {
    if (i % 3 === 0) {
      element.remove();
      await settle();
    }
    homes[i % 2].append(element);
    await settle();
    if (i % 20 === 0) {
      await ready(selector);
      memory.push(memoryBytes());
    }
  }
  await ready(selector);
  return memory;
}

const memoryBytes = () =>
  window.probe.instances.reduce((sum, i) => sum + Object.values(i.exports).filter((e) => e instanceof WebAssembly.Memory).reduce((s, m) => s + m.buffer.byteLength, 0), 0);

/** A chart put into the page by script. */
async function add(markup, { wait = true } = {}) {
  const holder = document.createElement('div');
  holder.innerHTML = markup;
  const element = holder.firstElementChild;
  (document.querySelector('main') ?? document.body).append(element);
  if (wait) await element.ready;
  return true;
}

/** Waits for an event that the probe has kept. */
const event = (type, code) =>
  until(() => window.probe.events.find((e) => e.type === type && (code === undefined || e.detail?.code === code)), `${type} ${code ?? ''}; came: ${JSON.stringify(window.probe.events)}`);

const csv = (chart) => $(chart).toCSV();
const complaints = () => window.probe.complaints;
const events = () => window.probe.events.map((e) => ({ ...e, detail: JSON.parse(JSON.stringify(e.detail ?? null)) }));

/** The element contract as one walk for any engine: returns what it saw, with names; throws at what cannot be. */
async function walk(colors) {
  // By a class of its own: moving the element changes which one is the first.
  $('country-indicator').classList.add('walker');
  const chart = '.walker';
  const goals = 'goal-progress';
  await allReady();
  const seen = { before: host() };
  seen.painted = await painted(chart, Object.values(colors));
  seen.goalsPainted = (await painted(goals, [])).ink;
  seen.sizes = sizes(chart);
  seen.deviceBox = await deviceBox(chart);
  seen.texts = texts(chart);
  seen.goalsTexts = texts(goals);
  seen.table = await openTable(chart);
  seen.goalsTable = await openTable(goals);
  seen.spanish = texts('[lang=es] country-indicator, country-indicator[lang=es]');
  seen.memory = await moved(chart, 40);
  seen.movedPainted = await painted(chart, [colors.SLV, colors.HND]);

  const box = document.body.appendChild(document.createElement('details'));
  box.append(document.createElement('summary'), $(chart));
  await settle();
  box.hidden = true;
  await settle();
  seen.hidden = sizes(chart).map((s) => s.css);
  box.hidden = false;
  box.open = true;
  await ready(chart);
  seen.shownAgain = await painted(chart, [colors.SLV, colors.HND]);

  await add('<country-indicator class="broken" src="data/none.csv"><p>Still here</p></country-indicator>', { wait: false });
  $('.broken').ready?.catch?.(() => {});
  $('.broken').scrollIntoView({ behavior: 'instant' });
  seen.failure = (await event('chart-error')).detail.code;
  await settle();
  seen.failureTexts = texts('.broken');
  document.querySelector('.broken').remove();
  seen.after = host();
  seen.trespasses = trespasses();
  return seen;
}

/** The tooltip's lines once it is shown. */
const tooltipSoon = (selector) => until(() => tooltip(selector), 'a tooltip');

const speechOtherThan = (selector, old) => until(() => speech(selector) !== old && speech(selector), `speech other than "${old}"`);

function focusSlider(selector) {
  inside(selector, '[role=slider]').focus();
  return focused();
}

window.contract = {
  add,
  allReady,
  background,
  complaints,
  csv,
  deviceBox,
  event,
  events,
  focused,
  focusSlider,
  host,
  memoryBytes,
  middle,
  moved,
  openTable,
  painted,
  ready,
  settle,
  sizes,
  speech,
  speechOtherThan,
  table,
  texts,
  tooltip,
  tooltipSoon,
  trespasses,
  walk,
  written,
};
