// GC cycles as MemStats' ring of pauses remembers them: each cycle's end, and how long its stops were together. When it began is not told:
// for a place on the axis it is taken to be as long as its stops.

import type { GcCpu, GcCycle, GcHeap } from '../../api/gc.ts';
import type { GcTable } from '../../gc/gcTable.ts';
import type { MemStatsRows } from '../runtimeRecords.ts';

type Pauses = MemStatsRows['pauses'];

const TABLES = new WeakMap<Pauses, GcTable>();
const NO_CPU: GcCpu = { sweepTerminationNs: undefined, assistNs: undefined, backgroundNs: undefined, dedicatedNs: undefined, fractionalNs: undefined, idleNs: undefined, markTerminationNs: undefined };
const NO_HEAP: GcHeap = { startBytes: undefined, peakBytes: undefined, liveBytes: undefined, goalBytes: undefined, stackBytes: undefined, globalBytes: undefined };

/** Made once for a log. */
export function tableOfPauses(pauses: Pauses): GcTable {
  let table = TABLES.get(pauses);
  if (table === undefined) {
    table = makeTable(pauses);
    TABLES.set(pauses, table);
  }
  return table;
}

function makeTable({ count, cycle, pauseNs, endNs }: Pauses): GcTable {
  const startNs = endNs.map((end, row) => end - pauseNs[row]);
  const none = new Float64Array(count).fill(NaN);
  return {
    count,
    startNs,
    endNs,
    stoppedNs: pauseNs,
    sweepTerminationNs: undefined,
    markTerminationNs: undefined,
    sweepNs: undefined,
    startBytes: none,
    peakBytes: none,
    liveBytes: none,
    goalBytes: none,
    key: (order) => (order === 'start' ? startNs : order === 'stopped' || order === 'duration' ? pauseNs : none),
    row: (row): GcCycle => ({
      index: row,
      number: cycle[row],
      startNs: startNs[row],
      endNs: endNs[row],
      cut: undefined,
      trigger: 'unknown',
      by: undefined,
      sweepTerminationNs: undefined,
      markNs: undefined,
      markTerminationNs: undefined,
      markTerminations: 0,
      stoppedNs: pauseNs[row],
      sweepNs: undefined,
      cpu: NO_CPU,
      heap: NO_HEAP,
      procs: undefined,
      cpuShare: undefined,
      sinceStartPercent: undefined,
      utilisation: undefined,
      assists: undefined,
      sweep: undefined,
    }),
    sums: (from, to) => ({ cycles: to - from, forced: 0, stoppedNs: pauseNs.subarray(from, to).reduce((all, ns) => all + ns, 0), markNs: 0, cpu: NO_CPU }),
  };
}
