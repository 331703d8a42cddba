// Where on screen a goroutine is at a moment: in its own lane, or where it runs on a P or thread.
import type { Ns, StretchDetail, Wake } from '../../../workers/api.ts';
import { xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import type { Row } from '../../charts/layout.ts';
import { firstEndingAfter } from '../../charts/marks/lanes.ts';
import type { PointPx } from '../../charts/window/gestures.ts';
import type { LaneSpans } from './laneSpans.ts';
import { shownPart } from './paintLanes.ts';
import type { PlacedLane } from './placedLanes.ts';
import type { TimelineRows } from './timelineRows.ts';

export interface OnScreen {
  readonly rows: TimelineRows;
  readonly placed: readonly PlacedLane[];
  readonly spans: readonly LaneSpans[];
}

/** Rows in which a stretch is drawn: none, or several where a pinned lane shows it too. */
export function rowsOfStretch({ placed, rows }: OnScreen, { goroutine, proc, thread }: StretchDetail): readonly Row[] {
  return placed.flatMap((lane) => {
    const { ref } = lane.lane;
    const isThere =
      (ref.lane === 'goroutine' && ref.goroutine === goroutine.goroutine) ||
      (ref.lane === 'proc' && ref.proc === proc) ||
      (ref.lane === 'thread' && ref.thread === thread);
    return (isThere && shownPart(lane, rows)) || [];
  });
}

/** A woken goroutine is soon found running: so many spans of a lane are looked through. */
const SPANS_AHEAD = 64;

/**
 * The goroutine's own lane at that moment; else the lane in which it runs then, or, for one that was woken, where it runs next.
 * undefined: it is on no lane in sight.
 */
export function placeOf(on: OnScreen, axis: TimeAxis, goroutine: number, ns: Ns, when: 'then' | 'next'): PointPx | undefined {
  for (const lane of on.placed) {
    const { ref } = lane.lane;
    if (ref.lane !== 'goroutine' || ref.goroutine !== goroutine) continue;
    const row = shownPart(lane, on.rows);
    return row && { xPx: xOf(axis, ns), yPx: row.topPx + row.heightPx / 2 };
  }
  for (const lane of on.placed) {
    if (lane.lane.ref.lane === 'goroutine') continue;
    const row = shownPart(lane, on.rows);
    const atNs = row && runsAt(on.spans, lane.key, goroutine, ns, when);
    if (row !== undefined && atNs !== undefined) return { xPx: xOf(axis, atNs), yPx: row.topPx + row.heightPx / 2 };
  }
  return undefined;
}

function runsAt(spans: readonly LaneSpans[], key: string, goroutine: number, ns: Ns, when: 'then' | 'next'): Ns | undefined {
  for (const columns of spans) {
    const lane = columns.laneOf.get(key);
    if (lane === undefined) continue;
    const first = firstEndingAfter(columns, lane, ns);
    const last = when === 'then' ? first + 1 : first + SPANS_AHEAD;
    for (let span = first; span < last && columns.lane[span] === lane; span++) {
      if (columns.goroutine[span] !== goroutine) continue;
      const startNs = columns.startNs[span] ?? 0;
      if (when === 'next' || startNs <= ns) return Math.max(startNs, ns);
    }
  }
  return undefined;
}

/** Of a stretch: what began and ended it, what it woke meanwhile, and what its goroutine woke next; each once. */
export function wakesOf({ goroutine, endNs, startedBy, endedBy, woke }: StretchDetail, wakes: readonly Wake[]): readonly Wake[] {
  const next = wakes.find(({ by, atNs }) => by?.goroutine === goroutine.goroutine && atNs >= (endNs ?? Number.POSITIVE_INFINITY));
  const own = [startedBy, endedBy, ...woke, next].filter((wake) => wake !== undefined);
  return own.filter((wake, place) => own.findIndex((other) => other.atNs === wake.atNs && other.woken.goroutine === wake.woken.goroutine) === place);
}

export interface WakeArrow {
  /** undefined: not in sight. */
  readonly from: PointPx | undefined;
  readonly to: PointPx | undefined;
}

/** Arrows of wakes; those of which no end is in sight are left out. */
export function wakeArrows(on: OnScreen, axis: TimeAxis, wakes: readonly Wake[]): readonly WakeArrow[] {
  return wakes.flatMap(({ by, woken, atNs }) => {
    if (atNs < axis.range.startNs || atNs > axis.range.endNs) return [];
    const from = by && placeOf(on, axis, by.goroutine, atNs, 'then');
    const to = placeOf(on, axis, woken.goroutine, atNs, 'next');
    return from === undefined && to === undefined ? [] : [{ from, to }];
  });
}
