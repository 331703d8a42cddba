// Tasks, regions and log messages of a trace.

import type { TimeRange } from '../../api.ts';
import { nextTask } from '../../nextTask.ts';
import { logRow, regionRow, taskRows } from '../../trace/ask/annotations/markRows.ts';
import { knownMarks, type MarkTables } from '../../trace/ask/annotations/markJoin.ts';
import type { CloseTrace } from '../../trace/closeup/closeTrace.ts';
import { int64, type TableRows, utf8 } from '../columns.ts';
import { overlapsRange } from '../tableSource.ts';
import { TraceTexts } from './traceTexts.ts';

export const TASK_COLUMNS = {
  task: int64('Id'),
  parent: int64('Id of the task it is part of'),
  type: utf8('As the program calls it; null: its beginning is not in the recording'),
  start_ns: int64('Begin; empty: before the recording'),
  end_ns: int64('End; empty: it goes on'),
  duration_ns: int64('From begin to end, where both are in the recording'),
  goroutines: int64('How many marked something in its name'),
  regions: int64('How many regions began in its name'),
  logs: int64('How many messages were logged in its name'),
  children: int64('How many tasks are part of it'),
} as const;

export const REGION_COLUMNS = {
  type: utf8('As the program calls it'),
  task: int64('Id of its task; empty: none'),
  goroutine: int64('Id of the goroutine'),
  name: utf8('Entry function of the goroutine'),
  start_ns: int64('Begin; empty: before the recording'),
  end_ns: int64('End, or that of its goroutine; empty: it goes on'),
  duration_ns: int64('From begin to end, where both are in the recording'),
  function: utf8('Innermost function where it began, outside the runtime'),
  stack: utf8('Where it began: functions, the outermost first, ; between them'),
} as const;

export const LOG_EVENT_COLUMNS = {
  time_ns: int64('When it was logged'),
  task: int64('Id of its task; empty: none'),
  goroutine: int64('Id of the goroutine'),
  name: utf8('Entry function of the goroutine'),
  category: utf8('As the program says'),
  message: utf8('As the program says'),
} as const;

/** Rows made at a time. */
const PIECE = 1000;

export async function writeTasks(trace: CloseTrace, rows: TableRows<typeof TASK_COLUMNS>, range: TimeRange | undefined, onProgress: (done: number) => void): Promise<void> {
  const marks = await wholeMarks(trace, onProgress);
  const { columns } = rows;
  for (let from = 0; from < marks.tasks.count; from += PIECE) {
    for (const task of taskRows(trace.index, marks, Array.from({ length: Math.min(PIECE, marks.tasks.count - from) }, (_, i) => from + i))) {
      // Go's background task stands for none.
      if (task.task === '0' || !overlapsRange(range, task.startNs, task.endNs)) continue;
      const row = rows.add();
      columns.task.setDecimal(row, task.task);
      columns.parent.setDecimal(row, task.parent === '0' ? undefined : task.parent);
      columns.type.set(row, task.type === '' && task.startNs === undefined ? undefined : task.type);
      columns.start_ns.set(row, task.startNs);
      columns.end_ns.set(row, task.endNs);
      columns.duration_ns.set(row, task.startNs === undefined || task.endNs === undefined ? undefined : task.endNs - task.startNs);
      columns.goroutines.set(row, task.goroutines);
      columns.regions.set(row, task.regions);
      columns.logs.set(row, task.logs);
      columns.children.set(row, task.children);
    }
  }
}

export async function writeRegions(trace: CloseTrace, rows: TableRows<typeof REGION_COLUMNS>, range: TimeRange | undefined, onProgress: (done: number) => void): Promise<void> {
  const marks = await wholeMarks(trace, onProgress);
  const texts = new TraceTexts(trace.index);
  const { columns } = rows;
  for (let i = 0; i < marks.regions.count; i++) {
    const region = regionRow(trace.index, marks, i);
    if (!overlapsRange(range, region.startNs, region.endNs)) continue;
    const stack = marks.regions.stack.values[i];
    const row = rows.add();
    columns.type.set(row, region.type);
    columns.task.setDecimal(row, region.task);
    columns.goroutine.setDecimal(row, region.goroutine.id);
    columns.name.set(row, region.goroutine.name);
    columns.start_ns.set(row, region.startNs);
    columns.end_ns.set(row, region.endNs);
    columns.duration_ns.set(row, region.startNs === undefined || region.endNs === undefined ? undefined : region.endNs - region.startNs);
    columns.function.set(row, texts.ownTop(stack));
    columns.stack.set(row, texts.stack(stack));
  }
}

export async function writeLogEvents(trace: CloseTrace, rows: TableRows<typeof LOG_EVENT_COLUMNS>, range: TimeRange | undefined, onProgress: (done: number) => void): Promise<void> {
  const marks = await wholeMarks(trace, onProgress);
  const { columns } = rows;
  for (let i = 0; i < marks.logs.count; i++) {
    const log = logRow(trace.index, marks, i);
    if (range !== undefined && !(log.atNs >= range.startNs && log.atNs < range.endNs)) continue;
    const row = rows.add();
    columns.time_ns.set(row, log.atNs);
    columns.task.setDecimal(row, log.task);
    columns.goroutine.setDecimal(row, log.goroutine?.id);
    columns.name.set(row, log.goroutine?.name);
    columns.category.set(row, log.category);
    columns.message.set(row, log.message);
  }
}

/** Reads what nobody has looked at yet. */
async function wholeMarks(trace: CloseTrace, onProgress: (done: number) => void): Promise<MarkTables> {
  const { generations } = trace.index;
  for (const [number, { marks }] of generations.entries()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one generation at a time is in memory
    if (marks > 0 && trace.summary(number) === undefined) await trace.each([number], () => undefined);
    onProgress((number + 1) / generations.length);
  }
  for (;;) {
    const { tables, known } = knownMarks(trace);
    if (known === 1) return tables;
    // What is read is joined in steps.
    // oxlint-disable-next-line eslint/no-await-in-loop
    await nextTask();
  }
}
