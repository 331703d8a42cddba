// The report's `pauses`: stops of the world one by one, the longest first.

import type { CloseTrace } from '../closeup/closeTrace.ts';
import { pausePage } from '../../pauses/pausePage.ts';
import { pauseRow } from './askPauses.ts';
import { pauseTable } from './pauseTable.ts';

/** Further ones are counted by name in `stw_by_name` only. */
const MOST = 1000;

/** Needs every generation to have been read closely. null: the trace does not tell. */
export async function pauseReport(trace: CloseTrace): Promise<Record<string, unknown>> {
  const table = await pauseTable(trace);
  const { total, rows } = pausePage(table.columns, { ask: 'pauses', range: undefined, names: [], lengthNs: undefined, order: 'length', descending: true, from: 0, count: MOST });
  const pauses = Array.from(rows, (at) => {
    const { name, startNs, ns, toStopNs, stoppedNs, againNs, lastProc, lastRan, stretchedBy, cycle } = pauseRow(trace, table, at);
    return {
      name: `stop-the-world (${name})`,
      start_ns: startNs,
      ns,
      to_stop_ns: toStopNs ?? null,
      stopped_ns: stoppedNs ?? null,
      others_again_ns: againNs ?? null,
      last_proc: lastProc ?? null,
      last_g: lastRan?.goroutine.id ?? null,
      last_ran: lastRan?.func ?? null,
      stretched_by: stretchedBy,
      because: table.stretched[at].because,
      gc_cycle: cycle ?? null,
    };
  });
  return { pauses, pauses_left_out: total - pauses.length };
}
