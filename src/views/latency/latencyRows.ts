// The rows of the latency view, top to bottom, for any height: waits get what the fixed rows leave.
import type { Px } from '../../../workers/api.ts';
import { AXIS_PX, bottomPx, type Row } from '../../charts/layout.ts';
import type { LogRow } from '../time/logs/logRows.ts';

export interface LatencyRows {
  readonly waits: Row;
  readonly stw: Row;
  /** By GcPhase. */
  readonly gc: readonly [Row, Row, Row, Row];
  /** undefined: the trace has no heap figures. */
  readonly heap: Row | undefined;
  /** Of logs beside the trace, those that are shown. */
  readonly logs: readonly LogArea[];
  /** From the axis to the last row: what bands through everything cover. */
  readonly all: Row;
}

export interface LogArea {
  readonly log: LogRow;
  readonly row: Row;
}

const BAND_PX: Px = 14;
const BAND_GAP_PX: Px = 2;
const GROUP_GAP_PX: Px = 10;
const BOTTOM_PX: Px = 8;
const MIN_WAITS_PX: Px = 120;
const LINES_PX: Px = 64;

/** gctrace's cycles lie right under the trace's own phases, lines of logs under the heap. */
export function latencyRows(heightPx: Px, hasHeap: boolean, shown: readonly LogRow[] = []): LatencyRows {
  const lines = shown.filter((log) => log !== 'gctrace');
  const linesPx = lines.length * (LINES_PX + GROUP_GAP_PX);
  const stripPx = lines.length < shown.length ? BAND_PX + BAND_GAP_PX : 0;
  const bandsPx = 5 * BAND_PX + 3 * BAND_GAP_PX + GROUP_GAP_PX + stripPx + linesPx;
  const free = heightPx - AXIS_PX - GROUP_GAP_PX - bandsPx - BOTTOM_PX;
  const heapPx = hasHeap ? Math.round(Math.min(150, Math.max(64, free * 0.25))) : 0;
  const waits: Row = { topPx: AXIS_PX, heightPx: Math.max(MIN_WAITS_PX, free - (hasHeap ? heapPx + GROUP_GAP_PX : 0)) };
  const stw: Row = { topPx: bottomPx(waits) + GROUP_GAP_PX, heightPx: BAND_PX };
  const gcTop = bottomPx(stw) + GROUP_GAP_PX;
  const phase = (place: number): Row => ({ topPx: gcTop + place * (BAND_PX + BAND_GAP_PX), heightPx: BAND_PX });
  const gc = [phase(0), phase(1), phase(2), phase(3)] as const;
  const strip = stripPx > 0 ? phase(4) : undefined;
  const heap = hasHeap ? { topPx: bottomPx(strip ?? gc[3]) + GROUP_GAP_PX, heightPx: heapPx } : undefined;
  const lastRow = heap ?? strip ?? gc[3];
  const below = lines.map((log, place): LogArea => ({ log, row: { topPx: bottomPx(lastRow) + GROUP_GAP_PX + place * (LINES_PX + GROUP_GAP_PX), heightPx: LINES_PX } }));
  const logs = strip === undefined ? below : [{ log: 'gctrace' as const, row: strip }, ...below];
  return { waits, stw, gc, heap, logs, all: { topPx: AXIS_PX, heightPx: bottomPx(below.at(-1)?.row ?? lastRow) - AXIS_PX } };
}
