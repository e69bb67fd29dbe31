/** The elements register when the module is imported; importing it on a server does nothing. */

/** Version of the loader and of the wasm that belongs to it. */
export declare const version: string;

/**
 * Says where the wasm is, if not beside the loader: all else that belongs to it is beside it then. To be called before the
 * first chart is shown. `help` is the page to which the codes in the `debug` panel link: a copy of `www/problems.html`.
 * `timeout`: after so many ms in which nothing has come, a file is given up; 60,000 unless it is set.
 */
export declare function configure(options: { wasm?: string | URL; help?: string | URL; timeout?: number }): void;

/**
 * Puts a chart into an element of the page, whose content becomes the fallback; the elements are registered if they are not yet.
 * `spec.chart` says which. `data` is what is drawn in place of a file.
 */
export declare function mount(target: Element, spec: Record<string, unknown> & { chart: 'goal-progress' }, options?: { data?: ChartData }): GoalProgress;
export declare function mount(target: Element, spec: Record<string, unknown> & { chart: 'country-indicator' }, options?: { data?: ChartData }): CountryIndicator;
export declare function mount(target: Element, spec: Record<string, unknown> & { chart: string }, options?: { data?: ChartData }): CountryIndicator | GoalProgress;

/**
 * Registers both elements, and puts one into each `<div data-chart="…">` of the page, now and later. `carsi-charts.js` does
 * this by itself, `carsi-charts.element.js` does not.
 */
export declare function register(): void;

/**
 * Figures in place of a file: its text or bytes; rows, as objects or as lists with the headings first; or columns by their
 * names, one of which is `year` while each of the others is a place. Columns of numbers are handed over as they are and
 * not copied before; the longest are best `Int32Array` for years and `Float64Array`, with NaN where there is no figure.
 */
export type ChartData = string | Uint8Array | ArrayBuffer | Record<string, unknown>[] | unknown[][] | Record<string, ArrayLike<unknown>>;

/** One thing wrong with a spec or its data, in the page's language. */
export interface ChartProblem {
  /** Stable, such as `W-ROW-DUP`; in lower case its anchor on the page of codes. */
  code: string;
  severity: 'error' | 'warning';
  /** Line and column of a file, row and column of a table of the page, or a JSON pointer, in words; may be empty. */
  place: string;
  /** Line of the file where the row starts, or row of the table, from 1; `null` where there is none. */
  row: number | null;
  /** Column, from 1; `null` where there is none. */
  column: number | null;
  /** Place in the spec or in a JSON file, such as `/goals/0/target`; `null` where there is none. */
  pointer: string | null;
  /** What was read there. */
  text: string;
  /** What is wrong. This and the next two are empty if `carsi-charts.problems.txt` cannot be fetched. */
  sentence: string;
  /** What was assumed or left out. */
  assumed: string;
  /** How to mend it. */
  mend: string;
}

/** The reading that a visitor has chosen. */
export interface ChartSelection {
  /** ISO 3166 alpha-3, or an agency's code for a region; may be empty. */
  country: string;
  year: number | null;
  /** `null` where the source has no value. */
  value: number | null;
  /** Why there is no value; `null` where there is one. */
  missing: 'unknown' | 'not collected' | 'not applicable' | 'suppressed' | 'not yet published' | null;
  flag: 'provisional' | 'estimated' | 'forecast' | 'break' | null;
}

/** What a visitor has changed: these keys in place of the author's. */
export interface ChartState {
  view?: string;
  scale?: 'linear' | 'log';
  /** `null`: each country's latest. */
  year?: number | null;
  from?: number | null;
  to?: number | null;
  countries?: string[];
  /** Countries that are not shown; what is not there is no mistake. */
  hidden?: string[];
  /** Countries and comparators that are highlighted, in place of the author's; none means all countries. */
  focus?: string[];
  /** Whether the table is open. */
  table?: boolean;
  /** The reading chosen last. */
  reading?: { country: string; year: number };
}

export interface ChartEventMap {
  /** The chart is painted for the first time, or again after a failure. */
  'chart-ready': CustomEvent<Record<string, never>>;
  /** There is no chart; the fallback is shown. */
  'chart-error': CustomEvent<{ code: string; message: string }>;
  /** Something was left out or assumed. */
  'chart-warning': CustomEvent<ChartProblem>;
  'chart-select': CustomEvent<ChartSelection>;
  /** What a visitor has changed, or `restore` has. */
  'chart-state': CustomEvent<ChartState>;
}

