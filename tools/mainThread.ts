// What the main thread of a page does while something happens, from a Chromium trace. Counted is processor time: unlike wall
// time, and unlike the browser's long-task entries, it does not grow when other programs want the processor.
import type { Browser, Page } from '@playwright/test';

export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds on the wall. */
  readonly ts: number;
  /** Microseconds on the processor; only of events that last. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export interface MainThreadWork {
  /** Milliseconds of every task, longest first. */
  readonly taskMs: readonly number[];
  /** Milliseconds of all tasks from one frame to the next, in order. */
  readonly frameMs: readonly number[];
}

/** Needs a browser of its own for the page: the busiest page of the browser is the one that counts. */
export async function watchMainThread(browser: Browser, page: Page, during: () => Promise<void>): Promise<MainThreadWork> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline.frame'] });
  await during();
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  return mainThreadWork(traceEvents);
}

export function mainThreadWork(events: readonly TraceEvent[]): MainThreadWork {
  const thread = busiestMainThread(events);
  const tasks = thread.filter(isTask);
  return { taskMs: tasks.map(processorMs).toSorted((a, b) => b - a), frameMs: workPerFrame(thread, tasks) };
}

function workPerFrame(thread: readonly TraceEvent[], tasks: readonly TraceEvent[]): readonly number[] {
  const begins = thread.filter(({ name }) => name === 'BeginMainThreadFrame').map(({ ts }) => ts);
  if (begins.length < 2) return [];
  const work = begins.slice(1).map(() => 0);
  for (const task of tasks) {
    // A task counts for the frame that comes after its start: what it changed is drawn there.
    const frame = begins.findIndex((ts) => ts >= task.ts) - 1;
    if (frame >= 0) work[frame] = (work[frame] ?? 0) + processorMs(task);
  }
  return work;
}

function busiestMainThread(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const threads = new Map<string, TraceEvent[]>();
  for (const event of events) {
    if (event.name === 'thread_name' && event.args?.name === 'CrRendererMain') threads.set(threadOf(event), []);
  }
  for (const event of events) threads.get(threadOf(event))?.push(event);
  const work = (thread: readonly TraceEvent[]): number => thread.filter(isTask).reduce((sum, task) => sum + processorMs(task), 0);
  return [...threads.values()].toSorted((a, b) => work(b) - work(a))[0]?.toSorted((a, b) => a.ts - b.ts) ?? [];
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
const isTask = ({ ph, name }: TraceEvent): boolean => ph === 'X' && name.endsWith('RunTask');
const processorMs = ({ tdur = 0 }: TraceEvent): number => tdur / 1000;
