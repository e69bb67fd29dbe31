// Every view with all of its controls: in the colours that a system forces, on paper, and before axe.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { CHART, GOALS, TIME, quiet, visit } from './chromium.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VIEWS = ['line', 'bars', 'dots', 'slope', 'multiples', 'heat', 'map', 'tiles'];
const GOAL_VIEWS = ['bars', 'path', 'rings', 'scorecard'];
/** All that there are: pkg/spec.schema.json. */
const schema = JSON.parse(readFileSync(new URL('../../pkg/spec.schema.json', import.meta.url), 'utf8'));
const controlsOf = (name) => JSON.stringify(schema).match(new RegExp(`"const":"${name}".*?"controls":\\{.*?"enum":(\\[.*?\\])`))[1];
const [ALL, GOALS_ALL] = [CHART, GOALS].map((name) => JSON.parse(controlsOf(name)).join(' '));
const chart = (view, more = '') => `<country-indicator class="${view}" loading="eager" src="/data/homicide.json" view="${view}" controls="${ALL}" ${more}></country-indicator>`;
const goals = (view, more = '') => `<goal-progress class="goals-${view}" loading="eager" src="/data/goals.json" view="${view}" controls="${GOALS_ALL}" ${more}></goal-progress>`;
const settled = async (page) => { for (let i = 0; i < 3; i++) await page.contract('settle'); };

/** The colours of a picture with how many pixels have each. */
const colors = (page, url) => page.evaluate(async (url) => {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const { width, height } = bitmap;
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const counts = {};
  for (let i = 0; i < data.length; i += 4) {
    const key = `${data[i]},${data[i + 1]},${data[i + 2]}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return Object.entries(counts).map(([key, count]) => [key.split(',').map(Number), count]);
}, url);

/** How far a colour is from all that three others can be mixed to. */
function away(color, [a, b, c]) {
  let least = Infinity;
  for (let i = 0; i <= 24; i++) for (let j = 0; i + j <= 24; j++) {
    const mixed = a.map((v, k) => (v * i + b[k] * j + c[k] * (24 - i - j)) / 24);
    least = Math.min(least, Math.max(...mixed.map((v, k) => Math.abs(v - color[k]))));
  }
  return least;
}

describe('forced colours', () => {
  for (const colorScheme of ['light', 'dark']) {
    test(`nothing of a view or its controls is in a colour of ours; ${colorScheme}`, { timeout: 120_000 }, async (t) => {
      const page = await visit(t, '/tests/blank.html', { forcedColors: 'active', colorScheme });
      await page.contract('written');
      const system = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'));
        return Object.fromEntries(['Canvas', 'CanvasText', 'GrayText', 'LinkText'].map((name) => {
          probe.style.cssText = `color: ${name}; forced-color-adjust: none`;
          return [name, getComputedStyle(probe).color.match(/\d+/g).map(Number)];
        }));
      });
      const { Canvas, CanvasText, GrayText, LinkText } = system;
      const rgb = (channels) => `rgb(${channels.join(', ')})`;
      for (const [selector, markup, name] of [...VIEWS.map((view) => [`.${view}`, chart(view), 'Honduras']), ...GOAL_VIEWS.map((view) => [`.goals-${view}`, goals(view), 'Homicide rate'])]) {
        await page.evaluate(() => document.querySelector('main').replaceChildren());
        await page.contract('add', markup);
        await settled(page);
        const written = (await page.contract('written')).join(' ');
        assert.ok(written.includes(name.split(' ')[0]), `${selector}: ${written}`);
        const shot = await page.locator(selector).screenshot();
        const seen = await colors(page, `data:image/png;base64,${shot.toString('base64')}`);
        const foreign = seen.filter(([color]) => away(color, [Canvas, CanvasText, GrayText]) > 14 && away(color, [Canvas, CanvasText, LinkText]) > 14);
        assert.ok(foreign.reduce((sum, [, count]) => sum + count, 0) < 12, `${selector}: ${JSON.stringify(foreign.slice(0, 5))}`);
        const count = (channels) => seen.find(([color]) => color.join() === channels.join())?.[1] ?? 0;
        assert.ok(count(CanvasText) > 2000 && count(Canvas) > 50_000, `${selector}: ${count(CanvasText)} and ${count(Canvas)}`);
        // What can be pressed has an edge, and what is chosen is filled.
        const edges = await page.evaluate((selector) => [...document.querySelector(selector).shadowRoot.querySelectorAll('.toggle, .views span, select')].filter((e) => e.checkVisibility()).map((e) => {
          const { borderTopColor, borderTopWidth, borderTopStyle } = getComputedStyle(e);
          return [e.textContent, borderTopColor, borderTopStyle, Number.parseFloat(borderTopWidth)];
        }), selector);
        assert.ok(edges.length >= (selector.startsWith('.goals') ? 7 : 12), `${selector}: ${edges.length}`);
        for (const [text, color, style, width] of edges) assert.ok([CanvasText, LinkText, GrayText].some((c) => rgb(c) === color) && style === 'solid' && width >= 1, `${text}: ${color} ${style} ${width}`);
        const chosen = await page.locator(selector).locator('.views input:checked + span').evaluate((e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]);
        assert.deepEqual(chosen, [rgb(Canvas), rgb(CanvasText)], selector);
        if (selector.startsWith('.goals')) continue;
        const swatches = await page.locator(selector).locator('.legend path').evaluateAll((paths) => paths.map((path) => path.getAttribute('stroke') ?? path.getAttribute('fill')));
        const hex = (channels) => `#${channels.map((c) => c.toString(16).padStart(2, '0')).join('')}`;
        const known = [CanvasText, GrayText].flatMap((c) => [rgb(c), hex(c)]);
        assert.deepEqual([...new Set(swatches)].filter((color) => !known.includes(color)), [], 'legend');
      }
      await quiet(page);
    });
  }
});

