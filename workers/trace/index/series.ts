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
