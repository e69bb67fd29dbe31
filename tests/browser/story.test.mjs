// What the demo pages say must be true of the figures beside them.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
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

/** Rows as objects, by their headings. */
function columns(name) {
  const [head, ...rows] = readFileSync(`${ROOT}www/data/${name}`, 'utf8').trim().split('\n');
  const cells = (row) => [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare);
  return rows.map((row) => Object.fromEntries(cells(row).map((cell, i) => [head.split(',')[i], cell])));
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

test('the scorecard: every measure from its first figure of 2008 or later; homicides down in six countries, up in Costa Rica', () => {
  const spec = json('goals-scorecard.json');
  const measures = spec.goals.flatMap((goal) => goal.indicators);
  for (const { data, country, baseline, target } of measures) {
    const years = [...figures(data)[country].keys()].filter((year) => year >= 2008);
    assert.deepEqual([baseline.year, target], [Math.min(...years), undefined], `${data} ${country}`);
  }
  assert.deepEqual(measures.slice(0, 7).map((m) => m.country), COUNTRIES);
  // Least squares, as the method that the spec names has it.
  const slope = (series) => {
    const points = [...series].filter(([year]) => year >= 2008);
    const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
    const [t, y] = [mean(([year]) => year), mean(([, value]) => value)];
    return points.reduce((sum, [year, value]) => sum + (year - t) * (value - y), 0) / points.reduce((sum, [year]) => sum + (year - t) ** 2, 0) / y;
  };
  assert.deepEqual(COUNTRIES.filter((country) => slope(homicides[country]) > 0.005), ['CRI']);
  assert.deepEqual(COUNTRIES.filter((country) => slope(homicides[country]) < -0.005).length, 6);
  assert.deepEqual(spec.goals.map((goal) => goal.title), json('goals.json').goals.map((goal) => goal.title));
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

test('the error bands: from 2012 to 2023 only those of Nicaragua part, and it fell', () => {
  for (const name of ['rule-of-law', 'control-of-corruption']) {
    const found = columns(json(`${name}.json`).data);
    const parted = COUNTRIES.filter((country) => {
      const [then, now] = [2012, 2023].map((year) => found.find((r) => r.country_iso3 === country && Number(r.year) === year));
      return Math.abs(now.value - then.value) > 1.645 * (Number(now.std_error) + Number(then.std_error));
    });
    assert.deepEqual(parted, ['NIC'], name);
    const series = figures(json(`${name}.json`).data).NIC;
    assert.ok(series.get(2023) < series.get(2012));
  }
});

test('trust in the police: only the intervals of El Salvador and Nicaragua part', () => {
  const moves = {};
  for (const { country_iso3: country, year, low, high } of columns('trust_in_police_lapop_derived.csv')) {
    if (Number(year) < 2023) moves[country] = { low: Number(low), high: Number(high) };
    else moves[country] = Number(low) > moves[country].high ? 'up' : Number(high) < moves[country].low ? 'down' : 'open';
  }
  assert.deepEqual(moves, { CRI: 'open', SLV: 'up', GTM: 'open', HND: 'open', NIC: 'down', PAN: 'open' });
});

test('prisoners without a sentence: up in four countries, down in Panama and Nicaragua, the same in Costa Rica', () => {
  const share = figures('pretrial_share_sdg_16_3_2.csv');
  const where = (sign) => COUNTRIES.filter((c) => Math.sign(share[c].get(2018) - share[c].get(2015)) === sign);
  assert.deepEqual([where(1), where(0), where(-1)], [['BLZ', 'SLV', 'GTM', 'HND'], ['CRI'], ['NIC', 'PAN']]);
  assert.equal(share.BLZ.get(2005), 5.6);
});

test('schools: up everywhere, and the ends of each range are those that the headings name', () => {
  const ends = (name) => {
    const found = figures(`school_completion_${name}.csv`);
    const ranked = COUNTRIES.toSorted((a, b) => latest(found[a]) - latest(found[b]));
    return [ranked[0], ranked.at(-1)].map((c) => `${c} ${Math.round(latest(found[c]))}`);
  };
  const lower = figures('school_completion_lower_secondary.csv');
  for (const country of COUNTRIES) assert.ok(latest(lower[country]) > lower[country].get(Math.min(...lower[country].keys())), country);
  assert.deepEqual([lower.BLZ.size, lower.NIC.size, lower.GTM.size], [3, 4, 5]);
  assert.deepEqual(ends('lower_secondary'), ['GTM 48', 'PAN 85']);
  assert.deepEqual(ends('primary'), ['NIC 74', 'CRI 96']);
  assert.deepEqual(ends('upper_secondary'), ['GTM 35', 'PAN 67']);
});

test('youth: of the five countries with both years, most up in Guatemala and most down in El Salvador', () => {
  const youth = figures('youth_neet.csv');
  const both = COUNTRIES.filter((c) => youth[c].has(2012) && youth[c].has(2022));
  assert.equal(both.length, 5);
  const ranked = both.toSorted((a, b) => youth[a].get(2022) - youth[a].get(2012) - (youth[b].get(2022) - youth[b].get(2012)));
  assert.deepEqual([ranked[0], ranked.at(-1)], ['SLV', 'GTM']);
  assert.deepEqual([Math.max(...youth.BLZ.keys()), Math.max(...youth.NIC.keys())], [2021, 2014]);
});

test('targets that are official are those of the table, stated there, and are said not to be CARSI’s', () => {
  const rows = columns('cocaine_removal_rate_targets.csv').filter((r) => r.basis.startsWith('stated'));
  const spec = json('removal-rate.json');
  for (const goal of spec.goals) {
    const [{ readings, milestones, target, baseline }] = goal.indicators;
    for (const aim of [...milestones, target]) {
      assert.ok(rows.some((r) => Number(r.year) === aim.year && Number(r.target_percent) === aim.value), `${aim.year}: ${aim.value}`);
    }
    for (const { year, value } of readings) assert.ok(rows.some((r) => Number(r.year) === year && Number(r.actual_percent) === value));
    assert.equal(target.official, true);
    assert.equal(baseline, undefined);
    for (const [text, not] of [[goal.title.en, /not CARSI’s/], [goal.title.es, /no es de CARSI/], [target.note.en, /not .*CARSI/], [target.note.es, /no .*CARSI/]]) {
      assert.match(text, not);
    }
  }
});

test('every file of figures is registered with its source, and every spec names one that is there', () => {
  const files = readdirSync(`${ROOT}www/data`);
  const sources = readFileSync(`${ROOT}www/data/SOURCES.md`, 'utf8');
  for (const name of files.filter((name) => name.endsWith('.csv'))) assert.ok(sources.includes(`\`${name}\``), name);
  for (const name of files.filter((name) => name.endsWith('.json'))) {
    const spec = json(name);
    assert.ok(spec.source?.en && spec.note?.en, name);
    if (spec.data) assert.ok(files.includes(spec.data), `${name}: ${spec.data}`);
  }
});

test('every text is there in both languages, and goal 5 has no measure', () => {
  const walk = (value, at) => {
    if (value === null || typeof value !== 'object') return;
    const keys = Object.keys(value);
    if (keys.includes('en') || keys.includes('es')) assert.deepEqual(keys.toSorted(), ['en', 'es'], at);
    for (const key of keys) walk(value[key], `${at}/${key}`);
  };
  for (const name of readdirSync(`${ROOT}www/data`).filter((name) => name.endsWith('.json'))) walk(json(name), name);
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
