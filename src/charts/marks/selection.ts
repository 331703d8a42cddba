// What lies over the marks: the brushed range, the crosshair with its time, the ring around a mark.
import type { Ns, Px, TimeRange } from '../../../workers/api.ts';
import { labelFont } from '../axis/drawAxes.ts';
import { stretchOf, xOf, type TimeAxis } from '../axis/timeAxis.ts';
import { AXIS_PX, type Row } from '../layout.ts';
import type { Palette } from '../palette.ts';
import type { Pen } from '../pen.ts';
import type { PointPx } from '../window/gestures.ts';
import { textWidth } from './text.ts';

export function drawSelection(pen: Pen, selection: TimeRange, axis: TimeAxis, row: Row, palette: Palette): void {
  const stretch = stretchOf(axis, selection.startNs, selection.endNs, 1);
  if (stretch === undefined) return;
  pen.fillStyle = palette.selection;
  pen.fillRect(stretch.xPx, row.topPx, stretch.widthPx, row.heightPx);
  pen.fillStyle = palette.selectionEdge;
  for (const edgeNs of [selection.startNs, selection.endNs]) {
    const x = xOf(axis, edgeNs);
    if (x >= axis.leftPx - 1 && x <= axis.leftPx + axis.widthPx + 1) pen.fillRect(Math.round(x), row.topPx, 1, row.heightPx);
  }
}

/** A hairline at `ns` with its time on the axis. */
export function drawCrosshair(pen: Pen, ns: Ns, label: string, axis: TimeAxis, row: Row, palette: Palette): void {
  const x = Math.round(xOf(axis, ns));
  pen.fillStyle = palette.ink3;
  pen.globalAlpha = 0.6;
  pen.fillRect(x, row.topPx, 1, row.heightPx);
  pen.globalAlpha = 1;
  pen.font = labelFont(palette);
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  const width = textWidth(pen, label) + 10;
  const left: Px = Math.max(axis.leftPx, Math.min(x - width / 2, axis.leftPx + axis.widthPx + 10 - width));
  pen.fillStyle = palette.ink;
  pen.fillRect(left, 3, width, AXIS_PX - 7);
  pen.fillStyle = palette.surface;
  pen.fillText(label, left + 5, AXIS_PX / 2);
}

/** A ring that stands off the mark and reads on any ground. */
export function drawRing(pen: Pen, at: PointPx, radiusPx: Px, palette: Palette): void {
  for (const [colour, width] of [
    [palette.surface, 4],
    [palette.focus, 2],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    pen.arc(at.xPx, at.yPx, radiusPx, 0, 2 * Math.PI);
    pen.stroke();
  }
}

/** A frame around a band or span. */
export function drawFrame(pen: Pen, xPx: Px, widthPx: Px, row: Row, palette: Palette): void {
  for (const [colour, width] of [
    [palette.surface, 4],
    [palette.focus, 2],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.strokeRect(xPx - 1, row.topPx - 1, widthPx + 2, row.heightPx + 2);
  }
}
