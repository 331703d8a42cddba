// The distribution of stops' lengths as columns of a stacked histogram, ten a decade.
import type { Ns, PauseFigures } from '../../../workers/api.ts';
import { BUCKETS_A_DECADE, decadesOf, durationsOf, edgeNs, summed, type Buckets } from '../tasks/histogram.ts';

export interface HistogramColumn {
  readonly bucket: number;
  readonly count: number;
  /** By kind, as in the figures, from the foot up. */
  readonly parts: readonly { readonly name: string; readonly count: number }[];
  /** Lengths that fall into it, both ends included. */
  readonly lengthNs: { readonly fromNs: Ns; readonly toNs: Ns };
}

export interface StopHistogram {
  readonly domain: Buckets;
  readonly highest: number;
  /** Those that hold any. */
  readonly columns: readonly HistogramColumn[];
  /** Where 1 ms lies, 0…1; undefined: outside. */
  readonly limitAt: number | undefined;
}

/** Of 1 ms. */
const LIMIT_BUCKET = 6 * BUCKETS_A_DECADE;

/** undefined: nothing is counted. */
export function stopHistogram(kinds: PauseFigures['kinds']): StopHistogram | undefined {
  const all = summed(kinds.map(({ histogram }) => histogram));
  const counted = decadesOf(all);
  if (counted === undefined) return undefined;
  // The limit is in sight as long as anything is near it.
  const domain = { first: counted.first, after: counted.after === LIMIT_BUCKET ? counted.after + BUCKETS_A_DECADE : counted.after };
  const columns = Array.from(all.keys())
    .filter((bucket) => (all[bucket] ?? 0) > 0)
    .map((bucket): HistogramColumn => {
      const parts = kinds.map(({ name, histogram }) => ({ name, count: histogram[bucket] ?? 0 })).filter(({ count }) => count > 0);
      return { bucket, count: all[bucket] ?? 0, parts, lengthNs: durationsOf({ first: bucket, after: bucket + 1 }) };
    });
  const limitAt = (LIMIT_BUCKET - domain.first) / (domain.after - domain.first);
  return { domain, highest: Math.max(...all), columns, limitAt: limitAt >= 0 && limitAt <= 1 ? limitAt : undefined };
}

/** Stops of 1 ms and more. */
export function countLong(kinds: PauseFigures['kinds']): number {
  return kinds.reduce((sum, { histogram }) => sum + histogram.subarray(LIMIT_BUCKET).reduce((count, here) => count + here, 0), 0);
}

/** "10 µs" at each decade, with its place, 0…1. */
export function decadeTicks({ first, after }: Buckets): readonly { readonly label: string; readonly at: number }[] {
  return Array.from({ length: (after - first) / BUCKETS_A_DECADE + 1 }, (_, decade) => {
    const bucket = first + decade * BUCKETS_A_DECADE;
    return { label: wholeLabel(edgeNs(bucket)), at: (bucket - first) / (after - first) };
  });
}

function wholeLabel(ns: Ns): string {
  const [unit, size] = ns >= 1e9 ? (['s', 1e9] as const) : ns >= 1e6 ? (['ms', 1e6] as const) : ns >= 1e3 ? (['µs', 1e3] as const) : (['ns', 1] as const);
  return `${Math.round(ns / size)}\u00a0${unit}`;
}
