// Sweeps while a generation is walked closely: ranges kept by P, with what each swept and reclaimed, as its end tells.

import type { AmountColumns } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import { GoroutineRanges } from './goroutineRanges.ts';
import type { SweepRows } from './rangeRows.ts';

export class SweepRanges extends GoroutineRanges {
  /** By number of the range; it may be shorter than there are ranges. */
  #swept = new Float64Array(16);
  #reclaimed = new Float64Array(16);

  /** `amount`: where `amounts` has bytes swept, then bytes reclaimed. */
  sweepEnds(proc: number, goroutine: number, row: number, { lo, hi }: AmountColumns, amount: number): void {
    const at = this.end(proc, goroutine, row);
    if (at >= this.#swept.length) {
      this.#swept = grown(this.#swept, (at + 1) * 2);
      this.#reclaimed = grown(this.#reclaimed, (at + 1) * 2);
    }
    this.#swept[at] = hi[amount] * 4294967296 + lo[amount];
    this.#reclaimed[at] = hi[amount + 1] * 4294967296 + lo[amount + 1];
  }

  /** `nobodys`: those of Ps that ran no goroutine, instead of all others. */
  sweeps(nobodys = false): SweepRows {
    const order = this.order(nobodys);
    return {
      ...this.rows(order),
      sweptBytes: Float64Array.from(order, (at) => this.#swept[at] ?? 0),
      reclaimedBytes: Float64Array.from(order, (at) => this.#reclaimed[at] ?? 0),
    };
  }
}
