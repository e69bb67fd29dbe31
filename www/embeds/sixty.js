// Seven countries, again and again, each alone above the others.
const countries = ['BLZ', 'CRI', 'SLV', 'GTM', 'HND', 'NIC', 'PAN'];
const many = document.getElementById('many');
for (let i = 0; i < 60; i++) {
  const chart = document.createElement('country-indicator');
  for (const [name, value] of Object.entries({ src: '../data/homicide_rate.csv', countries: countries.join(' '), highlight: countries[i % 7], unit: 'per 100,000 people', heading: `Homicide rate, chart ${i + 1} of 60`, source: 'UNODC, through Our World in Data' })) chart.setAttribute(name, value);
  many?.append(chart);
}
