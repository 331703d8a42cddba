// Every wait for a P, from runnable to running, with its causes in ns: those that workers/trace/waits tells, which sum up to its length.

import { type TimeRange, WAIT_CAUSES, WAIT_KINDS, WAKERS, type WaitCause } from '../../api.ts';
import type { CloseGeneration } from '../../trace/closeup/breakdownRows.ts';
import type { CloseTrace } from '../../trace/closeup/closeTrace.ts';
import { FoundGoroutines } from '../../trace/closeup/foundGoroutines.ts';
import { waitColumns } from '../../trace/waits/waitColumns.ts';
import { mainCauseAt } from '../../trace/waits/waitListRows.ts';
import { type Int64Column, int64, type TableRows, utf8 } from '../columns.ts';
import { CAUSES } from '../../trace/waits/causes.ts';
import { TraceTexts } from './traceTexts.ts';

export const WAIT_COLUMNS = {
  goroutine: int64('Id of the goroutine that waited'),
  name: utf8('Its entry function'),
  kind: utf8('How the wait began: created, unblocked, preempted, yielded, or system call'),
  waker: utf8('Who made it runnable'),
  start_ns: int64('When it became runnable'),
  end_ns: int64('When it began to run'),
  wait_ns: int64('end_ns − start_ns; the causes below sum up to it'),
  proc: int64('P that ran it at last'),
  main_cause: utf8('The cause that took most of it'),
  world_stopped_ns: int64('The world was stopped'),
  p_looking_for_work_ns: int64('A thread had a P, no goroutine, and had not found this one yet'),
  p_without_thread_ns: int64('A P was idle: a thread had to wake up and take it'),
  p_in_syscall_ns: int64('No P was idle, at least one was held by a system call'),
  every_p_busy_gc_ns: int64('Every P was busy; the share of those that did GC work'),
  every_p_busy_program_ns: int64('Every P was busy; the share of those that ran the program, no more waiting than there are Ps'),
  every_p_busy_gomaxprocs_ns: int64('The same while more goroutines waited than there are Ps'),
  unknown_ns: int64('The trace does not tell'),
} as const;

type Rows = TableRows<typeof WAIT_COLUMNS>;

const COLUMN_OF_CAUSE: Readonly<Record<WaitCause, keyof typeof WAIT_COLUMNS & `${string}_ns`>> = {
  'world stopped': 'world_stopped_ns',
  'P looking for work': 'p_looking_for_work_ns',
  'P without a thread': 'p_without_thread_ns',
  'P in a system call': 'p_in_syscall_ns',
  'every P busy: GC': 'every_p_busy_gc_ns',
  'every P busy: program': 'every_p_busy_program_ns',
  'every P busy: GOMAXPROCS below demand': 'every_p_busy_gomaxprocs_ns',
  unknown: 'unknown_ns',
};

/** Waits that ended in the range. What they were kept by before a generation is told by those before it, so these are read, too. */
export async function writeWaits(trace: CloseTrace, rows: Rows, range: TimeRange | undefined, onProgress: (done: number) => void): Promise<void> {
  const { generations } = trace.index;
  const texts = new TraceTexts(trace.index);
  for (const [number, { fromNs }] of generations.entries()) {
    if (range !== undefined && fromNs >= range.endNs) break;
    // oxlint-disable-next-line eslint/no-await-in-loop -- one generation at a time is in memory
    await trace.each([number], (generation, closeup) => addWaits(trace, { index: trace.index, generation, closeup, number }, rows, texts, range));
    onProgress((number + 1) / generations.length);
  }
}

function addWaits(trace: CloseTrace, close: CloseGeneration, rows: Rows, texts: TraceTexts, range: TimeRange | undefined): void {
  const { index, generation } = close;
  const found = new FoundGoroutines(index, generation, close.number);
  const waits = waitColumns(trace, close);
  const { idLo, idHi } = found.detail.goroutines;
  const { lo, hi } = index.tables.procs;
  const { columns } = rows;
  const causeColumns: readonly Int64Column[] = WAIT_CAUSES.map((cause) => columns[COLUMN_OF_CAUSE[cause]]);
  for (let wait = 0; wait < waits.count; wait++) {
    const startNs = waits.startNs[wait];
    const endNs = waits.endNs[wait];
    if (range !== undefined && !(endNs >= range.startNs && endNs < range.endNs)) continue;
    const g = waits.goroutine[wait];
    const row = rows.add();
    columns.goroutine.setHalves(row, idLo[g], idHi[g]);
    columns.name.set(row, texts.text(found.name(g)));
    columns.kind.set(row, WAIT_KINDS[waits.kind[wait]]);
    columns.waker.set(row, WAKERS[waits.waker[wait]]);
    columns.start_ns.set(row, startNs);
    columns.end_ns.set(row, endNs);
    columns.wait_ns.set(row, endNs - startNs);
    const proc = waits.proc[wait] < 0 ? -1 : generation.maps.procs[waits.proc[wait]];
    if (proc < 0) columns.proc.clear(row);
    else columns.proc.setHalves(row, lo[proc], hi[proc]);
    columns.main_cause.set(row, WAIT_CAUSES[mainCauseAt(waits.causes, wait * CAUSES)]);
    for (let cause = 0; cause < CAUSES; cause++) causeColumns[cause].set(row, waits.causes[wait * CAUSES + cause]);
  }
}
