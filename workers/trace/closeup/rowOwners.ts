// Whose each stretch is and its state, in one word: stretches are gone through in the order of time, and each column that is looked into
// is a miss in the processor's cache.

import type { StretchRows } from './closeup.ts';

export const STATE_BITS = 3;
export const STATE_MASK = (1 << STATE_BITS) - 1;

/** By row: local goroutine << STATE_BITS | GO state. */
export function ownersAndStates({ first, state }: StretchRows): Uint32Array {
  const packed = new Uint32Array(state.length);
  for (let g = 0; g < first.length - 1; g++) {
    for (let row = first[g]; row < first[g + 1]; row++) packed[row] = (g << STATE_BITS) | state[row];
  }
  return packed;
}
