import type { LatencySummary, Ns, RunFigures } from '../../api.ts';
import type { Scrapes } from '../runtimeRecords.ts';

/**
 * Of runtime/metrics: totals since the program's start, as the last reading has them, rates between the first and the last. The figures of
 * `/cpu/classes` are of the time until the last cycle ended: their shares are right, but they do not tell how long the program has run.
 */
export function metricsFigures(metrics: Scrapes): Partial<RunFigures> {
  const value = valuesAt(metrics, metrics.count - 1);
  const first = valuesAt(metrics, 0);
  const spanNs = metrics.timeNs[metrics.count - 1] - metrics.timeNs[0];
  const totalCpu = value('/cpu/classes/total:cpu-seconds');
  const share = (cpuSeconds: number | undefined): number | undefined => (cpuSeconds === undefined || totalCpu === undefined || totalCpu <= 0 ? undefined : cpuSeconds / totalCpu);
  const perSecond = (name: string): number | undefined => {
    const [from, to] = [first(name), value(name)];
    return from === undefined || to === undefined || !(spanNs > 0) ? undefined : ((to - from) * 1e9) / spanNs;
  };
  return {
    procs: value('/sched/gomaxprocs:threads'),
    gogcPercent: gogcOf(value('/gc/gogc:percent')),
    pauses: histogramSummary(metrics, ['/sched/pauses/total/gc:seconds', '/sched/pauses/total/other:seconds']) ?? histogramSummary(metrics, ['/gc/pauses:seconds']),
    gcCycles: value('/gc/cycles/total:gc-cycles'),
    gcCpuShare: share(value('/cpu/classes/gc/total:cpu-seconds')),
    assistShare: share(value('/cpu/classes/gc/mark/assist:cpu-seconds')),
    goroutinesCreatedPerSecond: perSecond('/sched/goroutines-created:goroutines'),
    allocatedBytesPerSecond: perSecond('/gc/heap/allocs:bytes'),
    schedLatency: histogramSummary(metrics, ['/sched/latencies:seconds']),
    goroutines: value('/sched/goroutines-created:goroutines'),
    liveHeapBytes: value('/gc/heap/live:bytes'),
  };
}

/** Of a page of Prometheus, as the Go client writes it. */
export function prometheusFigures(pages: Scrapes): Partial<RunFigures> {
  const value = valuesAt(pages, pages.count - 1);
  return {
    procs: value('go_sched_gomaxprocs_threads'),
    gogcPercent: gogcOf(value('go_gc_gogc_percent')),
    gcCycles: value('go_gc_duration_seconds_count'),
    gcCpuShare: value('go_memstats_gc_cpu_fraction'),
    peakGoroutines: value('go_goroutines'),
    liveHeapBytes: value('go_gc_heap_live_bytes'),
  };
}

/** Off is the greatest number there is. */
function gogcOf(percent: number | undefined): number | undefined {
  return percent !== undefined && percent > 1e9 ? -1 : percent;
}

function valuesAt({ series }: Scrapes, row: number): (name: string) => number | undefined {
  const byName = new Map(series.filter(({ labels }) => labels === '').map(({ name, values }) => [name, values[row]]));
  return (name) => {
    const value = byName.get(name);
    return value === undefined || Number.isNaN(value) ? undefined : value;
  };
}

/** Figures of histograms of seconds, taken together: each is the upper edge of the bucket it falls into, so at most that; so is the sum. */
function histogramSummary({ histograms, count }: Scrapes, names: readonly string[]): LatencySummary | undefined {
  const counts = new Map<Ns, number>();
  let n = 0;
  for (const { name, at } of histograms) {
    const told = names.includes(name) ? at(count - 1) : undefined;
    told?.counts.forEach((many, i) => {
      if (many === 0) return;
      const upper = told.buckets[i + 1];
      const edge = Number.isFinite(upper) ? upper : told.buckets[i];
      counts.set(edge * 1e9, (counts.get(edge * 1e9) ?? 0) + many);
      n += many;
    });
  }
  if (n === 0) return undefined;
  const edges = [...counts].toSorted(([a], [b]) => a - b);
  const rank = (permille: number): Ns => {
    let left = Math.max(1, Math.ceil((permille * n) / 1000));
    for (const [edge, many] of edges) {
      left -= many;
      if (left <= 0) return edge;
    }
    return edges.at(-1)?.[0] ?? 0;
  };
  const [[least] = [0]] = edges;
  return { n, minNs: least, p50Ns: rank(500), p90Ns: rank(900), p99Ns: rank(990), p999Ns: rank(999), maxNs: rank(1000), sumNs: edges.reduce((sum, [edge, many]) => sum + edge * many, 0) };
}
