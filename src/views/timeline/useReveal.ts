import { useEffect, useRef } from 'react';
import type { AskTrace, LaneRef, StretchDetail } from '../../../workers/api.ts';
import { panBy, spanNs } from '../../charts/window/moveWindow.ts';
import type { TimeWindow } from '../../charts/window/useTimeWindow.ts';
import { isSameLane } from '../laneLead.ts';
import type { ChangeView } from '../viewState.ts';
import type { LaneView } from './laneView.ts';
import { withList } from './laneMoves.ts';
import { scrollToLane } from './timelineRows.ts';
import type { LaneRows } from './useLaneRows.ts';

interface Revealing {
  readonly ask: AskTrace;
  readonly window: TimeWindow;
  readonly view: LaneView;
  readonly lanes: LaneRows;
  readonly change: ChangeView;
}

/** Brings a stretch that was pinned into sight: its time into the window, its lane into the part of the list that shows. */
export function useReveal(stretch: StretchDetail | undefined, atNs: number | undefined, revealing: Revealing): void {
  const latest = useRef(revealing);
  useEffect(() => {
    latest.current = revealing;
  });
  const goroutine = stretch?.goroutine.goroutine;
  useEffect(() => {
    if (stretch === undefined || atNs === undefined) return undefined;
    let isOver = false;
    const { ask, window, view, lanes, change } = latest.current;
    const range = window.live.goal ?? window.live.range;
    if (atNs < range.startNs || atNs > range.endNs) {
      window.goTo(panBy(range, atNs - (range.startNs + spanNs(range) / 2), window.live.durationNs));
    }
    const scrollTo = (place: number): void => {
      const now = latest.current.lanes;
      now.scrollTo(scrollToLane(now.rows, place, now.scrollPx));
    };
    const ref = laneOf(view, stretch);
    if (ref === undefined || lanes.placed.some(({ lane }) => isSameLane(lane.ref, ref))) return undefined;
    if (ref.lane === 'proc') {
      const place = lanes.placeOfProc(ref.proc);
      if (place !== undefined) scrollTo(place);
      return undefined;
    }
    const reveal = async (): Promise<void> => {
      const found = await ask({ ask: 'laneAt', list: view.list, ref });
      if (isOver || found === undefined) return;
      const { group } = found;
      if (group !== undefined && !view.list.openGroups.includes(group)) {
        change({ laneView: withList(view, { openGroups: [...view.list.openGroups, group] }) }, 'replace');
        // The list is longer in a moment; until then there is nowhere to scroll to.
        setTimeout(() => !isOver && scrollTo(found.at), OPENED_MS);
      } else scrollTo(found.at);
    };
    void reveal();
    return () => {
      isOver = true;
    };
    // A stretch is revealed once, when it is pinned; what is looked at afterwards is the reader's choice.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [goroutine, atNs]);
}

const OPENED_MS = 300;

/** The lane of the list's axis in which a stretch is drawn. */
function laneOf({ list }: LaneView, { goroutine, proc, thread }: StretchDetail): LaneRef | undefined {
  switch (list.axis) {
    case 'proc':
      return proc === undefined ? undefined : { lane: 'proc', proc };
    case 'thread':
      return thread === undefined ? undefined : { lane: 'thread', thread };
    case 'goroutine':
      return { lane: 'goroutine', goroutine: goroutine.goroutine };
    case 'task':
      return undefined;
  }
}
