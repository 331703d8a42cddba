// Draws stops of the world as dots: when against how long, on a log scale; kinds by colour and shape.
import type { Ns, PauseMap, Px } from '../../../workers/api.ts';
import { drawLogAxis, drawTimeAxis, drawTimeGrid, inPlotArea } from '../../charts/axis/drawAxes.ts';
import { yOf, type LogAxis } from '../../charts/axis/logAxis.ts';
import { xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { drawPlate, drawUncertain } from '../../charts/marks/plate.ts';
import type { Palette, PaletteColour } from '../../charts/palette.ts';
import type { Pen } from '../../charts/pen.ts';
import type { PointPx } from '../../charts/window/gestures.ts';
import { type StopKind, stopKind } from './pauseWords.ts';

export interface StopsPicture {
  readonly map: PauseMap | undefined;
  readonly lengths: LogAxis;
  readonly uncertainFromNs: Ns | undefined;
}

/** What the verdict is about. */
export const LONG_NS: Ns = 1e6;
const RADIUS_PX: Px = 3.5;
/** Half of the diamond around what the program stretched; what is pinned has a ring. */
const PROGRAM_PX: Px = 7.5;
const COLOURS: Readonly<Record<StopKind, PaletteColour>> = { sweep: 'stwSweep', mark: 'stw', other: 'stwOther' };
/** Place of "program" in STRETCHED_BY. */
const PROGRAM = 1;

export function paintStops(pen: Pen, axis: TimeAxis, { map, lengths, uncertainFromNs }: StopsPicture, palette: Palette): void {
  const { row } = lengths;
  const ticks = drawTimeAxis(pen, axis, palette);
  drawTimeGrid(pen, axis, ticks, row, palette);
  drawLogAxis(pen, lengths, axis, palette);
  drawLimit(pen, axis, lengths, palette);
  if (map !== undefined) inPlotArea(pen, axis, row, () => drawStops(pen, map, axis, lengths, palette), PROGRAM_PX);
  if (uncertainFromNs !== undefined) drawUncertain(pen, axis, row, uncertainFromNs, palette);
}

function drawStops(pen: Pen, map: PauseMap, axis: TimeAxis, lengths: LogAxis, palette: Palette): void {
  const kinds = map.names.map(stopKind);
  for (let stop = 0; stop < map.index.length; stop++) {
    const x = xOf(axis, map.startNs[stop] ?? 0);
    const y = yOf(lengths, map.ns[stop] ?? 0);
    const kind = kinds[map.name[stop] ?? 0] ?? 'other';
    pen.fillStyle = palette[COLOURS[kind]];
    drawShape(pen, kind, x, y);
    if (map.stretched[stop] !== PROGRAM) continue;
    pen.strokeStyle = palette.ink;
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.moveTo(x, y - PROGRAM_PX);
    pen.lineTo(x + PROGRAM_PX, y);
    pen.lineTo(x, y + PROGRAM_PX);
    pen.lineTo(x - PROGRAM_PX, y);
    pen.closePath();
    pen.stroke();
  }
}

/** sweep termination: a dot; mark termination: a square; others: a triangle. */
function drawShape(pen: Pen, kind: StopKind, x: Px, y: Px): void {
  if (kind === 'mark') {
    pen.fillRect(x - RADIUS_PX + 0.5, y - RADIUS_PX + 0.5, 2 * RADIUS_PX - 1, 2 * RADIUS_PX - 1);
    return;
  }
  pen.beginPath();
  if (kind === 'sweep') pen.arc(x, y, RADIUS_PX, 0, 2 * Math.PI);
  else {
    pen.moveTo(x, y - RADIUS_PX - 0.5);
    pen.lineTo(x + RADIUS_PX + 0.5, y + RADIUS_PX);
    pen.lineTo(x - RADIUS_PX - 0.5, y + RADIUS_PX);
    pen.closePath();
  }
  pen.fill();
}

function drawLimit(pen: Pen, axis: TimeAxis, lengths: LogAxis, palette: Palette): void {
  const y = Math.round(yOf(lengths, LONG_NS)) + 0.5;
  const right = axis.leftPx + axis.widthPx;
  pen.strokeStyle = palette.ink2;
  pen.lineWidth = 1;
  pen.setLineDash([6, 4]);
  pen.beginPath();
  pen.moveTo(axis.leftPx, y);
  pen.lineTo(right, y);
  pen.stroke();
  pen.setLineDash([]);
  drawPlate(pen, '1 ms', right, Math.max(lengths.row.topPx + 10, y - 10), palette);
}

/** The stop whose dot is nearest to a point, by place in the map; undefined: none within reach. */
export function stopAt(map: PauseMap, axis: TimeAxis, lengths: LogAxis, point: PointPx, reachPx: Px): number | undefined {
  let nearest: number | undefined;
  let least = reachPx;
  for (let stop = 0; stop < map.index.length; stop++) {
    const { xPx, yPx } = placeOf(map, stop, axis, lengths);
    const distance = Math.hypot(xPx - point.xPx, yPx - point.yPx);
    // The longest are drawn last, over the others.
    if (distance > least) continue;
    least = distance;
    nearest = stop;
  }
  return nearest;
}

export function placeOf(map: PauseMap, stop: number, axis: TimeAxis, lengths: LogAxis): PointPx {
  return { xPx: xOf(axis, map.startNs[stop] ?? 0), yPx: yOf(lengths, map.ns[stop] ?? 0) };
}
