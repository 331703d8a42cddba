// Goroutines while a generation is walked: one row an incarnation, by the generation's own index.

import { type EventColumns, GO, type GoroutineColumns as GoroutineIds } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import type { CreationRows, GoroutineEnds, GoroutineRows } from './generationIndex.ts';

/**
 * Layout of `times`, what every transition touches: so many values a goroutine. Since when it has been in its state (NaN: since before
 * the generation), then ns in each GO state, closed stretches only (the first two states take no time and have no place).
 */
export const TIMES = 5;
export const T_SINCE = 0;
export const T_STATE_NS = 1 - GO.runnable;

/** Layout of `marks`, the other half of that, in whole numbers. Flags, and above them the P it ran on last, plus one. */
export const MARKS = 4;
export const M_FLAGS = 0;
export const M_STATE = 1;
/** Text of the reason, where it waits. */
export const M_REASON = 2;

/** Flags of M_FLAGS; none: no transition yet. */
export const SEEN = 1;
/** Its entry function is known. */
export const NAMED = 2;
/** It was seen to begin to run. */
export const RAN = 4;
/** It is in a mark assist. */
export const ASSISTING = 8;
export const PROC_SHIFT = 4;
/** What is not the P. */
export const ALL_FLAGS = 15;

const NOBODY = -1;
const STATES = 4;
/** GoroutineEnds.foundIn of one created here. */
const CREATED = GO.notExist;

export class GoroutineColumns {
  #timeNs: Float64Array = new Float64Array(0);
  count = 0;
  times = new Float64Array(0);
  marks = new Int32Array(0);
  #name = new Uint32Array(0);
  #seenNs = new Float64Array(0);
  #createdNs = new Float64Array(0);
  #createdAs = new Uint8Array(0);
  #creator = new Int32Array(0);
  #creationStack = new Uint32Array(0);
  #firstRunNs = new Float64Array(0);
  #firstProc = new Int32Array(0);
  #endNs = new Float64Array(0);
  #creation = new Int32Array(0);
  #foundIn = new Uint8Array(0);
  #headEndNs = new Float64Array(0);
  #headTo = new Uint8Array(0);
  #creations = 0;
  #creationGoroutine = new Uint32Array(0);
  #creationNs = new Float64Array(0);
  #creationWaitNs = new Float64Array(0);
  #creationProc = new Int32Array(0);

  /** Forgets all goroutines. */
  restart(): void {
    const { count } = this;
    this.times.fill(0, 0, count * TIMES);
    this.marks.fill(0, 0, count * MARKS);
    this.#name.fill(0, 0, count);
    this.#seenNs.fill(NaN, 0, count);
    this.#createdNs.fill(NaN, 0, count);
    this.#createdAs.fill(0, 0, count);
    this.#creator.fill(NOBODY, 0, count);
    this.#creationStack.fill(0, 0, count);
    this.#firstRunNs.fill(NaN, 0, count);
    this.#firstProc.fill(NOBODY, 0, count);
    this.#endNs.fill(NaN, 0, count);
    this.#creation.fill(NOBODY, 0, count);
    this.#foundIn.fill(CREATED, 0, count);
    this.#headEndNs.fill(NaN, 0, count);
    this.#headTo.fill(0, 0, count);
    this.count = 0;
    this.#creations = 0;
  }

  /** The events whose rows the calls below name; times are read here, for the reason given in openLanes.ts. */
  walks({ timeNs }: EventColumns): void {
    this.#timeNs = timeNs;
  }

  reserve(count: number): void {
    const old = this.#name.length;
    this.count = Math.max(this.count, count);
    if (count <= old) return;
    const length = Math.max(256, Math.ceil(count * 1.5));
    this.times = grown(this.times, length * TIMES);
    this.marks = grown(this.marks, length * MARKS);
    this.#name = grown(this.#name, length);
    this.#seenNs = grown(this.#seenNs, length).fill(NaN, old);
    this.#createdNs = grown(this.#createdNs, length).fill(NaN, old);
    this.#createdAs = grown(this.#createdAs, length);
    this.#creator = grown(this.#creator, length).fill(NOBODY, old);
    this.#creationStack = grown(this.#creationStack, length);
    this.#firstRunNs = grown(this.#firstRunNs, length).fill(NaN, old);
    this.#firstProc = grown(this.#firstProc, length).fill(NOBODY, old);
    this.#endNs = grown(this.#endNs, length).fill(NaN, old);
    this.#creation = grown(this.#creation, length).fill(NOBODY, old);
    this.#foundIn = grown(this.#foundIn, length).fill(CREATED, old);
    this.#headEndNs = grown(this.#headEndNs, length).fill(NaN, old);
    this.#headTo = grown(this.#headTo, length);
  }

