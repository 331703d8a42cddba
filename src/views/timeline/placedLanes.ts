// Which lanes are on screen, and where.
import { laneKey, type LaneRow, type Px } from '../../../workers/api.ts';
import { bottomPx, type Row } from '../../charts/layout.ts';
import { laneRow, pinnedLaneRow, visibleLanes, type TimelineRows } from './timelineRows.ts';

export interface PlacedLane {
  readonly lane: LaneRow;
  readonly key: string;
  /** Where it stands among the pinned lanes, or in the list. */
  readonly place: number;
  readonly isPinned: boolean;
  readonly row: Row;
}

/** Pinned lanes, then those of the list that show. `rowAt`: undefined where the list is not known yet. */
export function placedLanes(
  rows: TimelineRows,
  pinned: readonly LaneRow[],
  rowAt: (place: number) => LaneRow | undefined,
  scrollPx: Px,
): readonly PlacedLane[] {
  const placed: PlacedLane[] = [];
  for (const [place, lane] of pinned.slice(0, rows.pinnedCount).entries()) {
    placed.push({ lane, key: laneKey(lane.ref), place, isPinned: true, row: pinnedLaneRow(rows, place) });
  }
  const [from, to] = visibleLanes(rows, scrollPx);
  for (let place = from; place < to; place++) {
    const lane = rowAt(place);
    if (lane !== undefined) placed.push({ lane, key: laneKey(lane.ref), place, isPinned: false, row: laneRow(rows, place, scrollPx) });
  }
  return placed;
}

/** The lane under a height, as an index into `placed`; undefined: between lanes or outside them. */
export function laneUnder(placed: readonly PlacedLane[], rows: TimelineRows, yPx: Px): number | undefined {
  const index = placed.findIndex(({ row, isPinned }) => yPx >= row.topPx && yPx < bottomPx(row) && (isPinned || (yPx >= rows.lanes.topPx && yPx < bottomPx(rows.lanes))));
  return index < 0 ? undefined : index;
}
