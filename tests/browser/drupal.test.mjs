// Drupal's filter "Limit allowed HTML tags", imitated from its documentation and source, since there is no Drupal here.
// It proves the list of tags that docs/embedding.md tells to add, not Drupal.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHART, GOALS, TIME, quiet, visit } from './chromium.mjs';
import { demo, snippet } from './command.mjs';
import { docs } from './docs.mjs';
import { STRICT } from './server.mjs';

/** The text format "Basic HTML" as Drupal 10 installs it (core/profiles/standard/config/install/filter.format.basic_html.yml). */
const BASIC = `<br> <p> <h2 id> <h3 id> <h4 id> <h5 id> <h6 id> <cite> <dl> <dt> <dd> <a hreflang href> <blockquote cite> <ul type> <ol type start>
  <img src alt data-entity-uuid data-entity-type height width data-caption data-align> <strong> <em> <code> <li>`;
/** What an editor adds to it. */
const ADDED = docs('embedding.md').match(/<div data-\*> .*<td[^>]*>/)[0];

/** What the filter leaves of markup: tags that are listed, with the attributes listed for them; of all others their content. */
const filter = (page, typed, allowed) =>
  page.evaluate(([typed, allowed]) => {
    const list = new Map([...allowed.matchAll(/<(\w+)([^>]*)>/g)].map(([, tag, names]) => [tag, names.split(/\s+/).filter(Boolean)]));
    const matches = (name, listed) => (listed.endsWith('*') ? name.startsWith(listed.slice(0, -1)) : name === listed);
    const { body } = new DOMParser().parseFromString(typed, 'text/html');
    for (const element of body.querySelectorAll('*')) {
      const names = list.get(element.localName);
      if (!names) {
        element.replaceWith(...element.childNodes);
        continue;
      }
      for (const name of element.getAttributeNames()) {
        // A language and a direction may stand anywhere; styles and handlers nowhere.
        const kept = !/^(style$|on)/.test(name) && [...names, 'lang', 'dir'].some((listed) => matches(name, listed));
        if (!kept) element.removeAttribute(name);
      }
    }
    return body.innerHTML.trim();
  }, [typed, allowed]);

/** Nothing but what HTML means. */
const plain = (html) => html.replaceAll('&nbsp;', ' ').replace(/\s+/g, ' ').replace(/ ?(<[^>]+>) ?/g, '$1').trim();

/** What an editor typed: the second part of the page, and what the filter takes away whatever is on its list. */
const typed = (page) =>
  page.evaluate(() => {
    const section = document.querySelector('[aria-labelledby=added]').cloneNode(true);
    section.querySelector('h2').remove();
    for (const chart of section.querySelectorAll('country-indicator')) chart.replaceWith(...chart.childNodes);
    const html = section.innerHTML.trim();
    return `<script type="module" src="../pkg/dist/carsi-charts.js"></script>${html.replace('<div ', '<div class="wide" style="color: red" onclick="alert(1)" ')}`;
  });

describe('under Drupal’s filter, imitated', () => {
  test('the page shows what the list as it comes and the list with the tags added leave of the same text', TIME, async (t) => {
    const page = await visit(t, '/embeds/drupal.html', { csp: STRICT });
    await page.locator(CHART).evaluate((e) => e.ready);
    await quiet(page);
    const text = await typed(page);
    const shown = await page.locator('[aria-labelledby=plain]').innerHTML();
    assert.equal(plain(await filter(page, text, BASIC)), plain(shown.replace(/<h2.*?<\/h2>/, '')));
    const kept = await filter(page, text, `${BASIC} ${ADDED}`);
    assert.equal(kept, text.replace(/<script.*?<\/script>/, '').replace(/ class.*?alert\(1\)"/, ''));
  });

  for (const [name, chart] of [['homicide', CHART], ['goals', GOALS]]) {
    test(`with the tags added, what \`carsi-charts snippet\` prints is kept whole but for the script, and drawn: ${name}`, TIME, async (t) => {
      const page = await visit(t, '/tests/blank.html', { csp: STRICT });
      const text = snippet(demo(name), '--base', '/pkg/dist/', '--src', `/data/${name}.json`, '--lang', 'es');
      const kept = await filter(page, text, `${BASIC} ${ADDED}`);
      assert.equal(plain(kept), plain(text.replace(/<script.*?<\/script>/, '')));
      await page.evaluate((kept) => (document.querySelector('main').innerHTML = kept), kept);
      await page.locator(chart).evaluate((e) => e.ready);
      assert.ok((await page.contract('csv', chart)).split('\n').length > 10);
      await quiet(page);
    });
  }
});
