// Plain counts while a generation is walked.

import { NumberPacker } from '../../stats/packedNumbers.ts';
import { KIND, METRIC_NAMES } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import type { GenerationCounts, MetricStats } from './generationIndex.ts';

export class CountColumns {
  /** Runnable to running, in ns under 2^32; the longer ones apart. */
  waits = new Uint32Array(0);
  waitCount = 0;
  longWaits = new Float64Array(0);
  longWaitCount = 0;
  /** By KIND, without those of goroutines; and goroutine transitions by `detail`. */
  kinds = new Uint32Array(16);
  transitions = new Uint32Array(256);
  /** By text, in turn: ended stretches in Waiting, and ns in them. */
  blocks = new Float64Array(0);
  // By text.
  stopReasons = new Float64Array(0);
  labels = new Float64Array(0);
  logCategories = new Float64Array(0);
  taskBegins = new Float64Array(0);
  taskEnds = new Float64Array(0);
  regionBegins = new Float64Array(0);
  regionEnds = new Float64Array(0);
  /** By M plus one; 0: events of none. */
  threadSeen = new Uint8Array(0);
  experimental = new Float64Array(256);
  #procSeen = new Uint8Array(0);
  #procTransitions = new Float64Array(256);
  #metrics: (MetricStats | undefined)[] = [];
  readonly #packer = new NumberPacker();

  /** Forgets all counts; what `finish` gave away is not touched. */
  restart(): void {
    this.waitCount = 0;
    this.longWaitCount = 0;
    this.stopReasons = new Float64Array(0);
    this.threadSeen = new Uint8Array(0);
    this.experimental = new Float64Array(256);
    this.#procSeen = new Uint8Array(0);
    this.kinds = new Uint32Array(16);
    this.transitions = new Uint32Array(256);
    this.#procTransitions = new Float64Array(256);
    this.#metrics = METRIC_NAMES.map(() => undefined);
  }

  /** Room for a block of rows. */
  reserve(texts: number, rows: number, procs: number, threads: number): void {
    if (texts > this.stopReasons.length) {
      const length = Math.ceil(texts * 1.5);
      const fresh = this.stopReasons.length === 0;
      const counts = (old: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => (fresh ? new Float64Array(length) : grown(old, length));
      this.stopReasons = counts(this.stopReasons);
      this.labels = counts(this.labels);
      this.logCategories = counts(this.logCategories);
      this.taskBegins = counts(this.taskBegins);
      this.taskEnds = counts(this.taskEnds);
      this.regionBegins = counts(this.regionBegins);
      this.regionEnds = counts(this.regionEnds);
      this.blocks = fresh ? new Float64Array(length * 2) : grown(this.blocks, length * 2);
    }
    if (this.waitCount + rows > this.waits.length) this.waits = grown(this.waits, Math.ceil((this.waitCount + rows) * 1.5));
    if (this.longWaitCount + rows > this.longWaits.length) this.longWaits = grown(this.longWaits, this.longWaitCount + rows);
    if (procs > this.#procSeen.length) this.#procSeen = grown(this.#procSeen, procs * 2);
    if (threads + 1 > this.threadSeen.length) this.threadSeen = grown(this.threadSeen, (threads + 1) * 2);
  }

  /** A stretch in Waiting is over. */
  block(reason: number, ns: number): void {
    this.blocks[reason * 2]++;
    this.blocks[reason * 2 + 1] += ns;
  }

  proc(proc: number, states: number): void {
    this.#procTransitions[states]++;
    this.#procSeen[proc] = 1;
  }

  metric(which: number, lo: number, hi: number): void {
    const known = this.#metrics[which];
    if (known === undefined) {
      this.#metrics[which] = { samples: 1, minLo: lo, minHi: hi, maxLo: lo, maxHi: hi };
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

  /** `stateNs`: by GO state. */
  finish(stateNs: Float64Array): GenerationCounts {
    const kinds = Float64Array.from(this.kinds);
    kinds[KIND.goroutine] = this.transitions.reduce((sum, count) => sum + count, 0);
    const texts = this.stopReasons.length;
    return {
      kinds,
      goroutineTransitions: Float64Array.from(this.transitions),
      procTransitions: this.#procTransitions,
      experimental: this.experimental,
      procSeen: this.#procSeen,
      threadSeen: this.threadSeen.slice(1),
      metrics: this.#metrics,
      labels: this.labels,
      logCategories: this.logCategories,
      taskBegins: this.taskBegins,
      taskEnds: this.taskEnds,
      regionBegins: this.regionBegins,
      regionEnds: this.regionEnds,
      blocks: Float64Array.from({ length: texts }, (_, text) => this.blocks[text * 2]),
      blockNs: Float64Array.from({ length: texts }, (_, text) => this.blocks[text * 2 + 1]),
      stopReasons: this.stopReasons,
      schedulingWaits: this.#packer.pack(this.waits, this.waitCount),
      longSchedulingWaits: this.longWaits.slice(0, this.longWaitCount),
      stateNs,
    };
  }
}
