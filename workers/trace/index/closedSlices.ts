// Slices that ended while a generation is walked, in the order they ended; sorted by P at the end.

import { grown } from '../wire/ids.ts';
import type { SliceRows } from './generationIndex.ts';

/** Layout of the whole numbers of a slice. */
const SLICE = 5;
const S_PROC = 0;
const S_GOROUTINE = 1;
const S_WHY = 2;
const S_STACK = 3;
const S_KIND_AND_THREAD = 4;
/** In short stretches, for the reason given in walk.ts. */
const STRETCH_SLICES = 512;

/** Its memory is used again: touching fresh memory costs more than writing to it. */
export class ClosedSlices {
  count = 0;
  /** Start and end in turn. */
  #timesNs = new Float64Array(0);
  #fields = new Int32Array(0);

  /** Room for so many more. */
  reserve(more: number): void {
    const needed = this.count + more;
    if (needed * 2 <= this.#timesNs.length) return;
    const length = Math.ceil(needed * 1.5);
    this.#timesNs = grown(this.#timesNs, length * 2);
    this.#fields = grown(this.#fields, length * SLICE);
  }

  /** From `sinceNs[proc]` to `untilNs[row]`: as arguments, the two times would be allocations. */
  push(proc: number, sinceNs: Float64Array, untilNs: Float64Array, row: number, goroutine: number, why: number, stack: number, kindAndThread: number): void {
    const slice = this.count++;
    const timesNs = this.#timesNs;
    timesNs[slice * 2] = sinceNs[proc];
    timesNs[slice * 2 + 1] = untilNs[row];
    const fields = this.#fields;
    const at = slice * SLICE;
    fields[at + S_PROC] = proc;
    fields[at + S_GOROUTINE] = goroutine;
    fields[at + S_WHY] = why;
    fields[at + S_STACK] = stack;
    fields[at + S_KIND_AND_THREAD] = kindAndThread;
  }

  /** By P, in columns of their own. */
  sorted(procs: number): SliceRows {
    const { count } = this;
    const first = new Uint32Array(procs + 1);
    for (let row = 0; row < count; row += STRETCH_SLICES) this.#count(first, row, Math.min(count, row + STRETCH_SLICES));
    for (let proc = 0; proc < procs; proc++) first[proc + 1] += first[proc];
    const sorted: SliceRows = {
      first,
      startNs: new Float64Array(count),
      endNs: new Float64Array(count),
      goroutine: new Uint32Array(count),
      why: new Uint32Array(count),
      stack: new Uint32Array(count),
      kindAndThread: new Uint32Array(count),
    };
    const next = first.slice();
    for (let row = 0; row < count; row += STRETCH_SLICES) this.#place(sorted, next, row, Math.min(count, row + STRETCH_SLICES));
    return sorted;
  }

  #count(first: Uint32Array, from: number, to: number): void {
    const fields = this.#fields;
    for (let row = from; row < to; row++) first[fields[row * SLICE + S_PROC] + 1]++;
  }

  /** Puts rows [from, to) where they belong. `next`: by P, where its next slice goes. */
  #place({ startNs, endNs, goroutine, why, stack, kindAndThread }: SliceRows, next: Uint32Array, from: number, to: number): void {
    const timesNs = this.#timesNs;
    const fields = this.#fields;
    for (let row = from; row < to; row++) {
      const at = row * SLICE;
      const place = next[fields[at + S_PROC]]++;
      startNs[place] = timesNs[row * 2];
      endNs[place] = timesNs[row * 2 + 1];
      goroutine[place] = fields[at + S_GOROUTINE];
      why[place] = fields[at + S_WHY];
      stack[place] = fields[at + S_STACK];
      kindAndThread[place] = fields[at + S_KIND_AND_THREAD];
    }
  }
}
