// Time of goroutines that no generation's own rows have: generations that tell nothing of them, between others that do, and from the
// last one that tells of them to the recording's end. They are still in the state they were left in.

import type { Ns } from '../../../api.ts';
import { STANDING_ENDED, STANDING_STATE } from '../../index/standing.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { grown } from '../../wire/ids.ts';

/** Of goroutines with the same entry function, all in the same state for the same time: nearly all there are, at the recording's end. */
export interface UntoldTime {
  readonly fromNs: Ns;
  readonly toNs: Ns;
  /** Texts of the trace; 0: not told. */
  readonly name: number;
  readonly reason: number;
  /** DRAWN. */
  readonly kind: number;
  count: number;
}

const KNOWN = new WeakMap<TraceIndex, Untold>();

/** `meant`: rows in `index.outlived`; undefined: all, which is found once as long as the trace does not grow. */
export function untoldTimes(index: TraceIndex, meant: ((row: number) => boolean) | undefined): readonly UntoldTime[] {
  let untold = KNOWN.get(index);
  if (untold === undefined) {
    untold = new Untold(index);
    KNOWN.set(index, untold);
  }
  return meant === undefined ? untold.all() : untold.of(meant);
}

class Untold {
  readonly #index: TraceIndex;
  /** Between generations. */
  #count = 0;
  #row = new Uint32Array(16);
  #fromNs = new Float64Array(16);
  #toNs = new Float64Array(16);
  #state = new Uint8Array(16);
  /** By row: number of the generation that told of it last, plus one (0: none, or it ended), and how it stood then. */
  #toldIn = new Uint32Array(0);
  #standing = new Uint8Array(0);
  #generations = 0;
  #all: readonly UntoldTime[] = [];
  #allAtNs: Ns = -1;

  constructor(index: TraceIndex) {
    this.#index = index;
  }

  all(): readonly UntoldTime[] {
    const { generations, lastNs } = this.#index;
    if (this.#generations === generations.length && this.#allAtNs === lastNs) return this.#all;
    this.#all = this.of(() => true);
    this.#allAtNs = lastNs;
    return this.#all;
  }

  of(meant: (row: number) => boolean): readonly UntoldTime[] {
    const { generations, lastNs } = this.#index;
    this.#follow();
    const groups = new Groups(this.#index);
    for (let i = 0; i < this.#count; i++) if (meant(this.#row[i])) groups.add(this.#row[i], this.#fromNs[i], this.#toNs[i], this.#state[i]);
    for (let row = 0; row < this.#toldIn.length; row++) {
      const number = this.#toldIn[row] - 1;
      if (number >= 0 && meant(row)) groups.add(row, generations[number].lastNs, lastNs, this.#standing[row]);
    }
    return groups.times;
  }

  #follow(): void {
    const { generations, outlived } = this.#index;
    if (outlived.count > this.#toldIn.length) {
      this.#toldIn = grown(this.#toldIn, outlived.count);
      this.#standing = grown(this.#standing, outlived.count);
    }
    for (; this.#generations < generations.length; this.#generations++) this.#take(this.#generations);
  }

  #take(number: number): void {
    const { outlived, standing, fromNs } = this.#index.generations[number];
    for (let i = 0; i < outlived.length; i++) {
      const row = outlived[i];
      const before = this.#toldIn[row] - 1;
      if (before >= 0 && before < number - 1) this.#push(row, this.#index.generations[before].lastNs, fromNs);
      const state = standing[i] & STANDING_STATE;
      this.#toldIn[row] = state === STANDING_ENDED ? 0 : number + 1;
      this.#standing[row] = state;
    }
  }

  #push(row: number, fromNs: Ns, toNs: Ns): void {
    const at = this.#count++;
    if (at === this.#row.length) {
      this.#row = grown(this.#row, at * 2);
      this.#fromNs = grown(this.#fromNs, at * 2);
      this.#toNs = grown(this.#toNs, at * 2);
      this.#state = grown(this.#state, at * 2);
    }
    this.#row[at] = row;
    this.#fromNs[at] = fromNs;
    this.#toNs[at] = toNs;
    this.#state[at] = this.#standing[row];
  }
}

/** Puts goroutines together. */
class Groups {
  readonly times: UntoldTime[] = [];
  readonly #index: TraceIndex;
  /** Of the time that came last, by entry function and standing. */
  readonly #places = new Map<number, UntoldTime>();
  #fromNs: Ns = NaN;
  #toNs: Ns = NaN;

  constructor(index: TraceIndex) {
    this.#index = index;
  }

  add(row: number, fromNs: Ns, toNs: Ns, state: number): void {
    if (fromNs !== this.#fromNs || toNs !== this.#toNs) {
      this.#places.clear();
      this.#fromNs = fromNs;
      this.#toNs = toNs;
    }
    const { outlived, standings } = this.#index;
    const key = outlived.name[row] * 256 + state;
    const known = this.#places.get(key);
    if (known !== undefined) {
      known.count++;
      return;
    }
    const time = { fromNs, toNs, name: outlived.name[row], reason: standings.reason(state), kind: standings.kind(state), count: 1 };
    this.#places.set(key, time);
    this.times.push(time);
  }
}
