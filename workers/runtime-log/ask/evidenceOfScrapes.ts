// What runtime/metrics and Prometheus pages tell of the five preconditions: the last reading of each, sums since the program began.
import type { Evidence } from '../../api.ts';
import { type CostEvidence, type HeapEvidence, type LargeEvidence, type LiveEvidence, NO_EVIDENCE, type PauseEvidence } from '../../findings/evidence.ts';
import { evidenceOfHistogram } from '../../findings/ofPauses.ts';
import { LARGEST_CLASS_BYTES } from '../../profile/heap/sizeClasses.ts';
import type { RuntimeRecords, Scrapes } from '../runtimeRecords.ts';

/** All stops; older pages have the first name only. */
const PAUSES = ['/gc/pauses:seconds', '/sched/pauses/total/gc:seconds'] as const;
const ALLOCATED_BY_SIZE = '/gc/heap/allocs-by-size:bytes';
const PROMETHEUS_PAUSES = 'go_gc_duration_seconds';

export function evidenceOfMetrics({ metrics }: RuntimeRecords, document: string): Evidence | undefined {
  if (metrics.count === 0) return undefined;
  const at = (name: string): number => lastOf(metrics, name);
  return {
    ...NO_EVIDENCE,
    document,
    source: 'metrics',
    procs: told(at('/sched/gomaxprocs:threads')),
    pauses: pausesOf(metrics),
    heap: heapOf(at),
    cost: costOf(at),
    live: liveOf(at('/gc/heap/objects:objects'), at('/gc/heap/allocs:objects'), '/gc/heap/objects:objects'),
    large: largeOf(metrics, at),
  };
}

export function evidenceOfPrometheus({ prometheus }: RuntimeRecords, document: string): Evidence | undefined {
  if (prometheus.count === 0) return undefined;
  const at = (name: string, labels = ''): number => lastOf(prometheus, name, labels);
  const frees = at('go_memstats_frees_total');
  const mallocs = at('go_memstats_mallocs_total');
  return {
    ...NO_EVIDENCE,
    document,
    source: 'prometheus',
    procs: told(at('go_sched_gomaxprocs_threads')),
    pauses: quantilesOf((quantile) => at(PROMETHEUS_PAUSES, `{quantile="${quantile}"}`), at(`${PROMETHEUS_PAUSES}_count`)),
    live: liveOf(mallocs - frees, mallocs, 'go_memstats_frees_total'),
  };
}

type At = (name: string) => number;

function pausesOf(metrics: Scrapes): PauseEvidence | undefined {
  for (const name of PAUSES) {
    const found = metrics.histograms.find((histogram) => histogram.name === name)?.at(metrics.count - 1);
    const evidence = found && evidenceOfHistogram(found.buckets, found.counts, { what: 'series', name });
    if (evidence !== undefined) return evidence;
  }
  return undefined;
}

/** The client's summary has the least, quarters, and the longest: the sum of a cycle's stops each. */
function quantilesOf(at: (quantile: string) => number, count: number): PauseEvidence | undefined {
  const maxSeconds = at('1');
  if (!(maxSeconds >= 0) || !(count > 0)) return undefined;
  const half = told(at('0.5'));
  return {
    of: 'cycle',
    count,
    p50Ns: half === undefined ? undefined : half * 1e9,
    p99Ns: undefined,
    maxNs: maxSeconds * 1e9,
    longest: [{ what: 'series', name: PROMETHEUS_PAUSES }],
    pastPreemption: 0,
    stretched: undefined,
    markTerminationP50Ns: undefined,
  };
}

function heapOf(at: At): HeapEvidence | undefined {
  const cycles = told(at('/gc/cycles/total:gc-cycles'));
  if (cycles === undefined) return undefined;
  return { cycles, forced: told(at('/gc/cycles/forced:gc-cycles')) ?? 0, settled: undefined, liveBytes: told(at('/gc/heap/live:bytes')), goalBytes: told(at('/gc/heap/goal:bytes')) };
}

/** The classes of CPU time are as of the end of the last cycle. */
function costOf(at: At): CostEvidence | undefined {
  const class_ = (name: string): number => at(`/cpu/classes/${name}:cpu-seconds`);
  const total = class_('total');
  if (!(total > 0)) return undefined;
  const assist = class_('gc/mark/assist');
  const mark = assist + class_('gc/mark/dedicated') + class_('gc/mark/idle');
  const cycles = told(at('/gc/cycles/total:gc-cycles')) ?? 0;
  return {
    over: 'whole',
    fromNs: 0,
    ns: 0,
    cycles,
    gcShare: told((class_('gc/total') - class_('gc/mark/idle')) / total),
    markShare: told(mark / total),
    assistShare: told(assist / (class_('user') + assist)),
    assistOf: 'running',
    runningShare: undefined,
    markNsPerCycle: cycles > 0 ? told((mark / cycles) * 1e9) : undefined,
    markPerCycleIs: 'mean',
    costliest: [{ what: 'series', name: '/cpu/classes/gc/total:cpu-seconds' }],
    assisting: [],
  };
}

/** What is dead and not swept counts as live. */
function liveOf(live: number, allocated: number, name: string): LiveEvidence | undefined {
  if (!(allocated > 0) || !(live >= 0)) return undefined;
  return { unit: 'objects', live, allocated, bound: 'upper', at: { what: 'series', name } };
}

/** Bucket i holds sizes in [buckets[i], buckets[i + 1]); those of a size class end one above the class. */
function largeOf(metrics: Scrapes, at: At): LargeEvidence | undefined {
  const found = metrics.histograms.find(({ name }) => name === ALLOCATED_BY_SIZE)?.at(metrics.count - 1);
  const bytes = at('/gc/heap/allocs:bytes');
  if (found === undefined || !(bytes > 0)) return undefined;
  let objects = 0;
  let large = 0;
  let smallBytes = 0;
  found.counts.forEach((count, i) => {
    objects += count;
    if (found.buckets[i] > LARGEST_CLASS_BYTES) large += count;
    else smallBytes += count * (found.buckets[i + 1] - 1);
  });
  if (objects === 0) return undefined;
  const largeBytes = Math.max(0, bytes - smallBytes);
  return { objects, lowObjects: large, highObjects: large, bytes, lowBytes: largeBytes, highBytes: largeBytes, makers: [], at: { what: 'series', name: ALLOCATED_BY_SIZE } };
}

/** Of the last scrape that has it; NaN: none. */
function lastOf({ series, count }: Scrapes, name: string, labels = ''): number {
  const values = series.find((one) => one.name === name && one.labels === labels)?.values;
  return values?.subarray(0, count).findLast((value) => !Number.isNaN(value)) ?? Number.NaN;
}

function told(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
