// Draws waits over time: when each ended and how long it was, in the colour of what took most of it; stops and GC phases beneath.
import { WAIT_CAUSES, type Bands, type Ns, type Px, type WaitMap } from '../../../workers/api.ts';
import { drawLogAxis, drawRowName, drawTimeAxis, drawTimeGrid, inPlotArea } from '../../charts/axis/drawAxes.ts';
import type { LogAxis } from '../../charts/axis/logAxis.ts';
import { xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { AXIS_PX, bottomPx, type Row } from '../../charts/layout.ts';
import { drawBands, drawThroughBands } from '../../charts/marks/bands.ts';
import { drawClassedCells } from '../../charts/marks/cells.ts';
import { drawPlate, drawUncertain } from '../../charts/marks/plate.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen } from '../../charts/pen.ts';
import { PHASE_COLOURS } from '../time/gcPhases.ts';
import { CAUSE_LOOKS } from './causeLook.ts';
import { t } from '../../../language/t.ts';

export interface WaitMapRows {
  readonly waits: Row;
  readonly stw: Row;
  readonly gc: Row;
}

export interface WaitMapPicture {
  readonly map: WaitMap | undefined;
  readonly bands: Bands | undefined;
  readonly rows: WaitMapRows;
  readonly lengths: LogAxis;
  readonly momentNs: Ns | undefined;
  /** Waits of these lengths are listed. */
  readonly chosen: { readonly fromNs: Ns; readonly toNs: Ns } | undefined;
  readonly uncertainFromNs: Ns | undefined;
}

const BAND_PX: Px = 13;
const GAP_PX: Px = 3;
const LEAST_WAITS_PX: Px = 60;
const OVERHANG_PX: Px = 4;

export function waitMapRows(heightPx: Px): WaitMapRows {
  const waits: Row = { topPx: AXIS_PX + 4, heightPx: Math.max(LEAST_WAITS_PX, heightPx - AXIS_PX - 4 - 2 * (BAND_PX + GAP_PX) - 8) };
  const stw: Row = { topPx: bottomPx(waits) + GAP_PX, heightPx: BAND_PX };
  return { waits, stw, gc: { topPx: bottomPx(stw) + GAP_PX, heightPx: BAND_PX } };
}

export function paintWaitMap(pen: Pen, axis: TimeAxis, { map, bands, rows, lengths, momentNs, chosen, uncertainFromNs }: WaitMapPicture, palette: Palette): void {
  const ticks = drawTimeAxis(pen, axis, palette);
  drawTimeGrid(pen, axis, ticks, rows.waits, palette);
  drawLogAxis(pen, lengths, axis, palette);
  if (chosen !== undefined) {
    const top = lengths.scale(chosen.toNs);
    pen.fillStyle = palette.selection;
    pen.fillRect(axis.leftPx, top, axis.widthPx, Math.max(1, lengths.scale(chosen.fromNs) - top));
  }
  pen.fillStyle = palette.sunken;
  for (const row of [rows.stw, rows.gc]) pen.fillRect(axis.leftPx, row.topPx, axis.widthPx, row.heightPx);
  drawRowName(pen, 'STW', rows.stw, palette);
  drawRowName(pen, 'GC', rows.gc, palette);
  if (bands !== undefined) {
    drawThroughBands(pen, bands.stw, axis, rows.waits, { colour: palette.stw, fillAlpha: 0.1, edgeAlpha: 0.3 });
    drawBands(pen, bands.stw, axis, rows.stw, undefined, palette.stw);
    for (const [phase, colour] of PHASE_COLOURS.entries()) drawBands(pen, bands.gc, axis, rows.gc, phase, palette[colour]);
  }
  if (map !== undefined) {
    const colours = WAIT_CAUSES.map((cause) => palette[CAUSE_LOOKS[cause].colour]);
    inPlotArea(pen, axis, rows.waits, () => drawClassedCells(pen, map, axis, rows.waits, map.cause, colours), OVERHANG_PX);
  }
  if (momentNs !== undefined) drawMoment(pen, axis, rows, momentNs, palette);
  if (uncertainFromNs !== undefined) drawUncertain(pen, axis, rows.waits, uncertainFromNs, palette);
}

function drawMoment(pen: Pen, axis: TimeAxis, rows: WaitMapRows, momentNs: Ns, palette: Palette): void {
  const x = Math.round(xOf(axis, momentNs));
  if (x < axis.leftPx || x > axis.leftPx + axis.widthPx) return;
  pen.fillStyle = palette.ink;
  pen.fillRect(x - 1, rows.waits.topPx, 2, bottomPx(rows.gc) - rows.waits.topPx);
  drawPlate(pen, t('before'), x - 4, rows.waits.topPx + 8, palette);
}
