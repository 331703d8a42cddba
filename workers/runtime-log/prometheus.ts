// Prometheus' text of the Go runtime and the process, as client_golang exposes it; other metrics of the program are its own. A scrape ends
// where a series comes again, or at `# EOF`.
import type { ScrapeTable } from './scrapeTable.ts';
import type { TextPlace } from './tables.ts';

const SAMPLE = /^((?:go|process)_[a-zA-Z0-9_:]+)(\{[^}]*\})? ([^ ]+)(?: (-?\d{1,15}(?:\.\d+)?))?\s*$/;
const TYPE = /^# TYPE ((?:go|process)_[a-zA-Z0-9_:]+) (\w+)\s*$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?(?:e[+-]?\d+)?|Inf|NaN)$/i;
/** Seconds up to here, ms beyond: OpenMetrics and the older text differ. */
const MOST_SECONDS = 1e11;

interface OpenHistogram {
  readonly limits: number[];
  readonly counts: number[];
}

export class PrometheusReader {
  goVersion: string | undefined;
  readonly #table: ScrapeTable;
  readonly #types = new Map<string, string>();
  readonly #histograms = new Map<string, OpenHistogram>();
  #isOpen = false;
  #stampMs = Number.NaN;

  constructor(table: ScrapeTable) {
    this.#table = table;
  }

  /** A line that begins with `go_`, `process_` or `#`; 'other': it is none of these metrics; 'broken': it begins as one. */
  read(text: string, place: TextPlace): 'taken' | 'other' | 'broken' {
    if (text.startsWith('#')) return this.#readComment(text);
    const match = SAMPLE.exec(text);
    if (match === null || !NUMBER.test(match[3])) return /^(?:go|process)_[a-z0-9_]+(?:\{.*\})? -?[\d.]/.test(text) ? 'broken' : 'other';
    const [, name, labels = '', value, stamp] = match;
    const bucket = name.endsWith('_bucket') ? /[{,]le="([^"]+)"/.exec(labels)?.[1] : undefined;
    const base = name.slice(0, -'_bucket'.length);
    const isAgain = bucket === undefined ? this.#table.has(name, labels) : (this.#histograms.get(base)?.limits.includes(numberOf(bucket)) ?? false);
    if (!this.#isOpen || isAgain) this.#begin(place);
    if (stamp !== undefined) this.#table.setWallMs(Number(stamp) > MOST_SECONDS ? Number(stamp) : Number(stamp) * 1000);
    if (name === 'go_info') this.goVersion = /version="([^"]+)"/.exec(labels)?.[1] ?? this.goVersion;
    if (bucket === undefined) this.#table.add(name, labels, this.#shapeOf(name), numberOf(value));
    else this.#addBucket(base, numberOf(bucket), numberOf(value));
    return 'taken';
  }

  /** A time that stands in a line by itself, before a scrape: `date; curl …`. */
  stamp(wallMs: number): void {
    this.#stampMs = wallMs;
    this.end();
  }

  /** The scrape is over. */
  end(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    for (const [name, { limits, counts }] of this.#histograms) {
      // They grow from limit to limit, so that both are in the same order.
      const sorted = Float64Array.from(limits).toSorted();
      const sums = Float64Array.from(counts).toSorted();
      this.#table.addHistogram(name, Float64Array.of(Number.NEGATIVE_INFINITY, ...sorted), sums.map((count, i) => count - (i === 0 ? 0 : sums[i - 1])));
    }
    this.#histograms.clear();
  }

  #readComment(text: string): 'taken' | 'other' {
    if (/^# EOF\s*$/.test(text)) {
      const wasOpen = this.#isOpen;
      this.end();
      return wasOpen ? 'taken' : 'other';
    }
    const type = TYPE.exec(text);
    if (type !== null) this.#types.set(type[1], type[2]);
    return type !== null || /^# (?:HELP|UNIT) (?:go|process)_/.test(text) ? 'taken' : 'other';
  }

  #begin(place: TextPlace): void {
    this.end();
    this.#table.begin(Number.isNaN(place.wallMs) ? { ...place, wallMs: this.#stampMs } : place);
    this.#stampMs = Number.NaN;
    this.#isOpen = true;
  }

  #addBucket(name: string, limit: number, count: number): void {
    const open = this.#histograms.get(name) ?? { limits: [], counts: [] };
    this.#histograms.set(name, open);
    open.limits.push(limit);
    open.counts.push(count);
  }

  /** Parts of a summary or histogram count on. */
  #shapeOf(name: string): 'gauge' | 'counter' {
    const type = this.#types.get(name);
    if (type !== undefined) return type === 'counter' ? 'counter' : 'gauge';
    return /_(?:total|sum|count)$/.test(name) ? 'counter' : 'gauge';
  }
}

function numberOf(text: string): number {
  if (/^\+?Inf$/i.test(text)) return Number.POSITIVE_INFINITY;
  return /^-Inf$/i.test(text) ? Number.NEGATIVE_INFINITY : Number(text);
}
