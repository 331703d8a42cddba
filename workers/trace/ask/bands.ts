import type { Bands, Intervals, TimeRange } from '../../api.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

/** STW ranges and GC phases that touch the range. */
export function askBands(index: TraceIndex, range: TimeRange, widthPx: number): Bands {
  const pixelNs = (range.endNs - range.startNs) / Math.max(1, widthPx);
  const { stw } = index.ranges;
  const phases = index.ranges.phases(index.lastNs);
  return {
    range,
    stw: fold(
      {
        count: stw.length,
        start: (i) => stw[i].startNs,
        end: (i) => stw[i].endNs ?? index.lastNs,
        kind: (i) => stw[i].kind,
      },
      range,
      pixelNs,
    ),
    gc: fold(
      {
        count: phases.kind.length,
        start: (i) => phases.startNs[i],
        end: (i) => phases.endNs[i],
        kind: (i) => phases.kind[i],
      },
      range,
      pixelNs,
    ),
  };
}

interface IntervalList {
  readonly count: number;
  readonly start: (i: number) => number;
  readonly end: (i: number) => number;
  readonly kind: (i: number) => number;
}

/**
 * Neighbours of one kind that are both under a pixel, and less than a pixel apart, become one interval, so that the answer is
 * bounded by the pixels. The list is in start order.
 */
export function fold(list: IntervalList, range: TimeRange, pixelNs: number): Intervals {
  const startNs: number[] = [];
  const endNs: number[] = [];
  const kind: number[] = [];
  const first: number[] = [];
  const count: number[] = [];
  /** Position in the answer of the last interval of each kind that may still take in a neighbour. */
  const foldable = new Map<number, number>();
  for (let i = 0; i < list.count; i++) {
    const start = list.start(i);
    const end = list.end(i);
    if (end < range.startNs) continue;
    if (start >= range.endNs) break;
    const small = end - start < pixelNs;
    const last = foldable.get(list.kind(i));
    if (small && last !== undefined && end - startNs[last] < pixelNs) {
      endNs[last] = Math.max(endNs[last], end);
      count[last]++;
      continue;
    }
    if (small) foldable.set(list.kind(i), startNs.length);
    else foldable.delete(list.kind(i));
    startNs.push(start);
    endNs.push(end);
    kind.push(list.kind(i));
    first.push(i);
    count.push(1);
  }
  return {
    startNs: Float64Array.from(startNs),
    endNs: Float64Array.from(endNs),
    kind: Uint8Array.from(kind),
    first: Uint32Array.from(first),
    count: Uint32Array.from(count),
  };
}
