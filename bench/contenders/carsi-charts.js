// The built package, used as a page would: its own script beside this one, the spec and the figures by property.
import { run } from '../page.js';

/** An element without figures. */
function empty() {
  const element = /** @type {any} */ (document.createElement('country-indicator'));
  element.style.cssText = 'display:block;width:100%;height:100%';
  // The other libraries draw what is below the fold too.
  element.loading = 'eager';
  return element;
}

/** @param {HTMLElement} box @param {object} spec @param {unknown} data @param {string[]} colors */
function put(box, spec, data, colors) {
  const element = /** @type {any} */ (box.firstChild ?? empty());
  colors.forEach((color, i) => element.style.setProperty(`--chart-color-${i + 1}`, color));
  element.theme = 'light';
  element.spec = { version: 1, chart: 'country-indicator', view: 'line', indicator: 'Index', unit: 'points', ...spec };
  element.data = data;
  if (!element.isConnected) box.append(element);
  return element;
}

/** A table as agencies publish it. @param {import('../data.js').Chart} chart */
const csv = ({ years, series }) => ['country,year,value', ...series.flatMap(({ code, values }) => years.map((year, i) => `${code},${year},${values[i]}`))].join('\n');

run({
  // The HTML of a page has the element; a script sets the figures when they have come.
  begin: (box) => box.append(empty()),
  // New figures of a script are numbers already, for this as for the others.
  prepare: ({ years, series }) => ({ year: years, ...Object.fromEntries(series.map(({ code, values }) => [code, values])) }),
  draw(box, _, chart) {
    const { heading, series } = chart;
    const codes = series.map(({ code }) => code);
    const element = put(box, { heading, countries: codes, highlight: codes }, csv(chart), series.map(({ color }) => color));
    return {
      drawn: element.ready,
      update(next) {
        element.data = next;
      },
    };
  },
  long(box, { years, values }) {
    const element = put(box, { heading: 'Made-up record' }, { year: years, HND: values }, ['#1b6ca8']);
    return {
      drawn: element.ready,
      zoom: (from, to) => element.update({ from, to }),
      resize() {},
    };
  },
});
