// The streams that are merged into one order, one for each P and one for the CPU samples, and the min-heap of those whose next
// event may go. Array and heap move as the reference's do, since that decides between events of equal times.

import type { RawTrace } from './read.ts';

const NO_BATCH = -1;

export class Streams {
  /** Streams whose next event is not in the heap: the first `availableCount`. */
  readonly available: Int32Array;
  availableCount: number;
  /** Events that may go, earliest first, and the streams they come from. */
  readonly heapRow: Int32Array;
  readonly heapStream: Int32Array;
  heapSize = 0;
  readonly #ticks: Float64Array;
  /** Next row of each stream, and the end of its batch. */
  readonly #row: Uint32Array;
  readonly #end: Uint32Array;
  /** First unread batch of each stream; for each batch the next one of its stream. */
  readonly #batch: Int32Array;
  readonly #nextBatch: Int32Array;
  readonly #batchFirst: readonly number[];
  readonly #firstSample: number;

  /** Streams in ascending P number, none (-1) first; samples last. */
  constructor({ batchProc, batchFirst, procs, events, firstSample }: RawTrace) {
    const count = batchProc.length;
    this.#ticks = events.ticks;
    this.#batchFirst = batchFirst;
    this.#firstSample = firstSample;
    this.#nextBatch = new Int32Array(count).fill(NO_BATCH);
    const firstOf = new Int32Array(procs.count).fill(NO_BATCH);
    for (let batch = count - 1; batch >= 0; batch--) {
      this.#nextBatch[batch] = firstOf[batchProc[batch]];
      firstOf[batchProc[batch]] = batch;
    }
    const order = Array.from(firstOf.keys())
      .filter((proc) => firstOf[proc] !== NO_BATCH)
      // P numbers are below 2^31, or -1 as all bits set.
      .toSorted((a, b) => (procs.lo[a] | 0) - (procs.lo[b] | 0));
    const streams = order.length + 1;
    this.#batch = Int32Array.from({ length: streams }, (_, stream) => firstOf[order[stream]] ?? NO_BATCH);
    this.#row = new Uint32Array(streams);
    this.#end = new Uint32Array(streams);
    this.#row[streams - 1] = firstSample;
    this.#end[streams - 1] = events.count;
    this.available = Int32Array.from({ length: streams }, (_, stream) => stream);
    this.availableCount = streams;
    this.heapRow = new Int32Array(streams);
    this.heapStream = new Int32Array(streams);
  }

  /** Row of the stream's next event, -1 at its end. */
  peek(stream: number): number {
    while (this.#row[stream] === this.#end[stream]) {
      const batch = this.#batch[stream];
      if (batch === NO_BATCH) return -1;
      this.#row[stream] = this.#batchFirst[batch];
      this.#end[stream] = this.#batchFirst[batch + 1] ?? this.#firstSample;
      this.#batch[stream] = this.#nextBatch[batch];
    }
    return this.#row[stream];
  }

  /** Moves the stream's next event into the heap. */
  push(row: number, stream: number): void {
    this.#row[stream]++;
    const { heapRow, heapStream } = this;
    const ticks = this.#ticks;
    const time = ticks[row];
    let at = this.heapSize++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!(time < ticks[heapRow[parent]])) break;
      heapRow[at] = heapRow[parent];
      heapStream[at] = heapStream[parent];
      at = parent;
    }
    heapRow[at] = row;
    heapStream[at] = stream;
  }

  /** Drops the heap's first event. */
  pop(): void {
    const { heapRow, heapStream } = this;
    const ticks = this.#ticks;
    const size = --this.heapSize;
    const row = heapRow[size];
    const time = ticks[row];
    const stream = heapStream[size];
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && ticks[heapRow[child + 1]] < ticks[heapRow[child]]) child++;
      if (!(ticks[heapRow[child]] < time)) break;
      heapRow[at] = heapRow[child];
      heapStream[at] = heapStream[child];
      at = child;
    }
    heapRow[at] = row;
    heapStream[at] = stream;
  }
}
