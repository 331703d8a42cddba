// Which rows are inlined into their callers, always or at times: pprof's "(inline)" and "(partial-inline)". It goes by edges: an edge
// is inline if every call that it stands for was, and a row is marked if some of the edges into it are.
import { INLINE } from '../api.ts';
import type { SampleValues } from './columns.ts';
import type { FrameKinds } from './frameKinds.ts';
import type { Stacks } from './stacks.ts';

/** @param columns what a sample is worth; samples with 0 in all of them make no edges. */
export function inlineMarks({ rows, boxes, boxRow }: FrameKinds, { start, box }: Stacks, columns: readonly SampleValues[]): Uint8Array {
  const boxInlined = Uint8Array.from(boxes, ({ inlined }) => (inlined ? 1 : 0));
  /** 1: some box of the row is inlined. Edges into the others are not of interest, and those are most. */
  const wanted = new Uint8Array(rows.length);
  for (const [i, { inlined }] of boxes.entries()) if (inlined) wanted[boxRow[i]] = 1;
  const edges = new Edges(rows.length);
  const samples = start.length - 1;
  for (let sample = 0; sample < samples; sample++) {
    if (columns.every((values) => Number(values[sample]) === 0)) continue;
    let caller = -1;
    for (let i = start[sample]; i < start[sample + 1]; i++) {
      const row = boxRow[box[i]];
      if (caller >= 0 && row !== caller && wanted[row] === 1) edges.add(caller, row, sample, boxInlined[box[i]]);
      caller = row;
    }
  }
  return edges.marks(wanted);
}

/** Pairs of rows in a hash table of typed arrays: there may be as many as frames. */
class Edges {
  #capacity = 1 << 10;
  #size = 0;
  /** Row + 1 on both sides; 0: free. */
  #from = new Uint32Array(this.#capacity);
  #to = new Uint32Array(this.#capacity);
  /** The sample that was counted last: within a sample only the first call of an edge says whether it is inline. */
  #sample = new Int32Array(this.#capacity);
  #inline = new Uint8Array(this.#capacity);
  readonly #rows: number;

  constructor(rows: number) {
    this.#rows = rows;
  }

  add(from: number, to: number, sample: number, inline: number): void {
    const at = this.#slot(from + 1, to + 1);
    if (this.#from[at] === 0) {
      this.#from[at] = from + 1;
      this.#to[at] = to + 1;
      this.#sample[at] = sample;
      this.#inline[at] = inline;
      if (++this.#size * 2 > this.#capacity) this.#grow();
    } else if (this.#sample[at] !== sample) {
      this.#sample[at] = sample;
      this.#inline[at] &= inline;
    }
  }

  /** INLINE of each row. */
  marks(wanted: Uint8Array): Uint8Array {
    const inline = new Uint8Array(this.#rows);
    const plain = new Uint8Array(this.#rows);
    for (let at = 0; at < this.#capacity; at++) {
      if (this.#from[at] === 0) continue;
      (this.#inline[at] === 1 ? inline : plain)[this.#to[at] - 1] = 1;
    }
    return wanted.map((_, row) => (inline[row] === 0 ? INLINE.no : plain[row] === 0 ? INLINE.all : INLINE.partly));
  }

  #slot(from: number, to: number): number {
    const mask = this.#capacity - 1;
    let hash = Math.imul(from, 0x9e37_79b1) ^ Math.imul(to, 0x85eb_ca77);
    hash ^= hash >>> 15;
    let at = hash & mask;
    while (this.#from[at] !== 0 && (this.#from[at] !== from || this.#to[at] !== to)) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [from, to, sample, inline] = [this.#from, this.#to, this.#sample, this.#inline];
    this.#capacity *= 2;
    this.#from = new Uint32Array(this.#capacity);
    this.#to = new Uint32Array(this.#capacity);
    this.#sample = new Int32Array(this.#capacity);
    this.#inline = new Uint8Array(this.#capacity);
    for (let i = 0; i < from.length; i++) {
      if (from[i] === 0) continue;
      const at = this.#slot(from[i], to[i]);
      this.#from[at] = from[i];
      this.#to[at] = to[i];
      this.#sample[at] = sample[i];
      this.#inline[at] = inline[i];
    }
  }
}
