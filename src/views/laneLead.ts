// The change of view that shows a lane on the timeline.
import { laneKey, type LaneRef, type TimeRange } from '../../workers/api.ts';
import type { LaneView } from './timeline/laneView.ts';
import { exactPattern } from './top/exactPattern.ts';
import type { ViewState } from './viewState.ts';

/**
 * The timeline with that lane in its list: its axis chosen, nothing filtered away. A group is open and the only one listed, a task stands
 * on top; a goroutine's lane is found by what is pinned of it. `group`: the one a goroutine is in; undefined: not known. `window`:
 * undefined: the whole recording.
 */
export function laneLead(now: LaneView, ref: LaneRef, group: string | undefined, window: TimeRange | undefined): Partial<ViewState> {
  const list = { ...now.list, filter: '', hidden: now.list.hidden.filter((hidden) => !isSameLane(hidden, ref)) };
  const others = now.pinned.filter((pinned) => !isSameLane(pinned, ref));
  const pinned = ref.lane === 'task' ? [ref, ...others] : now.pinned;
  return { view: 'timeline', window, selection: undefined, laneView: { ...now, pinned, list: { ...list, ...placeOf(now, ref, group) } } };
}

function placeOf({ list }: LaneView, ref: LaneRef, group: string | undefined): Partial<LaneView['list']> {
  switch (ref.lane) {
    case 'proc':
    case 'thread':
    case 'task':
      return { axis: ref.lane };
    case 'group':
      return {
        axis: 'goroutine',
        groupBy: ref.by,
        openGroups: opened(ref.by === list.groupBy ? list.openGroups : [], ref.group),
        filter: ref.group === '' ? '' : exactPattern(ref.group),
      };
    case 'goroutine':
      return { axis: 'goroutine', openGroups: group === undefined ? list.openGroups : opened(list.openGroups, group) };
  }
}

function opened(groups: readonly string[], group: string): readonly string[] {
  return groups.includes(group) ? groups : [...groups, group];
}

export function isSameLane(a: LaneRef, b: LaneRef): boolean {
  return laneKey(a) === laneKey(b);
}
