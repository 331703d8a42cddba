// A sample of several runs as one.
import type { ComparableSample, Sample } from '../api.ts';
import type { Weighted } from '../stats/weighted.ts';

export function pooled(samples: readonly Sample[]): Weighted {
  if (samples.length === 1) return samples[0];
  const counts = new Map<number, number>();
  for (const { value, count } of samples) value.forEach((each, place) => counts.set(each, (counts.get(each) ?? 0) + count[place]));
  const value = Float64Array.from(counts.keys()).toSorted();
  return { value, count: Float64Array.from(value, (each) => counts.get(each) ?? 0) };
}

/** The sample of each run, of which some may have none: an empty one then. */
export interface SampleOfRuns extends Omit<ComparableSample, 'sample'> {
  readonly a: readonly Sample[];
  readonly b: readonly Sample[];
}

export function sameSample(a: Weighted, b: Weighted): boolean {
  return a.value.length === b.value.length && a.value.every((value, place) => value === b.value[place] && a.count[place] === b.count[place]);
}
