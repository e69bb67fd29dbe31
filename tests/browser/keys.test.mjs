// Keys do what is said of them, in both languages; what takes a reading away; what a finger, a slider and a play do on the way.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, GOALS, TIME, events, quiet, visit } from './chromium.mjs';

/** Plainly invented: years are missing, and one figure is. */
const body = 'country,year,value\nHND,2001,1\nHND,2002,not collected\nHND,2004,5\nPAN,2001,9\nPAN,2002,5\nPAN,2003,4\nPAN,2004,3\nNIC,2001,6\nNIC,2003,7\nNIC,2004,8\n';
const rules = [{ match: /invented\.csv$/, type: 'text/csv', body }];
const chart = (more = '') => `<country-indicator loading="eager" src="/data/invented.csv" heading="Invented" order="given" ${more}></country-indicator>`;

async function open(t, markup, options = {}) {
  const page = await visit(t, '/tests/blank.html', { rules, ...options });
  await page.contract('add', markup);
  return page;
}
const inside = (page, selector, tag = CHART) => page.locator(tag).locator(selector);
const state = (page) => page.evaluate((tag) => document.querySelector(tag).save(), CHART);
const settled = async (page) => { for (let i = 0; i < 3; i++) await page.contract('settle'); };
/** What is spoken after each key. */
async function spoken(page, keys, tag = CHART) {
  const said = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.contract('settle');
    said.push(await page.contract('speech', tag));
  }
  return said;
}
/** What a screen reader adds to the name of the point browser, and which way it runs. */
const stated = (page, tag = CHART) => inside(page, '[role=slider]', tag).evaluate((slider) => [slider.getRootNode().getElementById(slider.getAttribute('aria-describedby')).textContent, slider.getAttribute('aria-orientation')]);

const YEARS = { en: 'Use the arrow keys: left and right for years, up and down for countries', es: 'Use las flechas del teclado: izquierda y derecha para los años, arriba y abajo para los países' };
const ROWS = { en: 'Use the up and down arrow keys to move between the countries', es: 'Use las flechas arriba y abajo del teclado para pasar de un país a otro' };
const PLACES = { en: 'Use the arrow keys to move between the countries', es: 'Use las flechas del teclado para pasar de un país a otro' };
const GONE = { en: 'no data', es: 'sin datos' };
const WITHHELD = { en: 'not collected', es: 'no se recopiló' };

