// Slices that ended while a generation is walked, in the order they ended; sorted by P at the end.

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

const BLOCK_SLICES = 1 << 16;

class Block {
  count = 0;
  /** Start and end in turn. */
  readonly timesNs = new Float64Array(BLOCK_SLICES * 2);
  readonly fields = new Int32Array(BLOCK_SLICES * SLICE);
}

/**
 * In blocks, which are used again: touching fresh memory costs more than writing to it, and so does copying what grows. What is not
 * used of a block was never touched.
 */
export class ClosedSlices {
  readonly #blocks = [new Block()];
  /** The block at hand, and its number. */
  #block = this.#blocks[0];
  #at = 0;

  /** Forgets all slices. */
  restart(): void {
    this.#at = 0;
    this.#block = this.#blocks[0];
    this.#block.count = 0;
  }

  /** Room for so many more, a block at most. */
  reserve(more: number): void {
    if (more > BLOCK_SLICES) throw new RangeError(`${more} slices are more than a block takes in.`);
    if (this.#block.count + more <= BLOCK_SLICES) return;
    this.#at++;
    if (this.#at === this.#blocks.length) this.#blocks.push(new Block());
    this.#block = this.#blocks[this.#at];
    this.#block.count = 0;
  }

  /** From `sinceNs[proc]` to `untilNs[row]`: as arguments, the two times would be allocations. */
  push(proc: number, sinceNs: Float64Array, untilNs: Float64Array, row: number, goroutine: number, why: number, stack: number, kindAndThread: number): void {
    const block = this.#block;
    const slice = block.count++;
    const { timesNs, fields } = block;
    timesNs[slice * 2] = sinceNs[proc];
    timesNs[slice * 2 + 1] = untilNs[row];
    const at = slice * SLICE;
    fields[at + S_PROC] = proc;
    fields[at + S_GOROUTINE] = goroutine;
    fields[at + S_WHY] = why;
    fields[at + S_STACK] = stack;
    fields[at + S_KIND_AND_THREAD] = kindAndThread;
  }

  /** By P, in columns of their own. */
  sorted(procs: number): SliceRows {
    const first = new Uint32Array(procs + 1);
    let count = 0;
    for (const block of this.#used()) {
      count += block.count;
      for (let slice = 0; slice < block.count; slice += STRETCH_SLICES) countByProc(first, block, slice);
    }
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
    for (const block of this.#used()) for (let slice = 0; slice < block.count; slice += STRETCH_SLICES) place(sorted, next, block, slice);
    return sorted;
  }

  #used(): readonly Block[] {
    return this.#blocks.slice(0, this.#at + 1);
  }
}

/** A stretch of a block's slices from `from` on. */
function countByProc(first: Uint32Array, { fields, count }: Block, from: number): void {
  const to = Math.min(count, from + STRETCH_SLICES);
  for (let slice = from; slice < to; slice++) first[fields[slice * SLICE + S_PROC] + 1]++;
}

/** Puts a stretch where it belongs. `next`: by P, where its next slice goes. */
function place({ startNs, endNs, goroutine, why, stack, kindAndThread }: SliceRows, next: Uint32Array, { timesNs, fields, count }: Block, from: number): void {
  const to = Math.min(count, from + STRETCH_SLICES);
  for (let slice = from; slice < to; slice++) {
    const at = slice * SLICE;
    const row = next[fields[at + S_PROC]]++;
    startNs[row] = timesNs[slice * 2];
    endNs[row] = timesNs[slice * 2 + 1];
    goroutine[row] = fields[at + S_GOROUTINE];
    why[row] = fields[at + S_WHY];
    stack[row] = fields[at + S_STACK];
    kindAndThread[row] = fields[at + S_KIND_AND_THREAD];
  }
}
