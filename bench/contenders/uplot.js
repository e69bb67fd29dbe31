import uPlot from 'uplot';
import { run } from '../page.js';

// uPlot's height is that of the plot; its title and its legend of two rows come on top.
const AROUND = 85;

const axes = [{ values: (_, years) => years.map(String) }, { label: 'points' }];
const year = { label: 'Year', value: (_, year) => String(year ?? '') };
const line = (label, stroke) => ({ label, stroke, width: 2, points: { show: false } });

const plot = (box, title, lines, columns) =>
  new uPlot({ title, width: box.clientWidth, height: box.clientHeight - AROUND, scales: { x: { time: false } }, axes, series: [year, ...lines] }, columns, box);

run({
  prepare: (chart) => [chart.years, ...chart.series.map(({ values }) => values)],
  draw(box, columns, chart) {
    const made = plot(box, chart.heading, chart.series.map(({ name, color }) => line(name, color)), columns);
    return { update: (next) => made.setData(next) };
  },
  long(box, { years, values }) {
    const made = plot(box, 'Made-up record', [line('Honduras', '#1b6ca8')], [years, values]);
    return {
      zoom: (from, to) => made.setScale('x', { min: from, max: to }),
      resize: (width) => made.setSize({ width, height: made.height }),
    };
  },
});