describe('the keys that are stated are those that lead on', () => {
  for (const lang of ['en', 'es']) {
    for (const view of ['line', 'multiples', 'heat']) {
      test(`left and right through the years, missing ones too, up and down through the countries: ${view}, ${lang}`, TIME, async (t) => {
        const page = await open(t, chart(`view="${view}" lang="${lang}"`));
        await page.contract('focusSlider', CHART);
        assert.deepEqual(await stated(page), [YEARS[lang], 'horizontal']);
        assert.deepEqual(await spoken(page, ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowUp']), [
          'Honduras, 2001: 1.', `Honduras, 2002: ${WITHHELD[lang]}.`, `Honduras, 2003: ${GONE[lang]}.`, 'Honduras, 2004: 5.', 'Honduras, 2004: 5.',
          `${lang === 'en' ? 'Panama' : 'Panamá'}, 2004: 3.`, `${lang === 'en' ? 'Panama' : 'Panamá'}, 2003: 4.`, 'Nicaragua, 2003: 7.', `Nicaragua, 2002: ${GONE[lang]}.`,
          `${lang === 'en' ? 'Panama' : 'Panamá'}, 2002: 5.`, `Honduras, 2002: ${WITHHELD[lang]}.`,
        ]);
        // What is spoken is what can be read.
        const [title, value] = await page.contract('tooltip', CHART);
        assert.deepEqual([title, value], ['Honduras, 2002', WITHHELD[lang]]);
        await quiet(page);
      });
    }

    test(`of two years, from the one to the other: ${lang}`, TIME, async (t) => {
      for (const view of ['dots', 'slope']) {
        const page = await open(t, chart(`view="${view}" lang="${lang}" countries="HND NIC"`));
        await page.contract('focusSlider', CHART);
        assert.deepEqual(await stated(page), [YEARS[lang], 'horizontal']);
        const said = await spoken(page, ['Home', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowRight']);
        const [first, second] = view === 'slope' ? ['Nicaragua', 'Honduras'] : ['Honduras', 'Nicaragua'];
        const value = { Honduras: [1, 5], Nicaragua: [6, 8] };
        assert.deepEqual(said.slice(2), [
          `${first}, 2004: ${value[first][1]}.`, `${first}, 2004: ${value[first][1]}.`, `${first}, 2001: ${value[first][0]}.`, `${second}, 2001: ${value[second][0]}.`, `${second}, 2004: ${value[second][1]}.`,
        ], view);
      }
    });

    test(`of one year, up and down alone, or from place to place: ${lang}`, TIME, async (t) => {
      const panama = lang === 'en' ? 'Panama' : 'Panamá';
      const bars = await open(t, chart(`view="bars" lang="${lang}" year="2003"`));
      await bars.contract('focusSlider', CHART);
      assert.deepEqual(await stated(bars), [ROWS[lang], 'vertical']);
      // A country without a figure is said, too: the last one.
      const none = `Honduras, 2003: ${GONE[lang]}.`;
      const said = await spoken(bars, ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowUp']);
      assert.deepEqual(said.slice(2), [...Array(3).fill(`${panama}, 2003: 4.`), 'Nicaragua, 2003: 7.', none, none, none, 'Nicaragua, 2003: 7.']);
      for (const view of ['map', 'tiles']) {
        const page = await open(t, chart(`view="${view}" lang="${lang}"`));
        await page.contract('focusSlider', CHART);
        assert.equal((await stated(page))[0], PLACES[lang]);
        const seen = new Set(await spoken(page, ['Home', 'ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp']));
        assert.deepEqual([...seen].sort(), ['Honduras, 2004: 5.', 'Nicaragua, 2004: 8.', `${panama}, 2004: 3.`], view);
      }
    });
  }

  test('of goals, in each view', TIME, async (t) => {
    const keys = {
      bars: { en: 'Use the up and down arrow keys to move between the goals', es: 'Use las flechas arriba y abajo del teclado para pasar de un objetivo a otro' },
      rings: { en: 'Use the arrow keys to move between the goals', es: 'Use las flechas del teclado para pasar de un objetivo a otro' },
      scorecard: {
        en: 'Use the arrow keys: up and down for indicators, left and right for countries',
        es: 'Use las flechas del teclado: arriba y abajo para los indicadores, izquierda y derecha para los países',
      },
    };
    keys.path = keys.bars;
    const page = await visit(t, '/tests/blank.html');
    for (const [view, words] of Object.entries(keys)) {
      for (const [lang, text] of Object.entries(words)) {
        await page.contract('add', `<goal-progress class="${view}-${lang}" lang="${lang}" view="${view}" loading="eager" src="/data/goals.json"></goal-progress>`);
        assert.equal((await stated(page, `.${view}-${lang}`))[0], text);
      }
    }
    await page.contract('focusSlider', '.bars-en');
    const said = await spoken(page, ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'], '.bars-en');
    assert.deepEqual(said.slice(4).map((text) => text.match(/^Goal (\d)/)?.[1]), ['1', '2', '3', '4', '5'], said.join('\n'));
  });
});

describe('Escape takes the reading away', () => {
  /** A page with a field before the chart, and where its reading of Panama in 2002 is. */
  async function reading(t, options) {
    const page = await open(t, chart('countries="HND PAN"'), options);
    await page.evaluate((tag) => document.querySelector(tag).before(document.createElement('input')), CHART);
    await page.evaluate(async (tag) => { await document.querySelector(tag).restore({ reading: { country: 'PAN', year: 2002 } }); }, CHART);
    await page.contract('tooltipSoon', CHART);
    // The tooltip is 14 px to the right of the reading, at its height.
    const box = await inside(page, '.tip').boundingBox();
    await page.keyboard.press('Escape');
    await gone(page);
    return { page, at: { x: box.x - 14, y: box.y + box.height / 2 } };
  }
  const gone = async (page) => {
    await page.contract('settle');
    assert.equal(await page.contract('tooltip', CHART), null);
  };

  test('that a mouse points at, while the focus is in a field of the page or nowhere', TIME, async (t) => {
    const { page, at } = await reading(t);
    for (const where of ['field', 'nowhere']) {
      await page.evaluate((where) => { const field = document.querySelector('input'); if (where === 'field') field.focus(); else field.blur(); }, where);
      await page.mouse.move(5, 5);
      await page.mouse.move(at.x, at.y);
      await page.contract('tooltipSoon', CHART);
      await page.keyboard.press('Enter');
      await page.contract('settle');
      assert.ok(await page.contract('tooltip', CHART), 'another key does not');
      await page.keyboard.press('Escape');
      await gone(page);
      assert.equal((await page.contract('focused')).at(-1), where === 'field' ? 'input' : 'body', 'the focus stays');
    }
    await quiet(page);
  });

  test('that a click or a finger has pinned', TIME, async (t) => {
    const { page, at } = await reading(t, { hasTouch: true });
    for (const press of [() => page.touchscreen.tap(at.x, at.y), () => page.mouse.click(at.x, at.y)]) {
      await press();
      await page.contract('tooltipSoon', CHART);
      await page.mouse.move(5, 5);
      await page.contract('settle');
      assert.ok(await page.contract('tooltip', CHART), 'it is pinned');
      await page.locator('input').focus();
      await page.keyboard.press('Escape');
      await gone(page);
    }
    // And it can be had again.
    await page.touchscreen.tap(at.x, at.y);
    assert.ok(await page.contract('tooltipSoon', CHART));
    await quiet(page);
  });
});

describe('a finger', () => {
  test('that goes sideways reads on and does not move the page; touch-action: pan-y', TIME, async (t) => {
    const page = await open(t, chart('countries="PAN"'), { hasTouch: true, viewport: { width: 400, height: 700 } });
    assert.equal(await inside(page, '.plot').evaluate((plot) => getComputedStyle(plot).touchAction), 'pan-y');
    // A page that is wider than its window, so that it could be moved.
    await page.evaluate(() => { document.body.style.inlineSize = '1200px'; document.querySelector('main').style.inlineSize = '360px'; });
    await settled(page);
    const { left, width, y } = await page.contract('middle', CHART, 'plot');
    const cdp = await page.context().newCDPSession(page);
    const touch = (type, x) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y }] });
    const years = [];
    await touch('touchStart', left + width * 0.95);
    for (let step = 1; step <= 30; step++) {
      await touch('touchMove', left + width * (0.95 - step * 0.03));
      await page.contract('settle');
      years.push((await page.contract('tooltip', CHART))?.[0]);
    }
    await touch('touchEnd');
    assert.deepEqual([...new Set(years)].filter((title) => /200[23]/.test(title)), ['Panama, 2003', 'Panama, 2002'], `${years}`);
    assert.equal(await page.evaluate(() => scrollX), 0);
    await quiet(page);
  });
});

