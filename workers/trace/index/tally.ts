// Plain counts over all events: what the report lists beside the ranges and waits.

import { METRIC_NAMES } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import type { GenerationCounts, MetricStats, SyncPoint } from './generationIndex.ts';
import { TextCounts } from './textCounts.ts';
import type { TableMaps } from './traceTables.ts';

export class Tally {
  readonly kinds = new Float64Array(16);
  /** By `detail` (from << 4 | to). */
  readonly goroutineTransitions = new Float64Array(256);
  readonly procTransitions = new Float64Array(256);
  /** By the wire's event type. */
  readonly experimental = new Float64Array(256);
  /** Rows counted over the whole trace. */
  readonly syncs: SyncPoint[] = [];
  readonly metrics: (MetricStats | undefined)[] = METRIC_NAMES.map(() => undefined);
  readonly labels = new TextCounts();
  readonly logCategories = new TextCounts();
  readonly taskBegins = new TextCounts();
  readonly taskEnds = new TextCounts();
  readonly regionBegins = new TextCounts();
  readonly regionEnds = new TextCounts();
  /** Ms in contexts; Ps and goroutine ids that had a transition. */
  readonly threads = new Seen();
  readonly procs = new Seen();
  readonly goroutineIds = new SeenIds();

  /** What one generation counted. */
  add(counts: GenerationCounts, { procs, threads, texts }: TableMaps): void {
    addTo(this.kinds, counts.kinds);
    addTo(this.goroutineTransitions, counts.goroutineTransitions);
    addTo(this.procTransitions, counts.procTransitions);
    addTo(this.experimental, counts.experimental);
    counts.metrics.forEach((stats, which) => {
      if (stats !== undefined) this.#metric(which, stats);
    });
    for (let proc = 0; proc < procs.length; proc++) if (counts.procSeen[proc] === 1) this.procs.add(procs[proc]);
    for (let thread = 0; thread < threads.length; thread++) if (counts.threadSeen[thread] === 1) this.threads.add(threads[thread]);
    this.labels.addAll(counts.labels, texts);
    this.logCategories.addAll(counts.logCategories, texts);
    this.taskBegins.addAll(counts.taskBegins, texts);
    this.taskEnds.addAll(counts.taskEnds, texts);
    this.regionBegins.addAll(counts.regionBegins, texts);
    this.regionEnds.addAll(counts.regionEnds, texts);
  }

  #metric(which: number, stats: MetricStats): void {
    const known = this.metrics[which];
    if (known === undefined) {
      this.metrics[which] = { ...stats };
      return;
    }
    known.samples += stats.samples;
    if (stats.minHi < known.minHi || (stats.minHi === known.minHi && stats.minLo < known.minLo)) {
      known.minHi = stats.minHi;
      known.minLo = stats.minLo;
    }
    if (stats.maxHi > known.maxHi || (stats.maxHi === known.maxHi && stats.maxLo > known.maxLo)) {
      known.maxHi = stats.maxHi;
      known.maxLo = stats.maxLo;
    }
  }
}

function addTo(sum: Float64Array, counts: Float64Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] += counts[i];
}

/** A set of dense indexes. */
export class Seen {
  count = 0;
  #seen = new Uint8Array(64);

  add(index: number): void {
    if (index >= this.#seen.length) this.#seen = grown(this.#seen, Math.max(index + 1, this.#seen.length * 2));
    this.count += 1 - this.#seen[index];
    this.#seen[index] = 1;
  }

  has(index: number): boolean {
    return this.#seen[index] === 1;
  }
}

const PAGE_BITS = 15;
const PAGE_IDS = 1 << PAGE_BITS;

/** Distinct 64-bit ids. Pages of bits for ids handed out in sequence, a set for the others. */
export class SeenIds {
  count = 0;
  readonly #pages: (Uint8Array | undefined)[] = [];
  readonly #others = new Set<string>();

  add(lo: number, hi: number): void {
    if (hi === 0 && lo < 0x20000000) {
      const at = lo >>> PAGE_BITS;
      let page = this.#pages[at];
      if (page === undefined) {
        page = new Uint8Array(PAGE_IDS / 8);
        this.#pages[at] = page;
      }
      const byte = (lo & (PAGE_IDS - 1)) >>> 3;
      const bit = 1 << (lo & 7);
      if ((page[byte] & bit) === 0) {
        page[byte] |= bit;
        this.count++;
      }
      return;
    }
    const key = `${hi}:${lo}`;
    if (this.#others.has(key)) return;
    this.#others.add(key);
    this.count++;
  }
}
