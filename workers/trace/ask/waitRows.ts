// Rows of a logarithmic wait axis without a logarithm for each wait: the boundaries are those of the formula, found once.

import type { Ns } from '../../api.ts';
import { keysWith, leadingKey, leastWithKey } from '../../stats/leadingBits.ts';

/** Waits are looked up by so many of their leading bits. */
const BITS = 6;
const KEYS = keysWith(BITS);
/** Waits of this and more are rare enough for the formula. */
const LOOKED_UP_NS = 2 ** 32 - 1;
const NEVER = 0xffffffff;
/** The inverse of the formula is at most a ns off. */
const NEAR_NS = 3;

export class WaitRows {
  readonly #rows: number;
  readonly #low: number;
  readonly #rowsPerLog: number;
  /** Least whole ns of each row; one more than there are rows. */
  readonly #least: Float64Array;
  /** Row of the least wait with the same leading bits. */
  readonly #rowOf = new Uint16Array(KEYS);
  /** Least ns of the row after that. */
  readonly #next = new Uint32Array(KEYS);
  /** No wait is more than one row above the least with its leading bits. */
  readonly #oneStep: boolean;

  /** `highNs` is `rowsHigh` rows above `lowNs`, which need not be whole; waits beyond are in the outermost of `rows` rows. */
  constructor(lowNs: Ns, highNs: Ns, rowsHigh: number, rows: number) {
    this.#rows = rows;
    this.#low = Math.log(lowNs);
    this.#rowsPerLog = rowsHigh / (Math.log(highNs) - this.#low);
    this.#least = Float64Array.from({ length: rows + 1 }, (_, row) => (row === rows ? Infinity : this.#leastOf(row)));
    let row = 0;
    for (let key = 0; key < KEYS; key++) {
      while (this.#least[row + 1] <= leastWithKey(key, BITS)) row++;
      this.#rowOf[key] = row;
      this.#next[key] = Math.min(NEVER, this.#least[row + 1]);
    }
    this.#oneStep = this.#rowOf.every((of, key) => key === 0 || of <= this.#rowOf[key - 1] + 1);
  }

  /** Row of a wait in whole ns. */
  row(ns: Ns): number {
    return ns < LOOKED_UP_NS ? this.rowOfShort(ns) : this.#formula(ns);
  }

  /** The same for ns below 2^32 - 1. */
  rowOfShort(ns: Ns): number {
    const key = leadingKey(ns, BITS);
    let row = this.#rowOf[key] + Number(ns >= this.#next[key]);
    if (!this.#oneStep) while (this.#least[row + 1] <= ns) row++;
    return row;
  }

  #formula(ns: Ns): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor((Math.log(ns) - this.#low) * this.#rowsPerLog)));
  }

  #leastOf(row: number): Ns {
    const near = Math.exp(this.#low + row / this.#rowsPerLog);
    if (row === 0) return 0;
    if (!(near < LOOKED_UP_NS)) return Infinity;
    const from = Math.max(0, Math.floor(near) - 1);
    for (let ns = from; ns < from + NEAR_NS; ns++) if (this.#formula(ns) >= row) return ns;
    return from + NEAR_NS;
  }
}
