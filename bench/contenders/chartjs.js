// Tree-shaken: only what this line chart needs is registered.
import { CategoryScale, Chart, Decimation, Legend, LinearScale, LineController, LineElement, PointElement, Title, Tooltip } from 'chart.js';
import { run } from '../page.js';

Chart.register(CategoryScale, Decimation, Legend, LinearScale, LineController, LineElement, PointElement, Title, Tooltip);

run({
  prepare: (chart) => chart.series.map(({ values }) => values),
  draw(box, columns, chart) {
    const canvas = document.createElement('canvas');
    box.append(canvas);
    const datasets = chart.series.map(({ name, color }, i) => ({
      label: name,
      data: columns[i],
      borderColor: color,
      backgroundColor: color,
      borderWidth: 2,
      pointRadius: 0,
    }));
    const plot = new Chart(canvas, {
      type: 'line',
      data: { labels: chart.years, datasets },
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        scales: { y: { title: { display: true, text: 'points' } } },
        plugins: { title: { display: true, text: chart.heading }, legend: { position: 'bottom' } },
      },
    });
    return {
      update(next) {
        plot.data.datasets.forEach((dataset, i) => {
          dataset.data = next[i];
        });
        plot.update('none');
      },
    };
  },
  long(box, { years, values }) {
    const canvas = document.createElement('canvas');
    box.append(canvas);
    const data = Array.from(years, (x, i) => ({ x, y: values[i] }));
    const plot = new Chart(canvas, {
      type: 'line',
      data: { datasets: [{ label: 'Honduras', data, borderColor: '#1b6ca8', borderWidth: 2, pointRadius: 0 }] },
      options: {
        animation: false,
        maintainAspectRatio: false,
        parsing: false,
        normalized: true,
        scales: { x: { type: 'linear' }, y: { title: { display: true, text: 'points' } } },
        plugins: { title: { display: true, text: 'Made-up record' }, legend: { position: 'bottom' }, decimation: { enabled: true, algorithm: 'min-max' } },
      },
    });
    return {
      zoom(from, to) {
        Object.assign(plot.options.scales.x, { min: from, max: to });
        plot.update('none');
      },
      resize() {},
    };
  },
});
