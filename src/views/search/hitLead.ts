// Where a search hit leads.
import type { Ns, SearchHit, TimeRange } from '../../../workers/api.ts';
import { laneLead } from '../laneLead.ts';
import { flameLead, functionLead } from '../range/rangeLeads.ts';
import { exactPattern } from '../top/exactPattern.ts';
import type { Pin, ViewState } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';

export function hitLead(hit: SearchHit, state: ViewState, durationNs: Ns): Partial<ViewState> {
  switch (hit.kind) {
    case 'function':
      return { ...flameLead(state, undefined), search: exactPattern(hit.text) };
    case 'reason':
      return flameLead(state, 'off-cpu');
    case 'goroutine':
    case 'task':
    case 'region':
    case 'log':
      if (hit.lane?.lane === 'group') return functionLead(state, hit.lane.group);
      return markLead(hit, state, durationNs);
  }
}

function markLead(hit: SearchHit, state: ViewState, durationNs: Ns): Partial<ViewState> {
  const window = windowOf(hit, durationNs);
  const where = hit.lane === undefined ? ({ view: 'timeline', window, selection: undefined } as const) : laneLead(state.laneView, hit.lane, undefined, window);
  const pin = pinOf(hit);
  return pin === undefined ? where : { ...where, pin };
}

/** undefined: the whole recording. */
function windowOf({ kind, atNs, endNs }: SearchHit, durationNs: Ns): TimeRange | undefined {
  if (atNs === undefined) return undefined;
  // Without an end it goes on to the recording's; a log is a moment.
  const window = windowAround({ startNs: atNs, endNs: endNs ?? (kind === 'log' ? atNs : durationNs) }, durationNs);
  return window.startNs <= 0 && window.endNs >= durationNs ? undefined : window;
}

function pinOf({ lane, atNs }: SearchHit): Pin | undefined {
  if (lane?.lane === 'task') return { pin: 'task', task: lane.task };
  if (lane?.lane !== 'goroutine') return undefined;
  const { goroutine } = lane;
  return atNs === undefined ? { pin: 'goroutine', goroutine } : { pin: 'stretch', goroutine, atNs };
}