describe('the year', () => {
  const bars = chart('view="bars" controls="year"');

  for (const [reducedMotion, step] of [['no-preference', 900], ['reduce', 1800]]) {
    test(`stands for ${step} ms while it plays, each one picture without motion; reduced motion: ${reducedMotion}`, TIME, async (t) => {
      const page = await open(t, bars, { reducedMotion });
      await inside(page, '.time input').focus();
      await page.keyboard.press('Home');
      await settled(page);
      await page.contract('written');
      await page.clock.install();
      await inside(page, '.time button').click();
      const until = (year) => page.waitForFunction(([tag, year]) => document.querySelector(tag).save().year === year, [CHART, year]);
      await until(2002);
      await page.clock.runFor(step - 100);
      assert.equal((await state(page)).year, 2002);
      await page.clock.runFor(150);
      await until(2003);
      await page.clock.runFor(60);
      const names = (await page.contract('written')).filter((text) => text.startsWith('Honduras'));
      assert.equal(names.length, 2, `two years, two pictures: ${names}`);
      assert.deepEqual(await page.evaluate((tag) => document.querySelector(tag).shadowRoot.getAnimations().map((a) => a.transitionProperty ?? a.animationName), CHART), []);
    });
  }

  test('is told when the slider is let go, not while it is dragged', TIME, async (t) => {
    const page = await open(t, bars);
    const input = inside(page, '.time input');
    await page.evaluate((tag) => {
      window.told = [];
      for (const live of document.querySelector(tag).shadowRoot.querySelectorAll('[role=status], [aria-live]')) {
        new MutationObserver(() => window.told.push(live.textContent)).observe(live, { childList: true, characterData: true, subtree: true });
      }
    }, CHART);
    const box = await input.boundingBox();
    const at = (share) => [box.x + 8 + (box.width - 16) * share, box.y + box.height / 2];
    const seen = [];
    await page.mouse.move(...at(1));
    await page.mouse.down();
    for (const share of [0.75, 0.5, 0.25]) {
      await page.mouse.move(...at(share));
      await settled(page);
      seen.push((await state(page)).year);
    }
    assert.deepEqual(seen, [2004, 2003, 2002]);
    assert.deepEqual((await page.evaluate(() => window.told)).filter(Boolean), [], 'nothing while it is dragged');
    assert.equal(await input.getAttribute('aria-valuetext'), '2002');
    await page.mouse.up();
    await settled(page);
    assert.deepEqual((await page.evaluate(() => window.told)).filter(Boolean), ['2002']);
    assert.ok((await events(page, 'chart-state')).length >= 3);
    await quiet(page);
  });
});
