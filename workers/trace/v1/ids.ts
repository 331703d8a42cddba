// Dense indexes for the ids of a v1 trace. Unlike in later formats a goroutine's id never comes back, so id and index are one.

import { IdTable, LiveGoroutines } from '../wire/ids.ts';

/** Goroutine 0 is "none" all over this format. */
export const NO_GOROUTINE = 0;
/** Stands for -1, which the reference names where an event needs a goroutine and has none. */
export const MINUS_ONE_GOROUTINE = 1;

export class GoroutineIds {
  readonly #ids = new LiveGoroutines();

  constructor() {
    this.#ids.add(0, 0, 0);
    this.#ids.add(2 ** 64, 0xffffffff, 0xffffffff);
  }

  get count(): number {
    return this.#ids.count;
  }

  get lo(): Uint32Array {
    return this.#ids.lo;
  }

  get hi(): Uint32Array {
    return this.#ids.hi;
  }

  intern(lo: number, hi: number): number {
    const value = hi * 4294967296 + lo;
    const index = this.#ids.find(value, lo, hi);
    return index >= 0 ? index : this.#ids.add(value, lo, hi);
  }
}

const DIRECT = 1 << 12;

/** Ms: small numbers, so most are found without a Map. */
export class ThreadIds {
  readonly table = new IdTable();
  readonly #direct = new Int32Array(DIRECT);

  intern(lo: number, hi: number): number {
    if (hi !== 0 || lo >= DIRECT) return this.table.intern(hi * 4294967296 + lo, lo, hi);
    if (this.#direct[lo] === 0) this.#direct[lo] = this.table.intern(lo, lo, hi) + 1;
    return this.#direct[lo] - 1;
  }
}
