// Readings of many values at a time: a column for each series, NaN where a scrape lacks it.
import type { ScrapeHistogram, Scrapes, ScrapeSeries } from './runtimeRecords.ts';
import { GrowingNumbers, GrowingTable, placed, PLACED, type TextPlace } from './tables.ts';

/** More than any release has; a page of someone's own making has no more room. */
const MOST_SERIES = 4096;

interface OpenSeries {
  readonly name: string;
  readonly labels: string;
  readonly shape: ScrapeSeries['shape'];
  readonly values: GrowingNumbers;
}

interface Buckets {
  readonly buckets: Float64Array;
  readonly counts: Float64Array;
}

export class ScrapeTable {
  readonly #table = new GrowingTable(PLACED);
  readonly #series = new Map<string, OpenSeries>();
  readonly #histograms = new Map<string, Map<number, Buckets>>();

  get count(): number {
    return this.#table.count;
  }

  begin(place: TextPlace): void {
    placed(this.#table, place);
  }

  /** When the latest scrape was made, where it becomes known after its beginning. */
  setWallMs(wallMs: number): void {
    if (Number.isNaN(this.#table.columns.wallMs[this.count - 1])) this.#table.columns.wallMs[this.count - 1] = wallMs;
  }

  /** The latest scrape has this series. */
  has(name: string, labels: string): boolean {
    return this.#series.get(name + labels)?.values.count === this.count;
  }

  add(name: string, labels: string, shape: ScrapeSeries['shape'], value: number): void {
    const key = name + labels;
    let series = this.#series.get(key);
    if (series === undefined) {
      if (this.#series.size >= MOST_SERIES) return;
      series = { name, labels, shape, values: new GrowingNumbers() };
      this.#series.set(key, series);
    }
    const { values } = series;
    if (values.count === this.count) return;
    while (values.count < this.count - 1) values.push(Number.NaN);
    // Infinity is no figure: a limit that is not set.
    values.push(Number.isFinite(value) ? value : Number.NaN);
  }

  addHistogram(name: string, buckets: Float64Array, counts: Float64Array): void {
    let rows = this.#histograms.get(name);
    if (rows === undefined) {
      if (this.#histograms.size >= MOST_SERIES) return;
      rows = new Map();
      this.#histograms.set(name, rows);
    }
    // The same limits, scrape after scrape: once in memory.
    const before = rows.get(this.count - 2)?.buckets;
    const same = before !== undefined && before.length === buckets.length && before.every((limit, i) => limit === buckets[i]);
    rows.set(this.count - 1, { buckets: same ? before : buckets, counts });
  }

  taken(): Scrapes {
    const { count } = this;
    const series: ScrapeSeries[] = [];
    for (const { name, labels, shape, values } of this.#series.values()) {
      while (values.count < count) values.push(Number.NaN);
      series.push({ name, labels, shape, values: values.taken() });
    }
    const histograms: ScrapeHistogram[] = Array.from(this.#histograms, ([name, rows]) => ({ name, at: (row) => rows.get(row) }));
    return { ...this.#table.taken(), series, histograms };
  }
}
