// The whole suite in Chromium: the built package on the demo pages, with real pointer, keys and touch.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { DARK, LIGHT, LINE, cell, judge, readable } from './judge.mjs';
import { ROOT, STRICT, serve } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'];
const launch = (ratio) =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: ratio ? [...ARGS, `--force-device-scale-factor=${ratio}`] : ARGS });
const TIME = { timeout: 60_000 };
const CHART = 'country-indicator';
const GOALS = 'goal-progress';

let site;
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

/** The page at a path, in a context of its own, with what is wrong about it in `page.faults`. */
async function visit(t, path, { csp = '', rules = [], from = browser, ...options } = {}) {
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
  await page.goto(site.origin + path);
  return page;
}

/** Nothing was complained of: not by the page, not by the browser, not by the policy. */
async function quiet(page) {
  assert.deepEqual(page.faults, []);
  assert.deepEqual(await page.contract('complaints'), []);
  assert.deepEqual(site.reports, []);
  assert.deepEqual([...page.hosts], [site.origin], 'no other host is asked');
}

const events = async (page, type) => (await page.contract('events')).filter((e) => e.type === type);
const countryIn = (text, table) => {
  const names = [...table.head, ...table.rows.map((r) => r[0])].map((c) => c.text).filter((n) => n && !/^\d+$/.test(n));
  return names.filter((n) => text.includes(n)).sort((a, b) => b.length - a.length)[0];
};
const yearIn = (text) => Number(/\b(19|20)\d\d\b/.exec(text)?.[0]);

