// Every goroutine of a trace: when it came and went, how its time went, how long it waited for its first run.

import type { TimeRange } from '../../api.ts';
import type { CloseTrace } from '../../trace/closeup/closeTrace.ts';
import { GO } from '../../trace/columns.ts';
import { type GoroutineStory, goroutineStory } from '../../trace/index/goroutineStory.ts';
import { bool, int64, type TableRows, utf8 } from '../columns.ts';
import { overlapsRange } from '../tableSource.ts';
import { TraceTexts } from './traceTexts.ts';

export const GOROUTINE_COLUMNS = {
  goroutine: int64('Id, as Go prints it'),
  name: utf8('Entry function'),
  creator: int64('Id of the goroutine that created it'),
  creator_name: utf8('Entry function of that'),
  created_in: utf8('Innermost function of the stack that created it, outside the runtime'),
  first_seen_ns: int64('First event about it; times of a trace are ns since its first event'),
  created_ns: int64('Creation; empty: before the recording'),
  first_run_ns: int64('First run in the recording'),
  ended_ns: int64('End; empty: it is alive at the end of the recording'),
  start_latency_ns: int64('From creation to first run'),
  running_ns: int64('Time it ran'),
  runnable_ns: int64('Time it waited for a P'),
  waiting_ns: int64('Time it waited for something else'),
  syscall_ns: int64('Time in system calls'),
  existed_before: bool('It was there before the recording'),
} as const;

type Rows = TableRows<typeof GOROUTINE_COLUMNS>;

export async function writeGoroutines(trace: CloseTrace, rows: Rows, range: TimeRange | undefined, onProgress: (done: number) => void): Promise<void> {
  const { generations } = trace.index;
  const texts = new TraceTexts(trace.index);
  for (const [number, { firstGoroutine, goroutines }] of generations.entries()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one generation at a time is in memory
    await trace.each([number], () => {
      for (let goroutine = firstGoroutine; goroutine < firstGoroutine + goroutines; goroutine++) addGoroutine(trace, rows, texts, goroutine, range);
    });
    onProgress((number + 1) / generations.length);
  }
}

function addGoroutine({ index }: CloseTrace, rows: Rows, texts: TraceTexts, goroutine: number, range: TimeRange | undefined): void {
  const story = goroutineStory(index, goroutine);
  // One that was there before the generation is listed where it was first seen; one that only a CPU sample names, nowhere.
  if (story === undefined || story.number !== goroutine || Number.isNaN(story.seenNs)) return;
  if (!overlapsRange(range, Number.isNaN(story.createdNs) ? undefined : story.createdNs, Number.isNaN(story.endNs) ? undefined : story.endNs)) return;
  const creator = story.creator < 0 ? undefined : goroutineStory(index, story.creator);
  const row = rows.add();
  const { columns } = rows;
  columns.goroutine.setDecimal(row, story.id);
  columns.name.set(row, texts.text(story.name));
  columns.creator.setDecimal(row, creator?.id);
  columns.creator_name.set(row, creator === undefined ? undefined : texts.text(creator.name));
  columns.created_in.set(row, texts.ownTop(story.creationStack));
  columns.first_seen_ns.set(row, story.seenNs);
  columns.created_ns.set(row, story.createdNs);
  columns.first_run_ns.set(row, story.firstRunNs);
  columns.ended_ns.set(row, story.endNs);
  columns.start_latency_ns.set(row, startLatencyNs(story));
  columns.running_ns.set(row, story.execNs);
  columns.runnable_ns.set(row, story.runnableNs);
  columns.waiting_ns.set(row, story.waitNs);
  columns.syscall_ns.set(row, story.syscallNs);
  columns.existed_before.set(row, Number.isNaN(story.createdNs));
}

/** Of those that were created runnable; NaN: it did not run. */
function startLatencyNs({ creation, createdAs, createdNs, firstRunNs }: GoroutineStory): number {
  return creation >= 0 && createdAs === GO.runnable ? firstRunNs - createdNs : NaN;
}
