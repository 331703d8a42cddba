// Every series that records tell, by kind of record.
import type { LogForm, LogSeries } from '../../api/log.ts';
import type { MemField } from '../memStats.ts';
import type { RuntimeRecords, Scrapes } from '../runtimeRecords.ts';
import { counter, events, gauge, type NamedSeries } from './namedSeries.ts';
import { schedSeries } from './schedSeries.ts';

type Unit = LogSeries['unit'];

export function namedSeries(records: RuntimeRecords): readonly NamedSeries[] {
  const all = [...gcSeries(records), ...scavengerSeries(records), ...schedSeries(records.sched), ...memSeries(records), ...scrapeSeries(records.metrics, 'metrics'), ...scrapeSeries(records.prometheus, 'prometheus')];
  return all.filter(({ last }) => !Number.isNaN(last));
}

function gcSeries({ gc }: RuntimeRecords): readonly NamedSeries[] {
  const { count, timeNs } = gc;
  const bytes = (name: string, column: Float64Array): NamedSeries => gauge(`${name} (gctrace)`, 'gctrace', 'bytes', count, timeNs, (row) => column[row]);
  return [
    bytes('heap at start', gc.startBytes),
    // Known once marking has ended.
    ...(['peakBytes', 'liveBytes'] as const).map((column) => gauge(column === 'peakBytes' ? 'heap at mark end (gctrace)' : 'heap live (gctrace)', 'gctrace', 'bytes', count, markEnds(gc), (row) => gc[column][row])),
    bytes('heap goal', gc.goalBytes),
    bytes('stacks', gc.stackBytes),
    bytes('globals', gc.globalBytes),
    gauge('GC CPU share since start (gctrace)', 'gctrace', 'share', count, timeNs, (row) => gc.utilPercent[row] / 100),
    events('sweep termination (gctrace)', 'gctrace', count, timeNs, (row) => gc.sweepTerminationNs[row]),
    events('mark (gctrace)', 'gctrace', count, timeNs, (row) => gc.markNs[row]),
    events('mark termination (gctrace)', 'gctrace', count, markEnds(gc), (row) => gc.markTerminationNs[row]),
    events('mark assists, CPU (gctrace)', 'gctrace', count, timeNs, (row) => gc.assistCpuNs[row]),
    events('background mark, CPU (gctrace)', 'gctrace', count, timeNs, (row) => gc.backgroundCpuNs[row]),
    events('idle mark, CPU (gctrace)', 'gctrace', count, timeNs, (row) => gc.idleCpuNs[row]),
    gauge('GOMAXPROCS (gctrace)', 'gctrace', 'count', count, timeNs, (row) => gc.procs[row]),
  ];
}

const ends = new WeakMap<RuntimeRecords['gc'], Float64Array>();

/** Begin of mark termination of each cycle, made once. */
function markEnds(gc: RuntimeRecords['gc']): Float64Array {
  const made = ends.get(gc) ?? Float64Array.from({ length: gc.count }, (_, row) => gc.timeNs[row] + gc.sweepTerminationNs[row] + gc.markNs[row]);
  ends.set(gc, made);
  return made;
}

function scavengerSeries({ scavenger }: RuntimeRecords): readonly NamedSeries[] {
  const { count, timeNs } = scavenger;
  return [
    gauge('released (scavtrace)', 'gctrace', 'bytes', count, timeNs, (row) => scavenger.releasedBytes[row]),
    gauge('heap in use of retained (scavtrace)', 'gctrace', 'share', count, timeNs, (row) => scavenger.utilPercent[row] / 100),
  ];
}

const MEM_BYTES: readonly MemField[] = ['HeapAlloc', 'HeapInuse', 'HeapIdle', 'HeapReleased', 'HeapSys', 'StackInuse', 'StackSys', 'MSpanInuse', 'MSpanSys', 'MCacheInuse', 'MCacheSys', 'BuckHashSys', 'GCSys', 'OtherSys', 'Sys'];
const MEM_COUNTERS: readonly MemField[] = ['Mallocs', 'Frees', 'NumGC', 'NumForcedGC'];
/** A goal that no heap reaches: the collector is off. */
const NO_GOAL = 2 ** 60;

function memSeries({ memStats }: RuntimeRecords): readonly NamedSeries[] {
  const { count, timeNs, fields, pauses } = memStats;
  const field = (name: MemField): ((row: number) => number) => {
    const column = fields.get(name);
    return (row) => column?.[row] ?? Number.NaN;
  };
  const mallocs = field('Mallocs');
  const frees = field('Frees');
  const goal = field('NextGC');
  return [
    ...MEM_BYTES.map((name) => gauge(name, 'memstats', 'bytes', count, timeNs, field(name))),
    gauge('NextGC', 'memstats', 'bytes', count, timeNs, (row) => goalOf(goal(row))),
    gauge('Mallocs − Frees', 'memstats', 'count', count, timeNs, (row) => mallocs(row) - frees(row)),
    counter('TotalAlloc', 'memstats', 'bytes per second', count, timeNs, field('TotalAlloc')),
    ...MEM_COUNTERS.map((name) => counter(name, 'memstats', 'per second', count, timeNs, field(name))),
    events('PauseNs', 'memstats', pauses.count, pauses.endNs, (row) => pauses.pauseNs[row]),
    gauge('GCCPUFraction', 'memstats', 'share', count, timeNs, (row) => memStats.gcCpuFraction[row]),
    gauge('goroutines', 'memstats', 'count', count, timeNs, (row) => memStats.goroutines[row]),
  ];
}

/** 0: there is none. */
function goalOf(bytes: number): number {
  return bytes >= NO_GOAL ? 0 : bytes;
}

function scrapeSeries({ count, timeNs, series }: Scrapes, from: LogForm): readonly NamedSeries[] {
  return series.map(({ name, labels, shape, values }) => {
    const { unit, scale } = unitOf(name);
    const isGoal = unit === 'bytes' && /goal|next_gc|memlimit/.test(name);
    const valueAt = (row: number): number => (isGoal ? goalOf(values[row]) : values[row] * scale);
    const full = name + labels;
    if (shape === 'counter') return counter(full, from, unit === 'bytes' ? 'bytes per second' : 'per second', count, timeNs, (row) => values[row]);
    return gauge(full, from, unit, count, timeNs, valueAt);
  });
}

/** By the names' own rule: "/gc/heap/live:bytes", "go_gc_duration_seconds". */
function unitOf(name: string): { readonly unit: Unit; readonly scale: number } {
  if (/(?::bytes|_bytes|_bytes_total)$/.test(name)) return { unit: 'bytes', scale: 1 };
  if (/(?:[:-]seconds|_seconds|_seconds_total)$/.test(name)) return { unit: 'ns', scale: 1e9 };
  if (name.endsWith(':percent')) return { unit: 'share', scale: 0.01 };
  return name.endsWith('_fraction') ? { unit: 'share', scale: 1 } : { unit: 'count', scale: 1 };
}
