// Draws the curve of minimum mutator utilisation, the curves of the distribution beside it, and the length that is chosen.
import type { MmuCurve, Ns, Px } from '../../../workers/api.ts';
import { labelFont } from '../../charts/axis/drawAxes.ts';
import { textWidth } from '../../charts/marks/text.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { formatPercent } from '../format.ts';
import { MARKED_WINDOWS_NS, minimumAt } from './mmuWords.ts';
import { windowAxis, windowTicks, xOfWindow, type WindowAxis } from './windowAxis.ts';
import { t } from '../../../language/t.ts';

export const LEFT_PX: Px = 52;
const RIGHT_PX: Px = 18;
const TOP_PX: Px = 14;
const BOTTOM_PX: Px = 38;
const SHARES = [0, 0.25, 0.5, 0.75, 1];
/** Too narrow for long names of lines. */
const NARROW_PX: Px = 420;
const DASHES: readonly (readonly number[])[] = [[2, 3], [5, 3], [9, 3]];

export interface CurvePlace {
  readonly axis: WindowAxis;
  readonly topPx: Px;
  readonly heightPx: Px;
}

export interface CurvePicture {
  readonly curve: MmuCurve | undefined;
  readonly chosenNs: Ns;
  /** Where the pointer is. */
  readonly pointedNs: Ns | undefined;
}

export function curvePlace({ widthPx, heightPx }: SizePx, durationNs: Ns): CurvePlace {
  return { axis: windowAxis(durationNs, LEFT_PX, Math.max(1, widthPx - LEFT_PX - RIGHT_PX)), topPx: TOP_PX, heightPx: Math.max(1, heightPx - TOP_PX - BOTTOM_PX) };
}

function yOfShare({ topPx, heightPx }: CurvePlace, share: number): Px {
  return topPx + (1 - share) * heightPx;
}

export function paintCurve(pen: Pen, place: CurvePlace, { curve, chosenNs, pointedNs }: CurvePicture, palette: Palette): void {
  drawAxes(pen, place, palette);
  drawCursor(pen, place, chosenNs, palette.selectionEdge, 2);
  if (pointedNs !== undefined) drawCursor(pen, place, pointedNs, palette.ink3, 1);
  if (curve === undefined || curve.windowNs.length === 0) return;
  for (const [nth, { quantile, values }] of curve.mut.entries()) drawQuantile(pen, place, curve.windowNs, values, quantile, nth, palette);
  drawMinimum(pen, place, curve, palette);
  for (const ns of MARKED_WINDOWS_NS) drawMark(pen, place, curve, ns, palette);
  drawDot(pen, place, curve, chosenNs, 5, palette.selectionEdge, palette);
}

function drawAxes(pen: Pen, place: CurvePlace, palette: Palette): void {
  const { axis, topPx, heightPx } = place;
  pen.font = labelFont(palette);
  pen.textBaseline = 'middle';
  pen.textAlign = 'right';
  for (const share of SHARES) {
    const y = Math.round(yOfShare(place, share));
    pen.fillStyle = share === 0 ? palette.lineStrong : palette.line;
    pen.fillRect(axis.leftPx, y, axis.widthPx, 1);
    pen.fillStyle = palette.ink3;
    pen.fillText(`${share * 100} %`, axis.leftPx - 8, y);
  }
  const bottom = topPx + heightPx;
  pen.textAlign = 'center';
  for (const { ns, label } of windowTicks(axis)) {
    const x = Math.round(xOfWindow(axis, ns));
    pen.fillStyle = palette.line;
    if (label !== undefined) pen.fillRect(x, topPx, 1, heightPx);
    pen.fillStyle = palette.lineStrong;
    pen.fillRect(x, bottom, 1, label === undefined ? 3 : 5);
    pen.fillStyle = palette.ink3;
    if (label !== undefined) pen.fillText(label, Math.min(x, axis.leftPx + axis.widthPx - textWidth(pen, label) / 2 + RIGHT_PX - 2), bottom + 13);
  }
  pen.textAlign = 'right';
  pen.fillText(t('length of the window'), axis.leftPx + axis.widthPx, bottom + 29);
}

