// What the demo pages say must be true of the figures beside them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ROOT } from './server.mjs';

const COUNTRIES = ['BLZ', 'CRI', 'SLV', 'GTM', 'HND', 'NIC', 'PAN'];
const json = (name) => JSON.parse(readFileSync(`${ROOT}www/data/${name}`, 'utf8'));

/** Country to a map of year to value. Only the first three columns, which hold no quotes, are read. */
function figures(name) {
  const found = {};
  for (const line of readFileSync(`${ROOT}www/data/${name}`, 'utf8').trim().split('\n').slice(1)) {
    const [country, year, value] = line.split(',');
    (found[country] ??= new Map()).set(Number(year), Number(value));
  }
  return found;
}

const latest = (series) => series.get(Math.max(...series.keys()));
const homicides = figures('homicide_rate.csv');

test('since 2011 the rate has fallen furthest in El Salvador and Honduras, counted either way', () => {
  const falls = (measure) => COUNTRIES.toSorted((a, b) => measure(homicides[a]) - measure(homicides[b])).slice(0, 2);
  assert.deepEqual(falls((s) => latest(s) - s.get(2011)), ['SLV', 'HND']);
  assert.deepEqual(falls((s) => latest(s) / s.get(2011)), ['SLV', 'HND']);
  assert.deepEqual(json('homicide.json').highlight, ['SLV', 'HND']);
});

test('the gaps that the note names are gaps, and the years between them are not', () => {
  const gaps = (country, from) => Array.from({ length: 2024 - from }, (_, i) => from + i).filter((y) => !homicides[country].has(y));
  assert.deepEqual(gaps('SLV', 1994), [2023]);
  assert.deepEqual(gaps('BLZ', 2000), [2023]);
  assert.deepEqual(gaps('NIC', 1990), [2020, 2022, 2023]);
  assert.deepEqual(gaps('GTM', 1992), [2015, 2016]);
  assert.deepEqual(gaps('HND', 1990), [1996, 1997, 1998]);
  for (const area of ['LAC', 'WLD']) assert.equal(Math.min(...homicides[area].keys()), 2000);
});

test('Honduras: fewer homicides, no clear gain on the rule of law nor for youth', () => {
  assert.ok(latest(homicides.HND) < homicides.HND.get(2011) / 2);
  assert.ok(latest(homicides.HND) < homicides.HND.get(2015));
  const law = figures('wgi_rule_of_law.csv').HND;
  assert.ok(latest(law) <= law.get(1996));
  const youth = figures('youth_neet.csv').HND;
  assert.ok(latest(youth) >= youth.get(2005));
  assert.ok(!youth.has(2020));
});

test('the one target is an illustration and is what its note says', () => {
  const targets = json('goals.json').goals.flatMap((g) => g.indicators ?? []).filter((i) => i.target);
  assert.equal(targets.length, 1);
  const [{ target, baseline }] = targets;
  assert.equal(target.official, false);
  assert.equal(target.value, homicides.HND.get(2015) / 2);
  assert.equal(baseline.year, 2015);
  assert.match(target.note.en, /not a CARSI target/);
  assert.match(target.note.es, /no una meta de CARSI/);
});

test('every text is there in both languages, and goal 5 has no measure', () => {
  const walk = (value, at) => {
    if (value === null || typeof value !== 'object') return;
    const keys = Object.keys(value);
    if (keys.includes('en') || keys.includes('es')) assert.deepEqual(keys.toSorted(), ['en', 'es'], at);
    for (const key of keys) walk(value[key], `${at}/${key}`);
  };
  for (const name of ['homicide.json', 'goals.json']) walk(json(name), name);
  const { goals } = json('goals.json');
  assert.deepEqual(goals.map((g) => [g.number, g.indicators?.length ?? 0]), [[1, 1], [2, 1], [3, 1], [4, 1], [5, 0]]);
});

test('no page has an inline style, an inline script or an address of another host', () => {
  for (const page of ['index.html', 'csp.html', 'embed.html']) {
    const text = readFileSync(`${ROOT}www/${page}`, 'utf8');
    assert.doesNotMatch(text, /<style|\sstyle=|\son[a-z]+=/i, page);
    for (const [, attributes, body] of text.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
      assert.match(attributes, /src="\.\//, page);
      assert.equal(body.trim(), '', page);
    }
    assert.doesNotMatch(text, /(src|href)="(https?:)?\/\//, page);
  }
});
