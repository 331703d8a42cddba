import type { LatencyMap, LatencySummary, RangeFigures, TimeRange } from '../../api.ts';
import { nearestRank } from '../../stats/nearestRank.ts';
import { firstAfter, firstFrom } from '../index/series.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

export interface LatencyMapQuestion {
  readonly range: TimeRange;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly cellPx: number;
  readonly lowNs: number;
  readonly highNs: number;
  readonly thresholdNs: number;
}

/** Bins the start waits of goroutines created in the range; work is O(creations in it), the answer O(cells). */
export function askLatencyMap(index: TraceIndex, question: LatencyMapQuestion): LatencyMap {
  const { range, widthPx, heightPx, cellPx, lowNs, highNs, thresholdNs } = question;
  const { goroutines } = index;
  const columns = Math.max(1, Math.ceil(widthPx / cellPx));
  const rows = Math.max(1, Math.ceil(heightPx / cellPx));
  const count = new Uint32Array(columns * rows);
  const over = new Uint32Array(columns * rows);
  const worst = new Uint32Array(columns * rows);
  const [from, to] = creationsIn(index, range);
  const created = goroutines.creationNs.view();
  const wait = goroutines.creationWaitNs;
  const columnsPerNs = widthPx / cellPx / (range.endNs - range.startNs);
  const low = Math.log(lowNs);
  const rowsPerLog = heightPx / cellPx / (Math.log(highNs) - low);
  let totalCount = 0;
  let totalOver = 0;
  for (let creation = from; creation < to; creation++) {
    const ns = wait[creation];
    // It has not run yet.
    if (Number.isNaN(ns)) continue;
    totalCount++;
    const x = Math.min(columns - 1, Math.floor((created[creation] - range.startNs) * columnsPerNs));
    const y = Math.min(rows - 1, Math.max(0, Math.floor((Math.log(ns) - low) * rowsPerLog)));
    const cell = x * rows + y;
    if (count[cell] === 0 || ns > wait[worst[cell]]) worst[cell] = creation;
    count[cell]++;
    if (ns > thresholdNs) {
      over[cell]++;
      totalOver++;
    }
  }
  let filled = 0;
  for (const n of count) if (n > 0) filled++;
  const map = {
    cellX: new Uint16Array(filled),
    cellY: new Uint16Array(filled),
    count: new Uint32Array(filled),
    over: new Uint32Array(filled),
    worst: new Uint32Array(filled),
  };
  let at = 0;
  for (let cell = 0; cell < count.length; cell++) {
    if (count[cell] === 0) continue;
    map.cellX[at] = Math.floor(cell / rows);
    map.cellY[at] = cell % rows;
    map.count[at] = count[cell];
    map.over[at] = over[cell];
    map.worst[at] = worst[cell];
    at++;
  }
  return { range, widthPx, heightPx, cellPx, lowNs, highNs, ...map, totalCount, totalOver };
}

export function askRangeFigures(index: TraceIndex, range: TimeRange, thresholdNs: number): RangeFigures {
  const [from, to] = creationsIn(index, range);
  const waits = index.goroutines.sortedWaits(from, to);
  const overlap = (startNs: number, endNs: number): number => Math.max(0, Math.min(endNs, range.endNs) - Math.max(startNs, range.startNs));
  let stwCount = 0;
  let stwNs = 0;
  for (const stop of index.ranges.stw) {
    const end = stop.endNs ?? index.lastNs;
    if (stop.startNs >= range.endNs || end < range.startNs) continue;
    stwCount++;
    stwNs += overlap(stop.startNs, end);
  }
  const phases = index.ranges.phases(index.lastNs);
  let gcMarkNs = 0;
  phases.kind.forEach((kind, i) => {
    if (kind === 1) gcMarkNs += overlap(phases.startNs[i], phases.endNs[i]);
  });
  let busyNs = 0;
  for (const lane of index.lanes.lanes) busyNs += lane.busyNs(range.startNs, range.endNs);
  const procs = index.tally.procs.count;
  const length = range.endNs - range.startNs;
  return {
    range,
    startLatency: summary(waits),
    overThreshold: waits.length - firstAfter(waits, waits.length, thresholdNs),
    neverRan: to - from - waits.length,
    stwCount,
    stwNs,
    gcMarkNs,
    busy: procs > 0 && length > 0 ? busyNs / (procs * length) : 0,
  };
}

export function summary(sorted: Float64Array): LatencySummary {
  const { n, min, p50, p90, p99, p999, max, sum } = nearestRank(sorted);
  return { n, minNs: min, p50Ns: p50, p90Ns: p90, p99Ns: p99, p999Ns: p999, maxNs: max, sumNs: sum };
}

/** Creations are in time order: those in the range are [from, to). */
function creationsIn(index: TraceIndex, range: TimeRange): readonly [from: number, to: number] {
  const created = index.goroutines.creationNs.view();
  return [firstFrom(created, created.length, range.startNs), firstFrom(created, created.length, range.endNs)];
}
