// Stretches while a generation is walked: put down in the order of time, then counted out by goroutine.

import { grown } from '../wire/ids.ts';
import type { StretchRows } from './closeup.ts';

/**
 * Layout of `words`: what a stretch is lies together, as it is put down and fetched again in another order; eight columns were eight
 * cache misses each way, which took three times as long.
 */
export const WORDS = 8;
export const WORD_GOROUTINE = 0;
/** GO state, and the P plus one above PROC_SHIFT. */
export const WORD_STATE = 1;
export const WORD_REASON = 2;
export const WORD_STACK = 3;
export const WORD_CAUSE = 4;
export const WORD_THREAD = 5;
/** The last two words are the time: place in `times`, whose rows are TIMES wide. */
export const TIMES = WORDS / 2;
export const TIME = 3;

export const PROC_SHIFT = 8;
const STATE_MASK = (1 << PROC_SHIFT) - 1;

/** Rows fetched in one call: V8 gives its best code to functions that are called often. */
const ROWS_A_CALL = 4096;

export class StretchColumns {
  count = 0;
  words = new Int32Array(0);
  times = new Float64Array(0);
  /** By goroutine: how many it has. */
  rows = new Uint32Array(0);
  /** By place: which row. */
  #order = new Uint32Array(0);
  #capacity = 0;

  restart(): void {
    this.count = 0;
    this.rows.fill(0);
  }

  /** Room for so many more stretches, and for so many goroutines in all. */
  reserve(more: number, goroutines: number): void {
    if (goroutines > this.rows.length) this.rows = grown(this.rows, Math.ceil(goroutines * 1.5));
    const needed = this.count + more;
    if (needed <= this.#capacity) return;
    this.#capacity = Math.ceil(needed * 1.5);
    const wider = new Int32Array(this.#capacity * WORDS);
    wider.set(this.words.subarray(0, this.count * WORDS));
    this.words = wider;
    this.times = new Float64Array(wider.buffer);
  }

  /** By goroutine, then time, in columns of their own. */
  sorted(goroutines: number): StretchRows {
    const { count, rows } = this;
    const first = new Uint32Array(goroutines + 1);
    for (let g = 0; g < goroutines; g++) first[g + 1] = first[g] + rows[g];
    if (this.#order.length < count) this.#order = new Uint32Array(Math.ceil(count * 1.5));
    const stretches: StretchRows = {
      first,
      startNs: new Float64Array(count),
      state: new Uint8Array(count),
      reason: new Uint32Array(count),
      stack: new Uint32Array(count),
      cause: new Int32Array(count),
      proc: new Int16Array(count),
      thread: new Int32Array(count),
      inTime: new Uint32Array(count),
    };
    const next = first.slice(0, goroutines);
    for (let row = 0; row < count; row += ROWS_A_CALL) this.#place(next, stretches.inTime, row, Math.min(row + ROWS_A_CALL, count));
    for (let at = 0; at < count; at += ROWS_A_CALL) this.#fetch(stretches, at, Math.min(at + ROWS_A_CALL, count));
    return stretches;
  }

  /** `next`: by goroutine, where its next row goes. */
  #place(next: Uint32Array, places: Uint32Array, from: number, to: number): void {
    const { words } = this;
    const order = this.#order;
    for (let row = from; row < to; row++) {
      const place = next[words[row * WORDS + WORD_GOROUTINE]]++;
      places[row] = place;
      order[place] = row;
    }
  }

  #fetch({ startNs, state, reason, stack, cause, proc, thread }: StretchRows, from: number, to: number): void {
    const { words, times } = this;
    const order = this.#order;
    for (let at = from; at < to; at++) {
      const row = order[at];
      const word = row * WORDS;
      const stateAndProc = words[word + WORD_STATE];
      startNs[at] = times[row * TIMES + TIME];
      state[at] = stateAndProc & STATE_MASK;
      reason[at] = words[word + WORD_REASON];
      stack[at] = words[word + WORD_STACK];
      cause[at] = words[word + WORD_CAUSE];
      proc[at] = (stateAndProc >> PROC_SHIFT) - 1;
      thread[at] = words[word + WORD_THREAD];
    }
  }
}