describe('on paper', () => {
  test('every chart of a page is there, each as its canvas has it, and no control', { timeout: 120_000 }, async (t) => {
    const page = await visit(t, '/tests/blank.html', { viewport: { width: 760, height: 500 } });
    for (const view of VIEWS) await page.contract('add', chart(view, 'lang="en"'));
    for (const view of GOAL_VIEWS) await page.contract('add', goals(view));
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForFunction((tag) => document.querySelector(tag).shadowRoot.querySelector('canvas').width === 0, GOALS);
    /** How many strokes, areas and words there are on the paper; a picture is many. */
    const marks = async () => {
      const pdf = await page.pdf({ format: 'Letter' });
      let count = 0;
      for (const { index } of pdf.toString('latin1').matchAll(/stream\r?\n/g)) {
        const begin = pdf.indexOf('\n', index) + 1;
        try {
          count += inflateSync(pdf.subarray(begin), { finishFlush: 2 }).toString('latin1').match(/ (?:l|c|re|Tj|TJ)\s/g)?.length ?? 0;
        } catch {
          // A stream of another kind, or the end of one.
        }
      }
      return count + 1000 * (pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length ?? 0);
    };
    const all = await marks();
    const hidden = (selector, hide) => page.locator(selector).locator('canvas').first().evaluate((canvas, hide) => { canvas.hidden = hide; }, hide);
    for (const selector of [...VIEWS.map((view) => `.${view}`), ...GOAL_VIEWS.map((view) => `.goals-${view}`)]) {
      await hidden(selector, true);
      const without = await marks();
      assert.ok(all - without > 25, `${selector}: ${all - without} marks`);
      await hidden(selector, false);
    }
    // Back on the screen they rest.
    await page.waitForFunction((tag) => document.querySelector(tag).shadowRoot.querySelector('canvas').width === 0, GOALS);
    await page.emulateMedia({ media: 'print' });
    await settled(page);
    for (const selector of [CHART, GOALS]) {
      const seen = await page.evaluate((tag) => [...document.querySelectorAll(tag)].map(({ shadowRoot: root }) => {
        const shown = (query) => [...root.querySelectorAll(query)].filter((e) => e.checkVisibility()).map((e) => e.className || e.localName);
        return { pressed: shown('.toggle, .views, .check, select, input, .hide, details.pick, .browser'), told: ['.heading', '.note', '.source', '.summary', 'canvas'].flatMap(shown).length, legend: shown('.legend li').length };
      }), selector);
      for (const { pressed, told, legend } of seen) {
        assert.deepEqual(pressed, [], selector);
        assert.ok(told >= 5, `${told}`);
        if (selector === CHART) assert.equal(legend, 9, 'the legend is read on paper, too');
      }
    }
    assert.ok((await page.locator(CHART).first().locator('.toggle').count()) > 2, 'that they are there');
    await page.emulateMedia({ media: 'screen' });
    await settled(page);
    assert.ok(await page.locator(CHART).first().locator('.views').isVisible());
    await quiet(page);
  });

  test('a table that was opened is on paper', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await page.contract('add', chart('bars'));
    await page.contract('openTable', CHART);
    await page.emulateMedia({ media: 'print' });
    await settled(page);
    assert.equal(await page.locator(CHART).locator('table').isVisible(), true);
    assert.equal(await page.locator(CHART).locator('.hide:visible, .tools:visible, .time:visible').count(), 0);
    await quiet(page);
  });
});

describe('axe finds nothing', () => {
  const faults = (page) => page.evaluate(async () => {
    const found = await window.axe.run(document.querySelector('main'), { preload: false });
    return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.flat()} ${n.failureSummary}`).join('; ')}`);
  });

  for (const [colorScheme, lang] of [['light', 'en'], ['dark', 'es']]) {
    test(`in any view with every control there is, drawers and table open too: ${colorScheme}, ${lang}`, { timeout: 180_000 }, async (t) => {
      const page = await visit(t, '/tests/blank.html', { colorScheme });
      await page.evaluate((lang) => { document.documentElement.lang = lang; }, lang);
      await page.evaluate(axe);
      for (const [selector, markup] of [...[...VIEWS, 'table'].map((view) => [`.${view}`, chart(view)]), ...[...GOAL_VIEWS, 'table'].map((view) => [`.goals-${view}`, goals(view)])]) {
        await page.evaluate(() => document.querySelector('main').replaceChildren(document.createElement('h1')));
        await page.evaluate(() => document.querySelector('h1').append('Page'));
        await page.contract('add', markup);
        await settled(page);
        assert.ok((await page.locator(selector).locator('.views input').count()) >= 5, 'the controls are there');
        assert.deepEqual(await faults(page), [], selector);
        if (!selector.endsWith('table')) await page.contract('openTable', selector);
        await page.locator(selector).locator('details.pick summary').last().click();
        await settled(page);
        assert.deepEqual(await faults(page), [], `${selector}, open`);
      }
      await quiet(page);
    });
  }

  test('and it would have found something', TIME, async (t) => {
    const page = await visit(t, '/tests/blank.html');
    await page.contract('add', chart('bars'));
    await page.evaluate(axe);
    await page.evaluate((tag) => document.querySelector(tag).shadowRoot.querySelector('.time input').parentElement.replaceWith(Object.assign(document.createElement('input'), { type: 'range' })), CHART);
    assert.match((await faults(page)).join(), /label/);
  });
});
