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

/** The value with rank ⌈p·n⌉ in ascending order. */
export function nearestRank(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)];
}
