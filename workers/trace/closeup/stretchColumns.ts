// Stretches while a generation is walked: put down in the order of time, then counted out by goroutine.

import { grown } from '../wire/ids.ts';
import type { StretchRows } from './closeup.ts';

export class StretchColumns {
  count = 0;
  goroutine = new Uint32Array(0);
  startNs = new Float64Array(0);
  state = new Uint8Array(0);
  reason = new Uint32Array(0);
  stack = new Uint32Array(0);
  cause = new Int32Array(0);
  proc = new Int16Array(0);
  thread = new Int32Array(0);
  /** By goroutine: how many it has. */
  rows = new Uint32Array(0);

  restart(): void {
    this.count = 0;
    this.rows.fill(0);
  }

  /** Room for so many more stretches, and for so many goroutines in all. */
  reserve(more: number, goroutines: number): void {
    if (goroutines > this.rows.length) this.rows = grown(this.rows, Math.ceil(goroutines * 1.5));
    const needed = this.count + more;
    if (needed <= this.goroutine.length) return;
    const length = Math.ceil(needed * 1.5);
    this.goroutine = grown(this.goroutine, length);
    this.startNs = grown(this.startNs, length);
    this.state = grown(this.state, length);
    this.reason = grown(this.reason, length);
    this.stack = grown(this.stack, length);
    this.cause = grown(this.cause, length);
    this.proc = grown(this.proc, length);
    this.thread = grown(this.thread, length);
  }

  /** By goroutine, then time, in columns of their own. */
  sorted(goroutines: number): StretchRows {
    const { count, rows } = this;
    const first = new Uint32Array(goroutines + 1);
    for (let g = 0; g < goroutines; g++) first[g + 1] = first[g] + rows[g];
    const place = new Uint32Array(count);
    const next = first.slice(0, goroutines);
    for (let row = 0; row < count; row++) place[row] = next[this.goroutine[row]]++;
    return {
      first,
      startNs: scattered(this.startNs, place, new Float64Array(count)),
      state: scattered(this.state, place, new Uint8Array(count)),
      reason: scattered(this.reason, place, new Uint32Array(count)),
      stack: scattered(this.stack, place, new Uint32Array(count)),
      cause: scattered(this.cause, place, new Int32Array(count)),
      proc: scattered(this.proc, place, new Int16Array(count)),
      thread: scattered(this.thread, place, new Int32Array(count)),
      inTime: place,
    };
  }
}

/** `out[place[row]] = column[row]`. */
function scattered<Column extends Uint8Array | Int16Array | Int32Array | Uint32Array | Float64Array>(column: Column, place: Uint32Array, out: Column): Column {
  for (let row = 0; row < place.length; row++) out[place[row]] = column[row];
  return out;
}
