// What lies over the lanes: the crosshair, frames around what is pointed at and pinned, arrows to causes.
import type { Ns, ProcSpanDetail, StretchDetail, StwDetail, Wake } from '../../../workers/api.ts';
import { inPlot, nsAt, stretchOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { axisMoment } from '../../charts/axis/wallClock.ts';
import { bottomPx, MIN_MARK_PX, type Row } from '../../charts/layout.ts';
import { drawArrow, stubEnd } from '../../charts/marks/arrows.ts';
import { drawCrosshair, drawFrame } from '../../charts/marks/selection.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import type { PointPx } from '../../charts/window/gestures.ts';
import type { TimelineHit } from './hitTimeline.ts';
import { shownPart } from './paintLanes.ts';
import { rowsOfStretch, wakeArrows, wakesOf, type OnScreen } from './wakePlaces.ts';

export interface TimelineOver extends OnScreen {
  readonly hit: TimelineHit | undefined;
  readonly stretch: StretchDetail | undefined;
  /** Of its goroutine, in the window. */
  readonly wakes: readonly Wake[];
  readonly procSpan: ProcSpanDetail | undefined;
  readonly stw: StwDetail | undefined;
}

export function paintTimelineOver(pen: Pen, size: SizePx, axis: TimeAxis, over: TimelineOver, pointer: PointPx | undefined, palette: Palette): void {
  const { rows, hit, stretch, procSpan, stw } = over;
  if (pointer !== undefined && inPlot(axis, pointer.xPx)) {
    const ns = nsAt(axis, pointer.xPx);
    const label = axisMoment(axis, ns);
    drawCrosshair(pen, ns, label, axis, rows.all, palette);
  }
  const frame = (startNs: Ns, endNs: Ns, row: Row): void => {
    const part = stretchOf(axis, startNs, endNs, MIN_MARK_PX);
    if (part !== undefined) drawFrame(pen, part.xPx, part.widthPx, row, palette);
  };
  const frameLanes = (startNs: Ns, endNs: Ns, isLane: (place: number) => boolean): void => {
    for (const [place, lane] of over.placed.entries()) {
      const row = isLane(place) ? shownPart(lane, rows) : undefined;
      if (row !== undefined) frame(startNs, endNs, row);
    }
  };
  if (stw !== undefined) frame(stw.startNs, stw.endNs ?? axis.range.endNs, { topPx: rows.stw.topPx, heightPx: bottomPx(rows.marks) - rows.stw.topPx });
  if (hit?.hit === 'stw') frame(hit.startNs, hit.endNs, rows.stw);
  if (hit?.hit === 'gc') frame(hit.startNs, hit.endNs, rows.gc);
  if (procSpan !== undefined) {
    frameLanes(procSpan.startNs, procSpan.endNs, (place) => {
      const ref = over.placed[place]?.lane.ref;
      return ref?.lane === 'proc' && ref.proc === procSpan.proc;
    });
  }
  if (stretch !== undefined) {
    for (const row of rowsOfStretch(over, stretch)) frame(stretch.startNs ?? axis.range.startNs, stretch.endNs ?? axis.range.endNs, row);
    paintWakes(pen, size, axis, over, wakesOf(stretch, over.wakes), palette);
  }
  if (hit?.hit === 'span') frameLanes(hit.startNs, hit.endNs, (place) => over.placed[place]?.key === hit.key);
}

function paintWakes(pen: Pen, size: SizePx, axis: TimeAxis, over: TimelineOver, wakes: readonly Wake[], palette: Palette): void {
  pen.save();
  pen.beginPath();
  pen.rect(axis.leftPx, over.rows.marks.topPx, Math.min(axis.widthPx, size.widthPx), over.rows.marks.heightPx);
  pen.clip();
  for (const { from, to } of wakeArrows(over, axis, wakes)) {
    const top = over.rows.marks.topPx;
    if (from !== undefined) drawArrow(pen, from, to ?? stubEnd(from, top), palette);
    else if (to !== undefined) drawArrow(pen, stubEnd(to, top), to, palette);
  }
  pen.restore();
}