  /** Room for so many more creations. */
  reserveCreations(more: number): void {
    const needed = this.#creations + more;
    if (needed <= this.#creationNs.length) return;
    const length = Math.ceil(needed * 1.5);
    this.#creationGoroutine = grown(this.#creationGoroutine, length);
    this.#creationNs = grown(this.#creationNs, length);
    this.#creationWaitNs = grown(this.#creationWaitNs, length);
    this.#creationProc = grown(this.#creationProc, length);
  }

  /** A new goroutine, in the GO state `to`. */
  created(goroutine: number, row: number, to: number): void {
    const nowNs = this.#timeNs[row];
    this.#seenNs[goroutine] = nowNs;
    this.#createdNs[goroutine] = nowNs;
    this.#createdAs[goroutine] = to;
    if (to !== GO.runnable) return;
    const creation = this.#creations++;
    this.#creation[goroutine] = creation;
    this.#creationGoroutine[creation] = goroutine;
    this.#creationNs[creation] = nowNs;
    this.#creationWaitNs[creation] = NaN;
    this.#creationProc[creation] = NOBODY;
  }

  /** Goroutine in context at the creation (-1: none), and the stack of the creating statement. */
  creator(goroutine: number, creator: number, stack: number): void {
    this.#creator[goroutine] = creator;
    this.#creationStack[goroutine] = stack;
  }

  /** One that was there before the generation, in a GO state. */
  found(goroutine: number, row: number, state: number): void {
    this.#seenNs[goroutine] = this.#timeNs[row];
    this.#foundIn[goroutine] = state;
  }

  /** The stretch it was found in ends. */
  headEnds(goroutine: number, row: number, to: number): void {
    this.#headEndNs[goroutine] = this.#timeNs[row];
    this.#headTo[goroutine] = to;
  }

  /** Its entry function; 0: not told. */
  name(goroutine: number, text: number): void {
    if (text === 0) return;
    this.#name[goroutine] = text;
    this.marks[goroutine * MARKS + M_FLAGS] |= NAMED;
  }

  /** It begins to run, for the first time that is seen here, on P `proc` (-1: none). */
  runs(goroutine: number, row: number, proc: number): void {
    const nowNs = this.#timeNs[row];
    this.marks[goroutine * MARKS + M_FLAGS] |= RAN;
    this.#firstRunNs[goroutine] = nowNs;
    this.#firstProc[goroutine] = proc;
    const creation = this.#creation[goroutine];
    if (creation < 0) return;
    this.#creationWaitNs[creation] = nowNs - this.#createdNs[goroutine];
    this.#creationProc[creation] = proc;
  }

  ended(goroutine: number, row: number): void {
    this.#endNs[goroutine] = this.#timeNs[row];
  }

  stateTotals(): Float64Array {
    const totals = new Float64Array(GO.syscall + 1);
    const { times } = this;
    for (let at = 0; at < this.count * TIMES; at += TIMES) {
      totals[GO.runnable] += times[at + T_STATE_NS + GO.runnable];
      totals[GO.running] += times[at + T_STATE_NS + GO.running];
      totals[GO.waiting] += times[at + T_STATE_NS + GO.waiting];
      totals[GO.syscall] += times[at + T_STATE_NS + GO.syscall];
    }
    return totals;
  }

  ends(): GoroutineEnds {
    const { times, marks } = this;
    const rows: number[] = [];
    for (let goroutine = 0; goroutine < this.count; goroutine++) {
      const at = goroutine * MARKS;
      if (marks[at + M_FLAGS] === 0) continue;
      if (this.#foundIn[goroutine] !== CREATED || marks[at + M_STATE] !== GO.notExist) rows.push(goroutine);
    }
    const count = rows.length;
    return {
      count,
      goroutine: Uint32Array.from(rows),
      foundIn: Uint8Array.from(rows, (g) => this.#foundIn[g]),
      headEndNs: Float64Array.from(rows, (g) => this.#headEndNs[g]),
      headTo: Uint8Array.from(rows, (g) => this.#headTo[g]),
      state: Uint8Array.from(rows, (g) => marks[g * MARKS + M_STATE]),
      sinceNs: Float64Array.from(rows, (g) => times[g * TIMES + T_SINCE]),
      reason: Uint32Array.from(rows, (g) => marks[g * MARKS + M_REASON]),
      firstProc: Int32Array.from(rows, (g) => this.#firstProc[g]),
    };
  }

  rows({ idLo, idHi }: GoroutineIds): GoroutineRows {
    const { count, times } = this;
    const stateNs = new Float64Array(count * STATES);
    for (let to = 0, from = T_STATE_NS + GO.runnable; to < stateNs.length; to += STATES, from += TIMES) {
      stateNs[to] = times[from];
      stateNs[to + 1] = times[from + 1];
      stateNs[to + 2] = times[from + 2];
      stateNs[to + 3] = times[from + 3];
    }
    return {
      count,
      idLo: idLo.slice(0, count),
      idHi: idHi.slice(0, count),
      seenNs: this.#seenNs.slice(0, count),
      name: this.#name.slice(0, count),
      createdNs: this.#createdNs.slice(0, count),
      createdAs: this.#createdAs.slice(0, count),
      creator: this.#creator.slice(0, count),
      creationStack: this.#creationStack.slice(0, count),
      firstRunNs: this.#firstRunNs.slice(0, count),
      endNs: this.#endNs.slice(0, count),
      stateNs,
      creation: this.#creation.slice(0, count),
    };
  }

  creations(): CreationRows {
    const count = this.#creations;
    return {
      count,
      goroutine: this.#creationGoroutine.slice(0, count),
      createdNs: this.#creationNs.slice(0, count),
      waitNs: this.#creationWaitNs.slice(0, count),
      proc: this.#creationProc.slice(0, count),
    };
  }
}
