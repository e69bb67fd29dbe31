// The page for a frame: one chart, told by the query with the names of the element's attributes, and its height told to
// the page around it: embed.html?chart=country-indicator&src=/figures/homicide.json&lang=es

import './carsi-charts.js';

/** What is said to the page around: see carsi-charts.frame.js. */
const KEY = 'carsi-charts';
const query = new URLSearchParams(location.search);

/** Whether data are from this page's own host or one that it names: a link must not show a stranger's figures here. @param {string} src */
function isOurs(src) {
  const named = document.querySelector(`meta[name=${KEY}-hosts]`)?.getAttribute('content') ?? '';
  const hosts = named.split(/\s+/).filter((host) => URL.canParse(host)).map((host) => new URL(host).origin);
  return URL.canParse(src, document.baseURI) && [location.origin, ...hosts].includes(new URL(src, document.baseURI).origin);
}

/** The element that the query asks for, with those of its attributes that it knows. */
function chart() {
  const asked = query.get('chart') ?? 'country-indicator';
  const tag = ['country-indicator', 'goal-progress'].includes(asked) ? asked : 'country-indicator';
  const known = /** @type {string[]} */ (/** @type {any} */ (customElements.get(tag)).observedAttributes);
  const element = document.createElement(tag);
  for (const [name, value] of query) {
    if (name === 'chart') continue;
    if (!known.includes(name)) console.warn(`${KEY}: ${tag} has no attribute ${name}`);
    else if (name === 'src' && !isOurs(value)) say(value);
    else element.setAttribute(name, value);
  }
  element.setAttribute('loading', 'eager');
  return element;
}

/** The refusal, for readers and for the editor. @param {string} src */
function say(src) {
  const spanish = document.documentElement.lang === 'es';
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  words.textContent = spanish ? 'Aquí no se muestran datos de otros sitios (E-DATA-URL).' : 'Data of other sites are not shown here (E-DATA-URL).';
  document.body.append(words);
  console.warn(`${KEY}: E-DATA-URL · ${src} is neither of this host nor of one that <meta name="${KEY}-hosts"> names`);
}

document.documentElement.lang = /^es\b/i.test(query.get('lang') ?? '') ? 'es' : 'en';
const element = chart();
document.body.append(element);
element.addEventListener('chart-ready', () => {
  const heading = /** @type {any} */ (element).spec.heading;
  const words = typeof heading === 'string' ? heading : heading?.[document.documentElement.lang];
  if (words) document.title = words;
});

/** A height is no secret: whatever page is around may know it. */
const tell = () => parent.postMessage({ [KEY]: 1, height: document.documentElement.getBoundingClientRect().height }, '*');
if (parent !== window) {
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener('message', ({ source, data }) => source === parent && Object(data)[KEY] === 1 && tell());
}
