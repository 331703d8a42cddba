// Ranges of one kind while a generation is walked closely: kept by what events tell them of (a goroutine, or a P), given out by
// goroutine.

import { type EventColumns, NONE, ROW, R_P, R_STACK } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import type { RangeRows } from './rangeRows.ts';

export class GoroutineRanges {
  #timeNs: Float64Array = new Float64Array(0);
  #fields: Int32Array = new Int32Array(0);
  #count = 0;
  #goroutine = new Int32Array(16);
  #startNs = new Float64Array(16);
  #endNs = new Float64Array(16);
  #proc = new Int16Array(16);
  #stack = new Uint32Array(16);
  /** By goroutine or P: row of the open range, plus one. */
  #open = new Uint32Array(0);

  /** The events whose rows the calls below name, and how many goroutines or Ps there are. */
  walks({ timeNs, fields }: EventColumns, resources: number): void {
    this.#timeNs = timeNs;
    this.#fields = fields;
    if (resources > this.#open.length) this.#open = grown(this.#open, resources * 2);
  }

  begin(of: number, goroutine: number, row: number): void {
    if (this.#open[of] !== 0) return;
    const at = this.#add(goroutine, this.#fields[row * ROW + R_P]);
    this.#startNs[at] = this.#timeNs[row];
    this.#stack[at] = this.#fields[row * ROW + R_STACK];
    this.#open[of] = at + 1;
  }

  /** It has been since before the generation. `goroutine` NONE: that is told later, by its end at last. `proc` NONE: not told. */
  isOpen(of: number, goroutine: number, proc: number): void {
    if (this.#open[of] === 0) this.#open[of] = this.#add(goroutine, proc) + 1;
  }

  /** Whose the open range is, if there is one and that is not known yet. */
  isIn(of: number, goroutine: number): void {
    const at = this.#open[of] - 1;
    if (at >= 0 && this.#goroutine[at] === NONE) this.#goroutine[at] = goroutine;
  }

  /** Number of the range that ends, among those that began. */
  end(of: number, goroutine: number, row: number): number {
    const at = this.#open[of] === 0 ? this.#add(goroutine, NONE) : this.#open[of] - 1;
    if (this.#goroutine[at] === NONE) this.#goroutine[at] = goroutine;
    this.#endNs[at] = this.#timeNs[row];
    this.#open[of] = 0;
    return at;
  }

  endIfOpen(of: number, row: number): void {
    if (this.#open[of] !== 0) this.end(of, NONE, row);
  }

  /** Numbers of the ranges as `rows` has them: those since before the generation first. `nobodys`: those that nobody is told to be in, instead of all others. */
  order(nobodys = false): Uint32Array {
    const known = Array.from({ length: this.#count }, (_, at) => at).filter((at) => (this.#goroutine[at] === NONE) === nobodys);
    return Uint32Array.from([...known.filter((at) => Number.isNaN(this.#startNs[at])), ...known.filter((at) => !Number.isNaN(this.#startNs[at]))]);
  }

  rows(order = this.order()): RangeRows {
    return {
      goroutine: Uint32Array.from(order, (at) => this.#goroutine[at]),
      startNs: Float64Array.from(order, (at) => this.#startNs[at]),
      endNs: Float64Array.from(order, (at) => this.#endNs[at]),
      proc: Int16Array.from(order, (at) => this.#proc[at]),
      stack: Uint32Array.from(order, (at) => this.#stack[at]),
    };
  }

  /** Since before the generation, and open. */
  #add(goroutine: number, proc: number): number {
    const at = this.#count++;
    if (at === this.#goroutine.length) {
      this.#goroutine = grown(this.#goroutine, at * 2);
      this.#startNs = grown(this.#startNs, at * 2);
      this.#endNs = grown(this.#endNs, at * 2);
      this.#proc = grown(this.#proc, at * 2);
      this.#stack = grown(this.#stack, at * 2);
    }
    this.#goroutine[at] = goroutine;
    this.#proc[at] = proc;
    this.#startNs[at] = NaN;
    this.#endNs[at] = NaN;
    return at;
  }
}
