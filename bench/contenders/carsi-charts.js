// The built package, used as a page would: its own script beside this one, the spec and the CSV by property.
import { run } from '../page.js';

run({
  prepare(chart) {
    const rows = chart.series.flatMap(({ code, values }) => chart.years.map((year, i) => `${code},${year},${values[i]}`));
    return `country,year,value\n${rows.join('\n')}\n`;
  },
  draw(box, csv, chart) {
    const element = /** @type {any} */ (document.createElement('country-indicator'));
    element.style.cssText = 'display:block;width:100%;height:100%';
    chart.series.forEach(({ color }, i) => element.style.setProperty(`--chart-color-${i + 1}`, color));
    element.theme = 'light';
    // The other libraries draw what is below the fold too.
    element.loading = 'eager';
    element.spec = {
      version: 1,
      chart: 'country-indicator',
      view: 'line',
      heading: chart.heading,
      indicator: 'Index',
      unit: 'points',
      countries: chart.series.map(({ code }) => code),
      highlight: chart.series.map(({ code }) => code),
    };
    element.data = csv;
    box.append(element);
    return {
      drawn: element.ready,
      update(next) {
        element.data = next;
      },
    };
  },
});