declare class ChartElement extends HTMLElement {
  static readonly tag: string;
  static readonly version: string;
  /** Address of a spec (JSON) or of data (CSV, SDMX-JSON, JSON-stat, World Bank). */
  src: string | null;
  /** Hash of the file that `src` names (`sha384-…`): any other is refused with `E-DATA-INTEGRITY`. */
  integrity: string | null;
  /** Seconds, 30 at least, after which the data are fetched anew, again and again; where that fails, the last good ones stay. */
  refresh: number | null;
  /** Format of all data of this element, in place of what their content looks like; with it, `src` is data. */
  format: 'csv' | 'table' | 'world-bank' | 'sdmx-json' | 'json-stat' | (string & {}) | null;
  /** Tag that numbers are written by; else the page's language. */
  locale: string | null;
  theme: 'auto' | 'light' | 'dark' | (string & {});
  loading: 'lazy' | 'eager' | (string & {});
  /** Shows all problems under the chart, for its editor. */
  debug: boolean;
  view: string | null; // of country-indicator: line, bars, dots, slope, multiples, heat, map, tiles, table; of goal-progress: bars, path, scorecard, rings, table
  heading: string | null;
  subheading: string | null;
  note: string | null;
  unit: string | null;
  decimals: number | null;
  source: string | null;
  sourceHref: string | null;
  better: 'lower' | 'higher' | (string & {}) | null;
  /** The chart as it now stands is painted and its words are written; rejects when it cannot be. */
  readonly ready: Promise<void>;
  /** The author's spec, attributes and updates included. May be set as its JSON, too. */
  get spec(): Record<string, unknown>;
  set spec(spec: Record<string, unknown> | string);
  /** The data in place of a file. */
  set data(data: ChartData | null | undefined);
  /** Changes parts of the spec, by its keys; resolves when they are painted. */
  update(patch: Record<string, unknown>): Promise<void>;
  /** What visitors may change: names of views and of controls. */
  get controls(): string[] | null;
  set controls(names: string[] | string | null);
  /** Charts of a page with the same name share year, hidden countries, highlight and the reading pointed at. */
  group: string | null;
  /** Prefix of the query parameters that keep what visitors change; without it they are not kept. */
  urlState: string | null;
  /** What the visitor has changed. */
  save(): ChartState;
  /** Sets it; resolves when it is painted. What does not fit the data is dropped whole. */
  restore(state: ChartState): Promise<void>;
  /** The chart as a picture that can go alone, with heading, key, note and source; `scale` is 1 to 3, else 2. */
  toPNG(options?: { scale?: number }): Promise<Blob>;
  /** The same as an SVG document. */
  toSVG(): Promise<string>;
  /** Two or three sentences on what the chart shows. */
  summary(): string;
  /** At most 50; complete once `ready` has settled. */
  problems(): ChartProblem[];
  /** How many more there were. */
  readonly moreProblems: number;
  /** The readings as CSV. */
  toCSV(): string;
  addEventListener<K extends keyof ChartEventMap>(
    type: K,
    listener: (this: this, event: ChartEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** One indicator by country and year. */
export declare class CountryIndicator extends ChartElement {
  /** Codes of countries and comparators; set as a list or as text with spaces or commas. */
  get countries(): string[] | null;
  set countries(codes: string[] | string | null);
  get highlight(): string[] | null;
  set highlight(codes: string[] | string | null);
  indicator: string | null;
  from: number | null;
  to: number | null;
  /** Year of the views of one year; without it, each country's latest. */
  year: number | null;
  order: 'value' | 'given' | (string & {}) | null;
  scale: 'linear' | 'log' | (string & {}) | null;
  /** Where the value axis starts; without it, at zero unless that would flatten all. */
  start: 'auto' | 'zero' | 'data' | (string & {}) | null;
  /** Of `multiples`: one value axis for all plots, or one for each. */
  axis: 'shared' | 'free' | (string & {}) | null;
  gaps: 'break' | 'bridge' | (string & {}) | null;
}

/** How far goals have come. */
export declare class GoalProgress extends ChartElement {
  /** Number of the only goal to show. */
  goal: number | null;
  country: string | null;
  method: 'linear' | 'open-sdg' | 'unsd-2022' | 'unsd-2023' | 'eurostat' | 'sdsn' | 'compare' | (string & {}) | null;
  /** Of `scorecard`: the order of indicators and countries. */
  sort: 'given' | 'name' | 'worst' | 'best' | (string & {}) | null;
  baselineYear: number | null;
  target: number | null;
  targetYear: number | null;
}

declare global {
  interface HTMLElementTagNameMap {
    'country-indicator': CountryIndicator;
    'goal-progress': GoalProgress;
  }
}
