import uPlot from 'uplot';
import { run } from '../page.js';

// uPlot's height is that of the plot; its title and its legend of two rows come on top.
const AROUND = 85;

run({
  prepare: (chart) => [chart.years, ...chart.series.map(({ values }) => values)],
  draw(box, columns, chart) {
    const plot = new uPlot(
      {
        title: chart.heading,
        width: box.clientWidth,
        height: box.clientHeight - AROUND,
        scales: { x: { time: false } },
        axes: [{ values: (_, years) => years.map(String) }, { label: 'points' }],
        series: [
          { label: 'Year', value: (_, year) => String(year ?? '') },
          ...chart.series.map(({ name, color }) => ({ label: name, stroke: color, width: 2, points: { show: false } })),
        ],
      },
      columns,
      box,
    );
    return { update: (next) => plot.setData(next) };
  },
});
