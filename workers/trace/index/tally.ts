// Plain counts over all events: what the report lists beside the ranges and waits.

import type { SyncRow } from '../columns.ts';
import { METRIC_NAMES } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import { DoubleColumn } from './series.ts';
import { TextCounts } from './textCounts.ts';

export interface SyncPoint extends SyncRow {
  /** Row of the trace. */
  readonly row: number;
  readonly timeNs: number;
}

/** Extremes of a 64-bit metric, exact. */
export interface MetricStats {
  samples: number;
  minLo: number;
  minHi: number;
  maxLo: number;
  maxHi: number;
}

export class Tally {
  readonly kinds = new Float64Array(16);
  /** By `detail` (from << 4 | to). */
  readonly goroutineTransitions = new Float64Array(256);
  readonly procTransitions = new Float64Array(256);
  /** By the wire's event type. */
  readonly experimental = new Float64Array(256);
  readonly syncs: SyncPoint[] = [];
  readonly metrics: (MetricStats | undefined)[] = METRIC_NAMES.map(() => undefined);
  /** Step series: time and value of every change. */
  readonly heapLiveNs = new DoubleColumn();
  readonly heapLiveBytes = new DoubleColumn();
  readonly heapGoalNs = new DoubleColumn();
  readonly heapGoalBytes = new DoubleColumn();
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

  metric(which: number, lo: number, hi: number): void {
    const known = this.metrics[which];
    if (known === undefined) {
      this.metrics[which] = { samples: 1, minLo: lo, minHi: hi, maxLo: lo, maxHi: hi };
      return;
    }
    known.samples++;
    if (hi < known.minHi || (hi === known.minHi && lo < known.minLo)) {
      known.minHi = hi;
      known.minLo = lo;
    }
    if (hi > known.maxHi || (hi === known.maxHi && lo > known.maxLo)) {
      known.maxHi = hi;
      known.maxLo = lo;
    }
  }
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
