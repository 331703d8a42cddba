// The lane of a task: all that worked on it, one beneath the other, pixel by pixel. Where somebody works, that is what is seen;
// where all wait, what for.

import { type Ns, STRETCH_KINDS, type TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { type LaneSpans, type SpanSink, isWait } from '../../closeup/laneFold.ts';
import { lifeOf } from '../../closeup/lives.ts';
import { DRAWN } from '../../closeup/stretchKind.ts';
import { type Lacking, goroutineSpans } from './goroutineSpans.ts';
import type { TaskWorker } from './taskWork.ts';

const KINDS = STRETCH_KINDS.length;
/** Of more, the first ones; an answer stays in proportion. */
const MOST_WORKERS = 1000;
/** Of a pixel, for work to be seen before waits. */
const LEAST_WORK = 0.25;
const NOBODY = -1;

export function taskSpans(trace: CloseTrace, workers: readonly TaskWorker[], range: TimeRange, pixelNs: Ns, spans: LaneSpans, lacking: Lacking): void {
  const columns = new TaskColumns(range, pixelNs);
  for (const [at, { goroutine, times }] of workers.slice(0, MOST_WORKERS).entries()) {
    const life = lifeOf(trace.index, goroutine);
    if (life === undefined) continue;
    for (const time of times) {
      const startNs = Math.max(time.startNs, range.startNs);
      const endNs = Math.min(time.endNs, range.endNs);
      if (startNs >= endNs) continue;
      columns.of(at, startNs, endNs);
      goroutineSpans(trace, life, { startNs, endNs }, pixelNs, columns, lacking);
    }
  }
  columns.draw(spans, workers);
}

/** Adds up what each worker did, by pixel. */
class TaskColumns implements SpanSink {
  startNs: Ns = 0;
  endNs: Ns = 0;
  busy = 0;
  /** Of the first column. */
  readonly #originNs: Ns;
  readonly #pixelNs: Ns;
  readonly #count: number;
  readonly #kindNs: Float64Array;
  readonly #spans: Uint32Array;
  /** Who works longest in a column, and how long; who waits longest. */
  readonly #worker: Int32Array;
  readonly #workNs: Float64Array;
  readonly #waiter: Int32Array;
  readonly #waitNs: Float64Array;
  #at = 0;
  #fromNs: Ns = 0;
  #toNs: Ns = 0;

  constructor(range: TimeRange, pixelNs: Ns) {
    // Aligned at time 0, so that a picture that is moved shows the same ones.
    const first = Math.floor(range.startNs / pixelNs);
    this.#pixelNs = pixelNs;
    this.#originNs = first * pixelNs;
    this.#count = Math.max(1, Math.ceil(range.endNs / pixelNs) - first);
    this.#kindNs = new Float64Array(this.#count * KINDS);
    this.#spans = new Uint32Array(this.#count);
    this.#worker = new Int32Array(this.#count).fill(NOBODY);
    this.#workNs = new Float64Array(this.#count);
    this.#waiter = new Int32Array(this.#count).fill(NOBODY);
    this.#waitNs = new Float64Array(this.#count);
  }

  /** What is taken from now on is that worker's, as far as it lies in the time. */
  of(worker: number, fromNs: Ns, toNs: Ns): void {
    this.#at = worker;
    this.#fromNs = fromNs;
    this.#toNs = toNs;
  }

  take(kind: number, count: number): void {
    const fromNs = Math.max(this.startNs, this.#fromNs);
    const toNs = Math.min(this.endNs, this.#toNs);
    if (toNs <= fromNs) return;
    const first = Math.min(this.#count - 1, Math.floor((fromNs - this.#originNs) / this.#pixelNs));
    const last = Math.min(this.#count - 1, Math.ceil((toNs - this.#originNs) / this.#pixelNs) - 1);
    const works = !isWait(kind) && kind !== DRAWN.unknown;
    this.#spans[first] += count;
    for (let column = first; column <= last; column++) {
      const ns = Math.min(toNs, this.#originNs + (column + 1) * this.#pixelNs) - Math.max(fromNs, this.#originNs + column * this.#pixelNs);
      if (ns <= 0) continue;
      this.#kindNs[column * KINDS + kind] += ns;
      const longestNs = works ? this.#workNs : this.#waitNs;
      if (ns <= longestNs[column]) continue;
      longestNs[column] = ns;
      (works ? this.#worker : this.#waiter)[column] = this.#at;
    }
  }

  draw(spans: LaneSpans, workers: readonly TaskWorker[]): void {
    const firstSpan = spans.count;
    for (let column = 0; column < this.#count; column++) {
      let workNs = 0;
      let work = DRAWN.running as number;
      let wait = DRAWN.unknown as number;
      const row = column * KINDS;
      for (let kind = 0; kind < KINDS; kind++) {
        const ns = this.#kindNs[row + kind];
        if (ns === 0) continue;
        if (isWait(kind) || kind === DRAWN.unknown) {
          if (ns > this.#kindNs[row + wait]) wait = kind;
          continue;
        }
        workNs += ns;
        if (ns > this.#kindNs[row + work]) work = kind;
      }
      const isWork = workNs >= this.#pixelNs * LEAST_WORK || this.#waiter[column] === NOBODY;
      const who = isWork ? this.#worker[column] : this.#waiter[column];
      if (who === NOBODY) continue;
      const startNs = this.#originNs + column * this.#pixelNs;
      const endNs = this.#originNs + (column + 1) * this.#pixelNs;
      const kind = isWork ? work : wait;
      const busy = Math.min(1, workNs / this.#pixelNs);
      const { goroutine } = workers[who];
      // The name is found by who it is: see laneStrips.ts.
      if (!spans.extend(firstSpan, startNs, endNs, kind, busy, this.#spans[column], who, goroutine)) spans.push(startNs, endNs, kind, busy, Math.max(1, this.#spans[column]), who, goroutine);
    }
  }
}
