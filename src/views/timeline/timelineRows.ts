// The rows of the timeline: axis, STW and GC strips and pinned lanes stay at the top, counters at the bottom, lanes scroll between.
import type { Px } from '../../../workers/api.ts';
import { AXIS_PX, BAND_ROW_PX, bottomPx, type Row } from '../../charts/layout.ts';
import type { CounterRow } from './laneView.ts';

export interface CounterArea {
  readonly counter: CounterRow;
  readonly row: Row;
  /** Only its name shows. */
  readonly isFolded: boolean;
}

export interface TimelineRows {
  readonly stw: Row;
  readonly gc: Row;
  readonly pinned: Row;
  /** How many of the pinned lanes there is room for. */
  readonly pinnedCount: number;
  /** The window the lanes scroll in. */
  readonly lanes: Row;
  readonly laneCount: number;
  readonly counters: readonly CounterArea[];
  readonly lanePitchPx: Px;
  /** How far the lanes can scroll. */
  readonly maxScrollPx: Px;
  /** Pinned lanes, lanes and counters: what bands run through. */
  readonly marks: Row;
  readonly all: Row;
}

export interface RowsAsked {
  readonly heightPx: Px;
  readonly pinned: number;
  /** In the whole list. */
  readonly lanes: number;
  /** Those the trace has, in order. */
  readonly counters: readonly CounterRow[];
  readonly unfolded: readonly CounterRow[];
  /** Lanes of which there are few may grow to this height. */
  readonly maxPitchPx: Px;
}

const GAP_PX: Px = 3;
const GROUP_GAP_PX: Px = 8;
const BOTTOM_PX: Px = 6;
export const MIN_PITCH_PX: Px = 24;
const LANE_GAP_PX: Px = 3;
/** Of pinned and other lanes there is always so much to see, whatever else wants room. */
const LEAST_LANES = 3;
const FOLDED_PX: Px = 20;
const MIN_COUNTER_PX: Px = 40;
const MAX_COUNTER_PX: Px = 84;
const COUNTERS_SHARE = 0.4;
const PINNED_SHARE = 0.6;

/** Few lanes are tall; many are slim and scroll. Counters that have no room are folded, the last ones first. */
export function timelineRows({ heightPx, pinned, lanes, counters, unfolded, maxPitchPx }: RowsAsked): TimelineRows {
  const stw: Row = { topPx: AXIS_PX + GAP_PX, heightPx: BAND_ROW_PX };
  const gc: Row = { topPx: bottomPx(stw) + GAP_PX, heightPx: BAND_ROW_PX };
  const marksTop = bottomPx(gc) + GROUP_GAP_PX;
  const free = Math.max(LEAST_LANES * MIN_PITCH_PX, heightPx - marksTop - BOTTOM_PX);
  const heights = counterHeights(free, counters, unfolded);
  const countersPx = heights.reduce((sum, px) => sum + px + GAP_PX, 0);
  const room = Math.max(LEAST_LANES * MIN_PITCH_PX, free - countersPx - (countersPx > 0 ? GROUP_GAP_PX : 0));
  const wanted = Math.max(1, pinned + lanes);
  const lanePitchPx = Math.max(MIN_PITCH_PX, Math.min(maxPitchPx, Math.floor(room / wanted)));
  const pinnedCount = Math.min(pinned, Math.max(1, Math.floor((room * PINNED_SHARE) / lanePitchPx)));
  const pinnedRow: Row = { topPx: marksTop, heightPx: pinnedCount * lanePitchPx };
  const lanesTop = bottomPx(pinnedRow) + (pinnedCount > 0 ? GROUP_GAP_PX : 0);
  const lanesRoom = Math.max(MIN_PITCH_PX, marksTop + room - lanesTop);
  const lanesRow: Row = { topPx: lanesTop, heightPx: Math.min(lanesRoom, Math.max(1, lanes) * lanePitchPx) };
  const areas: CounterArea[] = [];
  let top = bottomPx(lanesRow) + GROUP_GAP_PX;
  // Room that few lanes leave goes to the counters.
  const spare = Math.max(0, marksTop + free - top - countersPx) / Math.max(1, heights.filter((px) => px > FOLDED_PX).length);
  for (const [place, counter] of counters.entries()) {
    const px = heights[place] ?? FOLDED_PX;
    const isFolded = px <= FOLDED_PX && !isStrip(counter, unfolded);
    const row = { topPx: top, heightPx: px <= FOLDED_PX ? px : Math.min(2 * MAX_COUNTER_PX, px + Math.floor(spare)) };
    areas.push({ counter, row, isFolded });
    top = bottomPx(row) + GAP_PX;
  }
  const end = areas.length === 0 ? bottomPx(lanesRow) : top - GAP_PX;
  return {
    stw,
    gc,
    pinned: pinnedRow,
    pinnedCount,
    lanes: lanesRow,
    laneCount: lanes,
    counters: areas,
    lanePitchPx,
    maxScrollPx: Math.max(0, lanes * lanePitchPx - lanesRow.heightPx),
    marks: { topPx: marksTop, heightPx: end - marksTop },
    all: { topPx: AXIS_PX, heightPx: end - AXIS_PX },
  };
}

function counterHeights(free: Px, counters: readonly CounterRow[], unfolded: readonly CounterRow[]): readonly Px[] {
  const most = Math.min(free * COUNTERS_SHARE, free - LEAST_LANES * MIN_PITCH_PX - GROUP_GAP_PX);
  let open = counters.filter((counter) => unfolded.includes(counter) && !isStrip(counter, unfolded));
  const each = (): Px => (most - (counters.length - open.length) * FOLDED_PX - counters.length * GAP_PX) / open.length;
  while (open.length > 0 && each() < MIN_COUNTER_PX) open = open.slice(0, -1);
  const height = open.length === 0 ? FOLDED_PX : Math.min(MAX_COUNTER_PX, Math.floor(each()));
  return counters.map((counter) => (open.includes(counter) ? height : FOLDED_PX));
}

/** Bands need no more height than a name: such a row is there whole or not at all. */
function isStrip(counter: CounterRow, unfolded: readonly CounterRow[]): boolean {
  return counter === 'gctrace' && unfolded.includes(counter);
}

/** Where a lane of the list is drawn; may lie outside the window the lanes scroll in. */
export function laneRow(rows: TimelineRows, lane: number, scrollPx: Px): Row {
  return { topPx: rows.lanes.topPx + lane * rows.lanePitchPx - scrollPx, heightPx: rows.lanePitchPx - LANE_GAP_PX };
}

export function pinnedLaneRow(rows: TimelineRows, place: number): Row {
  return { topPx: rows.pinned.topPx + place * rows.lanePitchPx, heightPx: rows.lanePitchPx - LANE_GAP_PX };
}

/** Lanes [from, to) of the list that show at all. */
export function visibleLanes(rows: TimelineRows, scrollPx: Px): readonly [number, number] {
  const from = Math.max(0, Math.floor(scrollPx / rows.lanePitchPx));
  return [from, Math.min(rows.laneCount, Math.ceil((scrollPx + rows.lanes.heightPx) / rows.lanePitchPx))];
}

/** The scroll position that brings a whole lane into view, moving as little as possible. */
export function scrollToLane(rows: TimelineRows, lane: number, scrollPx: Px): Px {
  const top = lane * rows.lanePitchPx;
  const least = top + rows.lanePitchPx - rows.lanes.heightPx;
  return Math.max(0, Math.min(rows.maxScrollPx, Math.max(least, Math.min(top, scrollPx))));
}
