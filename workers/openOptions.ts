// How much of the machine a file may use, where nobody says.
import type { Bytes } from './units.ts';

export const MAX_THREADS = 8;

/** Threads that decode a trace, for a machine with so many cores. */
export function threadsFor(cores: number): number {
  return Math.max(1, Math.min(MAX_THREADS, cores));
}

const MIB: Bytes = 2 ** 20;
const LEAST_BYTES: Bytes = 128 * MIB;
/** What stays of a trace of 1 GB beside details is some 400 MB, and as much again is on its way while it is decoded. */
const MOST_BYTES: Bytes = 192 * MIB;

/**
 * Memory for a trace's details: a sixteenth of the machine's, within bounds. `memoryGib`: as `navigator.deviceMemory` tells it;
 * undefined: it does not tell.
 */
export function memoryBudgetFor(memoryGib: number | undefined): Bytes {
  if (memoryGib === undefined) return MOST_BYTES;
  return Math.max(LEAST_BYTES, Math.min(MOST_BYTES, (memoryGib * 1024 * MIB) / 16));
}
