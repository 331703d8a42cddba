// Two samples on one scale: what every test between two samples begins with.
import type { Weighted } from './weighted.ts';

export interface SharedScale {
  /** Values of either, ascending. */
  readonly value: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly nA: number;
  readonly nB: number;
}

export function sharedScale(a: Weighted, b: Weighted): SharedScale {
  const longest = a.value.length + b.value.length;
  const value = new Float64Array(longest);
  const countA = new Float64Array(longest);
  const countB = new Float64Array(longest);
  let [i, j, places, nA, nB] = [0, 0, 0, 0, 0];
  while (i < a.value.length || j < b.value.length) {
    const next = j >= b.value.length || (i < a.value.length && a.value[i] <= b.value[j]) ? a.value[i] : b.value[j];
    value[places] = next;
    if (i < a.value.length && a.value[i] === next) nA += countA[places] = a.count[i++];
    if (j < b.value.length && b.value[j] === next) nB += countB[places] = b.count[j++];
    places++;
  }
  return { value: value.subarray(0, places), a: countA.subarray(0, places), b: countB.subarray(0, places), nA, nB };
}
