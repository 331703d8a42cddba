// One snapshot in full: of runtime.MemStats, of schedtrace.
import type { MemStatsMoment, SchedMoment } from '../../api/log.ts';
import type { Ns } from '../../units.ts';
import { contradictions, MEM_FIELDS, type MemField } from '../memStats.ts';
import { schedLineAt } from '../rows.ts';
import type { MemStatsRows, RuntimeRecords } from '../runtimeRecords.ts';
import { GOROUTINE_STATUS } from './schedSeries.ts';
import { firstWhere } from './seriesZoom.ts';

interface TimedRows {
  readonly count: number;
  readonly timeNs: Float64Array;
}

/** Where a row stands among the others. */
function placeOf({ count, timeNs }: TimedRows, row: number): Pick<MemStatsMoment, 'row' | 'ofRows' | 'timeNs' | 'beforeNs' | 'afterNs'> {
  return { row, ofRows: count, timeNs: timeNs[row], beforeNs: row > 0 ? timeNs[row - 1] : undefined, afterNs: row + 1 < count ? timeNs[row + 1] : undefined };
}

/** The row at or before a time, the first where none is before; undefined: there are no rows. */
function rowAt({ count, timeNs }: TimedRows, atNs: Ns): number | undefined {
  return count === 0 ? undefined : Math.max(0, firstWhere(count, (row) => timeNs[row] > atNs) - 1);
}

const COUNTS: ReadonlySet<MemField> = new Set<MemField>(['Mallocs', 'Frees', 'HeapObjects', 'NumGC', 'NumForcedGC']);

export function askMemStatsAt({ memStats }: RuntimeRecords, atNs: Ns): MemStatsMoment | undefined {
  const row = rowAt(memStats, atNs);
  if (row === undefined) return undefined;
  const { wallMs, gcCpuFraction, lastGcNs } = memStats;
  const integers = MEM_FIELDS.flatMap((name): MemStatsMoment['fields'] => {
    const value = memStats.fields.get(name)?.[row];
    if (value === undefined || Number.isNaN(value)) return [];
    return [{ name, value, unit: COUNTS.has(name) ? 'count' : name === 'PauseTotalNs' ? 'ns' : 'bytes' }];
  });
  const rest = [
    { name: 'LastGC', value: lastGcNs[row], unit: 'ns' },
    { name: 'GCCPUFraction', value: gcCpuFraction[row], unit: 'share' },
  ] as const;
  const sizes = memStats.bySizeAt(row);
  return {
    ...placeOf(memStats, row),
    wallMs: Number.isNaN(wallMs[row]) ? undefined : wallMs[row],
    fields: [...integers, ...rest.filter(({ value }) => !Number.isNaN(value))],
    // Copies: they are transferred.
    bySize: { sizeBytes: sizes.sizeBytes.slice(), mallocs: sizes.mallocs.slice(), frees: sizes.frees.slice() },
    rest: restOf(memStats, row),
    contradictions: contradictions({ fields: Object.fromEntries(integers.map(({ name, value }) => [name, value])) }),
  };
}

/**
 * What a snapshot counts and BySize does not. Go adds up bytes from sizes × objects of its classes, so the difference in bytes is
 * exactly that of objects above the last class told; tiny objects are in Mallocs and Frees a second time, beside their block.
 */
function restOf(memStats: MemStatsRows, row: number): MemStatsMoment['rest'] {
  const { sizeBytes, mallocs, frees } = memStats.bySizeAt(row);
  const field = (name: MemField): number => memStats.fields.get(name)?.[row] ?? Number.NaN;
  if (sizeBytes.length === 0) return undefined;
  const told = { mallocs: 0, frees: 0, allocatedBytes: 0, inUseBytes: 0 };
  for (let at = 0; at < sizeBytes.length; at++) {
    told.mallocs += mallocs[at];
    told.frees += frees[at];
    told.allocatedBytes += sizeBytes[at] * mallocs[at];
    told.inUseBytes += sizeBytes[at] * (mallocs[at] - frees[at]);
  }
  const rest = {
    mallocs: field('Mallocs') - told.mallocs,
    frees: field('Frees') - told.frees,
    allocatedBytes: field('TotalAlloc') - told.allocatedBytes,
    inUseBytes: field('HeapAlloc') - told.inUseBytes,
  };
  return Object.values(rest).some((value) => Number.isNaN(value) || value < 0) ? undefined : rest;
}

const PROC_STATUS: Readonly<Record<number, string>> = { 0: 'idle', 1: 'running', 2: 'system call', 3: 'stopped for GC', 4: 'dead' };

export function askSchedAt({ sched }: RuntimeRecords, atNs: Ns): SchedMoment | undefined {
  const row = rowAt(sched, atNs);
  if (row === undefined) return undefined;
  const line = schedLineAt(sched, row);
  const { gomaxprocs, idleProcs, threads, spinningThreads, idleThreads, runQueue, detail } = line;
  return {
    ...placeOf(sched, row),
    gomaxprocs,
    idleProcs,
    threads,
    spinningThreads,
    idleThreads,
    runQueue,
    localQueues: line.localQueues ?? detail?.procs.map(({ queue }) => queue) ?? [],
    detail:
      detail === undefined
        ? undefined
        : {
            gcWaiting: detail.gcWaiting,
            stopWait: detail.stopWait,
            sysmonWaits: detail.sysmonWaits,
            procs: detail.procs.map(({ proc, status, schedTick, syscallTick, thread, queue, timers }) => ({ proc, status: PROC_STATUS[status] ?? String(status), schedTick, syscallTick, thread, queue, timers })),
            threads: detail.threads.map(({ thread, proc, goroutine, spinning, blocked, lockedGoroutine }) => ({ thread, proc, goroutine, spinning, blocked, lockedGoroutine })),
            goroutines: byStatus(detail.goroutines),
          },
  };
}

/** Equal status and wait reason together, the most first. */
function byStatus(goroutines: readonly { readonly status: number; readonly waitReason: string }[]): NonNullable<SchedMoment['detail']>['goroutines'] {
  const groups = new Map<string, { readonly status: string; readonly waitReason: string; count: number }>();
  for (const { status, waitReason } of goroutines) {
    const key = `${status} ${waitReason}`;
    const group = groups.get(key) ?? { status: GOROUTINE_STATUS[status] ?? String(status), waitReason, count: 0 };
    group.count++;
    groups.set(key, group);
  }
  return Array.from(groups.values()).toSorted((a, b) => b.count - a.count);
}
