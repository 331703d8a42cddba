// Stops of the world of any kind, whether a trace, gctrace lines or MemStats tell of them.

import type { AskPauses, PauseRow, TimeRange } from '../api.ts';
import { int64, type TableRows, utf8 } from './columns.ts';
import { writeEveryPage } from './everyPage.ts';

export const PAUSE_COLUMNS = {
  pause: int64('In this file, from 0, in time order'),
  name: utf8('What the world was stopped for, in Go’s words'),
  start_ns: int64('The request, on the file’s own axis'),
  end_ns: int64('The end; empty: still open at the end of the recording'),
  pause_ns: int64('From request to end; to the end of the recording where it is open'),
  to_stop_ns: int64('Until the last P halted'),
  stopped_ns: int64('From then on'),
  others_again_ns: int64('Of stopped_ns, at its end: other Ps had begun to work again'),
  started_by: int64('Id of the goroutine that stopped the world'),
  last_proc: int64('P that halted last'),
  last_goroutine: int64('Id of the goroutine it ran then'),
  last_function: utf8('Function it ran then'),
  stretched_by: utf8('What made it long: nothing, program, machine, runtime, or unknown'),
  gc_cycle: int64('`cycle` of gc_cycles that it belongs to; empty: none'),
} as const;

/** Stops that overlap the range. */
export async function writePauses(ask: AskPauses, rows: TableRows<typeof PAUSE_COLUMNS>, range: TimeRange | undefined, onProgress: (done: number) => void): Promise<void> {
  const { columns } = rows;
  const askPage = (from: number, count: number) => ask({ ask: 'pauses', range, names: [], lengthNs: undefined, order: 'start', descending: false, from, count });
  const write = (pause: PauseRow): void => {
    const row = rows.add();
    columns.pause.set(row, pause.index);
    columns.name.set(row, pause.name);
    columns.start_ns.set(row, pause.startNs);
    columns.end_ns.set(row, pause.endNs);
    columns.pause_ns.set(row, pause.ns);
    columns.to_stop_ns.set(row, pause.toStopNs);
    columns.stopped_ns.set(row, pause.stoppedNs);
    columns.others_again_ns.set(row, pause.againNs);
    columns.started_by.setDecimal(row, pause.by?.id);
    columns.last_proc.set(row, pause.lastProc);
    columns.last_goroutine.setDecimal(row, pause.lastRan?.goroutine.id);
    columns.last_function.set(row, pause.lastRan?.func);
    columns.stretched_by.set(row, pause.stretchedBy);
    columns.gc_cycle.set(row, pause.cycle);
  };
  await writeEveryPage(askPage, write, onProgress);
}
