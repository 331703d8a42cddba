// Best, median and p95 of a few runs.

export interface Runs {
  readonly best: number;
  readonly median: number;
}

/** `better` says which end is best: throughput wants more, time and memory want less. */
export function summarise(values: readonly number[], better: 'more' | 'less'): Runs {
  if (values.length === 0) throw new Error('no runs to summarise');
  return { best: better === 'more' ? Math.max(...values) : Math.min(...values), median: nearestRank(values, 0.5) };
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { p50: nearestRank(values, 0.5), p95: nearestRank(values, 0.95), max: Math.max(...values) };
}

/** The value with rank ⌈p·n⌉ in ascending order. */
export function nearestRank(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)];
}
