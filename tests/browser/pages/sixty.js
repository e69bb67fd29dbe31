// Sixty charts, one file of data each, so that what is fetched and when can be told.
const main = document.querySelector('main');
for (let i = 0; i < 60; i++) main.insertAdjacentHTML('beforeend', `<country-indicator src="/data/homicide_rate.csv?${i}" unit="per 100,000" heading="Chart ${i}"></country-indicator>`);
