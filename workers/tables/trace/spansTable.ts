// Every stretch of every goroutine: where it stood in one state. A range's rows are the same rows, fewer.

import type { TimeRange } from '../../api.ts';
import type { CloseTrace } from '../../trace/closeup/closeTrace.ts';
import { walkSpans } from '../../trace/closeup/spanWalk.ts';
import { bool, int64, type TableRows, utf8 } from '../columns.ts';
import { overlapsRange } from '../tableSource.ts';
import { TraceTexts } from './traceTexts.ts';

export const SPAN_COLUMNS = {
  goroutine: int64('Id of the goroutine'),
  name: utf8('Its entry function'),
  state: utf8('running, runnable, waiting, syscall, or undetermined'),
  reason: utf8('What it waits for, or why it stopped running, in Go’s words'),
  start_ns: int64('Begin; of one that the recording found, where the recording begins to tell of it'),
  end_ns: int64('End, or the end of the recording'),
  duration_ns: int64('end_ns − start_ns'),
  proc: int64('P in whose context it began; of running ones the P it ran on'),
  thread: int64('Thread (M) of that context'),
  caused_by: int64('Id of the goroutine in whose context it began: who unblocked or created it; itself where it blocked'),
  function: utf8('Innermost function of the stack in whose context it began'),
  own_function: utf8('The same without functions of the runtime'),
  gc_worker: bool('The goroutine is a GC mark worker'),
  began_before: bool('It had begun before the recording'),
  open: bool('It goes on at the end of the recording'),
} as const;

type Rows = TableRows<typeof SPAN_COLUMNS>;

export function writeSpans(trace: CloseTrace, rows: Rows, range: TimeRange | undefined, onProgress: (done: number) => void): Promise<void> {
  const texts = new TraceTexts(trace.index);
  const { procs, threads } = trace.index.tables;
  const { columns } = rows;
  return walkSpans(
    trace,
    range?.endNs ?? Infinity,
    (idLo, idHi, name, begun, endNs, open) => {
      if (!overlapsRange(range, begun.startNs, endNs)) return;
      const row = rows.add();
      columns.goroutine.setHalves(row, idLo, idHi);
      columns.name.set(row, texts.text(name));
      columns.state.set(row, STATES[begun.state]);
      columns.reason.set(row, texts.text(begun.reason));
      columns.start_ns.set(row, begun.startNs);
      columns.end_ns.set(row, endNs);
      columns.duration_ns.set(row, endNs - begun.startNs);
      if (begun.proc < 0) columns.proc.clear(row);
      else columns.proc.setHalves(row, procs.lo[begun.proc], procs.hi[begun.proc]);
      if (begun.thread < 0) columns.thread.clear(row);
      else columns.thread.setHalves(row, threads.lo[begun.thread], threads.hi[begun.thread]);
      if (begun.causeHi < 0) columns.caused_by.clear(row);
      else columns.caused_by.setHalves(row, begun.causeLo, begun.causeHi);
      columns.function.set(row, texts.top(begun.stack));
      columns.own_function.set(row, texts.ownTop(begun.stack));
      columns.gc_worker.set(row, begun.worker);
      columns.began_before.set(row, begun.beganBefore);
      columns.open.set(row, open);
    },
    onProgress,
  );
}

/** By GO state. */
const STATES = ['undetermined', undefined, 'runnable', 'running', 'waiting', 'syscall'] as const;
