// What somebody who guides the reader shows on every chart with a time axis, and asks of them: stretches and a moment stand out; a place that is
// pressed or brushed is an answer instead of what it is otherwise. Without a guide nothing of it is there.
import { createContext } from 'react';
import type { Ns, Px, TimeRange } from '../../../workers/api.ts';
import { MIN_MARK_PX, type Row } from '../layout.ts';
import { inPlot, stretchOf, type TimeAxis, xOf } from '../axis/timeAxis.ts';
import { drawFrame } from '../marks/selection.ts';
import type { Palette } from '../palette.ts';
import type { Pen } from '../pen.ts';

export interface StageGuide {
  /** Stand out; everything beside them is dimmed. */
  readonly ranges: readonly TimeRange[];
  readonly momentNs: Ns | undefined;
  /** Set while a place is asked for. */
  readonly onPlace: ((place: Place) => void) | undefined;
  /** A window that comes from elsewhere is gone to as by a button, not at once. */
  readonly glides: boolean;
}

export type Place =
  | { readonly kind: 'moment'; readonly atNs: Ns }
  | { readonly kind: 'range'; readonly range: TimeRange };

export const NO_GUIDE: StageGuide = { ranges: [], momentNs: undefined, onPlace: undefined, glides: false };

export const GuideContext = createContext<StageGuide>(NO_GUIDE);

const DIMMED = 0.55;
/** A stretch is not marked narrower than one can see. */
const MIN_PX: Px = 3;
const MOMENT_PX: Px = 2;

export function drawGuide(pen: Pen, { ranges, momentNs }: StageGuide, axis: TimeAxis, row: Row, palette: Palette): void {
  const stretches = ranges.flatMap(({ startNs, endNs }) => stretchOf(axis, startNs, endNs, MIN_PX) ?? []).toSorted((a, b) => a.xPx - b.xPx);
  if (ranges.length > 0) {
    pen.fillStyle = palette.surface;
    pen.globalAlpha = DIMMED;
    let fromPx = axis.leftPx;
    for (const { xPx, widthPx } of stretches) {
      if (xPx > fromPx) pen.fillRect(fromPx, row.topPx, xPx - fromPx, row.heightPx);
      fromPx = Math.max(fromPx, xPx + widthPx);
    }
    const endPx = axis.leftPx + axis.widthPx;
    if (endPx > fromPx) pen.fillRect(fromPx, row.topPx, endPx - fromPx, row.heightPx);
    pen.globalAlpha = 1;
    for (const { xPx, widthPx } of stretches) drawFrame(pen, xPx, widthPx, { topPx: row.topPx + 2, heightPx: row.heightPx - 4 }, palette);
  }
  if (momentNs === undefined) return;
  const xPx = xOf(axis, momentNs);
  if (!inPlot(axis, xPx)) return;
  pen.fillStyle = palette.surface;
  pen.fillRect(Math.round(xPx) - MOMENT_PX, row.topPx, 2 * MOMENT_PX + MIN_MARK_PX, row.heightPx);
  pen.fillStyle = palette.note;
  pen.fillRect(Math.round(xPx) - MOMENT_PX / 2, row.topPx, MOMENT_PX + MIN_MARK_PX, row.heightPx);
}
