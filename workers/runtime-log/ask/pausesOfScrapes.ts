// Figures of stops where a log tells of none by itself: runtime/metrics counts them by length (since the program's start), and Prometheus'
// summary has five quantiles of the last 256 GC pauses.

import type { LatencySummary } from '../../api/latency.ts';
import type { PauseFigures, PauseKind } from '../../api/pauses.ts';
import { latencySummary } from '../../stats/latencySummary.ts';
import { durationBucket } from '../../trace/ask/annotations/durationHistogram.ts';
import type { Ns } from '../../units.ts';
import type { RuntimeRecords, ScrapeHistogram, Scrapes } from '../runtimeRecords.ts';

const NS_A_SECOND = 1e9;
/** Go's names, and ours for what they count. `/gc/pauses:seconds` is what Go had of them before 1.22. */
const TOTALS = [
  { name: '/sched/pauses/total/gc:seconds', kind: 'GC' },
  { name: '/sched/pauses/total/other:seconds', kind: 'other than GC' },
] as const;
const STOPPING = ['/sched/pauses/stopping/gc:seconds', '/sched/pauses/stopping/other:seconds'] as const;
const EARLIER = '/gc/pauses:seconds';
const SUMMARY = 'go_gc_duration_seconds';

/** undefined: the log tells nothing of pauses. */
export function pauseFiguresOfScrapes({ metrics, prometheus, durationNs }: RuntimeRecords): PauseFigures | undefined {
  const kinds = kindsOfMetrics(metrics);
  const range = { startNs: 0, endNs: durationNs };
  const none = { range, toStop: undefined, untilWork: undefined, stretched: [], longestIn: new Int32Array(0), known: 1 };
  if (kinds.length > 0) {
    const all = summaryOf(kinds.flatMap(({ counts }) => counts));
    const stopping = STOPPING.flatMap((name) => countsOf(metrics, name) ?? []);
    return { ...none, all, kinds: kinds.map(({ kind }) => kind), stoppedNs: all.sumNs, toStop: stopping.length === 0 ? undefined : summaryOf(stopping), from: 'buckets' };
  }
  const all = summaryOfPrometheus(prometheus);
  if (all === undefined) return undefined;
  return { ...none, all, kinds: [{ name: 'GC', durations: all, histogram: new Uint32Array(0) }], stoppedNs: all.sumNs, from: 'quantiles' };
}

/** So many stops of about that length: the upper edge of their bucket, or the lower one of a bucket without an upper one. */
interface Counted {
  readonly ns: Ns;
  readonly count: number;
}

interface CountedKind {
  readonly kind: PauseKind;
  readonly counts: readonly Counted[];
}

/** The largest sum first. */
function kindsOfMetrics(metrics: Scrapes): readonly CountedKind[] {
  const found = TOTALS.flatMap(({ name, kind }) => kindOf(kind, countsOf(metrics, name)));
  const kinds = found.length > 0 ? found : kindOf('GC', countsOf(metrics, EARLIER));
  return kinds.toSorted((a, b) => b.kind.durations.sumNs - a.kind.durations.sumNs);
}

function kindOf(name: string, counts: readonly Counted[] | undefined): readonly CountedKind[] {
  if (counts === undefined || counts.length === 0) return [];
  const histogram: number[] = [];
  for (const { ns, count } of counts) {
    const bucket = durationBucket(ns);
    while (histogram.length <= bucket) histogram.push(0);
    histogram[bucket] += count;
  }
  return [{ kind: { name, durations: summaryOf(counts), histogram: Uint32Array.from(histogram) }, counts }];
}

/** Of the last reading that has it; undefined: none has. */
function countsOf({ histograms, count }: Scrapes, name: string): readonly Counted[] | undefined {
  const histogram = histograms.find((one) => one.name === name);
  const last = histogram === undefined ? undefined : lastOf(histogram, count);
  if (last === undefined) return undefined;
  const { buckets, counts } = last;
  return Array.from(counts, (many, i): Counted => ({ ns: Math.round(Math.max(0, Number.isFinite(buckets[i + 1]) ? buckets[i + 1] : buckets[i]) * NS_A_SECOND), count: many })).filter((counted) => counted.count > 0);
}

function lastOf(histogram: ScrapeHistogram, scrapes: number): ReturnType<ScrapeHistogram['at']> {
  for (let row = scrapes - 1; row >= 0; row--) {
    const found = histogram.at(row);
    if (found !== undefined) return found;
  }
  return undefined;
}

function summaryOf(counts: readonly Counted[]): LatencySummary {
  const ascending = counts.toSorted((a, b) => a.ns - b.ns);
  const n = ascending.reduce((sum, { count }) => sum + count, 0);
  const sum = ascending.reduce((ns, counted) => ns + counted.ns * counted.count, 0);
  const rank = (permille: number): Ns => {
    let before = 0;
    for (const { ns, count } of ascending) {
      before += count;
      if (before * 1000 >= permille * n) return ns;
    }
    return 0;
  };
  return latencySummary({ n, min: ascending[0]?.ns ?? 0, p50: rank(500), p90: rank(900), p99: rank(990), p999: rank(999), max: ascending.at(-1)?.ns ?? 0, sum, mean: 0 });
}

/** Quantiles 0, 0.25, 0.5, 0.75 and 1 are what there is: the greatest stands for p90 and above. */
function summaryOfPrometheus({ series, count }: Scrapes): LatencySummary | undefined {
  const last = (name: string, labels: string): number | undefined => {
    const values = series.find((one) => one.name === name && one.labels === labels)?.values;
    return values?.subarray(0, count).findLast((value) => !Number.isNaN(value));
  };
  const quantile = (q: string): Ns => Math.round((last(SUMMARY, `{quantile="${q}"}`) ?? 0) * NS_A_SECOND);
  const n = last(`${SUMMARY}_count`, '');
  if (n === undefined || n === 0) return undefined;
  const max = quantile('1');
  return latencySummary({ n, min: quantile('0'), p50: quantile('0.5'), p90: max, p99: max, p999: max, max, sum: Math.round((last(`${SUMMARY}_sum`, '') ?? 0) * NS_A_SECOND), mean: 0 });
}
