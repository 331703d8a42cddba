import { grown } from '../wire/ids.ts';

/** A growing column of doubles. */
export class DoubleColumn {
  count = 0;
  values = new Float64Array(64);

  push(value: number): void {
    if (this.count === this.values.length) this.values = grown(this.values, this.count * 2);
    this.values[this.count++] = value;
  }

  /** What is in use, without a copy; valid until the next push. */
  view(): Float64Array {
    return this.values.subarray(0, this.count);
  }
}

/**
 * Many durations for their quantiles. Four bytes each where they are under 4.29 s, as nearly all are.
 */
export class DurationColumn {
  #count = 0;
  #short = new Uint32Array(64);
  readonly #long: number[] = [];
  sumNs = 0;

  push(ns: number): void {
    this.sumNs += ns;
    if (ns >= 4294967296) {
      this.#long.push(ns);
      return;
    }
    if (this.#count === this.#short.length) this.#short = grown(this.#short, this.#count * 2);
    this.#short[this.#count++] = ns;
  }

  /** Ascending. */
  sorted(): Float64Array {
    const short = this.#short.subarray(0, this.#count).toSorted();
    const all = new Float64Array(short.length + this.#long.length);
    all.set(short);
    all.set(Float64Array.from(this.#long).toSorted(), short.length);
    return all;
  }
}

/** Index of the first value that is greater than `limit` (`values[0 … count)` ascending); count if there is none. */
export function firstAfter(values: Float64Array, count: number, limit: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Index of the first value that is `limit` or more. */
export function firstFrom(values: Float64Array, count: number, limit: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] >= limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
