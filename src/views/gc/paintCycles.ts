// Draws GC cycles over time: phases as a band on top, the heap from start to peak to live beneath, the goal above it.
import type { GcStrip, Px } from '../../../workers/api.ts';
import { byteAxis, yOfBytes, type ByteAxis } from '../../charts/axis/byteTicks.ts';
import { drawByteAxis, drawRowName, drawTimeAxis, drawTimeGrid, inPlotArea } from '../../charts/axis/drawAxes.ts';
import { xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { AXIS_PX, BAND_ROW_PX, bottomPx, MIN_MARK_PX, type Row } from '../../charts/layout.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen } from '../../charts/pen.ts';

export interface CyclesPicture {
  readonly strip: GcStrip | undefined;
  readonly rows: CycleRows;
}

export interface CycleRows {
  readonly phases: Row;
  readonly heap: Row;
}

const GAP_PX = 8;
const BOTTOM_PX = 8;
/** Air over the highest value. */
const HEADROOM = 1.08;
const POINT_PX = 2;
/** Cycles nearer to each other than this are a line without points. */
const POINTS_FROM_PX = 12;

export function cycleRows(heightPx: Px): CycleRows {
  const phases: Row = { topPx: AXIS_PX + 4, heightPx: BAND_ROW_PX };
  const top = bottomPx(phases) + GAP_PX;
  return { phases, heap: { topPx: top, heightPx: Math.max(1, heightPx - top - BOTTOM_PX) } };
}

export function paintCycles(pen: Pen, axis: TimeAxis, { strip, rows }: CyclesPicture, palette: Palette): void {
  const ticks = drawTimeAxis(pen, axis, palette);
  drawRowName(pen, 'GC', rows.phases, palette);
  drawTimeGrid(pen, axis, ticks, { topPx: rows.phases.topPx, heightPx: bottomPx(rows.heap) - rows.phases.topPx }, palette);
  if (strip === undefined) return;
  inPlotArea(pen, axis, rows.phases, () => paintPhases(pen, axis, strip, rows.phases, palette));
  if (strip.highestBytes === undefined) return;
  const bytes = byteAxis(strip.highestBytes * HEADROOM, rows.heap);
  drawByteAxis(pen, bytes, axis, palette);
  inPlotArea(pen, axis, rows.heap, () => paintHeaps(pen, axis, strip, bytes, palette), POINT_PX);
}

function paintPhases(pen: Pen, axis: TimeAxis, strip: GcStrip, { topPx, heightPx }: Row, palette: Palette): void {
  const bar = (fromNs: number, toNs: number, colour: string): void => {
    const x = xOf(axis, fromNs);
    pen.fillStyle = colour;
    pen.fillRect(x, topPx, Math.max(MIN_MARK_PX, xOf(axis, toNs) - x), heightPx);
  };
  for (let at = 0; at < strip.first.length; at++) {
    const startNs = strip.startNs[at] ?? 0;
    const endNs = strip.endNs[at] ?? 0;
    const sweepNs = strip.sweepNs[at] ?? NaN;
    if (sweepNs > 0) bar(endNs, endNs + sweepNs, palette.gcSoft);
    bar(startNs, endNs, palette.gc);
  }
  // Nothing that stopped the world may vanish beneath what is next to it.
  for (let at = 0; at < strip.first.length; at++) {
    const startNs = strip.startNs[at] ?? 0;
    const endNs = strip.endNs[at] ?? 0;
    const first = strip.sweepTerminationNs[at] ?? NaN;
    const last = strip.markTerminationNs[at] ?? NaN;
    if (!Number.isNaN(first)) bar(startNs, startNs + first, palette.stw);
    if (!Number.isNaN(last)) bar(endNs - last, endNs, palette.stw);
    if (Number.isNaN(first) && Number.isNaN(last) && (strip.stoppedNs[at] ?? 0) > 0) bar(endNs - (strip.stoppedNs[at] ?? 0), endNs, palette.stw);
  }
}

function paintHeaps(pen: Pen, axis: TimeAxis, strip: GcStrip, bytes: ByteAxis, palette: Palette): void {
  const count = strip.first.length;
  pen.strokeStyle = palette.heapGoal;
  pen.lineWidth = 1.25;
  pen.setLineDash([5, 3]);
  pen.beginPath();
  // A goal holds until marking ends; then the next one is set.
  for (let at = 0; at < count; at++) {
    const goal = strip.goalBytes[at] ?? NaN;
    if (Number.isNaN(goal)) continue;
    const y = yOfBytes(bytes, goal);
    const from = at === 0 ? axis.leftPx : xOf(axis, strip.endNs[at - 1] ?? 0);
    pen.moveTo(from, y);
    pen.lineTo(xOf(axis, strip.endNs[at] ?? 0), y);
  }
  pen.stroke();
  pen.setLineDash([]);
  pen.strokeStyle = palette.heapLive;
  pen.beginPath();
  let drawn = false;
  const to = (ns: number, value: number): void => {
    if (Number.isNaN(value)) return;
    if (drawn) pen.lineTo(xOf(axis, ns), yOfBytes(bytes, value));
    else pen.moveTo(xOf(axis, ns), yOfBytes(bytes, value));
    drawn = true;
  };
  for (let at = 0; at < count; at++) {
    const endNs = strip.endNs[at] ?? 0;
    to(strip.startNs[at] ?? 0, strip.startBytes[at] ?? NaN);
    to(endNs, strip.peakBytes[at] ?? NaN);
    to(endNs, strip.liveBytes[at] ?? NaN);
  }
  pen.stroke();
  pen.fillStyle = palette.heapLive;
  for (let at = 0; at < count; at++) {
    const x = xOf(axis, strip.endNs[at] ?? 0);
    const next = at + 1 < count ? xOf(axis, strip.endNs[at + 1] ?? 0) : Infinity;
    const live = strip.liveBytes[at] ?? NaN;
    if (next - x < POINTS_FROM_PX || Number.isNaN(live)) continue;
    pen.fillRect(x - POINT_PX, yOfBytes(bytes, live) - POINT_PX, 2 * POINT_PX, 2 * POINT_PX);
  }
}

/** Place in the strip of the cycle at or next to a moment; undefined: none within reach. */
export function cycleAt(strip: GcStrip, axis: TimeAxis, xPx: Px, reachPx: Px): number | undefined {
  let nearest: number | undefined;
  let least: Px = reachPx;
  for (let at = 0; at < strip.first.length; at++) {
    const from = xOf(axis, strip.startNs[at] ?? 0);
    const to = Math.max(from + MIN_MARK_PX, xOf(axis, strip.endNs[at] ?? 0));
    const distance = Math.max(0, from - xPx, xPx - to);
    if (distance > least || (distance === least && nearest !== undefined)) continue;
    least = distance;
    nearest = at;
  }
  return nearest;
}
