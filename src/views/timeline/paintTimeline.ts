// Draws the timeline from the worker's answers, from the axis down to the counters.
import type { Bands, Ns } from '../../../workers/api.ts';
import { drawRowName, drawTimeAxis, inPlotArea } from '../../charts/axis/drawAxes.ts';
import { stretchOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { MIN_MARK_PX, type Row } from '../../charts/layout.ts';
import { drawBands, drawThroughBands, forEachBand } from '../../charts/marks/bands.ts';
import { drawUncertain } from '../../charts/marks/plate.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen } from '../../charts/pen.ts';
import { MARK_PHASE, PHASE_COLOURS } from '../time/gcPhases.ts';
import type { Note } from './laneView.ts';
import { paintCounters, type CountersPicture } from './paintCounters.ts';
import { paintLaneGrounds, paintLanes, type LanesPicture } from './paintLanes.ts';

export interface TimelinePicture extends LanesPicture, CountersPicture {
  readonly bands: Bands | undefined;
  readonly notes: readonly Note[];
  readonly uncertainFromNs: Ns | undefined;
  /** undefined: the axis shows trace time. */
}

/** Value of `Bands.stw.kind` for stops that are not the collector's. */
const STW_OTHER = 2;

export function paintTimeline(pen: Pen, axis: TimeAxis, picture: TimelinePicture, palette: Palette): void {
  const { rows, bands, notes } = picture;
  const ticks = drawTimeAxis(pen, axis, palette);
  pen.fillStyle = palette.sunken;
  for (const row of [rows.stw, rows.gc]) pen.fillRect(axis.leftPx, row.topPx, axis.widthPx, row.heightPx);
  drawRowName(pen, 'STW', rows.stw, palette, axis.leftPx);
  drawRowName(pen, 'GC', rows.gc, palette, axis.leftPx);

  paintLaneGrounds(pen, axis, picture, palette);
  if (bands !== undefined) paintMarkBackdrop(pen, axis, bands, rows.marks, palette);
  paintLanes(pen, axis, picture, palette);
  paintCounters(pen, axis, ticks, picture, palette);
  if (notes.length > 0) paintNotes(pen, axis, notes, rows.all, palette);
  if (bands !== undefined) {
    for (const [phase, colour] of PHASE_COLOURS.entries()) drawBands(pen, bands.gc, axis, rows.gc, phase, palette[colour]);
    drawBands(pen, bands.stw, axis, rows.stw, undefined, palette.stw);
    paintOtherStops(pen, axis, bands, rows.stw, palette);
    inPlotArea(pen, axis, rows.marks, () => drawThroughBands(pen, bands.stw, axis, rows.marks, { colour: palette.stw, fillAlpha: 0.25, edgeAlpha: 1 }));
  }
  if (picture.uncertainFromNs !== undefined) drawUncertain(pen, axis, rows.marks, picture.uncertainFromNs, palette);
}

/** Concurrent marking tints the idle ground of every lane. */
function paintMarkBackdrop(pen: Pen, axis: TimeAxis, bands: Bands, row: Row, palette: Palette): void {
  pen.fillStyle = palette.gc;
  pen.globalAlpha = 0.16;
  forEachBand(bands.gc, axis, MARK_PHASE, (x, width) => pen.fillRect(x, row.topPx, width, row.heightPx));
  pen.globalAlpha = 1;
}

/** Stops by kind: those of the collector fill their row, others leave its middle open. */
function paintOtherStops(pen: Pen, axis: TimeAxis, bands: Bands, row: Row, palette: Palette): void {
  pen.fillStyle = palette.sunken;
  forEachBand(bands.stw, axis, STW_OTHER, (x, width) => {
    if (width > 0) pen.fillRect(x, row.topPx + 5, width, row.heightPx - 10);
  });
}

const NOTE_ALPHA = 0.16;

/** What the reader marked: a band over everything, its ends drawn. */
function paintNotes(pen: Pen, axis: TimeAxis, notes: readonly Note[], row: Row, palette: Palette): void {
  pen.fillStyle = palette.note;
  for (const { startNs, endNs } of notes) {
    const stretch = stretchOf(axis, startNs, endNs, 2);
    if (stretch === undefined) continue;
    const { xPx, widthPx } = stretch;
    pen.globalAlpha = NOTE_ALPHA;
    if (widthPx > 2) pen.fillRect(xPx, row.topPx, widthPx, row.heightPx);
    pen.globalAlpha = 1;
    pen.fillRect(xPx, row.topPx, 2 * MIN_MARK_PX, row.heightPx);
    if (widthPx > 4) pen.fillRect(xPx + widthPx - 2, row.topPx, 2 * MIN_MARK_PX, row.heightPx);
    pen.fillRect(xPx, row.topPx - 7, 7, 7);
  }
}
