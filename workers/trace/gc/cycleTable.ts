// GC cycles of a trace as the table of which pages, sums and strips are made.

import type { GcCycle, GcOrder } from '../../api.ts';
import { type GcTable, cpuSums } from '../../gc/gcTable.ts';

const TABLES = new WeakMap<readonly GcCycle[], GcTable>();

/** One for each list. */
export function cycleTable(cycles: readonly GcCycle[]): GcTable {
  let table = TABLES.get(cycles);
  if (table === undefined) {
    table = makeTable(cycles);
    TABLES.set(cycles, table);
  }
  return table;
}

function makeTable(cycles: readonly GcCycle[]): GcTable {
  const column = (of: (cycle: GcCycle) => number | undefined): Float64Array => Float64Array.from(cycles, (cycle) => of(cycle) ?? NaN);
  const cpu = {
    sweepTerminationNs: column((cycle) => cycle.cpu.sweepTerminationNs),
    assistNs: column((cycle) => cycle.cpu.assistNs),
    backgroundNs: column((cycle) => cycle.cpu.backgroundNs),
    dedicatedNs: column((cycle) => cycle.cpu.dedicatedNs),
    fractionalNs: column((cycle) => cycle.cpu.fractionalNs),
    idleNs: column((cycle) => cycle.cpu.idleNs),
    markTerminationNs: column((cycle) => cycle.cpu.markTerminationNs),
  };
  return {
    count: cycles.length,
    startNs: column(({ startNs }) => startNs),
    endNs: column(({ endNs }) => endNs),
    stoppedNs: column(({ stoppedNs }) => stoppedNs),
    sweepTerminationNs: column(({ sweepTerminationNs }) => sweepTerminationNs),
    markTerminationNs: column(({ markTerminations, markTerminationNs }) => (markTerminations > 1 ? undefined : markTerminationNs)),
    sweepNs: column(({ sweepNs }) => sweepNs),
    startBytes: column(({ heap }) => heap.startBytes),
    peakBytes: column(({ heap }) => heap.peakBytes),
    liveBytes: column(({ heap }) => heap.liveBytes),
    goalBytes: column(({ heap }) => heap.goalBytes),
    key: (order) => column((cycle) => KEYS[order](cycle)),
    row: (at) => cycles[at],
    sums: (from, to) => {
      const rows = cycles.slice(from, to);
      return {
        cycles: rows.length,
        forced: rows.filter(({ trigger }) => trigger === 'forced').length,
        stoppedNs: rows.reduce((ns, { stoppedNs }) => ns + (stoppedNs ?? 0), 0),
        markNs: rows.reduce((ns, { markNs }) => ns + (markNs ?? 0), 0),
        cpu: cpuSums(cpu, from, to),
      };
    },
  };
}

const KEYS: Readonly<Record<GcOrder, (cycle: GcCycle) => number | undefined>> = {
  start: ({ startNs }) => startNs,
  duration: ({ startNs, endNs }) => endNs - startNs,
  stopped: ({ stoppedNs }) => stoppedNs,
  mark: ({ markNs }) => markNs,
  assist: ({ cpu }) => cpu.assistNs,
  background: ({ cpu }) => cpu.backgroundNs,
  idle: ({ cpu }) => cpu.idleNs,
  'cpu share': ({ cpuShare }) => cpuShare,
  utilisation: ({ utilisation }) => utilisation,
  'heap start': ({ heap }) => heap.startBytes,
  'heap peak': ({ heap }) => heap.peakBytes,
  'heap live': ({ heap }) => heap.liveBytes,
  'heap goal': ({ heap }) => heap.goalBytes,
  sweep: ({ sweepNs }) => sweepNs,
};
