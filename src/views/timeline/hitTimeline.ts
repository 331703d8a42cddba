// What lies under a point of the timeline, and where the arrow keys lead.
import type { Bands, LaneRef, Ns, Px, StretchKind } from '../../../workers/api.ts';
import { inPlot, nsAt, nsPerPx, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { inRow } from '../../charts/layout.ts';
import { bandAt } from '../../charts/marks/bands.ts';
import { firstEndingAfter, spanAt } from '../../charts/marks/lanes.ts';
import { POINTER_REACH_PX, type Direction, type PointPx } from '../../charts/window/gestures.ts';
import { statesAt, type LaneDensities } from './laneDensity.ts';
import type { LaneSpans } from './laneSpans.ts';
import type { CounterRow } from './laneView.ts';
import { laneUnder, type PlacedLane } from './placedLanes.ts';
import { kindOf } from './stretchLook.ts';
import type { TimelineRows } from './timelineRows.ts';

export interface SpanHit {
  readonly hit: 'span';
  readonly ref: LaneRef;
  readonly key: string;
  /** Where its lane stood in the list, or among the pinned ones. */
  readonly place: number;
  readonly isPinned: boolean;
  readonly of: LaneSpans['of'];
  readonly kind: StretchKind;
  /** Of the largest share, where folded. */
  readonly goroutine: number;
  /** A moment inside the span, to ask for it. */
  readonly atNs: Ns;
  readonly startNs: Ns;
  readonly endNs: Ns;
  readonly count: number;
  readonly busy: number;
}

interface Between {
  readonly startNs: Ns;
  readonly endNs: Ns;
}

export type TimelineHit =
  | SpanHit
  | ({ readonly hit: 'density'; readonly ref: LaneRef; readonly key: string; readonly label: string } & Between)
  | ({ readonly hit: 'counter'; readonly counter: CounterRow } & Between)
  | ({ readonly hit: 'stw'; readonly index: number; readonly count: number } & Between)
  | ({ readonly hit: 'gc'; readonly phase: number; readonly count: number } & Between);

export interface TimelineHittable {
  readonly spans: readonly LaneSpans[];
  readonly densities: LaneDensities | undefined;
  readonly bands: Bands | undefined;
  readonly rows: TimelineRows;
  readonly placed: readonly PlacedLane[];
}

/** Marks up to `reachPx` away count as hit, the one under the point first. */
export function hitTimeline(at: TimelineHittable, axis: TimeAxis, point: PointPx, reachPx: Px = POINTER_REACH_PX): TimelineHit | undefined {
  if (!inPlot(axis, point.xPx)) return undefined;
  const { bands, rows, placed } = at;
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
  const ns = nsAt(axis, point.xPx);
  const lane = laneUnder(placed, rows, point.yPx);
  if (lane !== undefined) return hitLane(at, placed[lane], ns, (reachPx / 3) * nsPerPx(axis));
  const area = rows.counters.find(({ row, isFolded }) => !isFolded && inRow(row, point.yPx));
  return area && { hit: 'counter', counter: area.counter, startNs: ns, endNs: ns };
}

function hitLane({ spans, densities }: TimelineHittable, lane: PlacedLane | undefined, ns: Ns, slopNs: Ns): TimelineHit | undefined {
  if (lane === undefined) return undefined;
  if (densities !== undefined && statesAt(densities, lane.key, ns) !== undefined) {
    const startNs = densities.startNs + Math.floor((ns - densities.startNs) / densities.columnNs) * densities.columnNs;
    return { hit: 'density', ref: lane.lane.ref, key: lane.key, label: lane.lane.label, startNs, endNs: startNs + densities.columnNs };
  }
  for (const columns of spans) {
    const index = columns.laneOf.get(lane.key);
    if (index === undefined) continue;
    const span = spanAt(columns, index, ns, 0) ?? spanAt(columns, index, ns, slopNs);
    return span === undefined ? undefined : spanHit(columns, span, lane, ns);
  }
  return undefined;
}

/** `atNs` is moved into the span, so that asking for it finds something. */
export function spanHit(spans: LaneSpans, span: number, lane: PlacedLane, atNs: Ns): SpanHit {
  const startNs = spans.startNs[span] ?? 0;
  const endNs = spans.endNs[span] ?? 0;
  return {
    hit: 'span',
    ref: lane.lane.ref,
    key: lane.key,
    place: lane.place,
    isPinned: lane.isPinned,
    of: spans.of,
    kind: kindOf(spans.kind[span]),
    goroutine: spans.goroutine[span] ?? 0,
    atNs: Math.max(startNs, Math.min(Math.floor(atNs), endNs - 1)),
    startNs,
    endNs,
    count: spans.count[span] ?? 1,
    busy: spans.busy[span] ?? 1,
  };
}

/**
 * The span an arrow key leads to: along the lane, or what the lane above or below does at that time (or does next, or did last).
 * Lanes of crowds have no spans and are passed over. undefined: there is none that way on screen.
 */
export function neighbourSpan(at: TimelineHittable, axis: TimeAxis, from: SpanHit | undefined, direction: Direction): SpanHit | undefined {
  const { placed } = at;
  const middle = from === undefined ? axis.range.startNs : (from.startNs + from.endNs) / 2;
  const here = from === undefined ? -1 : placed.findIndex(({ key, isPinned }) => key === from.key && isPinned === from.isPinned);
  if (here < 0) return firstOf(at, 0, 1, axis.range.startNs);
  if (from !== undefined && (direction === 'left' || direction === 'right')) return besides(at, placed[here], from, direction);
  const step = direction === 'up' ? -1 : 1;
  return firstOf(at, here + step, step, middle);
}

function besides({ spans }: TimelineHittable, lane: PlacedLane | undefined, from: SpanHit, direction: 'left' | 'right'): SpanHit | undefined {
  for (const columns of spans) {
    const index = lane && columns.laneOf.get(lane.key);
    if (index === undefined || lane === undefined) continue;
    const next = firstEndingAfter(columns, index, from.startNs) + (direction === 'left' ? -1 : 1);
    return columns.lane[next] === index ? spanHit(columns, next, lane, columns.startNs[next] ?? 0) : undefined;
  }
  return undefined;
}

/** The first lane from `place` on, in steps, that has a span at, after or before `ns`. */
function firstOf({ placed, spans }: TimelineHittable, place: number, step: number, ns: Ns): SpanHit | undefined {
  for (let at = place; at >= 0 && at < placed.length; at += step) {
    const lane = placed[at];
    if (lane === undefined) continue;
    for (const columns of spans) {
      const index = columns.laneOf.get(lane.key);
      if (index === undefined) continue;
      const next = firstEndingAfter(columns, index, ns);
      const span = columns.lane[next] === index ? next : next - 1;
      if (columns.lane[span] === index) return spanHit(columns, span, lane, columns.startNs[span] ?? 0);
    }
  }
  return undefined;
}

export function sameTimelineHit(a: TimelineHit | undefined, b: TimelineHit | undefined): boolean {
  if (a === undefined || b === undefined || a.hit !== b.hit || a.startNs !== b.startNs || a.endNs !== b.endNs) return a === b;
  switch (a.hit) {
    case 'span':
    case 'density':
      return b.hit === a.hit && a.key === b.key;
    case 'stw':
      return b.hit === 'stw' && a.index === b.index;
    case 'gc':
      return b.hit === 'gc' && a.phase === b.phase;
    case 'counter':
      return b.hit === 'counter' && a.counter === b.counter;
  }
}
