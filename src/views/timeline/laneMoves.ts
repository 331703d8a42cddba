// What a reader does with lanes, as changes of the lane view.
import type { LaneList, LaneRef, StretchKind } from '../../../workers/api.ts';
import { isSameLane } from '../laneLead.ts';
import { COUNTER_ROWS, type CounterRow, type LaneView } from './laneView.ts';

/** More pinned lanes than this have no room on any screen. */
const MOST_PINNED = 40;

export function withList(view: LaneView, patch: Partial<LaneList>): LaneView {
  return { ...view, list: { ...view.list, ...patch } };
}

export function toggleGroup(view: LaneView, group: string): LaneView {
  const { openGroups } = view.list;
  return withList(view, { openGroups: openGroups.includes(group) ? openGroups.filter((open) => open !== group) : [...openGroups, group] });
}

export function isPinned(view: LaneView, ref: LaneRef): boolean {
  return view.pinned.some((pinned) => isSameLane(pinned, ref));
}

/** A pinned lane stays in the list too, so that its neighbours there are still beside it. */
export function togglePinned(view: LaneView, ref: LaneRef): LaneView {
  if (isPinned(view, ref)) return { ...view, pinned: view.pinned.filter((pinned) => !isSameLane(pinned, ref)) };
  return view.pinned.length >= MOST_PINNED ? view : { ...view, pinned: [...view.pinned, ref] };
}

/** Moves a pinned lane among the others; at the end there is nowhere to go. */
export function movePinned(view: LaneView, ref: LaneRef, by: -1 | 1): LaneView {
  const from = view.pinned.findIndex((pinned) => isSameLane(pinned, ref));
  const to = from + by;
  if (from < 0 || to < 0 || to >= view.pinned.length) return view;
  const others = view.pinned.filter((_, place) => place !== from);
  return { ...view, pinned: [...others.slice(0, to), ref, ...others.slice(to)] };
}

/** A hidden lane is not pinned any more either. */
export function hideLane(view: LaneView, ref: LaneRef): LaneView {
  const pinned = view.pinned.filter((one) => !isSameLane(one, ref));
  const hidden = view.list.hidden.some((one) => isSameLane(one, ref)) ? view.list.hidden : [...view.list.hidden, ref];
  return { ...withList(view, { hidden }), pinned };
}

export function showAllLanes(view: LaneView): LaneView {
  return withList(view, { hidden: [] });
}

export function toggleFaint(view: LaneView, kind: StretchKind): LaneView {
  return { ...view, faint: view.faint.includes(kind) ? view.faint.filter((one) => one !== kind) : [...view.faint, kind] };
}

/** `unfolded`: the rows that are so now. */
export function toggleCounter(view: LaneView, unfolded: readonly CounterRow[], counter: CounterRow): LaneView {
  const open = unfolded.includes(counter) ? unfolded.filter((one) => one !== counter) : [...unfolded, counter];
  return { ...view, counters: COUNTER_ROWS.filter((one) => open.includes(one)) };
}
