// What lies under a point of the timeline, and where the arrow keys lead.
import type { Bands, Ns, ProcStrips, Px } from '../../../workers/api.ts';
import { inPlot, nsAt, nsPerPx, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { inRow } from '../../charts/layout.ts';
import { bandAt } from '../../charts/marks/bands.ts';
import { firstEndingAfter, spanAt } from '../../charts/marks/lanes.ts';
import { POINTER_REACH_PX, type Direction, type PointPx } from '../../charts/window/gestures.ts';
import { laneAt, type TimelineRows } from './timelineRows.ts';

export interface SpanHit {
  readonly hit: 'span';
  readonly lane: number;
  readonly proc: number;
  /** A moment inside the span, to ask for it. */
  readonly atNs: Ns;
  readonly startNs: Ns;
  readonly endNs: Ns;
  readonly count: number;
  readonly busy: number;
}

export type TimelineHit =
  | SpanHit
  | { readonly hit: 'stw'; readonly index: number; readonly count: number; readonly startNs: Ns; readonly endNs: Ns }
  | { readonly hit: 'gc'; readonly phase: number; readonly count: number; readonly startNs: Ns; readonly endNs: Ns };

export interface TimelineHittable {
  readonly strips: ProcStrips | undefined;
  readonly bands: Bands | undefined;
  readonly rows: TimelineRows;
  readonly scrollPx: Px;
}


/** Marks up to `reachPx` away count as hit, the one under the point first. */
export function hitTimeline(at: TimelineHittable, axis: TimeAxis, point: PointPx, reachPx: Px = POINTER_REACH_PX): TimelineHit | undefined {
  if (!inPlot(axis, point.xPx)) return undefined;
  const { strips, bands, rows, scrollPx } = at;
  if (bands !== undefined && inRow(rows.stw, point.yPx)) {
    const band = bandAt(bands.stw, axis, undefined, point.xPx, reachPx / 2);
    if (band === undefined) return undefined;
    const { first, count, startNs, endNs } = bands.stw;
    return { hit: 'stw', index: first[band] ?? 0, count: count[band] ?? 1, startNs: startNs[band] ?? 0, endNs: endNs[band] ?? 0 };
  }
  if (bands !== undefined && inRow(rows.gc, point.yPx)) {
    const band = bandAt(bands.gc, axis, undefined, point.xPx, reachPx / 2);
    if (band === undefined) return undefined;
    const { kind, count, startNs, endNs } = bands.gc;
    return { hit: 'gc', phase: kind[band] ?? 0, count: count[band] ?? 1, startNs: startNs[band] ?? 0, endNs: endNs[band] ?? 0 };
  }
  if (strips === undefined) return undefined;
  const lane = laneAt(rows, strips.procs.length, scrollPx, point.yPx);
  if (lane === undefined) return undefined;
  const ns = nsAt(axis, point.xPx);
  const span = spanAt(strips, lane, ns, 0) ?? spanAt(strips, lane, ns, (reachPx / 3) * nsPerPx(axis));
  return span === undefined ? undefined : spanHit(strips, span, ns);
}

/** `atNs` is moved into the span, so that asking for it finds something. */
export function spanHit(strips: ProcStrips, span: number, atNs: Ns): TimelineHit | undefined {
  const lane = strips.lane[span];
  if (lane === undefined) return undefined;
  const startNs = strips.startNs[span] ?? 0;
  const endNs = strips.endNs[span] ?? 0;
  return {
    hit: 'span',
    lane,
    proc: strips.procs[lane] ?? lane,
    atNs: Math.max(startNs, Math.min(Math.floor(atNs), endNs - 1)),
    startNs,
    endNs,
    count: strips.count[span] ?? 1,
    busy: strips.busy[span] ?? 1,
  };
}

/** The span an arrow key leads to: along the lane, or what the lane above or below does at that time (or does next). */
export function neighbourSpan(
  strips: ProcStrips,
  axis: TimeAxis,
  from: { readonly lane: number; readonly startNs: Ns; readonly endNs: Ns } | undefined,
  direction: Direction,
): number | undefined {
  if (from === undefined) {
    const first = firstEndingAfter(strips, 0, axis.range.startNs);
    return first < strips.lane.length ? first : undefined;
  }
  const here = firstEndingAfter(strips, from.lane, from.startNs);
  switch (direction) {
    case 'left':
      return strips.lane[here - 1] === from.lane ? here - 1 : here;
    case 'right':
      return strips.lane[here + 1] === from.lane ? here + 1 : here;
    case 'up':
    case 'down': {
      const middle = (from.startNs + from.endNs) / 2;
      for (let lane = from.lane + (direction === 'up' ? -1 : 1); lane >= 0 && lane < strips.procs.length; lane += direction === 'up' ? -1 : 1) {
        const span = firstEndingAfter(strips, lane, middle);
        if (strips.lane[span] === lane) return span;
        if (strips.lane[span - 1] === lane) return span - 1;
      }
      return here;
    }
  }
}

export function sameTimelineHit(a: TimelineHit | undefined, b: TimelineHit | undefined): boolean {
  if (a === undefined || b === undefined || a.hit !== b.hit || a.startNs !== b.startNs || a.endNs !== b.endNs) return a === b;
  switch (a.hit) {
    case 'span':
      return b.hit === 'span' && a.lane === b.lane;
    case 'stw':
      return b.hit === 'stw' && a.index === b.index;
    case 'gc':
      return b.hit === 'gc' && a.phase === b.phase;
  }
}
