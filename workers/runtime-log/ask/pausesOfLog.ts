// Stops of the world that a log tells of, one by one: two for each gctrace line, else those that MemStats remembers, a cycle's added up.
// How long it took to stop, and why, no log tells.

import type { GcLines, MemStatsRows, RuntimeRecords } from '../runtimeRecords.ts';
import type { PauseColumns } from '../../pauses/pauseColumns.ts';
import { STRETCHED_BY } from '../../api/pauses.ts';
import { LONG_NS } from '../../trace/gc/stretchedStop.ts';

const OF_GCTRACE = ['GC sweep termination', 'GC mark termination'] as const;
const OF_MEM_STATS = ['GC cycle'] as const;

const made = new WeakMap<RuntimeRecords, PauseColumns>();

export function pausesOfLog(records: RuntimeRecords): PauseColumns {
  let columns = made.get(records);
  if (columns === undefined) {
    // Both together would tell of each cycle twice.
    columns = records.gc.count > 0 ? ofLines(records.gc) : ofRing(records.memStats);
    made.set(records, columns);
  }
  return columns;
}

/** Stop 2i is the sweep termination of line i, stop 2i + 1 its mark termination. */
function ofLines(gc: GcLines): PauseColumns {
  const count = gc.count * 2;
  const startNs = new Float64Array(count);
  const ns = new Float64Array(count);
  for (let row = 0; row < gc.count; row++) {
    startNs[2 * row] = gc.timeNs[row];
    // Figures of a line are decimal fractions of ms.
    ns[2 * row] = Math.round(gc.sweepTerminationNs[row]);
    startNs[2 * row + 1] = gc.timeNs[row] + gc.sweepTerminationNs[row] + gc.markNs[row];
    ns[2 * row + 1] = Math.round(gc.markTerminationNs[row]);
  }
  const name = new Uint8Array(count);
  for (let at = 1; at < count; at += 2) name[at] = 1;
  return columnsOf(startNs, ns, name, OF_GCTRACE);
}

function ofRing({ pauses }: MemStatsRows): PauseColumns {
  const ns = pauses.pauseNs.slice(0, pauses.count);
  // Ends are told. One whose end is not known begins with the file.
  const startNs = Float64Array.from(ns, (length, row) => Math.max(0, (Number.isNaN(pauses.endNs[row]) ? 0 : pauses.endNs[row]) - length));
  return columnsOf(startNs, ns, new Uint8Array(ns.length), OF_MEM_STATS);
}

function columnsOf(startNs: Float64Array, ns: Float64Array, name: Uint8Array, names: readonly string[]): PauseColumns {
  // A later program's times may lie before those of the one before it: pages and pictures want an order.
  for (let row = 1; row < startNs.length; row++) if (startNs[row] < startNs[row - 1]) startNs[row] = startNs[row - 1];
  const short = STRETCHED_BY.indexOf('nothing');
  const unknown = STRETCHED_BY.indexOf('unknown');
  const stretched = new Uint8Array(ns.length);
  for (let row = 0; row < ns.length; row++) stretched[row] = ns[row] < LONG_NS ? short : unknown;
  return { startNs, ns, name, names, stretched, parts: undefined, known: 1 };
}
