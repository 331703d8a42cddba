// How much of the machine a file may use, where nobody says.
import type { Bytes } from './units.ts';

export const MAX_THREADS = 8;

/** Threads that decode a trace, for a machine with so many cores. */
export function threadsFor(cores: number): number {
  return Math.max(1, Math.min(MAX_THREADS, cores));
}

const GIB: Bytes = 2 ** 30;

/**
 * Memory for a trace's details: a sixteenth of the machine's, between 256 MiB and 1 GiB. `memoryGib`: as `navigator.deviceMemory`
 * tells it, at most 8; undefined: it does not tell.
 */
export function memoryBudgetFor(memoryGib: number | undefined): Bytes {
  if (memoryGib === undefined) return GIB / 2;
  return Math.max(GIB / 4, Math.min(GIB, (memoryGib * GIB) / 16));
}
