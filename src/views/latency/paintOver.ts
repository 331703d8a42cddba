// What lies over the latency view's marks: the crosshair, the mark under the pointer or the keys, the pinned wait or stop.
import type { Bands, CreationDetail, LatencyMap, StwDetail } from '../../../workers/api.ts';
import { yOf, type LogAxis } from '../../charts/axis/logAxis.ts';
import { inPlot, nsAt, stretchOf, xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { axisMoment } from '../../charts/axis/wallClock.ts';
import { MIN_MARK_PX } from '../../charts/layout.ts';
import { cellCentre } from '../../charts/marks/cells.ts';
import { drawCrosshair, drawFrame, drawRing } from '../../charts/marks/selection.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen } from '../../charts/pen.ts';
import type { PointPx } from '../../charts/window/gestures.ts';
import { cellOfCreation, type LatencyHit } from './hitLatency.ts';
import type { LatencyRows } from './latencyRows.ts';

export interface LatencyOver {
  readonly rows: LatencyRows;
  readonly waits: LogAxis;
  readonly map: LatencyMap | undefined;
  readonly bands: Bands | undefined;
  readonly hit: LatencyHit | undefined;
  readonly pinnedWait: CreationDetail | undefined;
  readonly pinnedStw: StwDetail | undefined;
}

const RING_PX = 5.5;

export function paintOver(pen: Pen, axis: TimeAxis, over: LatencyOver, pointer: PointPx | undefined, palette: Palette): void {
  if (pointer !== undefined && inPlot(axis, pointer.xPx)) {
    const ns = nsAt(axis, pointer.xPx);
    drawCrosshair(pen, ns, axisMoment(axis, ns), axis, over.rows.all, palette);
  }
  if (over.pinnedWait !== undefined) drawPinnedWait(pen, axis, over.waits, over.pinnedWait, palette);
  if (over.pinnedStw !== undefined) {
    const { startNs, endNs } = over.pinnedStw;
    const stretch = stretchOf(axis, startNs, endNs ?? axis.range.endNs, MIN_MARK_PX);
    if (stretch !== undefined) drawFrame(pen, stretch.xPx, stretch.widthPx, over.rows.stw, palette);
  }
  drawHit(pen, axis, over, palette);
}

function drawHit(pen: Pen, axis: TimeAxis, { hit, map, rows, pinnedWait }: LatencyOver, palette: Palette): void {
  switch (hit?.hit) {
    case 'wait': {
      if (hit.creation === pinnedWait?.creation) return;
      const cell = cellOfCreation(map, hit.creation);
      if (cell === undefined || map === undefined) return;
      const centre = cellCentre(map, cell, axis, rows.waits);
      if (inPlot(axis, centre.xPx)) drawRing(pen, centre, RING_PX, palette);
      return;
    }
    case 'stw':
    case 'gc': {
      const row = hit.hit === 'stw' ? rows.stw : rows.gc[hit.phase];
      const stretch = stretchOf(axis, hit.startNs, hit.endNs, MIN_MARK_PX);
      if (stretch !== undefined && row !== undefined) drawFrame(pen, stretch.xPx, stretch.widthPx, row, palette);
      return;
    }
    case 'log':
    case 'heap':
    case undefined:
      return;
  }
}

/** The wait to scale: a bar from creation to first run at the height of its length, ringed where its mark is. */
function drawPinnedWait(pen: Pen, axis: TimeAxis, waits: LogAxis, wait: CreationDetail, palette: Palette): void {
  const stretch = stretchOf(axis, wait.createdNs, wait.createdNs + wait.waitNs, MIN_MARK_PX);
  const y = yOf(waits, wait.waitNs);
  if (stretch !== undefined) {
    pen.fillStyle = palette.focus;
    pen.fillRect(stretch.xPx, Math.round(y) - 1, stretch.widthPx, 2);
  }
  const x = xOf(axis, wait.createdNs);
  if (inPlot(axis, x)) drawRing(pen, { xPx: x, yPx: y }, RING_PX, palette);
}
