// The mean of u(t) over windows of one length, wherever they lie: its minimum, its worst places, and all of it piece by piece. Between two
// places where an edge of the window meets a change of u it is linear, so only these places need to be looked at. With prefix integrals a
// window costs nothing to sum up; and as neither integral ever falls, all windows that start within a block have at least the mean
//
//   (∫u up to the block's begin + w  −  ∫u up to the block's end) / w,  and at least the lowest u that any of them sees,
//
// so that blocks are looked into in order of that bound, until it exceeds what has been found.

import type { Ns } from '../../api.ts';
import { firstAfter } from '../index/series.ts';
import type { UtilisationSteps } from './utilisationReplay.ts';

/** As many blocks at most; of as many changes at least. */
const BLOCKS = 2048;
const LEAST_CHANGES = 16;
/** Whose lowest u is looked at for a bound. */
const MOST_BLOCKS = 64;

export interface FoundWindow {
  readonly startNs: Ns;
  readonly mean: number;
}

/** Gets the windowed mean of u, piece by piece in the order of a block's windows: from one value to the other, linear, for so long. */
export interface TakesPieces {
  add(from: number, to: number, ns: Ns): void;
}

export class UtilisationCurve {
  readonly steps: UtilisationSteps;
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** Over all of it. */
  readonly totalNs: number;
  readonly #sums: Float64Array;
  /** Blocks have so many changes each; the last one the rest. Their lowest u. */
  readonly #perBlock: number;
  readonly #lowest: Float64Array;
  // Where the last sums ended: they are asked for in ascending order, mostly.
  #left = 0;
  #right = 0;

