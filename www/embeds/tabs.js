// Tabs as the ARIA Authoring Practices have them: arrows move, and what is chosen is shown.
const tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[role=tab]')]);

/** @param {HTMLElement} chosen */
function choose(chosen) {
  for (const tab of tabs) {
    const is = tab === chosen;
    tab.setAttribute('aria-selected', String(is));
    tab.tabIndex = is ? 0 : -1;
    const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
    if (panel) panel.hidden = !is;
  }
  chosen.focus();
}

for (const [i, tab] of tabs.entries()) {
  tab.addEventListener('click', () => choose(tab));
  tab.addEventListener('keydown', ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const next = step && tabs.at((i + step) % tabs.length);
    if (next) choose(next);
  });
}
