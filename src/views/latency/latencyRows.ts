// The rows of the latency view, top to bottom, for any height: waits get what the fixed rows leave.
import type { Px } from '../../../workers/api.ts';
import { AXIS_PX, bottomPx, type Row } from '../../charts/layout.ts';

export interface LatencyRows {
  readonly waits: Row;
  readonly stw: Row;
  /** By GcPhase. */
  readonly gc: readonly [Row, Row, Row, Row];
  /** undefined: the trace has no heap figures. */
  readonly heap: Row | undefined;
  /** From the axis to the last row: what bands through everything cover. */
  readonly all: Row;
}

const BAND_PX: Px = 14;
const BAND_GAP_PX: Px = 2;
const GROUP_GAP_PX: Px = 10;
const BOTTOM_PX: Px = 8;
const MIN_WAITS_PX: Px = 120;

export function latencyRows(heightPx: Px, hasHeap: boolean): LatencyRows {
  const bandsPx = 5 * BAND_PX + 3 * BAND_GAP_PX + GROUP_GAP_PX;
  const free = heightPx - AXIS_PX - GROUP_GAP_PX - bandsPx - BOTTOM_PX;
  const heapPx = hasHeap ? Math.round(Math.min(150, Math.max(64, free * 0.25))) : 0;
  const waits: Row = { topPx: AXIS_PX, heightPx: Math.max(MIN_WAITS_PX, free - (hasHeap ? heapPx + GROUP_GAP_PX : 0)) };
  const stw: Row = { topPx: bottomPx(waits) + GROUP_GAP_PX, heightPx: BAND_PX };
  const gcTop = bottomPx(stw) + GROUP_GAP_PX;
  const phase = (place: number): Row => ({ topPx: gcTop + place * (BAND_PX + BAND_GAP_PX), heightPx: BAND_PX });
  const gc = [phase(0), phase(1), phase(2), phase(3)] as const;
  const heap = hasHeap ? { topPx: bottomPx(gc[3]) + GROUP_GAP_PX, heightPx: heapPx } : undefined;
  return { waits, stw, gc, heap, all: { topPx: AXIS_PX, heightPx: bottomPx(heap ?? gc[3]) - AXIS_PX } };
}