function drawMinimum(pen: Pen, place: CurvePlace, { windowNs, mmu }: MmuCurve, palette: Palette): void {
  const bottom = place.topPx + place.heightPx;
  pen.fillStyle = palette.running;
  pen.globalAlpha = 0.14;
  pen.beginPath();
  trace(pen, place, windowNs, mmu);
  pen.lineTo(xOfWindow(place.axis, windowNs.at(-1) ?? 0), bottom);
  pen.lineTo(xOfWindow(place.axis, windowNs[0] ?? 0), bottom);
  pen.closePath();
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = palette.running;
  pen.lineWidth = 2;
  pen.setLineDash([]);
  pen.beginPath();
  trace(pen, place, windowNs, mmu);
  pen.stroke();
}

function drawQuantile(pen: Pen, place: CurvePlace, windowNs: Float64Array, values: Float64Array, quantile: number, nth: number, palette: Palette): void {
  pen.strokeStyle = palette.ink2;
  pen.lineWidth = 1.25;
  pen.setLineDash([...(DASHES[nth % DASHES.length] ?? [])]);
  pen.beginPath();
  trace(pen, place, windowNs, values);
  pen.stroke();
  pen.setLineDash([]);
  // Named where it stands well clear of the line below.
  const percent = `${Number((quantile * 100).toPrecision(3))} %`;
  const label = place.axis.widthPx < NARROW_PX ? percent : t('{percent} worse', { percent });
  const at = values.findIndex((value) => value > 0.3 + nth * 0.13);
  if (at < 0) return;
  pen.font = labelFont(palette);
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  pen.fillStyle = palette.ink2;
  pen.fillText(label, xOfWindow(place.axis, windowNs[at] ?? 0) - 5, yOfShare(place, values[at] ?? 0));
}

function trace(pen: Pen, place: CurvePlace, windowNs: Float64Array, values: Float64Array): void {
  for (let i = 0; i < windowNs.length; i++) {
    const x = xOfWindow(place.axis, windowNs[i] ?? 0);
    const y = yOfShare(place, values[i] ?? 0);
    if (i === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
}

/** A dot on the curve at a round length, with the share that it stands for. */
function drawMark(pen: Pen, place: CurvePlace, curve: MmuCurve, ns: Ns, palette: Palette): void {
  const share = minimumAt(curve, ns);
  if (share === undefined || ns > place.axis.longestNs) return;
  drawDot(pen, place, curve, ns, 3, palette.running, palette);
  const text = formatPercent(share);
  const x = xOfWindow(place.axis, ns);
  const y = yOfShare(place, share);
  pen.font = labelFont(palette);
  pen.textBaseline = 'middle';
  const width = textWidth(pen, text);
  // Left of a rising curve there is room; at the top there is not.
  const above = y - place.topPx > 22;
  pen.textAlign = 'right';
  pen.fillStyle = palette.surface;
  pen.globalAlpha = 0.8;
  pen.fillRect(x - 6 - width, y + (above ? -18 : 8), width + 4, 13);
  pen.globalAlpha = 1;
  pen.fillStyle = palette.ink;
  pen.fillText(text, x - 4, y + (above ? -11 : 15));
}

function drawDot(pen: Pen, place: CurvePlace, curve: MmuCurve, ns: Ns, radiusPx: Px, colour: string, palette: Palette): void {
  const share = minimumAt(curve, ns);
  if (share === undefined) return;
  pen.beginPath();
  pen.arc(xOfWindow(place.axis, ns), yOfShare(place, share), radiusPx, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.fill();
  pen.strokeStyle = palette.surface;
  pen.lineWidth = 1.5;
  pen.stroke();
}

function drawCursor(pen: Pen, { axis, topPx, heightPx }: CurvePlace, ns: Ns, colour: string, widthPx: Px): void {
  pen.fillStyle = colour;
  pen.fillRect(Math.round(xOfWindow(axis, ns) - widthPx / 2), topPx, widthPx, heightPx);
}
