import { mount } from '../pkg/dist/carsi-charts.element.js';

const here = document.getElementById('here');
if (here) {
  mount(here, {
    version: 1,
    chart: 'country-indicator',
    view: 'bars',
    heading: 'Homicide rates, latest figures',
    data: '../data/homicide_rate.csv',
    countries: ['BLZ', 'CRI', 'SLV', 'GTM', 'HND', 'NIC', 'PAN'],
    unit: 'per 100,000 people',
    decimals: 1,
    source: 'UNODC, through Our World in Data',
  });
}
