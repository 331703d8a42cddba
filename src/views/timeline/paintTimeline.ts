// Draws the timeline by P from the worker's answers, and what lies over it.
import type { Bands, Bytes, HeapSeries, Ns, ProcSpanDetail, ProcStrips, Px, StwDetail } from '../../../workers/api.ts';
import { drawRowName, drawTimeAxis, drawTimeGrid, inPlotArea, labelFont } from '../../charts/axis/drawAxes.ts';
import { inPlot, nsAt, nsPerPx, stretchOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { momentLabel } from '../../charts/axis/timeTicks.ts';
import { bottomPx, GUTTER_PX, MIN_MARK_PX, type Row } from '../../charts/layout.ts';
import { drawBands, drawThroughBands, forEachBand } from '../../charts/marks/bands.ts';
import { drawLane } from '../../charts/marks/lanes.ts';
import { drawUncertain } from '../../charts/marks/plate.ts';
import { drawCrosshair, drawFrame } from '../../charts/marks/selection.ts';
import { inkOn, type Palette } from '../../charts/palette.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import type { PointPx } from '../../charts/window/gestures.ts';
import { MARK_PHASE, PHASE_COLOURS } from '../time/gcPhases.ts';
import { paintHeap } from '../time/paintHeap.ts';
import type { TimelineHit } from './hitTimeline.ts';
import { spanFill, spanKind, spanLabel } from './spanLook.ts';
import { laneRow, visibleLanes, type TimelineRows } from './timelineRows.ts';

export interface TimelinePicture {
  readonly strips: ProcStrips | undefined;
  readonly bands: Bands | undefined;
  readonly heap: HeapSeries | undefined;
  readonly heapMaxBytes: Bytes | undefined;
  readonly rows: TimelineRows;
  readonly scrollPx: Px;
  readonly uncertainFromNs: Ns | undefined;
}

export function paintTimeline(pen: Pen, axis: TimeAxis, picture: TimelinePicture, palette: Palette): void {
  const { rows, bands, strips } = picture;
  const ticks = drawTimeAxis(pen, axis, palette);
  pen.fillStyle = palette.sunken;
  for (const row of [rows.stw, rows.gc]) pen.fillRect(axis.leftPx, row.topPx, axis.widthPx, row.heightPx);
  drawRowName(pen, 'STW', rows.stw, palette);
  drawRowName(pen, 'GC', rows.gc, palette);

  if (strips !== undefined) paintLanes(pen, axis, strips, picture, palette);
  if (rows.heap !== undefined) {
    drawTimeGrid(pen, axis, ticks, rows.heap, palette);
    paintHeap(pen, axis, rows.heap, picture.heap, picture.heapMaxBytes, palette);
  }
  if (bands !== undefined) {
    for (const [phase, colour] of PHASE_COLOURS.entries()) drawBands(pen, bands.gc, axis, rows.gc, phase, palette[colour]);
    drawBands(pen, bands.stw, axis, rows.stw, undefined, palette.stw);
    inPlotArea(pen, axis, rows.lanes, () =>
      drawThroughBands(pen, bands.stw, axis, rows.lanes, { colour: palette.stw, fillAlpha: 0.25, edgeAlpha: 1 }),
    );
  }
  if (picture.uncertainFromNs !== undefined) drawUncertain(pen, axis, rows.lanes, picture.uncertainFromNs, palette);
}

function paintLanes(pen: Pen, axis: TimeAxis, strips: ProcStrips, picture: TimelinePicture, palette: Palette): void {
  const { rows, bands, scrollPx } = picture;
  const [from, to] = visibleLanes(rows, strips.procs.length, scrollPx);
  const inks = new Map<string, string>();
  const style = {
    fill: (span: number, thin: boolean): string => spanFill(spanKind(strips.kind[span]), strips.goroutine[span] ?? 0, thin, palette),
    ink: (fill: string): string => {
      const known = inks.get(fill) ?? inkOn(fill, palette);
      inks.set(fill, known);
      return known;
    },
    label: (span: number): string => spanLabel(strips, span),
    font: labelFont(palette),
  };
  inPlotArea(pen, axis, rows.lanes, () => {
    pen.fillStyle = palette.sunken;
    for (let lane = from; lane < to; lane++) {
      const row = laneRow(rows, lane, scrollPx);
      pen.fillRect(axis.leftPx, row.topPx, axis.widthPx, row.heightPx);
    }
    if (bands !== undefined) paintMarkBackdrop(pen, axis, bands, rows.lanes, palette);
    for (let lane = from; lane < to; lane++) drawLane(pen, strips, lane, axis, laneRow(rows, lane, scrollPx), style);
  });
  paintLaneNames(pen, strips, picture, from, to, palette);
}

/** Concurrent marking tints the idle ground of every lane. */
function paintMarkBackdrop(pen: Pen, axis: TimeAxis, bands: Bands, row: Row, palette: Palette): void {
  pen.fillStyle = palette.gc;
  pen.globalAlpha = 0.16;
  forEachBand(bands.gc, axis, MARK_PHASE, (x, width) => pen.fillRect(x, row.topPx, width, row.heightPx));
  pen.globalAlpha = 1;
}

function paintLaneNames(pen: Pen, strips: ProcStrips, { rows, scrollPx }: TimelinePicture, from: number, to: number, palette: Palette): void {
  pen.save();
  pen.beginPath();
  pen.rect(0, rows.lanes.topPx, GUTTER_PX, rows.lanes.heightPx);
  pen.clip();
  for (let lane = from; lane < to; lane++) drawRowName(pen, `P ${strips.procs[lane] ?? lane}`, laneRow(rows, lane, scrollPx), palette);
  pen.restore();
}

export interface TimelineOver extends Pick<TimelinePicture, 'rows' | 'scrollPx' | 'strips'> {
  readonly hit: TimelineHit | undefined;
  readonly pinnedSpan: ProcSpanDetail | undefined;
  readonly pinnedStw: StwDetail | undefined;
}

export function paintTimelineOver(pen: Pen, size: SizePx, axis: TimeAxis, over: TimelineOver, pointer: PointPx | undefined, palette: Palette): void {
  const { rows, hit, pinnedSpan, pinnedStw } = over;
  if (pointer !== undefined && inPlot(axis, pointer.xPx)) {
    const ns = nsAt(axis, pointer.xPx);
    drawCrosshair(pen, ns, momentLabel(ns, nsPerPx(axis)), axis, rows.all, palette);
  }
  const frame = (startNs: Ns, endNs: Ns, row: Row): void => {
    const stretch = stretchOf(axis, startNs, endNs, MIN_MARK_PX);
    if (stretch !== undefined) drawFrame(pen, stretch.xPx, stretch.widthPx, row, palette);
  };
  if (pinnedStw !== undefined) frame(pinnedStw.startNs, pinnedStw.endNs ?? axis.range.endNs, rows.stw);
  if (hit?.hit === 'stw') frame(hit.startNs, hit.endNs, rows.stw);
  if (hit?.hit === 'gc') frame(hit.startNs, hit.endNs, rows.gc);

  const inLanes = (lane: number, startNs: Ns, endNs: Ns): void => {
    pen.save();
    pen.beginPath();
    // Three pixels more than the lanes: the frame of the outermost one stands off it.
    pen.rect(0, rows.lanes.topPx - 3, size.widthPx, bottomPx(rows.lanes) - rows.lanes.topPx + 6);
    pen.clip();
    frame(startNs, endNs, laneRow(rows, lane, over.scrollPx));
    pen.restore();
  };
  const pinnedLane = pinnedSpan === undefined ? -1 : (over.strips?.procs.indexOf(pinnedSpan.proc) ?? -1);
  if (pinnedSpan !== undefined && pinnedLane >= 0) inLanes(pinnedLane, pinnedSpan.startNs, pinnedSpan.endNs);
  if (hit?.hit === 'span') inLanes(hit.lane, hit.startNs, hit.endNs);
}
