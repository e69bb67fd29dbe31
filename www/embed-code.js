// Beside each chart of the page: the HTML that puts it into another page, in the form that `carsi-charts snippet` prints.
// It is made when somebody asks for it, in the language of the page.

const said = {
  open: ['Embed code', 'Código para insertar'],
  label: ['HTML to paste', 'HTML para pegar'],
  copy: ['Copy', 'Copiar'],
  copied: ['Copied.', 'Copiado.'],
  selected: ['Selected: copy it with Ctrl+C or ⌘C.', 'Seleccionado: cópielo con Ctrl+C o ⌘C.'],
  failed: ['The chart is not there, so there is no code.', 'El gráfico no está, así que no hay código.'],
};

const spanish = () => document.documentElement.lang === 'es';
const pick = (pair) => pair[Number(spanish())];
/** A text of a spec: one for each language, or one for all. */
const own = (words) => (words?.[spanish() ? 'es' : 'en'] ?? words?.[spanish() ? 'en' : 'es'] ?? (typeof words === 'string' ? words : '')).trim();
const text = (words) => words.trim().replace(/\s*\n\s*/g, ' ').replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
const attribute = (name, value) => ` ${name}="${text(value).replaceAll('"', '&quot;')}"`;

/** The chart's table, which it makes when it is opened. */
function table(chart) {
  const button = chart.shadowRoot.querySelector('[aria-controls=table]');
  const isOpen = button.getAttribute('aria-expanded') === 'true';
  if (!isOpen) button.click();
  const found = chart.shadowRoot.querySelector('table').cloneNode(true);
  if (!isOpen) button.click();
  return found;
}

function tableLines(found) {
  const row = ({ cells }) => `    <tr>${[...cells].map((cell) => {
    const { localName: tag } = cell;
    return `<${tag}${tag === 'th' ? attribute('scope', cell.scope) : ''}>${text(cell.textContent)}</${tag}>`;
  }).join('')}</tr>`;
  const body = (name, part) => [`  <${name}>`, ...[...part.rows].map(row), `  </${name}>`];
  return ['<table>', `  <caption>${text(found.caption.textContent)}</caption>`, ...body('thead', found.tHead), ...body('tbody', found.tBodies[0]), '</table>'];
}

function citation(chart, spec) {
  const source = text(own(spec.source));
  const link = chart.shadowRoot.querySelector('[part~=source] a')?.getAttribute('href');
  const day = new Date().toLocaleDateString(spanish() ? 'es' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const title = text(own(spec.heading));
  const from = source && `${pick(['Source', 'Fuente'])}: ${link ? `<a${attribute('href', link)}>${source}</a>` : source}${source.endsWith('.') ? ' ' : '. '}`;
  return `<p>${from}${pick([`“${title}”, accessed ${day}.`, `«${title}», consultado el ${day}.`])}</p>`;
}

/** The twin of a chart that is painted. */
function code(chart) {
  const { spec } = chart;
  const loader = document.querySelector('script[type=module][src$="/carsi-charts.js"]').src;
  const attributes = [...chart.attributes].filter(({ name }) => !['src', 'lang', 'loading', 'id', 'class'].includes(name));
  const told = [['chart', chart.localName], ['src', new URL(chart.getAttribute('src'), document.baseURI).href], ...attributes.map(({ name, value }) => [name, value])];
  const note = own(spec.note);
  return [
    `<script${attribute('type', 'module')}${attribute('src', loader)}></script>`,
    `<div${told.map(([name, value]) => attribute(`data-${name}`, value)).join('')}${attribute('lang', spanish() ? 'es' : 'en')}>`,
    ...[`<p>${text(chart.summary())}</p>`, ...tableLines(table(chart)), ...(note ? [`<p>${text(note)}</p>`] : []), citation(chart, spec)].map((line) => `  ${line}`),
    '</div>',
    '',
  ].join('\n');
}

/** An element, and in it what is said in both languages: the page hides the one that is not meant. */
function make(tag, words = []) {
  const element = document.createElement(tag);
  words.forEach((word, at) => {
    const span = element.appendChild(document.createElement('span'));
    span.lang = ['en', 'es'][at];
    span.hidden = at !== Number(spanish());
    span.textContent = word;
  });
  return element;
}

function offer(chart, heading) {
  const details = make('details');
  details.className = 'embed-code';
  const summary = make('summary', said.open);
  const label = make('label', said.label);
  const field = make('textarea');
  const button = make('button', said.copy);
  const told = make('p');
  field.readOnly = true;
  field.rows = 8;
  field.spellcheck = false;
  field.dir = 'ltr';
  button.type = 'button';
  told.setAttribute('role', 'status');
  // Which chart's: all of them are called alike.
  for (const named of [summary, field, button]) named.setAttribute('aria-describedby', heading.id);
  label.append(field);
  details.append(summary, label, button, told);

  const fill = async () => {
    told.textContent = '';
    if (!details.open) return;
    try {
      // Painted in the language that the page has now.
      chart.loading = 'eager';
      await chart.ready;
      field.value = code(chart);
    } catch {
      field.value = '';
      told.textContent = pick(said.failed);
    }
    button.disabled = !field.value;
  };
  details.addEventListener('toggle', fill);
  new MutationObserver(fill).observe(chart, { attributes: true, attributeFilter: ['lang'] });
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      told.textContent = pick(said.copied);
    } catch {
      // Not allowed, or no secure page.
      field.focus();
      field.select();
      told.textContent = pick(said.selected);
    }
  });
  return details;
}

for (const box of document.querySelectorAll('.measure')) {
  const chart = box.querySelector('country-indicator, goal-progress');
  if (chart) box.append(offer(chart, box.querySelector('h3')));
}
