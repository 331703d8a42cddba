// The rows of the timeline: axis, STW and GC strips stay at the top, the heap at the bottom, lanes scroll between them.
import type { Px } from '../../../workers/api.ts';
import { AXIS_PX, BAND_ROW_PX, bottomPx, type Row } from '../../charts/layout.ts';

export interface TimelineRows {
  readonly stw: Row;
  readonly gc: Row;
  /** The window the lanes scroll in. */
  readonly lanes: Row;
  /** undefined: the trace has no heap figures, or the lanes need the room. */
  readonly heap: Row | undefined;
  readonly lanePitchPx: Px;
  /** How far the lanes can scroll. */
  readonly maxScrollPx: Px;
  /** Everything that bands run through. */
  readonly all: Row;
}

const GAP_PX: Px = 3;
const GROUP_GAP_PX: Px = 10;
const BOTTOM_PX: Px = 8;
const MIN_PITCH_PX: Px = 24;
/** Taller lanes show nothing more; without a heap row below they may grow a little further. */
const MAX_PITCH_PX: Px = 96;
const MAX_PITCH_ALONE_PX: Px = 160;
const LANE_GAP_PX: Px = 4;
const MIN_HEAP_PX: Px = 70;
const HEAP_SHARE = 0.25;

/** Few lanes are tall and leave the rest to the heap; many lanes are slim and scroll. */
export function timelineRows(heightPx: Px, laneCount: number, hasHeap: boolean): TimelineRows {
  const stw: Row = { topPx: AXIS_PX + GAP_PX, heightPx: BAND_ROW_PX };
  const gc: Row = { topPx: bottomPx(stw) + GAP_PX, heightPx: BAND_ROW_PX };
  const lanesTop = bottomPx(gc) + GROUP_GAP_PX;
  const free = Math.max(MIN_PITCH_PX, heightPx - lanesTop - BOTTOM_PX);
  const count = Math.max(1, laneCount);
  const withHeap = hasHeap && free - count * MIN_PITCH_PX >= MIN_HEAP_PX + GROUP_GAP_PX;
  const room = withHeap ? free - Math.max(MIN_HEAP_PX, free * HEAP_SHARE) - GROUP_GAP_PX : free;
  const lanePitchPx = Math.max(MIN_PITCH_PX, Math.min(withHeap ? MAX_PITCH_PX : MAX_PITCH_ALONE_PX, Math.floor(room / count)));
  const lanes: Row = { topPx: lanesTop, heightPx: Math.min(withHeap ? room : free, count * lanePitchPx) };
  const heapTop = bottomPx(lanes) + GROUP_GAP_PX;
  const heap: Row | undefined = withHeap ? { topPx: heapTop, heightPx: lanesTop + free - heapTop } : undefined;
  return {
    stw,
    gc,
    lanes,
    heap,
    lanePitchPx,
    maxScrollPx: Math.max(0, count * lanePitchPx - lanes.heightPx),
    all: { topPx: AXIS_PX, heightPx: bottomPx(heap ?? lanes) - AXIS_PX },
  };
}

/** Where a lane is drawn; may lie outside the window the lanes scroll in. */
export function laneRow(rows: TimelineRows, lane: number, scrollPx: Px): Row {
  return { topPx: rows.lanes.topPx + lane * rows.lanePitchPx - scrollPx, heightPx: rows.lanePitchPx - LANE_GAP_PX };
}

/** Lanes [from, to) that show at all. */
export function visibleLanes(rows: TimelineRows, laneCount: number, scrollPx: Px): readonly [number, number] {
  const from = Math.max(0, Math.floor(scrollPx / rows.lanePitchPx));
  return [from, Math.min(laneCount, Math.ceil((scrollPx + rows.lanes.heightPx) / rows.lanePitchPx))];
}

/** The lane under a height; undefined: between lanes or outside them. */
export function laneAt(rows: TimelineRows, laneCount: number, scrollPx: Px, yPx: Px): number | undefined {
  if (yPx < rows.lanes.topPx || yPx >= bottomPx(rows.lanes)) return undefined;
  const inside = yPx - rows.lanes.topPx + scrollPx;
  const lane = Math.floor(inside / rows.lanePitchPx);
  if (lane >= laneCount || inside - lane * rows.lanePitchPx >= rows.lanePitchPx - LANE_GAP_PX) return undefined;
  return lane;
}

/** The scroll position that brings a whole lane into view, moving as little as possible. */
export function scrollToLane(rows: TimelineRows, lane: number, scrollPx: Px): Px {
  const top = lane * rows.lanePitchPx;
  const least = top + rows.lanePitchPx - rows.lanes.heightPx;
  return Math.max(0, Math.min(rows.maxScrollPx, Math.max(least, Math.min(top, scrollPx))));
}
