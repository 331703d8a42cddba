import { useCallback, useMemo, useState, type RefObject, type UIEvent } from 'react';
import { laneKey, type AskTrace, type LaneRef, type LaneRow, type Px } from '../../../workers/api.ts';
import { isSameLane } from '../laneLead.ts';
import { useAnswer } from '../useAnswer.ts';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';
import { lanesAt, scrollerAt } from './laneScroll.ts';
import { laneTitle } from './laneTitle.ts';
import type { CounterRow, LaneView } from './laneView.ts';
import { placedLanes, type PlacedLane } from './placedLanes.ts';
import { procRows } from './procRows.ts';
import { timelineRows, visibleLanes, type TimelineRows } from './timelineRows.ts';

/** Lanes are asked for in steps of this many, so that a short scroll asks nothing. */
const STEP = 64;
/** Taller lanes of Ps show nothing more; without counters below they may grow a little further. */
const MAX_PROC_PITCH_PX: Px = 96;
const MAX_PITCH_PX: Px = 36;

export interface LaneRows {
  readonly rows: TimelineRows;
  readonly placed: readonly PlacedLane[];
  /** Lanes that need closer reading, on screen and just beyond. */
  readonly closer: readonly LaneRef[];
  /** Where a P stands in the list; undefined: it is not in it. */
  readonly placeOfProc: (proc: number) => number | undefined;
  /** Share of the recording that the list is of; 0 before it is there. */
  readonly known: number;
  readonly scrollPx: Px;
  /** False: it was there already. */
  readonly scrollTo: (px: Px) => boolean;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
}

interface Asked {
  readonly ask: AskTrace;
  readonly view: LaneView;
  /** Rows of counters that there are, and those that are unfolded; the same arrays as long as they are the same. */
  readonly counters: readonly CounterRow[];
  readonly unfolded: readonly CounterRow[];
  /** As far as they are known. */
  readonly procs: Float64Array | undefined;
  readonly procCount: number;
  readonly heightPx: Px;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** Which lanes there are, which of them are on screen, and where. */
export function useLaneRows({ ask, view, counters, unfolded, procs, procCount, heightPx, scroller }: Asked): LaneRows {
  const { list } = view;
  const isProcs = list.axis === 'proc';
  const [askedScrollPx, setScrollPx] = useState<Px>(0);
  const [total, setTotal] = useState(0);

  const ofProcs = useMemo(() => {
    if (!isProcs) return undefined;
    return procRows(procs ?? Array.from({ length: procCount }, (_, proc) => proc), list);
  }, [isProcs, procs, procCount, list]);

  const laneCount = ofProcs?.length ?? total;
  const rows = useMemo(() => {
    const maxPitchPx = isProcs ? MAX_PROC_PITCH_PX : MAX_PITCH_PX;
    return timelineRows({ heightPx, pinned: view.pinned.length, lanes: laneCount, counters, unfolded, maxPitchPx });
  }, [heightPx, view.pinned.length, laneCount, counters, unfolded, isProcs]);
  const scrollPx = Math.min(askedScrollPx, rows.maxScrollPx);

  const [first, last] = visibleLanes(rows, scrollPx);
  const from = Math.max(0, Math.floor(first / STEP) - 1) * STEP;
  const count = (Math.ceil(Math.max(last, first + 1) / STEP) + 1) * STEP - from;
  const page = useGrowingAnswer(ask, isProcs ? undefined : { ask: 'lanes', list, from, count }, isKnown)?.answer;
  if (page !== undefined && page.total !== total) setTotal(page.total);

  // What a list said of a lane that is pinned stays, wherever the list is scrolled to. A goroutine that no list has shown is asked for.
  const [named, setNamed] = useState<ReadonlyMap<string, LaneRow>>(new Map());
  const fresh = (page?.rows ?? []).filter(({ ref }) => !named.has(laneKey(ref)) && view.pinned.some((pinned) => isSameLane(pinned, ref)));
  const unlisted = view.pinned.find((ref) => ref.lane === 'goroutine' && !named.has(laneKey(ref)));
  const told = useAnswer(ask, unlisted?.lane === 'goroutine' ? { ask: 'goroutine', goroutine: unlisted.goroutine } : undefined);
  if (unlisted?.lane === 'goroutine' && told?.goroutine === unlisted.goroutine) fresh.push({ ref: unlisted, label: `G${told.id}`, depth: 0, goroutines: 1 });
  if (fresh.length > 0) setNamed(new Map([...named, ...fresh.map((row) => [laneKey(row.ref), row] as const)]));
  const placed = useMemo(() => {
    const pinned = view.pinned.map((ref): LaneRow => named.get(laneKey(ref)) ?? { ref, label: laneTitle(ref), depth: 0, goroutines: 0 });
    return placedLanes(rows, pinned, (place) => (ofProcs === undefined ? page?.rows[place - page.from] : ofProcs[place]), scrollPx);
  }, [rows, view.pinned, named, ofProcs, page, scrollPx]);
  const closer = useMemo(() => {
    const [least, most] = aheadOf(visibleLanes(rows, scrollPx), rows.laneCount);
    const listed = page?.rows.slice(Math.max(0, least - page.from), Math.max(0, most - page.from)) ?? [];
    const pinned = view.pinned.slice(0, rows.pinnedCount);
    const others = isProcs ? [] : listed.map(({ ref }) => ref).filter((ref) => !pinned.some((one) => isSameLane(one, ref)));
    return [...pinned, ...others].filter(({ lane }) => lane !== 'proc');
  }, [rows, scrollPx, page, view.pinned, isProcs]);
  const placeOfProc = useCallback(
    (proc: number): number | undefined => {
      const place = ofProcs?.findIndex(({ ref }) => ref.lane === 'proc' && ref.proc === proc) ?? -1;
      return place < 0 ? undefined : place;
    },
    [ofProcs],
  );

  const { maxScrollPx } = rows;
  const scrollTo = useCallback(
    (px: Px): boolean => {
      const next = Math.max(0, Math.min(px, maxScrollPx));
      const host = scroller.current;
      if (host === null || next === scrollPx) return false;
      setScrollPx(next);
      host.scrollTo({ top: scrollerAt(next, maxScrollPx), behavior: 'instant' });
      return true;
    },
    [scroller, maxScrollPx, scrollPx],
  );
  const onScroll = useCallback(
    (event: UIEvent<HTMLElement>): void => {
      const { scrollTop } = event.currentTarget;
      // What `scrollTo` set comes back here, rounded: the lanes stay where they are.
      setScrollPx((now) => (Math.abs(scrollTop - scrollerAt(now, maxScrollPx)) <= 1 ? now : lanesAt(scrollTop, maxScrollPx)));
    },
    [maxScrollPx],
  );
  const known = isProcs ? 1 : (page?.known ?? 0);
  return useMemo(
    () => ({ rows, placed, closer, placeOfProc, known, scrollPx, scrollTo, onScroll }),
    [rows, placed, closer, placeOfProc, known, scrollPx, scrollTo, onScroll],
  );
}

/** So many lanes are asked for at a time: a short scroll shows marks at once and asks nothing. */
const AHEAD = 8;

function aheadOf([from, to]: readonly [number, number], lanes: number): readonly [number, number] {
  return [Math.max(0, Math.floor(from / AHEAD) * AHEAD), Math.min(lanes, Math.ceil(to / AHEAD) * AHEAD)];
}
