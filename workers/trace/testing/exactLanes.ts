// Test only: every slice of every lane, as the strips show them where a pixel is a nanosecond: none is folded. What coarser
// answers are compared with.

import type { Ns, TimeRange } from '../../api.ts';
import { ask } from '../ask/ask.ts';
import { ZOOM_KINDS } from '../index/generationIndex.ts';
import { firstAfter, firstFrom } from '../index/series.ts';
import type { DetailedTrace } from './indexOf.ts';

export interface ExactLanes {
  readonly procs: Float64Array;
  /** ns by SpanKind that a lane ran in a range. */
  readonly kindNs: (lane: number, range: TimeRange) => Float64Array;
  /** ns that all lanes ran anything in a range. */
  readonly busyNs: (range: TimeRange) => Ns;
  /** Slices of a lane. */
  readonly count: (lane: number) => number;
}

export async function exactLanes({ details, index }: DetailedTrace): Promise<ExactLanes> {
  const strips = await ask(details, { ask: 'procStrips', range: { startNs: 0, endNs: index.lastNs }, widthPx: Number(index.lastNs) });
  // Spans come in lane, then start order.
  const lanes = Float64Array.from(strips.lane);
  const firsts = Array.from({ length: strips.procs.length + 1 }, (_, lane) => firstFrom(lanes, lanes.length, lane));
  const kindNs = (lane: number, { startNs, endNs }: TimeRange): Float64Array => {
    const sums = new Float64Array(ZOOM_KINDS);
    const ends = strips.endNs.subarray(firsts[lane], firsts[lane + 1]);
    for (let i = firsts[lane] + firstAfter(ends, ends.length, startNs); i < firsts[lane + 1] && strips.startNs[i] < endNs; i++) {
      sums[strips.kind[i]] += Math.min(endNs, strips.endNs[i]) - Math.max(startNs, strips.startNs[i]);
    }
    return sums;
  };
  return {
    procs: strips.procs,
    kindNs,
    busyNs: (range) => Array.from(strips.procs, (_, lane) => total(kindNs(lane, range))).reduce((sum, ns) => sum + ns, 0),
    count: (lane) => firsts[lane + 1] - firsts[lane],
  };
}

export function total(kindNs: Float64Array): Ns {
  return kindNs.reduce((sum, ns) => sum + ns, 0);
}
