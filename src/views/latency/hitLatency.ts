// What lies under a point of the latency view.
import type { Bands, HeapSeries, LatencyMap, Ns, Px } from '../../../workers/api.ts';
import { nsAt, inPlot, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { inRow } from '../../charts/layout.ts';
import { bandAt } from '../../charts/marks/bands.ts';
import { cellAt } from '../../charts/marks/cells.ts';
import { valueAt } from '../../charts/marks/steps.ts';
import { POINTER_REACH_PX, type PointPx } from '../../charts/window/gestures.ts';
import type { LogRow } from '../time/logs/logRows.ts';
import type { LatencyRows } from './latencyRows.ts';

export type LatencyHit =
  | {
      readonly hit: 'wait';
      /** Creation index of the longest wait in the cell. */
      readonly creation: number;
      readonly count: number;
      readonly over: number;
    }
  | { readonly hit: 'stw'; readonly index: number; readonly count: number; readonly startNs: Ns; readonly endNs: Ns }
  | { readonly hit: 'gc'; readonly phase: number; readonly count: number; readonly startNs: Ns; readonly endNs: Ns }
  | { readonly hit: 'log'; readonly log: LogRow; readonly atNs: Ns }
  | { readonly hit: 'heap'; readonly atNs: Ns; readonly liveBytes: number | undefined; readonly goalBytes: number | undefined };

export interface Hittable {
  readonly map: LatencyMap | undefined;
  readonly bands: Bands | undefined;
  readonly heap: HeapSeries | undefined;
  readonly rows: LatencyRows;
}

/** Marks up to `reachPx` away count as hit, the nearest first. */
export function hitLatency(at: Hittable, axis: TimeAxis, point: PointPx, reachPx: Px = POINTER_REACH_PX): LatencyHit | undefined {
  if (!inPlot(axis, point.xPx)) return undefined;
  const { map, bands, heap, rows } = at;
  if (inRow(rows.waits, point.yPx)) return map === undefined ? undefined : waitHit(map, cellAt(map, axis, rows.waits, point, reachPx));
  if (bands !== undefined && inRow(rows.stw, point.yPx)) {
    const band = bandAt(bands.stw, axis, undefined, point.xPx, reachPx / 2);
    if (band === undefined) return undefined;
    const { first, count, startNs, endNs } = bands.stw;
    return { hit: 'stw', index: first[band] ?? 0, count: count[band] ?? 1, startNs: startNs[band] ?? 0, endNs: endNs[band] ?? 0 };
  }
  const phase = rows.gc.findIndex((row) => inRow(row, point.yPx));
  if (bands !== undefined && phase >= 0) {
    const band = bandAt(bands.gc, axis, phase, point.xPx, reachPx / 2);
    if (band === undefined) return undefined;
    const { count, startNs, endNs } = bands.gc;
    return { hit: 'gc', phase, count: count[band] ?? 1, startNs: startNs[band] ?? 0, endNs: endNs[band] ?? 0 };
  }
  if (heap !== undefined && rows.heap !== undefined && inRow(rows.heap, point.yPx)) {
    const atNs = nsAt(axis, point.xPx);
    const liveBytes = valueAt({ timeNs: heap.liveTimeNs, bytes: heap.liveBytes }, atNs);
    const goalBytes = valueAt({ timeNs: heap.goalTimeNs, bytes: heap.goalBytes }, atNs);
    return { hit: 'heap', atNs, liveBytes, goalBytes };
  }
  const area = rows.logs.find(({ row }) => inRow(row, point.yPx));
  return area && { hit: 'log', log: area.log, atNs: nsAt(axis, point.xPx) };
}

export function waitHit(map: LatencyMap, cell: number | undefined): LatencyHit | undefined {
  if (cell === undefined || cell >= map.worst.length) return undefined;
  return { hit: 'wait', creation: map.worst[cell] ?? 0, count: map.count[cell] ?? 0, over: map.over[cell] ?? 0 };
}

/** The cell that stands for a creation; undefined: none does (any more). */
export function cellOfCreation(map: LatencyMap | undefined, creation: number): number | undefined {
  const cell = map?.worst.indexOf(creation) ?? -1;
  return cell < 0 ? undefined : cell;
}

export function sameHit(a: LatencyHit | undefined, b: LatencyHit | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  switch (a.hit) {
    case 'wait':
      return b.hit === 'wait' && a.creation === b.creation && a.count === b.count && a.over === b.over;
    case 'stw':
      return b.hit === 'stw' && a.index === b.index && a.count === b.count;
    case 'gc':
      return b.hit === 'gc' && a.phase === b.phase && a.startNs === b.startNs && a.endNs === b.endNs;
    case 'log':
      return b.hit === 'log' && a.log === b.log && a.atNs === b.atNs;
    case 'heap':
      return b.hit === 'heap' && a.atNs === b.atNs;
  }
}
