// Ranges of one kind while a generation is walked closely: kept by what events tell them of (a goroutine, or a P), given out by
// goroutine.

import { NONE } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import type { RangeRows } from './rangeRows.ts';

export class GoroutineRanges {
  #timeNs: Float64Array = new Float64Array(0);
  #count = 0;
  #goroutine = new Int32Array(16);
  #startNs = new Float64Array(16);
  #endNs = new Float64Array(16);
  /** By goroutine or P: row of the open range, plus one. */
  #open = new Uint32Array(0);

  /** The events whose rows the calls below name, and how many goroutines or Ps there are. */
  walks(timeNs: Float64Array, resources: number): void {
    this.#timeNs = timeNs;
    if (resources > this.#open.length) this.#open = grown(this.#open, resources * 2);
  }

  begin(of: number, goroutine: number, row: number): void {
    if (this.#open[of] !== 0) return;
    const at = this.#add(goroutine);
    this.#startNs[at] = this.#timeNs[row];
    this.#open[of] = at + 1;
  }

  /** It has been since before the generation. `goroutine` NONE: that is told later, by its end at last. */
  isOpen(of: number, goroutine: number): void {
    if (this.#open[of] === 0) this.#open[of] = this.#add(goroutine) + 1;
  }

  /** Whose the open range is, if there is one and that is not known yet. */
  isIn(of: number, goroutine: number): void {
    const at = this.#open[of] - 1;
    if (at >= 0 && this.#goroutine[at] === NONE) this.#goroutine[at] = goroutine;
  }

  end(of: number, goroutine: number, row: number): void {
    const at = this.#open[of] === 0 ? this.#add(goroutine) : this.#open[of] - 1;
    if (this.#goroutine[at] === NONE) this.#goroutine[at] = goroutine;
    this.#endNs[at] = this.#timeNs[row];
    this.#open[of] = 0;
  }

  endIfOpen(of: number, row: number): void {
    if (this.#open[of] !== 0) this.end(of, NONE, row);
  }

  /** Those since before the generation first; of a range that nobody is told to be in, nothing. */
  rows(): RangeRows {
    const rows = Array.from({ length: this.#count }, (_, row) => row).filter((row) => this.#goroutine[row] !== NONE);
    const order = [...rows.filter((row) => Number.isNaN(this.#startNs[row])), ...rows.filter((row) => !Number.isNaN(this.#startNs[row]))];
    return {
      goroutine: Uint32Array.from(order, (row) => this.#goroutine[row]),
      startNs: Float64Array.from(order, (row) => this.#startNs[row]),
      endNs: Float64Array.from(order, (row) => this.#endNs[row]),
    };
  }

  /** Since before the generation, and open. */
  #add(goroutine: number): number {
    const row = this.#count++;
    if (row === this.#goroutine.length) {
      this.#goroutine = grown(this.#goroutine, row * 2);
      this.#startNs = grown(this.#startNs, row * 2);
      this.#endNs = grown(this.#endNs, row * 2);
    }
    this.#goroutine[row] = goroutine;
    this.#startNs[row] = NaN;
    this.#endNs[row] = NaN;
    return row;
  }
}
