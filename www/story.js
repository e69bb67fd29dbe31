// The story page's language: chosen by its two buttons, kept in the address (`?lang=es`) and nowhere else.
// Each text stands on the page in both languages; the one that is not meant is hidden.

const root = document.documentElement;
const choice = document.querySelector('.languages');
const buttons = [...choice.querySelectorAll('button')];
const english = document.title;

function show(lang) {
  root.lang = lang;
  document.title = lang === 'es' ? document.querySelector('title').dataset.es : english;
  for (const text of document.querySelectorAll(':is(span, p, ul)[lang]')) text.hidden = text.lang !== lang;
  for (const number of document.querySelectorAll('data')) number.textContent = Number(number.value).toLocaleString(lang);
  for (const button of buttons) button.setAttribute('aria-pressed', String(button.lang === lang));
  // A chart reads the nearest `lang` whenever it is drawn, but is drawn anew only when its own changes.
  for (const chart of document.querySelectorAll('country-indicator, goal-progress')) chart.lang = lang;
}

for (const button of buttons) {
  button.addEventListener('click', () => {
    show(button.lang);
    // Charts may keep what a visitor has changed in the same address.
    const address = new URL(location.href);
    if (button.lang === 'es') address.searchParams.set('lang', 'es');
    else address.searchParams.delete('lang');
    history.replaceState(history.state, '', address);
  });
}

if (new URL(location.href).searchParams.get('lang') === 'es') show('es');
choice.hidden = false;
