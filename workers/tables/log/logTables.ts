// The tables of a log: GC cycles and stops as traces have them, and each kind of record of the runtime as it is told.

import type { AskGc, AskPauses } from '../../api.ts';
import { MEM_FIELDS } from '../../runtime-log/memStats.ts';
import type { OpenedLog } from '../../runtime-log/openedLog.ts';
import type { RuntimeRecords, Scrapes } from '../../runtime-log/runtimeRecords.ts';
import { bool, type Column, type ColumnSpecs, float64, int64, type TableRows, timestamp, utf8 } from '../columns.ts';
import { GC_CYCLE_COLUMNS, writeGcCycles } from '../gcCyclesTable.ts';
import { PAUSE_COLUMNS, writePauses } from '../pausesTable.ts';
import { tableSource, type TableSource, type WriteRows } from '../tableSource.ts';

/** What every record has. */
const PLACE_COLUMNS = {
  line: int64('Line of the file, from 1'),
  time_ns: int64('On the file’s own axis'),
  wall_time: timestamp('Wall clock, where the line or the record has one'),
} as const;

interface Placed {
  readonly count: number;
  readonly line: Uint32Array;
  readonly timeNs: Float64Array;
  readonly wallMs: Float64Array;
}

export const SCHED_COLUMNS = {
  ...PLACE_COLUMNS,
  since_ns: int64('As printed: since the first such line of the program'),
  gomaxprocs: int64('GOMAXPROCS'),
  idle_procs: int64('Idle Ps'),
  threads: int64('Threads (Ms)'),
  spinning_threads: int64('Threads that look for work'),
  idle_threads: int64('Idle threads'),
  run_queue: int64('Goroutines in the global run queue'),
} as const;

export const INIT_COLUMNS = {
  ...PLACE_COLUMNS,
  package: utf8('Package'),
  start_ns: int64('Since the program started'),
  clock_ns: int64('How long its initialisation took'),
  alloc_bytes: int64('Allocated meanwhile'),
  allocs: int64('Allocations meanwhile'),
} as const;

export const SCAVENGER_COLUMNS = {
  ...PLACE_COLUMNS,
  background_bytes: int64('Given back in the background since the line before; Go 1.19: in all'),
  eager_bytes: int64('Given back on the allocation path since the line before'),
  released_bytes: int64('Given back now'),
  util_percent: int64('Heap in use of heap retained'),
} as const;

export const PACER_COLUMNS = {
  ...PLACE_COLUMNS,
  phase: utf8('Of the cycle: start, end, or sweep'),
  assist_ratio: float64('Bytes to mark for a byte allocated'),
  dedicated_workers: int64('Planned workers'),
  fractional_goal: float64('Share of a P for fractional workers, 0 to 1'),
  scan_bytes: int64('To be scanned, or scanned'),
  live_bytes: int64('Heap'),
  goal_bytes: int64('Goal'),
  cpu_percent: float64('CPU of the cycle'),
  expected_cpu_percent: float64('What was expected'),
  cons_mark: float64('Allocated for a byte marked'),
} as const;

export const MEM_STATS_COLUMNS: ColumnSpecs = {
  ...PLACE_COLUMNS,
  goroutines: int64('Goroutines, where the file tells'),
  gc_cpu_fraction: float64('GCCPUFraction'),
  last_gc_ns: int64('LastGC, on the file’s own axis'),
  ...Object.fromEntries(MEM_FIELDS.map((field) => [memColumn(field), int64(`runtime.MemStats.${field}`)])),
};

export const METRIC_COLUMNS = {
  ...PLACE_COLUMNS,
  name: utf8('Name of the metric'),
  labels: utf8('Its labels, as a Prometheus page prints them; empty: none'),
  value: float64('Its value; of a histogram the sum of its counts'),
  is_histogram: bool('It is a histogram of runtime/metrics or Prometheus'),
} as const;

