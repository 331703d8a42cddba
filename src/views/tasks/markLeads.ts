// Where tasks, regions and logs lead: to a window of the timeline, and to what the detail panel shows.
import type { LaneRef, LogRow, Ns, RegionRow, TaskRow, TimeRange } from '../../../workers/api.ts';
import { laneLead } from '../laneLead.ts';
import type { LaneView } from '../timeline/laneView.ts';
import type { Pin, ViewState } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';

/** From its beginning to its end, as far as they are in the recording. */
export function spanOf({ startNs, endNs }: Pick<TaskRow, 'startNs' | 'endNs'>, durationNs: Ns): TimeRange {
  return { startNs: startNs ?? 0, endNs: endNs ?? durationNs };
}

/** undefined: it did not both begin and end in the recording. */
export function durationOf({ startNs, endNs }: Pick<TaskRow, 'startNs' | 'endNs'>): Ns | undefined {
  return startNs === undefined || endNs === undefined ? undefined : endNs - startNs;
}

export function taskLead(now: LaneView, row: TaskRow, durationNs: Ns): Partial<ViewState> {
  return { ...markLead(now, { lane: 'task', task: row.task }, spanOf(row, durationNs), durationNs), pin: { pin: 'task', task: row.task } };
}

export function regionLead(now: LaneView, row: RegionRow, durationNs: Ns): Partial<ViewState> {
  const { goroutine } = row.goroutine;
  return { ...markLead(now, { lane: 'goroutine', goroutine }, spanOf(row, durationNs), durationNs), pin: regionPin(row) };
}

/** What the goroutine did when the region began; where that is not in the recording, the goroutine. */
export function regionPin({ goroutine: { goroutine }, startNs }: RegionRow): Pin {
  return startNs === undefined ? { pin: 'goroutine', goroutine } : { pin: 'stretch', goroutine, atNs: startNs };
}

export function logLead(now: LaneView, row: LogRow, durationNs: Ns): Partial<ViewState> {
  const moment = { startNs: row.atNs, endNs: row.atNs };
  const lane = row.goroutine === undefined ? undefined : ({ lane: 'goroutine', goroutine: row.goroutine.goroutine } as const);
  const pin = logPin(row);
  const where = lane === undefined ? { view: 'timeline' as const, window: windowAround(moment, durationNs), selection: undefined } : markLead(now, lane, moment, durationNs);
  return pin === undefined ? where : { ...where, pin };
}

/** undefined: the log was written by no goroutine that is known, and for no task. */
export function logPin({ goroutine, atNs, task }: LogRow): Pin | undefined {
  if (goroutine !== undefined) return { pin: 'stretch', goroutine: goroutine.goroutine, atNs };
  return task === undefined ? undefined : { pin: 'task', task };
}

function markLead(now: LaneView, lane: LaneRef, span: TimeRange, durationNs: Ns): Partial<ViewState> {
  const window = windowAround(span, durationNs);
  const isAll = window.startNs <= 0 && window.endNs >= durationNs;
  return laneLead(now, lane, undefined, isAll ? undefined : window);
}
