// The year of views of one year, with play; the range of years of the others.

import { language } from '../language.js';
import { button, current, isOfOneYear, make } from './pieces.js';
import { word } from './words.js';

/** @typedef {import('../drawing.js').Drawing} Drawing */
/** @typedef {import('./pieces.js').Taken} Taken */

/** How long a year stands while it plays, ms; longer for who asks for less motion. */
const STEP = 900;
const CALM = 1800;

/**
 * The slider of years. Its last stop is no year but the latest figure of each country. While it plays nothing is
 * announced; where it stops, that is.
 * @param {Drawing} drawing @param {boolean} spanish @param {HTMLElement} status
 */
export function year(drawing, spanish, status) {
  const input = make('input', { type: 'range', step: 1 });
  const output = make('output');
  const told = () => (input.value === input.max ? word('latest', spanish) : input.value);
  const say = () => {
    output.textContent = told();
    input.setAttribute('aria-valuetext', told());
  };
  const set = () => {
    say();
    return drawing.change({ year: input.value === input.max ? null : Number(input.value) });
  };
  input.addEventListener('input', () => {
    stop();
    set();
  });
  input.addEventListener('change', () => (status.textContent = told()));

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const play = button(word('play', spanish), () => (timer ? stop(true) : start()));
  const face = () => (play.textContent = word(timer ? 'pause' : 'play', spanish));
  function start() {
    if (input.value === input.max) input.value = input.min;
    else input.stepUp();
    set();
    next();
  }
  function next() {
    timer = setTimeout(async () => {
      if (!element.isConnected) return stop();
      input.stepUp();
      await set();
      if (input.value === input.max) stop(true);
      else if (timer) next();
    }, matchMedia('(prefers-reduced-motion: reduce)').matches ? CALM : STEP);
    face();
  }
  /** @param {boolean} [announce] */
  function stop(announce) {
    clearTimeout(timer);
    timer = undefined;
    face();
    if (announce) status.textContent = told();
  }
  // Time runs to the right, as on the plot.
  const element = make('div', { class: 'time', dir: 'ltr' }, play, make('label', {}, make('span', {}, word('year', spanish)), input, output));
  new IntersectionObserver((entries) => !entries.at(-1)?.isIntersecting && timer && stop()).observe(element);
  return {
    element,
    /** @param {Taken} shown @param {Taken} choices */
    update({ years }, choices) {
      element.hidden = !isOfOneYear(drawing);
      if (element.hidden && timer) stop();
      const first = Math.max(choices.years.first, current(drawing, 'from') ?? -Infinity);
      const last = Math.min(choices.years.last, current(drawing, 'to') ?? Infinity);
      input.min = String(Number.isFinite(first) ? first : years.first);
      input.max = String((Number.isFinite(last) ? last : years.last) + 1);
      if (!timer) input.value = String(current(drawing, 'year') ?? input.max);
      say();
    },
  };
}

/** A year as the chart prints it: its digits, and as a number where there are more than four. @param {Drawing} drawing @param {string} year */
function said(drawing, year) {
  const number = Number(year);
  const useGrouping = Math.abs(number) >= 1e4;
  return new Intl.NumberFormat(language(drawing.element).locale, { useGrouping }).format(number).replace('-', '\u2212');
}

/** From and to, two sliders that do not pass one another. @param {Drawing} drawing @param {boolean} spanish @param {HTMLElement} status */
export function range(drawing, spanish, status) {
  const ends = /** @type {const} */ (['from', 'to']).map((name) => {
    const input = make('input', { type: 'range', step: 1 });
    const output = make('output');
    return { name, input, output, label: make('label', {}, make('span', {}, word(name, spanish)), input, output) };
  });
  const [from, to] = ends;
  for (const { name, input } of ends) {
    input.addEventListener('input', () => {
      const other = name === 'from' ? to : from;
      if (Number(from.input.value) > Number(to.input.value)) other.input.value = input.value;
      const [first, last] = [Number(from.input.value), Number(to.input.value)];
      const chosen = current(drawing, 'year');
      // A year outside of them would stop the chart.
      const inside = chosen ? { year: Math.min(Math.max(chosen, first), last) } : {};
      drawing.change({ from: first, to: last, ...inside });
    });
    input.addEventListener('change', () => (status.textContent = `${from.output.textContent}–${to.output.textContent}`));
  }
  const element = make('div', { class: 'time', dir: 'ltr' }, from.label, to.label);
  return {
    element,
    /** @param {Taken} shown @param {Taken} choices */
    update({ years }, choices) {
      element.hidden = isOfOneYear(drawing);
      for (const { name, input, output } of ends) {
        [input.min, input.max] = [String(choices.years.first), String(choices.years.last)];
        input.value = String(name === 'from' ? years.first : years.last);
        output.textContent = said(drawing, input.value);
        input.setAttribute('aria-valuetext', output.textContent);
      }
    },
  };
}