export function logTables(log: OpenedLog): readonly TableSource[] {
  const { records, facts } = log;
  const { inits, sched, scavenger, pacer, memStats, metrics, prometheus } = records;
  const askGc: AskGc = (question) => log.ask(question);
  const askPauses: AskPauses = (question) => log.ask(question);
  return [
    tableSource('gc_cycles', GC_CYCLE_COLUMNS, true, (rows, range, onProgress) => writeGcCycles(askGc, rows, range, onProgress), facts.gcCycles > 0),
    tableSource('pauses', PAUSE_COLUMNS, true, (rows, range, onProgress) => writePauses(askPauses, rows, range, onProgress), facts.gcCycles > 0),
    tableSource('schedtrace', SCHED_COLUMNS, true, recordRows(sched, { since_ns: sched.sinceNs, gomaxprocs: sched.gomaxprocs, idle_procs: sched.idleProcs, threads: sched.threads, spinning_threads: sched.spinningThreads, idle_threads: sched.idleThreads, run_queue: sched.runQueue }), sched.count > 0),
    tableSource('inittrace', INIT_COLUMNS, true, recordRows(inits, { package: (row) => inits.packages[inits.package[row]], start_ns: inits.startNs, clock_ns: inits.clockNs, alloc_bytes: inits.allocBytes, allocs: inits.allocs }), inits.count > 0),
    tableSource('scavtrace', SCAVENGER_COLUMNS, true, recordRows(scavenger, { background_bytes: scavenger.backgroundBytes, eager_bytes: scavenger.eagerBytes, released_bytes: scavenger.releasedBytes, util_percent: scavenger.utilPercent }), scavenger.count > 0),
    tableSource('gcpacertrace', PACER_COLUMNS, true, recordRows(pacer, { phase: (row) => ['start', 'end', undefined, 'sweep'][pacer.phase[row]], assist_ratio: pacer.assistRatio, dedicated_workers: pacer.dedicatedWorkers, fractional_goal: pacer.fractionalGoal, scan_bytes: pacer.scanBytes, live_bytes: pacer.liveBytes, goal_bytes: pacer.goalBytes, cpu_percent: pacer.cpuPercent, expected_cpu_percent: pacer.expectedCpuPercent, cons_mark: pacer.consMark }), pacer.count > 0),
    tableSource('memstats', MEM_STATS_COLUMNS, true, recordRows(memStats, memStatsColumns(records)), memStats.count > 0),
    tableSource(
      'metrics',
      METRIC_COLUMNS,
      true,
      (rows, range) => {
        for (const scrapes of [metrics, prometheus]) writeScrapes(scrapes, rows, (ns) => range === undefined || (ns >= range.startNs && ns < range.endNs));
      },
      metrics.count + prometheus.count > 0,
    ),
  ];
}

/** HeapInuse → heap_inuse_bytes: the unit where Go's own name has none. */
function memColumn(field: (typeof MEM_FIELDS)[number]): string {
  const snake = field.replace(/^GC/, 'Gc').replace(/^NumGC$/, 'NumGc').replace('ForcedGC', 'ForcedGc').replace('NextGC', 'NextGc').replace(/^MSpan/, 'Mspan').replace(/^MCache/, 'Mcache').replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
  return /_ns$|^mallocs$|^frees$|^heap_objects$|^num_/.test(snake) ? snake : `${snake}_bytes`;
}

type Values = { readonly [index: number]: number } | ((row: number) => number | string | undefined);

/** Records in columns as they are held; NaN: not told. */
function recordRows<S extends ColumnSpecs>(table: Placed, values: Readonly<Record<string, Values>>): WriteRows<S> {
  return (rows, range) => {
    const columns: Readonly<Record<string, Column>> = rows.columns;
    for (let record = 0; record < table.count; record++) {
      const timeNs = table.timeNs[record];
      if (range !== undefined && !(timeNs >= range.startNs && timeNs < range.endNs)) continue;
      const row = rows.add();
      setPlace(columns, row, table, record);
      for (const [name, of] of Object.entries(values)) {
        const value = typeof of === 'function' ? of(record) : of[record];
        const column = columns[name];
        if (column.type === 'utf8') column.set(row, value === undefined ? undefined : String(value));
        else column.set(row, Number(value ?? NaN));
      }
    }
  };
}

function setPlace(columns: Readonly<Record<string, Column>>, row: number, { line, timeNs, wallMs }: Placed, record: number): void {
  const place: Readonly<Record<keyof typeof PLACE_COLUMNS, number>> = { line: line[record], time_ns: timeNs[record], wall_time: wallMs[record] };
  for (const [name, value] of Object.entries(place)) {
    const column = columns[name];
    if (column.type !== 'utf8') column.set(row, value);
  }
}

function memStatsColumns({ memStats }: RuntimeRecords): Readonly<Record<string, Values>> {
  return {
    goroutines: memStats.goroutines,
    gc_cpu_fraction: memStats.gcCpuFraction,
    last_gc_ns: memStats.lastGcNs,
    ...Object.fromEntries(MEM_FIELDS.map((field) => [memColumn(field), memStats.fields.get(field) ?? (() => undefined)])),
  };
}

function writeScrapes(scrapes: Scrapes, rows: TableRows<typeof METRIC_COLUMNS>, isIn: (ns: number) => boolean): void {
  const { columns } = rows;
  for (let record = 0; record < scrapes.count; record++) {
    if (!isIn(scrapes.timeNs[record])) continue;
    const add = (name: string, labels: string, value: number, isHistogram: boolean): void => {
      const row = rows.add();
      setPlace(columns, row, scrapes, record);
      columns.name.set(row, name);
      columns.labels.set(row, labels === '' ? undefined : labels);
      columns.value.set(row, value);
      columns.is_histogram.set(row, isHistogram);
    };
    for (const { name, labels, values } of scrapes.series) if (!Number.isNaN(values[record])) add(name, labels, values[record], false);
    for (const { name, at } of scrapes.histograms) {
      const histogram = at(record);
      if (histogram !== undefined) add(name, '', histogram.counts.reduce((sum, count) => sum + count, 0), true);
    }
  }
}

