// A generation's breakdown, whole and by slices of its time, so that a range that cuts it costs a slice of its rows.

import type { Ns } from '../../api.ts';
import { NumberPacker } from '../../stats/packedNumbers.ts';
import type { BreakdownPart } from './breakdownPart.ts';
import { type CloseGeneration, breakdownRows } from './breakdownRows.ts';
import { FoundGoroutines } from './foundGoroutines.ts';
import { mergeParts } from './mergeParts.ts';
import { ALL_STRETCHES } from './stretchFilter.ts';

export interface GenerationBreakdown {
  readonly whole: BreakdownPart;
  /** Of equal length, in time order, the first and the last without a bound; one: the whole. */
  readonly slices: readonly BreakdownPart[];
  /** Slice i lasts from `edgeNs[i]` to `edgeNs[i + 1]`. */
  readonly edgeNs: Float64Array;
}

/** A slice's rows are gone through in about a millisecond, and for each slice all goroutines are looked at. */
const SLICE_ROWS = 2 ** 15;
const ROWS_A_GOROUTINE = 4;
const MOST_SLICES = 16;
const packer = new NumberPacker();

/** `sliceRows`: stretches that are worth a slice. */
export function breakdownSlices(close: CloseGeneration, sliceRows = SLICE_ROWS): GenerationBreakdown {
  const { index, generation, number, closeup } = close;
  const { fromNs, lastNs } = generation;
  const rows = closeup.stretches.state.length;
  const worth = Math.min(rows / sliceRows, 1 + rows / (ROWS_A_GOROUTINE * Math.max(1, generation.goroutines)));
  const count = Math.max(1, Math.min(MOST_SLICES, Math.floor(worth)));
  const found = new FoundGoroutines(index, generation, number);
  const edge = (i: number): Ns => {
    if (i === 0) return -Infinity;
    return i === count ? Infinity : Math.floor(fromNs + ((lastNs - fromNs) * i) / count);
  };
  const edgeNs = Float64Array.from({ length: count + 1 }, (_, i) => edge(i));
  const slices = Array.from({ length: count }, (_, i) => breakdownRows(close, { startNs: edgeNs[i], endNs: edgeNs[i + 1] }, ALL_STRETCHES, found));
  return { whole: count === 1 ? slices[0] : mergeParts(slices, packer), slices, edgeNs };
}