describe('the demo page', TIME, () => {
  test('the contract holds', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html', { csp: STRICT });
    judge(await page.contract('walk', LIGHT));
    assert.deepEqual(site.reports, []);
    assert.deepEqual(await page.contract('complaints'), []);
  });

  test('all four charts are painted, each in its colours and its language', TIME, async (t) => {
    const page = await visit(t, '/');
    assert.equal(await page.contract('allReady'), 4);
    for (const chart of [CHART, `[lang=es] ${CHART}`]) {
      const colors = await page.contract('painted', chart, [LIGHT.SLV, LIGHT.HND, LIGHT.quiet]);
      for (const color of [LIGHT.SLV, LIGHT.HND, LIGHT.quiet]) assert.ok(colors[color] > LINE, `${chart} ${JSON.stringify(colors)}`);
    }
    const english = await page.contract('texts', CHART);
    const spanish = await page.contract('texts', `[lang=es] ${CHART}`);
    assert.match(english.summary, /El Salvador/);
    assert.match(english.summary, /\d\.\d/);
    assert.doesNotMatch(english.summary, /\d,\d\b(?!\d)/);
    assert.match(spanish.summary, /\d,\d/);
    assert.doesNotMatch(spanish.summary, /\d\.\d\b(?!\d)/);
    assert.match(spanish.summary, /\b(el|la|los|de|en)\b/);
    assert.notEqual(spanish.slider.label, english.slider.label);
    const goals = await page.contract('texts', GOALS);
    const metas = await page.contract('texts', `[lang=es] ${GOALS}`);
    assert.notEqual(goals.summary, metas.summary);
    assert.deepEqual(await page.contract('trespasses'), []);
    await quiet(page);
  });

  test('goals: the table words the target as illustrative and goal 5 as not measurable', TIME, async (t) => {
    const page = await visit(t, '/');
    await page.contract('allReady');
    const english = JSON.stringify(await page.contract('openTable', GOALS));
    assert.match(english, /illustrative/i);
    assert.match(english, /[Nn]othing measurable was found/);
    assert.match(english, /31\.4/);
    const spanish = JSON.stringify(await page.contract('openTable', `[lang=es] ${GOALS}`));
    assert.match(spanish, /ilustrativ/i);
    assert.match(spanish, /nada medible/);
    assert.match(spanish, /31,4/);
    await quiet(page);
  });

  test('without script the fallback is there', TIME, async (t) => {
    const page = await visit(t, '/', { javaScriptEnabled: false });
    for (const link of await page.locator(`${CHART} a, ${GOALS} a`).all()) assert.ok(await link.isVisible());
    assert.equal(await page.locator(`${CHART} a[href$="homicide_rate.csv"]`).count(), 2);
  });

  test('nothing is cut off or scrolls sideways at 320, 640 and 1200 px', TIME, async (t) => {
    for (const width of [320, 640, 1200]) {
      const page = await visit(t, '/', { viewport: { width, height: 800 } });
      await page.contract('allReady');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} px of content in ${width}`);
      await quiet(page);
    }
  });

  test('the three lines of the README draw a chart', TIME, async (t) => {
    const page = await visit(t, '/embed.html');
    await page.contract('allReady');
    const colors = await page.contract('painted', CHART, [LIGHT.SLV, LIGHT.HND]);
    assert.ok(colors[LIGHT.SLV] > LINE && colors[LIGHT.HND] > LINE, JSON.stringify(colors));
    assert.equal((await page.contract('texts', CHART)).heading, 'Homicide rate');
    await quiet(page);
  });
});

describe('reading', TIME, () => {
  test('keys: every year of a series is the same in speech, tooltip and table', TIME, async (t) => {
    const page = await visit(t, '/');
    await page.contract('allReady');
    const table = await page.contract('openTable', CHART);
    readable(table);
    await page.locator(CHART).first().locator('[role=slider]').focus();
    await page.keyboard.press('Home');
    const years = new Set();
    for (let step = 0; step < 34; step++) {
      await page.contract('settle');
      const spoken = await page.contract('speech', CHART);
      const lines = await page.contract('tooltip', CHART);
      const [country, year] = [countryIn(spoken, table), yearIn(spoken)];
      const printed = cell(table, country, year);
      assert.ok(spoken.includes(printed), `speech "${spoken}" has "${printed}"`);
      assert.ok(lines.some((l) => l === printed || l.startsWith(`${printed} `)), `tooltip ${lines} has "${printed}"`);
      assert.ok(lines.join(' ').includes(country) && lines.join(' ').includes(String(year)), `tooltip ${lines}`);
      years.add(year);
      await page.keyboard.press('ArrowRight');
    }
    assert.deepEqual([...years], Array.from({ length: 34 }, (_, i) => 1990 + i));
    await quiet(page);
  });

  test('keys: Tab reaches the point browser, arrows, Home, End and Escape do as they say', TIME, async (t) => {
    const page = await visit(t, '/csp.html');
    await page.contract('allReady');
    const table = await page.contract('openTable', CHART);
    await page.evaluate(() => document.activeElement?.blur());
    let path = [];
    for (let i = 0; i < 10 && path.at(-1) !== 'slider'; i++) {
      await page.keyboard.press('Tab');
      path = await page.contract('focused');
    }
    assert.equal(path.at(-1), 'slider', `${path}`);
    const says = async (key) => {
      if (key) await page.keyboard.press(key);
      return page.contract('speech', CHART);
    };
    const first = await says('Home');
    assert.equal(yearIn(first), 1990);
    assert.equal(yearIn(await says('ArrowRight')), 1991);
    assert.equal(yearIn(await says('ArrowLeft')), 1990);
    assert.equal(yearIn(await says('ArrowLeft')), 1990, 'an edge holds');
    const below = await says('ArrowDown');
    assert.notEqual(countryIn(below, table), countryIn(first, table));
    assert.equal(yearIn(below), 1990);
    assert.equal(countryIn(await says('ArrowUp'), table), countryIn(first, table));
    assert.equal(yearIn(await says('End')), 2023);
    assert.ok(await page.contract('tooltipSoon', CHART));
    await page.keyboard.press('Escape');
    await page.contract('settle');
    assert.equal(await page.contract('tooltip', CHART), null);
    assert.ok((await events(page, 'chart-select')).length >= 6);
    await quiet(page);
  });

  test('keys: the goals one by one, each with the figure and the verdict of its row', TIME, async (t) => {
    const page = await visit(t, '/');
    for (const chart of [GOALS, `[lang=es] ${GOALS}`]) {
      await page.contract('allReady');
      const table = await page.contract('openTable', chart);
      readable(table);
      await page.locator(chart).first().locator('[role=slider]').focus();
      for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowUp');
      for (const row of table.rows) {
        await page.contract('settle');
        const spoken = await page.contract('speech', chart);
        const lines = (await page.contract('tooltip', chart)).join(' ');
        const [title, , , latest] = row.map((c) => c.text);
        // A goal without a measure says so in its second cell; its speech has that in place of a figure.
        const said = /\d/.test(latest) ? latest : row[1].text;
        assert.ok(spoken.includes(title) && spoken.includes(said), `speech "${spoken}" for ${title}, ${said}`);
        assert.ok(lines.includes(title) && lines.includes(said), `tooltip "${lines}" for ${title}, ${said}`);
        if (said === latest) assert.ok(spoken.includes(row[5].text) && lines.includes(row[5].text), `"${row[5].text}" in "${spoken}" and "${lines}"`);
        await page.keyboard.press('ArrowDown');
      }
      assert.equal(table.rows.length, 5);
    }
    await quiet(page);
  });

  test('mouse: the tooltip is the table cell of what is pointed at', TIME, async (t) => {
    const page = await visit(t, '/');
    await page.contract('allReady');
    const table = await page.contract('openTable', CHART);
    const at = await page.contract('middle', CHART, 'plot');
    let seen = 0;
    for (let step = 0; step < 24; step++) {
      await page.mouse.move(at.left + at.width * (0.03 + 0.03 * step), at.top + at.height * (0.3 + 0.15 * (step % 5)));
      await page.contract('settle');
      const lines = await page.contract('tooltip', CHART);
      if (!lines) continue;
      seen++;
      const text = lines.join(' ');
      const printed = cell(table, countryIn(text, table), yearIn(text));
      assert.ok(lines.some((l) => l === printed || l.startsWith(`${printed} `)), `tooltip ${lines} has "${printed}"`);
    }
    assert.ok(seen >= 8, `${seen} tooltips`);
    await page.mouse.move(5, 5);
    await page.contract('settle');
    assert.equal(await page.contract('tooltip', CHART), null, 'gone when the pointer has left');
    await quiet(page);
  });

  test('touch: a tap shows the reading and tells the page', TIME, async (t) => {
    const page = await visit(t, '/', { hasTouch: true, viewport: { width: 390, height: 800 } });
    await page.contract('allReady');
    const at = await page.contract('middle', CHART, 'plot');
    await page.touchscreen.tap(at.x, at.y);
    const lines = await page.contract('tooltipSoon', CHART);
    const [picked] = await events(page, 'chart-select');
    assert.ok(picked, 'chart-select');
    assert.ok(lines.join(' ').includes(String(picked.detail.year)), `${lines} ${JSON.stringify(picked)}`);
    assert.equal(typeof picked.detail.value, 'number');
    assert.match(picked.detail.country, /^[A-Z]{3}$/);
    await quiet(page);
  });

  test('the Table button opens and closes a real table', TIME, async (t) => {
    const page = await visit(t, '/');
    await page.contract('allReady');
    for (const chart of [CHART, GOALS, `[lang=es] ${CHART}`]) {
      assert.equal(await page.contract('table', chart), null);
      const at = await page.contract('middle', chart, 'button');
      await page.mouse.click(at.x, at.y);
      await page.contract('settle');
      readable(await page.contract('table', chart));
      const again = await page.contract('middle', chart, 'button');
      await page.mouse.click(again.x, again.y);
      await page.contract('settle');
      assert.equal(await page.contract('table', chart), null);
    }
    await page.contract('openTable', `[lang=es] ${CHART}`);
    assert.equal(cell(await page.contract('table', `[lang=es] ${CHART}`), 'Honduras', 2011), '83,2');
    await quiet(page);
  });

  test('numbers printed through Intl are those of the native rules', { ...TIME, skip: !existsSync(`${ROOT}tests/data/intl-numbers.tsv`) && 'no table of numbers' }, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    const lines = readFileSync(`${ROOT}tests/data/intl-numbers.tsv`, 'utf8').split('\n').filter((l) => l && !l.startsWith('#')).map((l) => l.split('\t'));
    for (const decimals of ['0', '1', '2', '3']) {
      // Beyond these the reader of numbers promises only three units in the last place: src/read/number.rs.
      const wanted = lines.filter((l) => l[1] === decimals && (Number(l[0]) === 0 || (Math.abs(l[0]) > 1e-21 && Math.abs(l[0]) < 1e38)));
      assert.ok(wanted.length > 50, `${wanted.length} numbers`);
      const csv = `country_iso3,year,value\n${wanted.map(([value], i) => `HND,${1900 + i},${value}`).join('\n')}\n`;
      for (const [lang, at] of [['en', 2], ['es', 3]]) {
        const name = `n${decimals}${lang}`;
        await page.contract('add', `<country-indicator class="${name}" loading="eager" lang="${lang}" decimals="${decimals}"></country-indicator>`, { wait: false });
        await page.evaluate(([n, text]) => (document.querySelector(`.${n}`).data = text), [name, csv]);
        await page.contract('ready', `.${name}`);
        const table = await page.contract('openTable', `.${name}`);
        for (const [i, line] of wanted.entries()) assert.equal(cell(table, 'Honduras', 1900 + i), line[at], `${line[0]} with ${decimals} in ${lang}`);
      }
    }
    await quiet(page);
  });
});

describe('safety', TIME, () => {
  test('strict policy: no violation, and the charts are painted and work', TIME, async (t) => {
    const page = await visit(t, '/csp.html', { csp: STRICT });
    await page.contract('allReady');
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    const at = await page.contract('middle', CHART, 'plot');
    await page.mouse.move(at.x, at.y);
    await page.mouse.click(at.x, at.y);
    const button = await page.contract('middle', CHART, 'button');
    await page.mouse.click(button.x, button.y);
    await page.keyboard.press('Tab');
    await page.contract('settle');
    await quiet(page);
  });

  test('the policy is really in force', TIME, async (t) => {
    const page = await visit(t, '/csp.html', { csp: STRICT });
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await page.contract('settle');
    assert.ok((await page.contract('complaints')).some((c) => c.startsWith('policy: style-src')), 'a style attribute is noticed');
  });

  for (const path of ['/', '/csp.html', '/embed.html']) {
    test(`axe finds nothing on ${path}, table closed and open, light and dark`, TIME, async (t) => {
      for (const colorScheme of ['light', 'dark']) {
        const page = await visit(t, path, { colorScheme });
        await page.contract('allReady');
        await page.evaluate(axe);
        const faults = async () => {
          const found = await page.evaluate(() => window.axe.run(document, { preload: false }));
          return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.flat()} ${n.failureSummary}`).join('; ')}`);
        };
        assert.deepEqual(await faults(), []);
        await page.contract('openTable', CHART);
        if (path !== '/embed.html') await page.contract('openTable', GOALS);
        assert.deepEqual(await faults(), []);
      }
    });
  }

  test('author text with markup stays text, and a javascript: link is refused', TIME, async (t) => {
    const page = await visit(t, '/tests/markup.html');
    await page.contract('allReady');
    await page.contract('openTable', CHART);
    await page.locator(`${CHART} [role=slider]`).focus();
    await page.keyboard.press('Home');
    await page.contract('tooltipSoon', CHART);
    const texts = await page.contract('texts', CHART);
    assert.equal(texts.heading, "<img src=x onerror='window.pwned=1'>Heading");
    assert.equal(texts.subheading, '<b>Sub</b>heading');
    assert.ok(texts.note.includes('<script>window.pwned=1</script>Note'), texts.note);
    assert.ok(texts.source.includes("<a href='javascript:window.pwned=1'>Source</a>"), texts.source);
    assert.ok(texts.tooltip.includes('<img src=x onerror="window.pwned=1">'), texts.tooltip);
    const found = await page.evaluate((chart) => {
      const root = document.querySelector(chart).shadowRoot;
      return { pwned: window.pwned, odd: root.querySelectorAll('img, script, b, i').length, links: [...root.querySelectorAll('a')].map((a) => a.protocol) };
    }, CHART);
    assert.equal(found.pwned, undefined);
    assert.equal(found.odd, 0);
    assert.ok(!found.links.includes('javascript:'), `${found.links}`);
    await quiet(page);
  });
});

describe('life on a page', TIME, () => {
  test('200 moves and removals: painted at the end, wasm memory flat, nothing said', { timeout: 120_000 }, async (t) => {
    const page = await visit(t, '/tests/walk.html');
    await page.contract('allReady');
    await page.evaluate(() => document.querySelector('country-indicator').classList.add('mover'));
    await page.contract('moved', '.mover', 20);
    const memory = await page.contract('moved', '.mover', 200);
    assert.equal(new Set(memory).size, 1, `bytes of wasm memory: ${memory}`);
    assert.ok(memory[0] > 0);
    assert.ok((await page.contract('painted', '.mover', [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    await page.evaluate(() => document.querySelector('.mover').remove());
    await page.setViewportSize({ width: 700, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.mouse.move(300, 300);
    await page.contract('settle');
    assert.equal(site.requests(/\.wasm$/).length, 1);
    await quiet(page);
  });

  test('a chart that has left listens to nothing on the page any more', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html');
    await page.contract('allReady');
    const listening = () => page.evaluate(() => window.probe.listening);
    const before = await listening();
    await page.contract('add', '<country-indicator class="guest" loading="eager" src="/data/homicide.json"></country-indicator>');
    assert.ok((await listening()) > before, 'it did listen while it was there');
    await page.evaluate(() => document.querySelector('.guest').remove());
    await page.contract('settle');
    assert.equal(await listening(), before);
    await quiet(page);
  });

  test('a chart far below is asked for only when the reader comes near', TIME, async (t) => {
    const page = await visit(t, '/tests/lazy.html');
    await page.waitForTimeout(500);
    assert.deepEqual(site.requests(/homicide|\.wasm$/), []);
    await page.evaluate((chart) => document.querySelector(chart).scrollIntoView({ behavior: 'instant' }), CHART);
    await page.contract('ready', CHART);
    assert.equal(site.requests(/homicide\.json$/).length, 1);
    await quiet(page);
  });

  test('a chart in a <details> that is closed at first is painted when it is opened', TIME, async (t) => {
    const page = await visit(t, '/tests/details.html');
    await page.waitForTimeout(500);
    await page.click('summary');
    await page.contract('allReady');
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    await page.click('summary');
    await page.click('summary');
    await page.contract('settle');
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    await quiet(page);
  });

  test('a box of 0 x 0 is no trouble, and a real one later is followed', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await page.evaluate(() => {
      const box = document.createElement('div');
      box.className = 'nothing';
      box.innerHTML = '<country-indicator loading="eager" src="/data/homicide.json"></country-indicator>';
      document.querySelector('main').append(box);
    });
    await page.waitForTimeout(500);
    assert.deepEqual(await events(page, 'chart-error'), []);
    await page.evaluate(() => (document.querySelector('.nothing').className = ''));
    await page.contract('allReady');
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    await quiet(page);
  });

  test('the plot follows its box', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html');
    await page.contract('allReady');
    const [before] = await page.contract('sizes', CHART);
    await page.setViewportSize({ width: 420, height: 800 });
    await page.waitForFunction((width) => document.querySelector('country-indicator').shadowRoot.querySelector('canvas').width < width, before.width);
    await page.contract('settle');
    const [size] = await page.contract('sizes', CHART);
    assert.deepEqual([size.width, size.height], await page.contract('deviceBox', CHART));
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    await quiet(page);
  });

  test('the colours follow the reader’s light or dark setting', TIME, async (t) => {
    const page = await visit(t, '/csp.html');
    await page.contract('allReady');
    const light = await page.contract('painted', CHART, [LIGHT.SLV, DARK.SLV]);
    const before = await page.contract('background', CHART);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.contract('settle');
    await page.contract('settle');
    const dark = await page.contract('painted', CHART, [LIGHT.SLV, DARK.SLV]);
    assert.ok(light[LIGHT.SLV] > LINE && light[DARK.SLV] < LINE, JSON.stringify(light));
    assert.ok(dark[DARK.SLV] > LINE && dark[LIGHT.SLV] < LINE, JSON.stringify(dark));
    assert.deepEqual([before, await page.contract('background', CHART)], [LIGHT.background, DARK.background]);
    await quiet(page);
  });

  test('an update from inside a chart-select listener is taken', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html');
    await page.contract('allReady');
    await page.evaluate((chart) => {
      const element = document.querySelector(chart);
      element.addEventListener('chart-select', () => element.update({ heading: 'Changed in the listener' }), { once: true });
    }, CHART);
    const at = await page.contract('middle', CHART, 'plot');
    await page.mouse.click(at.x, at.y);
    await page.waitForFunction((chart) => document.querySelector(chart).shadowRoot.querySelector('[part~=heading]').textContent === 'Changed in the listener', CHART);
    await quiet(page);
  });

  test('two loaders on a page are harmless', TIME, async (t) => {
    const page = await visit(t, '/tests/two-loaders.html');
    assert.equal(await page.contract('allReady'), 2);
    assert.equal(site.requests(/\.js$/).filter((r) => r.path.startsWith('/pkg/')).length, 2);
    assert.equal(site.requests(/\.wasm$/).length, 1);
    await quiet(page);
  });
});

for (const ratio of [1, 1.25, 2, 3]) {
  test(`sharp at ${ratio} device pixels per CSS pixel`, TIME, async (t) => {
    // A real scale factor: an emulated one does not reach devicePixelContentBoxSize.
    const scaled = await launch(ratio);
    t.after(() => scaled.close());
    const page = await visit(t, '/tests/walk.html', { from: scaled, viewport: null });
    await page.contract('allReady');
    assert.equal(await page.evaluate(() => devicePixelRatio), ratio);
    for (const chart of [CHART, GOALS]) {
      // Points at a reading, so that the upper canvas is painted too.
      await page.locator(chart).first().locator('[role=slider]').focus();
      await page.keyboard.press('Home');
      await page.contract('settle');
      const box = await page.contract('deviceBox', chart);
      for (const size of await page.contract('sizes', chart)) {
        assert.deepEqual([size.width, size.height], box);
        assert.ok(Math.abs(size.width - size.css[0] * ratio) <= 1, `${size.width} for ${size.css[0]} CSS px`);
      }
    }
    await quiet(page);
  });
}

describe('loading and failing', TIME, () => {
  test('one wasm request for six charts, and the data are asked for while it is under way', TIME, async (t) => {
    let release;
    const hold = new Promise((done) => (release = done));
    const page = await visit(t, '/tests/many.html', { rules: [{ match: /\.wasm$/, hold }] });
    const end = Date.now() + 5000;
    while (site.requests(/\.csv$/).length < 2 && Date.now() < end) await page.waitForTimeout(50);
    const early = site.log.map((r) => r.path);
    release();
    assert.equal(await page.contract('allReady'), 6);
    const [wasm, ...more] = site.requests(/\.wasm$/);
    assert.deepEqual(more, []);
    for (const path of ['/data/homicide.json', '/data/goals.json', '/data/homicide_rate.csv', '/data/youth_neet.csv']) {
      assert.ok(early.includes(path), `${path} was asked for before the wasm had come: ${early}`);
      assert.ok(site.log.find((r) => r.path === path).started < wasm.ended);
    }
    await quiet(page);
  });

  test('a wrong MIME type for the wasm costs a warning, not the chart', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html', { rules: [{ match: /\.wasm$/, type: 'application/octet-stream' }] });
    await page.contract('allReady');
    assert.ok((await page.contract('painted', CHART, [LIGHT.SLV]))[LIGHT.SLV] > LINE);
    const told = JSON.stringify(await events(page, 'chart-warning')) + page.warnings.join(' ');
    assert.match(told, /WASM-MIME/);
    assert.deepEqual(page.faults, []);
  });

  test('without the wasm the fallback stays and the page is told why', TIME, async (t) => {
    const page = await visit(t, '/tests/walk.html', { rules: [{ match: /\.wasm$/, status: 404 }] });
    await page.contract('event', 'chart-error', 'E-WASM-404');
    await page.contract('settle');
    for (const chart of [CHART, GOALS, `[lang=es] ${CHART}`]) {
      const texts = await page.contract('texts', chart);
      assert.equal(texts.fallbackShown, true, chart);
      assert.ok(texts.errorShown && texts.error, `a sentence for the visitor: ${JSON.stringify(texts)}`);
    }
    assert.deepEqual(page.faults.filter((f) => f.startsWith('pageerror')), []);
    assert.ok(!(await page.contract('complaints')).some((c) => c.startsWith('rejection')), 'no rejection is left unhandled');
  });

  test('without the data the fallback stays, and the chart beside it is drawn', TIME, async (t) => {
    const page = await visit(t, '/tests/failing.html');
    await page.contract('event', 'chart-error', 'E-DATA-404');
    await page.contract('ready', GOALS);
    const texts = await page.contract('texts', CHART);
    assert.equal(texts.fallbackShown, true);
    assert.ok(texts.errorShown && texts.error, JSON.stringify(texts));
    assert.equal((await events(page, 'chart-error')).length, 1);
    assert.equal((await page.contract('texts', GOALS)).fallbackShown, false);
    assert.deepEqual(page.faults.filter((f) => f.startsWith('pageerror')), []);
    assert.ok(!(await page.contract('complaints')).some((c) => c.startsWith('rejection')), 'no rejection is left unhandled');
  });

  test('after a failure, data that come later bring the chart', TIME, async (t) => {
    const page = await visit(t, '/tests/failing.html');
    await page.contract('event', 'chart-error', 'E-DATA-404');
    await page.evaluate((chart) => document.querySelector(chart).setAttribute('src', '/data/homicide.json'), CHART);
    await page.contract('ready', CHART);
    const texts = await page.contract('texts', CHART);
    assert.equal(texts.fallbackShown, false);
    assert.equal(texts.errorShown, false);
  });

  test('a web page in place of the data is named as such', TIME, async (t) => {
    const page = await visit(t, '/tests/failing.html', { rules: [{ match: /none\.csv$/, type: 'text/html; charset=utf-8', body: '<!doctype html><title>Sign in</title>' }] });
    await page.contract('event', 'chart-error', 'E-DATA-HTML');
    assert.equal((await page.contract('texts', CHART)).fallbackShown, true);
  });
});
