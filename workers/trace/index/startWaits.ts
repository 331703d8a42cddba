// Creation times and start waits of all goroutines created runnable, in creation order. Twelve bytes each: they stay in memory
// for traces of any size, so that any range's figures are exact.

import type { NearestRank } from '../../stats/nearestRank.ts';
import { RankedPieces } from '../../stats/rankedPieces.ts';
import { grown } from '../wire/ids.ts';
import { DoubleColumn } from './series.ts';

const NOT_YET = 0xffffffff;
/** In `shortNs`: 4.29 s and more, or not started; `waitNs` tells. */
export const LONG = 0xfffffffe;

export class StartWaits {
  readonly createdNs = new DoubleColumn();
  /** How many of them ran. */
  started = 0;
  #short = new Uint32Array(64);
  readonly #long = new Map<number, number>();

  get count(): number {
    return this.createdNs.count;
  }

  add(createdNs: Float64Array, waitNs: Float64Array): void {
    const first = this.createdNs.count;
    this.createdNs.append(createdNs);
    const count = this.createdNs.count;
    if (count > this.#short.length) this.#short = grown(this.#short, Math.max(count, this.#short.length * 2));
    for (let i = 0; i < waitNs.length; i++) {
      this.#short[first + i] = NOT_YET;
      if (waitNs[i] >= 0) this.set(first + i, waitNs[i]);
    }
  }

  /** The goroutine of a creation ran for the first time. */
  set(creation: number, ns: number): void {
    this.started++;
    if (ns < LONG) this.#short[creation] = ns;
    else {
      this.#short[creation] = LONG;
      this.#long.set(creation, ns);
    }
  }

  /** By creation: ns under LONG, LONG or more for the others. For loops over all of them, where `waitNs` takes five times as long. */
  get shortNs(): Uint32Array {
    return this.#short;
  }

  /** ns; NaN: it did not run (yet). */
  waitNs(creation: number): number {
    const ns = this.#short[creation];
    if (ns < LONG) return ns;
    return ns === NOT_YET ? NaN : (this.#long.get(creation) ?? NaN);
  }

  /** Waits of creations [from, to) that are not in `shortNs`. */
  longNs(from: number, to: number): number[] {
    const long: number[] = [];
    for (const [creation, ns] of this.#long) if (creation >= from && creation < to) long.push(ns);
    return long;
  }

  /** Waits of creations [from, to) that ended in a start, ascending. */
  sorted(from: number, to: number): Float64Array {
    const short = this.#short.subarray(from, to).toSorted();
    let n = short.length;
    while (n > 0 && short[n - 1] >= LONG) n--;
    const long = this.longNs(from, to);
    const all = new Float64Array(n + long.length);
    all.set(short.subarray(0, n));
    all.set(Float64Array.from(long).toSorted(), n);
    return all;
  }

  /** Figures of all waits that ended in a start. */
  ranks(): NearestRank {
    const ranked = new RankedPieces(12, LONG);
    ranked.add(this.#short.subarray(0, this.count));
    for (const ns of this.#long.values()) ranked.addGreater(ns);
    return ranked.ranks();
  }
}
