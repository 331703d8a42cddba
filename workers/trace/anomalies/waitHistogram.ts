// Lengths of waits on a logarithmic scale, eight steps to a doubling: enough for a median, and for how many are longer than some length
// that is the least of a step. Two kilobytes a generation.

import type { Ns } from '../../api.ts';
import { keysWith, leadingKey, leastWithKey } from '../../stats/leadingBits.ts';

export const COUPLING_BITS = 3;
export const COUPLING_KEYS = keysWith(COUPLING_BITS);
/** Longer ones count as this, four seconds. */
export const LONGEST_KEPT_NS: Ns = 2 ** 32 - 1;

/** By parts. */
export function addUp(parts: readonly Uint32Array[]): Float64Array {
  const sum = new Float64Array(COUPLING_KEYS);
  for (const part of parts) for (let key = 0; key < COUPLING_KEYS; key++) sum[key] += part[key];
  return sum;
}

export function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The least length of the step in which the middle one is; 0: there are none. */
export function medianOf(counts: Float64Array): Ns {
  const half = total(counts) / 2;
  let passed = 0;
  for (let key = 0; key < COUPLING_KEYS; key++) {
    passed += counts[key];
    if (passed >= half && passed > 0) return leastWithKey(key, COUPLING_BITS);
  }
  return 0;
}

/** The least length of the step that a length is in: what may be asked of countFrom. */
export function stepAt(ns: Ns): Ns {
  return leastWithKey(leadingKey(Math.min(LONGEST_KEPT_NS, Math.round(ns)), COUPLING_BITS), COUPLING_BITS);
}

/** How many are so long or longer. `ns`: from stepAt. */
export function countFrom(counts: Float64Array, ns: Ns): number {
  let count = 0;
  for (let key = leadingKey(ns, COUPLING_BITS); key < COUPLING_KEYS; key++) count += counts[key];
  return count;
}
