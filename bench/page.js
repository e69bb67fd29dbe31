// What runs in every contender's page: it makes the boxes and the data, lets the contender draw and keeps the time.
//
// ?charts=N  how many charts (1). The driver waits for `bench.drawn`, then may call `bench.redraw` and `bench.distinct`.
// ?points=N  one line of so many points in place of them; then `bench.zoom` and `bench.resize`.
import { chart, record } from './data.js';

const WIDTH = 640;
const HEIGHT = 400;

/**
 * @typedef {object} Contender
 * @property {(chart: import('./data.js').Chart) => any} prepare The data in the form that the library takes; not timed in redraws.
 * @property {(box: HTMLElement, data: any, chart: import('./data.js').Chart) => Drawing} draw
 * @property {(box: HTMLElement, record: import('./data.js').Record) => Long} long
 * @property {(box: HTMLElement) => void} [begin] Puts into the box of a long line what a page has there before the figures come.
 *
 * @typedef {object} Drawing
 * @property {(data: any) => void} [update] Draws other data, now or in the next frame.
 * @property {Promise<unknown>} [drawn] If it does not draw at once.
 *
 * @typedef {object} Long A line of many points.
 * @property {Promise<unknown>} [drawn] If it does not draw at once.
 * @property {(from: number, to: number) => void} zoom Shows these years, now or in the next frame.
 * @property {(width: number) => void} resize Takes another width of the box, likewise, if it does not see it by itself.
 */

const frame = () => new Promise((done) => requestAnimationFrame(done));

/** @type {HTMLElement[]} */
const boxes = [];

function box() {
  const element = document.createElement('div');
  element.style.cssText = `position:relative;overflow:hidden;float:left;width:${WIDTH}px;height:${HEIGHT}px`;
  document.body.append(element);
  boxes.push(element);
  return element;
}

/** @param {Contender} contender */
export function run(contender) {
  const query = new URLSearchParams(location.search);
  const count = Number(query.get('charts') ?? 1);
  const points = Number(query.get('points'));
  /** @type {Drawing[]} */
  const drawings = [];

  /** @type {Long | undefined} */
  let long;

  /** A long line, alone on the page. */
  async function again() {
    for (const old of boxes.splice(0)) old.remove();
    const place = box();
    contender.begin?.(place);
    const data = record(points);
    await frame();
    await frame();
    const start = performance.now();
    long = contender.long(place, data);
    return { start, ...(await painted(long.drawn)) };
  }

  async function draw() {
    if (points) return again();
    const start = performance.now();
    for (let i = 0; i < count; i++) {
      const figures = chart(i + 1);
      drawings.push(contender.draw(box(), contender.prepare(figures), figures));
    }
    return { start, ...(await painted(Promise.all(drawings.map((drawing) => drawing.drawn)))) };
  }

  /** @param {Promise<unknown> | undefined} ready */
  async function painted(ready) {
    await ready;
    const drawn = performance.now();
    // The first callback runs before the frame that shows the drawing, the second after it.
    await frame();
    await frame();
    return { drawn, painted: performance.now() };
  }

  /** Shows `times` other stretches of a long line, one a frame. @param {number} times */
  async function zoom(times) {
    for (let i = 0; i < times; i++) {
      long?.zoom(2000 - points + 1000 * (i + 1), 1999 - 500 * i);
      await frame();
    }
    await frame();
  }

  /** Gives it `times` other widths, one a frame. @param {number} times */
  async function resize(times) {
    for (let i = 0; i < times; i++) {
      boxes[0].style.width = `${WIDTH - 1 - i}px`;
      long?.resize(WIDTH - 1 - i);
      await frame();
    }
    await frame();
  }

  /** @type {any[]} */
  let sets = [];

  /** Makes `times` other data sets for `redraw`, in the form that the library takes, and draws one that is not timed. @param {number} times */
  async function prepare(times) {
    sets = Array.from({ length: times }, (_, i) => contender.prepare(chart(1000 + i)));
    drawings[0].update?.(contender.prepare(chart(999)));
    await new Promise((done) => setTimeout(done, 300));
  }

  /** Draws them, one a frame; ms a frame on the wall. */
  async function redraw() {
    await frame();
    const start = performance.now();
    for (const data of sets) {
      drawings[0].update?.(data);
      await frame();
    }
    await frame();
    return (performance.now() - start) / sets.length;
  }

  /** How many different pictures `times` redraws give: fewer than asked means that some were not drawn. @param {number} times */
  async function distinct(times) {
    const pictures = new Set();
    for (let i = 0; i < times; i++) {
      drawings[0].update?.(contender.prepare(chart(5000 + i)));
      await frame();
      await frame();
      pictures.add(canvases().map((canvas) => canvas.toDataURL()).join());
    }
    return pictures.size;
  }

  Object.assign(globalThis, { bench: { drawn: draw(), prepare, redraw, distinct, density, again, zoom, resize } });
}

/** Every canvas of the page, those in shadow roots too. @param {Document | ShadowRoot} root @returns {HTMLCanvasElement[]} */
function canvases(root = document) {
  const inside = [...root.querySelectorAll('*')].flatMap((element) => (element.shadowRoot ? canvases(element.shadowRoot) : []));
  return [...root.querySelectorAll('canvas'), ...inside];
}

/** Canvas pixels per CSS pixel, of the largest canvas. */
function density() {
  const largest = canvases().sort((a, b) => b.width - a.width)[0];
  return largest ? largest.width / largest.getBoundingClientRect().width : 0;
}