  constructor(steps: UtilisationSteps) {
    const { timeNs, value } = steps;
    const count = timeNs.length;
    this.steps = steps;
    this.startNs = timeNs[0];
    this.endNs = timeNs[count - 1];
    this.#sums = new Float64Array(count);
    for (let i = 1; i < count; i++) this.#sums[i] = this.#sums[i - 1] + value[i - 1] * (timeNs[i] - timeNs[i - 1]);
    this.totalNs = this.#sums[count - 1];
    this.#perBlock = Math.max(LEAST_CHANGES, Math.ceil(count / BLOCKS));
    this.#lowest = new Float64Array(Math.ceil(count / this.#perBlock)).fill(1);
    // The last change only ends the function.
    for (let i = 0; i < count - 1; i++) {
      const block = Math.floor(i / this.#perBlock);
      this.#lowest[block] = Math.min(this.#lowest[block], value[i]);
    }
  }

  get lengthNs(): Ns {
    return this.endNs - this.startNs;
  }

  get blocks(): number {
    return this.#lowest.length;
  }

  /** A window that is longer than all of it is all of it. */
  fitting(windowNs: Ns): Ns {
    return Math.min(windowNs, this.lengthNs);
  }

  mean(startNs: Ns, windowNs: Ns): number {
    return (this.#sumTo(startNs + windowNs) - this.#sumTo(startNs)) / windowNs;
  }

  /** At least this is the mean of all windows that start in the block; Infinity: none does. */
  lowerBound(block: number, windowNs: Ns): number {
    const from = this.#blockStart(block);
    const last = this.endNs - windowNs;
    if (from > last) return Infinity;
    const to = Math.min(this.#blockStart(block + 1), last);
    const full = from + windowNs > to ? (this.#sumTo(from + windowNs) - this.#sumTo(to)) / windowNs : 0;
    return Math.max(full, this.#lowestBetween(block, to + windowNs));
  }

  /** The lowest mean of windows that start in [fromNs, toNs], both in reach; undefined if none is below `below`. */
  lowest(windowNs: Ns, fromNs: Ns, toNs: Ns, below = Infinity): FoundWindow | undefined {
    let found: FoundWindow | undefined;
    let best = below;
    const first = this.#blockOf(fromNs);
    const bounds: { readonly block: number; readonly bound: number }[] = [];
    for (let block = first; block < this.blocks && this.#blockStart(block) <= toNs; block++) {
      const bound = this.lowerBound(block, windowNs);
      if (bound < best) bounds.push({ block, bound });
    }
    for (const { block, bound } of bounds.toSorted((a, b) => a.bound - b.bound || a.block - b.block)) {
      if (bound >= best) break;
      const within = this.#lowestIn(windowNs, Math.max(fromNs, this.#blockStart(block)), Math.min(toNs, this.#blockStart(block + 1)), best);
      if (within === undefined) continue;
      found = within;
      best = within.mean;
    }
    return found;
  }

  /** The mean of all windows that start in the block, piece by piece. */
  pieces(block: number, windowNs: Ns, taker: TakesPieces): void {
    const { timeNs, value } = this.steps;
    const sums = this.#sums;
    const last = timeNs.length - 1;
    const toNs = Math.min(this.#blockStart(block + 1), this.endNs - windowNs);
    let atNs = this.#blockStart(block);
    let left = this.#at(atNs, 0);
    let right = this.#at(atNs + windowNs, left);
    let mean = (sums[right] + value[right] * (atNs + windowNs - timeNs[right]) - (sums[left] + value[left] * (atNs - timeNs[left]))) / windowNs;
    while (atNs < toNs) {
      let nextNs = toNs;
      if (left < last && timeNs[left + 1] < nextNs) nextNs = timeNs[left + 1];
      if (right < last && timeNs[right + 1] - windowNs < nextNs) nextNs = timeNs[right + 1] - windowNs;
      while (left < last && timeNs[left + 1] <= nextNs) left++;
      while (right < last && timeNs[right + 1] <= nextNs + windowNs) right++;
      const next = (sums[right] + value[right] * (nextNs + windowNs - timeNs[right]) - (sums[left] + value[left] * (nextNs - timeNs[left]))) / windowNs;
      taker.add(mean, next, nextNs - atNs);
      atNs = nextNs;
      mean = next;
    }
  }

  /** One pass with a place at each edge: of millions of changes each is looked at once or twice, and nothing is called. */
  #lowestIn(windowNs: Ns, fromNs: Ns, toNs: Ns, below: number): FoundWindow | undefined {
    const { timeNs, value } = this.steps;
    const sums = this.#sums;
    const last = timeNs.length - 1;
    let best = below;
    let bestNs = -1;
    let atNs = fromNs;
    let left = this.#at(atNs, 0);
    let right = this.#at(atNs + windowNs, left);
    for (;;) {
      const mean = (sums[right] + value[right] * (atNs + windowNs - timeNs[right]) - (sums[left] + value[left] * (atNs - timeNs[left]))) / windowNs;
      if (mean < best) {
        best = mean;
        bestNs = atNs;
      }
      if (atNs >= toNs) break;
      let nextNs = toNs;
      if (left < last && timeNs[left + 1] < nextNs) nextNs = timeNs[left + 1];
      if (right < last && timeNs[right + 1] - windowNs < nextNs) nextNs = timeNs[right + 1] - windowNs;
      // It falls by 1/w a ns at most.
      const soonestNs = atNs + Math.floor((mean - best) * windowNs);
      if (soonestNs > nextNs) nextNs = Math.min(toNs, soonestNs);
      atNs = nextNs;
      while (left < last && timeNs[left + 1] <= atNs) left++;
      while (right < last && timeNs[right + 1] <= atNs + windowNs) right++;
    }
    return bestNs < 0 ? undefined : { startNs: bestNs, mean: best };
  }

  #sumTo(atNs: Ns): number {
    const { timeNs, value } = this.steps;
    // Two places are asked for in turns: the nearer one is looked from.
    const fromLeft = Math.abs(timeNs[this.#left] - atNs) < Math.abs(timeNs[this.#right] - atNs);
    const at = this.#at(atNs, fromLeft ? this.#left : this.#right);
    if (fromLeft) this.#left = at;
    else this.#right = at;
    return this.#sums[at] + value[at] * (atNs - timeNs[at]);
  }

  /** The last change at or before a time, looked for from `near` on. */
  #at(atNs: Ns, near: number): number {
    const { timeNs } = this.steps;
    const last = timeNs.length - 1;
    let at = near;
    if (timeNs[at] <= atNs) {
      for (let tries = 0; tries < 8; tries++) {
        if (at === last || timeNs[at + 1] > atNs) return at;
        at++;
      }
    }
    return Math.max(0, firstAfter(timeNs, timeNs.length, atNs) - 1);
  }

  #blockStart(block: number): Ns {
    const { timeNs } = this.steps;
    return timeNs[Math.min(block * this.#perBlock, timeNs.length - 1)];
  }

  #blockOf(atNs: Ns): number {
    return Math.floor(this.#at(atNs, this.#left) / this.#perBlock);
  }

  /** From a block's begin until a time; over many blocks 0, as the other bound is the better one. */
  #lowestBetween(block: number, untilNs: Ns): number {
    let lowest = this.#lowest[block];
    for (let next = block + 1; next < this.blocks && this.#blockStart(next) < untilNs; next++) {
      if (next > block + MOST_BLOCKS) return 0;
      lowest = Math.min(lowest, this.#lowest[next]);
    }
    return lowest;
  }
}
