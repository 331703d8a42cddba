/** Summary of durations by nearest rank: the value with 1-based rank ⌈permille·n / 1000⌉ in ascending order. All 0 for n = 0. */
export interface NearestRank {
  readonly n: number;
  readonly min: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  readonly sum: number;
  readonly mean: number;
}

/** `sorted` is ascending. */
export function nearestRank(sorted: Float64Array): NearestRank {
  const n = sorted.length;
  if (n === 0) return { n: 0, min: 0, p50: 0, p90: 0, p99: 0, p999: 0, max: 0, sum: 0, mean: 0 };
  const rank = (permille: number): number => sorted[Math.max(Math.ceil((permille * n) / 1000), 1) - 1];
  let sum = 0;
  for (const value of sorted) sum += value;
  return { n, min: sorted[0], p50: rank(500), p90: rank(900), p99: rank(990), p999: rank(999), max: sorted[n - 1], sum, mean: sum / n };
}
