// What runs in every contender's page: it makes the boxes and the data, lets the contender draw and keeps the time.
//
// ?charts=N  how many charts (1). The driver waits for `bench.drawn`, then may call `bench.redraw` and `bench.distinct`.
import { chart } from './data.js';

const WIDTH = 640;
const HEIGHT = 400;

/**
 * @typedef {object} Contender
 * @property {(chart: import('./data.js').Chart) => any} prepare The data in the form that the library takes; not timed in redraws.
 * @property {(box: HTMLElement, data: any, chart: import('./data.js').Chart) => Drawing} draw
 *
 * @typedef {object} Drawing
 * @property {(data: any) => void} [update] Draws other data, now or in the next frame.
 * @property {Promise<unknown>} [drawn] If it does not draw at once.
 */

const frame = () => new Promise((done) => requestAnimationFrame(done));

function box() {
  const element = document.createElement('div');
  element.style.cssText = `position:relative;overflow:hidden;float:left;width:${WIDTH}px;height:${HEIGHT}px`;
  document.body.append(element);
  return element;
}

/** @param {Contender} contender */
export function run(contender) {
  const count = Number(new URLSearchParams(location.search).get('charts') ?? 1);
  /** @type {Drawing[]} */
  const drawings = [];

  async function draw() {
    const start = performance.now();
    for (let i = 0; i < count; i++) {
      const figures = chart(i + 1);
      drawings.push(contender.draw(box(), contender.prepare(figures), figures));
    }
    await Promise.all(drawings.map((drawing) => drawing.drawn));
    const drawn = performance.now();
    // The first callback runs before the frame that shows the drawing, the second after it.
    await frame();
    await frame();
    return { start, drawn, painted: performance.now() };
  }

  /** @type {any[]} */
  let sets = [];

  /** Makes `times` other data sets for `redraw`, in the form that the library takes. @param {number} times */
  function prepare(times) {
    sets = Array.from({ length: times }, (_, i) => contender.prepare(chart(1000 + i)));
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

  Object.assign(globalThis, { bench: { drawn: draw(), prepare, redraw, distinct, density } });
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
