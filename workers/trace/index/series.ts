import { grown } from '../wire/ids.ts';

/** A growing column of doubles. */
export class DoubleColumn {
  count = 0;
  values = new Float64Array(64);

  push(value: number): void {
    if (this.count === this.values.length) this.values = grown(this.values, this.count * 2);
    this.values[this.count++] = value;
  }

  append(values: Float64Array): void {
    const count = this.count + values.length;
    if (count > this.values.length) this.values = grown(this.values, Math.max(count, this.values.length * 2));
    this.values.set(values, this.count);
    this.count = count;
  }

  /** What is in use, without a copy; valid until the next push. */
  view(): Float64Array {
    return this.values.subarray(0, this.count);
  }
}

/**
 * Many durations for their quantiles. Four bytes each where they are under 4.29 s, as nearly all are. Kept in the pieces they
 * come in: they are read only when all are put in order.
 */
export class DurationPieces {
  readonly #short: Uint32Array[] = [];
  readonly #long: number[] = [];
  #count = 0;
  /** Single ones, until they make a piece. */
  #loose: number[] = [];

  /** `short`: under 2^32 ns. */
  add(short: Uint32Array, long: Float64Array): void {
    if (short.length > 0) this.#short.push(short);
    this.#count += short.length;
    for (const ns of long) this.#long.push(ns);
  }

  push(ns: number): void {
    if (ns >= 4294967296) this.#long.push(ns);
    else this.#loose.push(ns);
  }

  /** Ascending. */
  sorted(): Float64Array {
    this.add(Uint32Array.from(this.#loose), new Float64Array(0));
    this.#loose = [];
    const short = new Uint32Array(this.#count);
    let at = 0;
    for (const piece of this.#short) {
      short.set(piece, at);
      at += piece.length;
    }
    const all = new Float64Array(short.length + this.#long.length);
    all.set(short.toSorted());
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
