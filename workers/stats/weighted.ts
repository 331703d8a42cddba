// A sample as different values and how often each occurs: sums and percentiles in one pass over the values.

export interface Weighted {
  /** Different values, ascending. */
  readonly value: Float64Array;
  readonly count: Float64Array;
}

export interface Moments {
  readonly n: number;
  /** 0 of an empty sample. */
  readonly mean: number;
  /** With n − 1 beneath; 0 of fewer than two values. */
  readonly variance: number;
}

export function moments({ value, count }: Weighted): Moments {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < value.length; i++) {
    n += count[i];
    sum += count[i] * value[i];
  }
  if (n === 0) return { n: 0, mean: 0, variance: 0 };
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < value.length; i++) squares += count[i] * (value[i] - mean) ** 2;
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}

/**
 * By nearest rank: the values with 1-based rank ⌈percent·n / 100⌉, for ascending percentages. 0 of an empty sample. `places`: instead
 * of values, their places.
 */
export function percentiles({ value, count }: Weighted, percents: readonly number[]): readonly number[] {
  const n = totalOf(count);
  const found: number[] = [];
  let place = 0;
  let upTo = count[0] ?? 0;
  for (const percent of percents) {
    const rank = nearestRankOf(percent, n);
    while (upTo < rank && place + 1 < value.length) upTo += count[++place];
    found.push(n === 0 ? 0 : value[place]);
  }
  return found;
}

/** 1-based. Products that are off by a rounding are not taken up to the next rank: 99.9 % of 1000 is rank 999. */
export function nearestRankOf(percent: number, n: number): number {
  return Math.max(Math.ceil((percent * n) / 100 - 1e-9 * n), 1);
}

export function totalOf(count: Float64Array): number {
  let n = 0;
  for (const each of count) n += each;
  return n;
}

/** Single values, in any order. */
export function weightedOf(values: readonly number[]): Weighted {
  const sorted = Float64Array.from(values).toSorted();
  const value: number[] = [];
  const count: number[] = [];
  for (const each of sorted) {
    if (value.at(-1) === each) count[count.length - 1]++;
    else {
      value.push(each);
      count.push(1);
    }
  }
  return { value: Float64Array.from(value), count: Float64Array.from(count) };
}
