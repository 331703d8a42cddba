// Waits by length: counts and causes by bucket, percentiles, what share is longer, and whether they are several distributions.

import { type Ns, WAIT_CAUSES, type WaitAnswers, type WaitDistribution, type WaitQuestion } from '../../api.ts';
import { BUCKETS_AN_OCTAVE, BUCKET_ERROR, bucketPercentiles, leastOfBucket, middleOfBucket } from '../../stats/logBuckets.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { CAUSES } from './causes.ts';
import { COARSE_AN_OCTAVE, COARSE_BUCKETS, COARSE_SHIFT } from './distributionCells.ts';
import { waitsOf } from './distributionOf.ts';
import type { WaitSums } from './distributionTotal.ts';
import { modesOf } from './modes.ts';
import { mainCauseAt } from './waitListRows.ts';

type Question = Extract<WaitQuestion, { readonly ask: 'waitDistribution' }>;

export async function askWaitDistribution(trace: CloseTrace, { selection, percentiles: percents }: Question): Promise<WaitAnswers['waitDistribution']> {
  const { total, known } = await waitsOf(trace, selection.range);
  const sums = total.sums(trace, selection.group, selection.kinds);
  const count = sums.counts.reduce((all, each) => all + each, 0);
  const exact = known === 1 ? exactPercentiles(trace.index, selection, percents) : undefined;
  const found = exact ?? bucketPercentiles(sums.counts, percents).map((ns) => Math.min(ns, sums.longestNs));
  return {
    selection,
    count,
    perOctave: COARSE_AN_OCTAVE,
    ...inBuckets(sums),
    percentiles: percents.map((percent, i) => ({ percent, ns: found[i] })),
    percentileError: exact === undefined ? BUCKET_ERROR : 0,
    tail: tailOf(sums.counts, count),
    modes: modes(sums),
    known,
  };
}

/** The coarse buckets from the first to the last that hold anything. */
function inBuckets({ counts, causes }: WaitSums): Pick<WaitDistribution, 'firstBucket' | 'counts' | 'causes'> {
  const coarse = new Float64Array(COARSE_BUCKETS);
  counts.forEach((many, bucket) => (coarse[bucket >> COARSE_SHIFT] += many));
  const first = Math.max(0, coarse.findIndex((many) => many > 0));
  const end = coarse.findLastIndex((many) => many > 0) + 1;
  return { firstBucket: first, counts: coarse.slice(first, Math.max(first, end)), causes: causes.slice(first * CAUSES, Math.max(first, end) * CAUSES) };
}

/** At the upper edge of each fine bucket that holds anything, after the lower one of the first. */
function tailOf(counts: Float64Array, count: number): WaitDistribution['tail'] {
  const atNs: number[] = [];
  const share: number[] = [];
  let longer = count;
  counts.forEach((many, bucket) => {
    if (many === 0) return;
    if (atNs.length === 0) {
      atNs.push(leastOfBucket(bucket));
      share.push(1);
    }
    longer -= many;
    atNs.push(leastOfBucket(bucket + 1));
    share.push(longer / count);
  });
  return { atNs: Float64Array.from(atNs), share: Float64Array.from(share) };
}

function modes({ counts, causes }: WaitSums): WaitDistribution['modes'] {
  return modesOf(counts, BUCKETS_AN_OCTAVE)
    .map(({ from, to, peak, share }) => {
      const sums = new Float64Array(CAUSES);
      for (let bucket = from >> COARSE_SHIFT; bucket << COARSE_SHIFT < to; bucket++) for (let cause = 0; cause < CAUSES; cause++) sums[cause] += causes[bucket * CAUSES + cause];
      return { aroundNs: middleOfBucket(peak), share, mainCause: WAIT_CAUSES[mainCauseAt(sums, 0)] };
    })
    .toSorted((a, b) => b.share - a.share);
}

/** Of all waits, and of those of new goroutines, the index has every length; undefined: of others it does not. */
function exactPercentiles({ startWaits, schedulingWaits }: TraceIndex, { range, kinds, group }: Question['selection'], percents: readonly number[]): readonly Ns[] | undefined {
  if (range !== undefined || (group !== undefined && group.by !== 'kind')) return undefined;
  const kind = group?.key ?? (kinds.length === 1 ? kinds[0] : undefined);
  if (kind === undefined) return kinds.length === 0 ? percents.map((percent) => schedulingWaits.percentile(percent)) : undefined;
  if (kind !== 'created' || (kinds.length > 0 && !kinds.includes('created'))) return undefined;
  const sorted = startWaits.sorted(0, startWaits.count);
  return percents.map((percent) => sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100 - 1e-9 * sorted.length) - 1)] ?? 0);
}
