// When a picture is drawn from a generation's zoom levels, and from which.

import type { Ns } from '../../api.ts';
import type { LaneZoom } from '../index/generationIndex.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { generationAfter } from '../index/laneSlices.ts';

/** Buckets are at most half a pixel: then spreading one over the pixels it touches moves nothing by more than that. */
const BUCKETS_A_PIXEL = 2;

/** Else its slices are few enough to be looked at. */
export function drawnFromZoom({ zoom }: IndexedGeneration, pixelNs: Ns): boolean {
  return pixelNs >= BUCKETS_A_PIXEL * 2 ** zoom.baseBits;
}

/** The coarsest level that is fine enough for the pixels, where the finest one is. */
export function levelFor({ baseBits, levels }: LaneZoom, pixelNs: Ns): number {
  let level = 0;
  while (level + 1 < levels && BUCKETS_A_PIXEL * 2 ** (baseBits + level + 1) <= pixelNs) level++;
  return level;
}

/** Generations of a stretch whose slices are looked at to draw it. */
export function drawnFromSlices({ index, summaries }: SummedTrace, startNs: Ns, endNs: Ns, pixelNs: Ns): readonly IndexedGeneration[] {
  const { generations } = index;
  const found: IndexedGeneration[] = [];
  for (let at = generationAfter(index, startNs); at < generations.length && generations[at].fromNs < endNs; at++) {
    if (summaries[at].slices > 0 && !drawnFromZoom(generations[at], pixelNs)) found.push(generations[at]);
  }
  return found;
}
