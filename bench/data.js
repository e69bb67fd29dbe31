// The figures that every contender draws: made up by rule from a seed, the same on each run. They say nothing about any country.

/** @typedef {{ code: string, name: string, color: string, values: number[] }} Series */
/** @typedef {{ heading: string, years: number[], series: Series[] }} Chart */

const COUNTRIES = [
  ['BLZ', 'Belize', '#1b6ca8'],
  ['CRI', 'Costa Rica', '#c8553d'],
  ['SLV', 'El Salvador', '#2a9134'],
  ['GTM', 'Guatemala', '#7b4fa3'],
  ['HND', 'Honduras', '#b8860b'],
  ['NIC', 'Nicaragua', '#d1478f'],
  ['PAN', 'Panama', '#13868c'],
];
const YEARS = Array.from({ length: 30 }, (_, i) => 1994 + i);

/** A generator of numbers in 0..1 (xorshift). @param {number} seed */
function numbers(seed) {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

/** Seven series of thirty years. @param {number} seed @returns {Chart} */
export function chart(seed) {
  const next = numbers(seed);
  const series = COUNTRIES.map(([code, name, color], k) => {
    let value = 15 + 10 * k + 6 * next();
    const values = YEARS.map(() => {
      value = Math.max(1, value + 7 * (next() - 0.5));
      return Math.round(value * 10) / 10;
    });
    return { code, name, color, values };
  });
  return { heading: `Made-up index ${seed}, 1994–2023`, years: YEARS, series };
}

/** @typedef {{ years: Int32Array, values: Float64Array }} Record */

/** A walk through so many years up to 1999, with noise on it. @param {number} points @returns {Record} */
export function record(points) {
  const next = numbers(1);
  let value = 50;
  const years = Int32Array.from({ length: points }, (_, i) => 2000 - points + i);
  const values = Float64Array.from({ length: points }, () => {
    value += next() - 0.5;
    return value + 40 * (next() - 0.5);
  });
  return { years, values };
}

export const COLORS = COUNTRIES.map(([, , color]) => color);
