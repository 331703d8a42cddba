// How many goroutines of each entry function lived at steps of time over the whole recording, from the densities of its generations.

import type { Ns } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { textOfKey } from '../closeup/densityGroups.ts';
import { type DensityRows, STATES } from '../closeup/densityRows.ts';
import { GROWTH_LEAST, GROWTH_STEPS } from './thresholds.ts';

export interface GroupGrowth {
  /** Text of the entry function. */
  readonly name: number;
  /** Goroutines at the end of each of GROWTH_STEPS equal steps. */
  readonly live: Float64Array;
}

/** Of functions that ever had GROWTH_LEAST goroutines at one time. */
export function groupGrowth(trace: CloseTrace): readonly GroupGrowth[] {
  const { index } = trace;
  const { generations, lastNs } = index;
  const groups = new Map<number, Float64Array>();
  for (let step = 0, number = 0; step < GROWTH_STEPS; step++) {
    const atNs = ((step + 1) * lastNs) / GROWTH_STEPS;
    while (number + 1 < generations.length && generations[number].lastNs < atNs) number++;
    const entry = trace.summary(number)?.density.entry;
    if (entry === undefined) continue;
    for (const [key, place] of entry.place) {
      if (entry.rows.peak[place] < GROWTH_LEAST && !groups.has(textOfKey(index, key))) continue;
      const name = textOfKey(index, key);
      let live = groups.get(name);
      if (live === undefined) groups.set(name, (live = new Float64Array(GROWTH_STEPS)));
      live[step] += liveAt(entry.rows, place, atNs);
    }
  }
  return Array.from(groups, ([name, live]) => ({ name, live }));
}

/** At the end of the bucket that a time is in, or of the last one before. */
function liveAt({ bits, first, start, bucket, after }: DensityRows, group: number, ns: Ns): number {
  const wanted = Math.floor(ns / 2 ** bits);
  let live = 0;
  for (let series = group * STATES; series < (group + 1) * STATES; series++) {
    let low = first[series];
    let high = first[series + 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bucket[middle] <= wanted) low = middle + 1;
      else high = middle;
    }
    live += low === first[series] ? start[series] : after[low - 1];
  }
  return live;
}
