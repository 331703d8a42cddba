// CPU samples of a trace, each with its stack.

import type { TimeRange } from '../../api.ts';
import type { CloseGeneration } from '../../trace/closeup/breakdownRows.ts';
import type { CloseTrace } from '../../trace/closeup/closeTrace.ts';
import { FoundGoroutines } from '../../trace/closeup/foundGoroutines.ts';
import { generationsIn } from '../../trace/ask/breakdown/coveredRange.ts';
import { int64, type TableRows, utf8 } from '../columns.ts';
import { TraceTexts } from './traceTexts.ts';

export const TRACE_SAMPLE_COLUMNS = {
  time_ns: int64('When it was taken'),
  goroutine: int64('Id of the goroutine that ran; empty: none'),
  name: utf8('Its entry function'),
  proc: int64('P'),
  thread: int64('Thread (M)'),
  function: utf8('Innermost function'),
  stack: utf8('Functions, the outermost first, ; between them'),
} as const;

type Rows = TableRows<typeof TRACE_SAMPLE_COLUMNS>;

export async function writeSamples(trace: CloseTrace, rows: Rows, range: TimeRange | undefined, onProgress: (done: number) => void): Promise<void> {
  const texts = new TraceTexts(trace.index);
  const numbers = range === undefined ? [...trace.index.generations.keys()] : generationsIn(trace.index, range);
  for (const [i, number] of numbers.entries()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one generation at a time is in memory
    await trace.each([number], (generation, closeup) => addSamples({ index: trace.index, generation, closeup, number }, rows, texts, range));
    onProgress((i + 1) / numbers.length);
  }
}

function addSamples({ index, generation, closeup, number }: CloseGeneration, rows: Rows, texts: TraceTexts, range: TimeRange | undefined): void {
  const { samples } = closeup;
  if (samples.timeNs.length === 0) return;
  const found = new FoundGoroutines(index, generation, number);
  const { idLo, idHi } = found.detail.goroutines;
  const { procs, threads } = index.tables;
  const { maps } = generation;
  const { columns } = rows;
  for (let i = 0; i < samples.timeNs.length; i++) {
    const timeNs = samples.timeNs[i];
    if (range !== undefined && !(timeNs >= range.startNs && timeNs < range.endNs)) continue;
    const g = samples.goroutine[i];
    const proc = samples.proc[i] < 0 ? -1 : maps.procs[samples.proc[i]];
    const thread = samples.thread[i] < 0 ? -1 : maps.threads[samples.thread[i]];
    const stack = maps.stacks[samples.stack[i]];
    const row = rows.add();
    columns.time_ns.set(row, timeNs);
    if (g < 0) columns.goroutine.clear(row);
    else columns.goroutine.setHalves(row, idLo[g], idHi[g]);
    columns.name.set(row, g < 0 ? undefined : texts.text(found.name(g)));
    if (proc < 0) columns.proc.clear(row);
    else columns.proc.setHalves(row, procs.lo[proc], procs.hi[proc]);
    if (thread < 0) columns.thread.clear(row);
    else columns.thread.setHalves(row, threads.lo[thread], threads.hi[thread]);
    columns.function.set(row, texts.top(stack));
    columns.stack.set(row, texts.stack(stack));
  }
}
