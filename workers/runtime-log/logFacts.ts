// What a log is, in a few figures.
import type { LogCounts, LogFacts, LogForm } from '../api/log.ts';
import type { Damage } from '../damage.ts';
import type { Bytes } from '../units.ts';
import type { RuntimeRecords } from './runtimeRecords.ts';

export interface StoredLog {
  readonly name: string;
  /** As stored, and unpacked. */
  readonly bytes: Bytes;
  readonly inflatedBytes: Bytes;
  readonly damage: Damage | undefined;
}

export function factsOf(records: RuntimeRecords, { name, bytes, inflatedBytes, damage }: StoredLog): LogFacts {
  const { gc, sched, memStats } = records;
  const counts = countsOf(records);
  const [firstCycle, lastCycle, gcCycles] = cyclesOf(records);
  return {
    kind: 'runtime-log',
    form: formOf(counts, sched.procs.count + sched.threadRows.count + sched.goroutines.count),
    name,
    bytes,
    inflatedBytes,
    complete: damage === undefined,
    damage,
    lines: records.lines,
    otherLines: records.otherLines,
    skippedLines: records.skippedLines,
    counts,
    durationNs: records.durationNs,
    clock: records.clock,
    gcCycles,
    firstCycle,
    lastCycle,
    procs: procsOf(records),
    longestPauseNs: gc.count + memStats.pauses.count === 0 ? undefined : longestPauseNs(records),
    goVersion: records.goVersion,
  };
}

export function countsOf(records: RuntimeRecords): LogCounts {
  return {
    gc: records.gc.count,
    scavenger: records.scavenger.count,
    pacer: records.pacer.count,
    scan: records.scans.count,
    init: records.inits.count,
    sched: records.sched.count,
    memStats: records.memStats.count,
    metrics: records.metrics.count + records.prometheus.count,
    prometheus: records.prometheus.count,
  };
}

/** What most lines tell. */
function formOf(counts: LogCounts, detailLines: number): LogForm {
  const forms: readonly (readonly [LogForm, number])[] = [
    ['gctrace', counts.gc + counts.scavenger + counts.pacer + counts.scan],
    ['schedtrace', counts.sched + detailLines],
    ['memstats', counts.memStats],
    ['metrics', counts.metrics - counts.prometheus],
    ['prometheus', counts.prometheus],
    ['inittrace', counts.init],
  ];
  return forms.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

function cyclesOf({ gc, memStats: { pauses, fields, count } }: RuntimeRecords): readonly [number | undefined, number | undefined, number] {
  if (gc.count > 0) return [gc.cycle[0], gc.cycle[gc.count - 1], gc.count];
  if (pauses.count > 0) return [pauses.cycle[0], pauses.cycle[pauses.count - 1], pauses.count];
  const told = fields.get('NumGC')?.[count - 1];
  return [undefined, told === undefined || Number.isNaN(told) ? undefined : told, 0];
}

/** Two stops a cycle by gctrace; MemStats have their sum only. */
function longestPauseNs({ gc, memStats: { pauses } }: RuntimeRecords): number {
  let longest = 0;
  for (let row = 0; row < gc.count; row++) longest = Math.max(longest, gc.sweepTerminationNs[row], gc.markTerminationNs[row]);
  if (gc.count === 0) for (let row = 0; row < pauses.count; row++) longest = Math.max(longest, pauses.pauseNs[row]);
  return longest;
}

function procsOf({ gc, sched, metrics, prometheus }: RuntimeRecords): number | undefined {
  if (gc.count > 0) return gc.procs[gc.count - 1];
  if (sched.count > 0) return sched.gomaxprocs[sched.count - 1];
  const series = metrics.series.find(({ name }) => name === '/sched/gomaxprocs:threads') ?? prometheus.series.find(({ name }) => name === 'go_sched_gomaxprocs_threads');
  const told = series?.values.at(-1);
  return told === undefined || Number.isNaN(told) ? undefined : told;
}
