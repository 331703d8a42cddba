// gctrace lines as the table of which pages, sums and strips of GC cycles are made. Columns are the records' own where they can be: there
// may be a million lines.

import type { GcCycle, GcOrder } from '../../api/gc.ts';
import { type GcTable, cpuSums, gcCpuNs } from '../../gc/gcTable.ts';
import type { Ns, TimeRange } from '../../units.ts';
import type { GcLines } from '../runtimeRecords.ts';

const TABLES = new WeakMap<GcLines, GcTable>();

/** Made once for a log. */
export function tableOfLines(gc: GcLines): GcTable {
  let table = TABLES.get(gc);
  if (table === undefined) {
    table = makeTable(gc);
    TABLES.set(gc, table);
  }
  return table;
}

/** GOMAXPROCS as each line tells it, until the next. */
export function availableCpuOfLines({ timeNs, procs, count }: GcLines, { startNs, endNs }: TimeRange): Ns {
  let ns = 0;
  for (let row = 0, next = 1; row < count; row = next, next++) {
    while (next < count && procs[next] === procs[row]) next++;
    const from = Math.max(startNs, row === 0 ? -Infinity : timeNs[row]);
    const to = Math.min(endNs, next < count ? timeNs[next] : Infinity);
    if (to > from) ns += procs[row] * (to - from);
  }
  return ns;
}

function makeTable(gc: GcLines): GcTable {
  const { count, timeNs, sweepTerminationNs, markNs, markTerminationNs, startBytes, peakBytes, liveBytes, goalBytes } = gc;
  const stoppedNs = each(count, (row) => sweepTerminationNs[row] + markTerminationNs[row]);
  const cpu = {
    sweepTerminationNs: gc.sweepTerminationCpuNs,
    assistNs: gc.assistCpuNs,
    backgroundNs: gc.backgroundCpuNs,
    dedicatedNs: undefined,
    fractionalNs: undefined,
    idleNs: gc.idleCpuNs,
    markTerminationNs: gc.markTerminationCpuNs,
  };
  return {
    count,
    startNs: timeNs,
    endNs: each(count, (row) => timeNs[row] + stoppedNs[row] + markNs[row]),
    stoppedNs,
    sweepTerminationNs,
    markTerminationNs,
    sweepNs: undefined,
    startBytes,
    peakBytes,
    liveBytes,
    goalBytes,
    key: (order) => keyOf(gc, stoppedNs, order),
    row: (row) => cycleOf(gc, row),
    sums: (from, to) => ({ cycles: to - from, forced: sum(gc.forced, from, to), stoppedNs: sum(stoppedNs, from, to), markNs: sum(markNs, from, to), cpu: cpuSums(cpu, from, to) }),
  };
}

function keyOf(gc: GcLines, stoppedNs: Float64Array, order: GcOrder): Float64Array {
  switch (order) {
    case 'start':
      return gc.timeNs;
    case 'duration':
      return each(gc.count, (row) => stoppedNs[row] + gc.markNs[row]);
    case 'stopped':
      return stoppedNs;
    case 'mark':
      return gc.markNs;
    case 'assist':
      return gc.assistCpuNs;
    case 'background':
      return gc.backgroundCpuNs;
    case 'idle':
      return gc.idleCpuNs;
    case 'cpu share':
      return each(gc.count, (row) => cpuShare(gc, row) ?? NaN);
    case 'utilisation':
      return each(gc.count, (row) => 1 - (cpuShare(gc, row) ?? NaN));
    case 'heap start':
      return gc.startBytes;
    case 'heap peak':
      return gc.peakBytes;
    case 'heap live':
      return gc.liveBytes;
    case 'heap goal':
      return gc.goalBytes;
    case 'sweep':
      return new Float64Array(gc.count).fill(NaN);
  }
}

function cycleOf(gc: GcLines, row: number): GcCycle {
  const sweepTerminationNs = gc.sweepTerminationNs[row];
  const markNs = gc.markNs[row];
  const markTerminationNs = gc.markTerminationNs[row];
  const share = cpuShare(gc, row);
  return {
    index: row,
    number: gc.cycle[row],
    startNs: gc.timeNs[row],
    endNs: gc.timeNs[row] + sweepTerminationNs + markNs + markTerminationNs,
    cut: undefined,
    // Of the three ways in which a cycle begins the lines tell two.
    trigger: gc.forced[row] === 1 ? 'forced' : gc.byTime[row] === 1 ? 'by time' : 'heap',
    by: undefined,
    sweepTerminationNs,
    markNs,
    markTerminationNs,
    markTerminations: 1,
    stoppedNs: sweepTerminationNs + markTerminationNs,
    sweepNs: undefined,
    cpu: cpuOf(gc, row),
    heap: {
      startBytes: gc.startBytes[row],
      peakBytes: gc.peakBytes[row],
      liveBytes: gc.liveBytes[row],
      goalBytes: gc.goalBytes[row],
      stackBytes: told(gc.stackBytes[row]),
      globalBytes: told(gc.globalBytes[row]),
    },
    procs: gc.procs[row],
    cpuShare: share,
    sinceStartPercent: gc.utilPercent[row],
    utilisation: share === undefined ? undefined : 1 - share,
    assists: undefined,
    sweep: undefined,
  };
}

function cpuOf(gc: GcLines, row: number): GcCycle['cpu'] {
  return {
    sweepTerminationNs: gc.sweepTerminationCpuNs[row],
    assistNs: gc.assistCpuNs[row],
    backgroundNs: gc.backgroundCpuNs[row],
    dedicatedNs: undefined,
    fractionalNs: undefined,
    idleNs: gc.idleCpuNs[row],
    markTerminationNs: gc.markTerminationCpuNs[row],
  };
}

/** As of a trace's cycles; figures of two digits may add up to a little more than all. */
function cpuShare(gc: GcLines, row: number): number | undefined {
  const availableNs = gc.procs[row] * (gc.sweepTerminationNs[row] + gc.markNs[row] + gc.markTerminationNs[row]);
  return availableNs > 0 ? Math.min(1, gcCpuNs(cpuOf(gc, row)) / availableNs) : undefined;
}

function told(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

function each(count: number, of: (row: number) => number): Float64Array {
  const column = new Float64Array(count);
  for (let row = 0; row < count; row++) column[row] = of(row);
  return column;
}

function sum(column: Float64Array | Uint8Array, from: number, to: number): number {
  let all = 0;
  for (let row = from; row < to; row++) all += column[row];
  return all;
}
