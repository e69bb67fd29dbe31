// New figures of a script for a chart that is there: all else stays as it was, or as it has become meanwhile. All are plainly invented.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, TIME, events, quiet, site, visit } from './chromium.mjs';

/** A page with a chart of two countries, which has had new figures once already. */
async function drawn(t, attributes = '') {
  const page = await visit(t, '/tests/blank.html');
  await page.evaluate(
    async ([tag, attributes]) => {
      document.querySelector('main').innerHTML = `<${tag} loading="eager" heading="Invented" unit="parts" ${attributes}></${tag}>`;
      const element = document.querySelector(tag);
      window.figures = (value) => ({ year: [2001, 2002], HND: [value, value + 1], PAN: [value + 2, value + 3] });
      for (const value of [10, 20]) {
        element.data = window.figures(value);
        await element.ready;
      }
    },
    [CHART, attributes],
  );
  return page;
}

/** Runs in the page with the chart; what it says is given back. */
const inPage = (page, run, argument) =>
  page.evaluate(([tag, run, argument]) => new Function('element', 'argument', `return (${run})(element, argument)`)(document.querySelector(tag), argument), [CHART, String(run), argument]);

/** The numbers of the CSV. */
const numbers = (page) => inPage(page, (element) => element.toCSV().split('\n').slice(1, -1).map((line) => line.split(',')[3]));

describe('new figures', () => {
  test('with what else is changed in the same go, before or after them', TIME, async (t) => {
    const page = await drawn(t);
    assert.deepEqual(await numbers(page), ['20', '21', '22', '23']);
    for (const [value, order] of [[30, 'after'], [40, 'before']]) {
      await inPage(page, async (element, [value, order]) => {
        if (order === 'before') element.heading = order;
        element.data = window.figures(value);
        if (order === 'after') element.heading = order;
        await element.ready;
      }, [value, order]);
      assert.deepEqual((await numbers(page))[0], String(value));
      assert.equal((await page.contract('texts', CHART)).heading, order);
    }
    await inPage(page, async (element) => {
      element.data = window.figures(50);
      element.update({ to: 2001 });
      await element.ready;
      element.data = window.figures(60);
      await element.ready;
    });
    assert.deepEqual(await numbers(page), ['60', '62'], 'what was chosen before them holds');
    await quiet(page);
  });

  test('alone: what else the element says is not read again', TIME, async (t) => {
    const page = await drawn(t);
    const asked = await inPage(page, async (element) => {
      element.spec = { version: 1, chart: 'country-indicator', heading: 'Invented' };
      await element.ready;
      const found = [];
      const real = Element.prototype.matches;
      for (const heading of ['', 'Another', '']) {
        let count = 0;
        Element.prototype.matches = function (selector) {
          count += /group/.test(selector);
          return real.call(this, selector);
        };
        if (heading) element.heading = heading;
        element.data = window.figures(30);
        await element.ready;
        found.push(count);
      }
      Element.prototype.matches = real;
      return found;
    });
    assert.deepEqual(asked, [0, 1, 0]);
    assert.equal((await page.contract('texts', CHART)).heading, 'Another');
    await quiet(page);
  });

  test('in the language that the page has by then', TIME, async (t) => {
    const page = await drawn(t);
    const said = await inPage(page, async (element) => {
      document.documentElement.lang = 'es-HN';
      element.data = window.figures(0.5);
      await element.ready;
      return element.summary();
    });
    assert.match(said, /Panamá/);
    await quiet(page);
  });

  test('the reading that is pointed at stays so, and the table open', TIME, async (t) => {
    const page = await drawn(t);
    await inPage(page, async (element) => {
      await element.restore({ table: true, reading: { country: 'PAN', year: 2002 } });
      for (const value of [30, 40]) {
        element.data = window.figures(value);
        await element.ready;
      }
    });
    const state = await inPage(page, (element) => element.save());
    assert.deepEqual(state, { table: true, reading: { country: 'PAN', year: 2002 } });
    const shown = await inPage(page, (element) => ['.tip', 'table'].map((name) => element.shadowRoot.querySelector(name).textContent));
    assert.match(shown[0], /43/);
    assert.match(shown[1], /2001 ?40 ?42 ?2002 ?41 ?43/);
    await quiet(page);
  });

  test('that cannot be drawn, or in part, and good ones after them', TIME, async (t) => {
    const page = await drawn(t);
    const codes = await inPage(page, async (element) => {
      const found = [];
      for (const data of [window.figures(30), { HND: [1, 2], PAN: [3, 4] }, window.figures(40), { ...window.figures(50), Atlantis: [1, 2] }, window.figures(60)]) {
        element.data = data;
        await element.ready.then(() => found.push('drawn'), (error) => found.push(error.code));
        found.push(element.problems().map(({ code }) => code).join());
      }
      return found;
    });
    assert.deepEqual(codes, ['drawn', '', 'E-DATA-SHAPE', 'E-DATA-SHAPE,E-DATA-EMPTY', 'drawn', '', 'drawn', 'W-COUNTRY-UNKNOWN', 'drawn', '']);
    assert.deepEqual(await numbers(page), ['60', '61', '62', '63']);
    assert.equal((await events(page, 'chart-error')).length, 1);
    assert.equal((await events(page, 'chart-ready')).length, 2, 'at first and after the failure');
  });

  test('in a row, then another view whose part is long in coming: `ready` is when that is painted', TIME, async (t) => {
    const page = await drawn(t);
    site.rules = [{ match: /carsi-charts\.views\.wasm$/, delay: 400 }];
    const shown = await inPage(page, async (element) => {
      for (const value of [30, 40, 50, 60]) {
        element.data = window.figures(value);
        await new Promise((done) => requestAnimationFrame(done));
      }
      element.update({ view: 'bars' });
      await element.ready;
      // It is listed once it has come.
      return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('carsi-charts.views.wasm'));
    });
    assert.equal(shown, true);
    await quiet(page);
  });

  test('while others are still being read: the last are shown', TIME, async (t) => {
    const page = await drawn(t);
    const painted = await inPage(page, async (element) => {
      // So many lines are read in slices, and the page goes on between them.
      const lines = Array.from({ length: 200_000 }, (_, i) => `A${i},2001,1`);
      element.data = `country,year,value\nHND,2001,7\n${lines.join('\n')}`;
      await new Promise((done) => setTimeout(done, 20));
      const before = element.toCSV();
      element.data = window.figures(30);
      element.data = window.figures(40);
      await element.ready;
      return [before, element.toCSV()];
    });
    assert.match(painted[0], /,2001,20,/, 'the large ones were under way');
    assert.match(painted[1], /,2001,40,/);
    assert.deepEqual(await inPage(page, (element) => element.problems()), []);
    await quiet(page);
  });

  test('for a chart that has left the page, and comes back', TIME, async (t) => {
    const page = await drawn(t);
    await inPage(page, async (element) => {
      element.remove();
      element.data = window.figures(30);
      document.querySelector('main').append(element);
      element.data = window.figures(40);
      await element.ready;
      element.data = window.figures(50);
      element.remove();
      document.querySelector('main').append(element);
      await element.ready;
    });
    assert.deepEqual(await numbers(page), ['50', '51', '52', '53']);
    await quiet(page);
  });

  test('none any more: what the element has itself is drawn', TIME, async (t) => {
    const page = await drawn(t, 'src="/data/homicide.json"');
    await inPage(page, async (element) => {
      element.data = null;
      await element.ready;
    });
    assert.ok((await numbers(page)).length > 50);
    assert.equal((await events(page, 'chart-error')).length, 0);
  });
});
