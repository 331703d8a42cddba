// Main-thread work per frame, from a Chromium trace of a while of zooming and panning.

export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  /** Microseconds; complete events only. */
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Milliseconds of main-thread tasks between each animation frame and the next, in order; of the page whose animation frames
 * are the most. Tasks count where they start.
 */
export function frameWorkMs(events: readonly TraceEvent[]): readonly number[] {
  const frames = busiestThread(events.filter((event) => event.name === 'FireAnimationFrame'));
  const [first] = frames;
  if (first === undefined) return [];
  const starts = frames.map((event) => event.ts).toSorted((a, b) => a - b);
  const work = Array.from({ length: starts.length - 1 }, () => 0);
  for (const task of events) {
    if (task.pid !== first.pid || task.tid !== first.tid || task.ph !== 'X' || !task.name.endsWith('RunTask')) continue;
    // The task that fires a frame starts just before it.
    const frame = starts.findLastIndex((ts) => ts <= task.ts + (task.dur ?? 0));
    if (frame >= 0 && frame < work.length) work[frame] += (task.dur ?? 0) / 1000;
  }
  return work;
}

function busiestThread(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const threads = new Map<string, TraceEvent[]>();
  for (const event of events) {
    const thread = `${event.pid}/${event.tid}`;
    const list = threads.get(thread);
    if (list === undefined) threads.set(thread, [event]);
    else list.push(event);
  }
  return [...threads.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
}
