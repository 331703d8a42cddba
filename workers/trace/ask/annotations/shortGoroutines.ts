// Goroutines that were created and ended within one generation, as columns: what tables of goroutines show of them. Made from the
// generation's detail, and kept when that is let go: 40 bytes each.

import { creatorText } from '../../closeup/densityGroups.ts';
import type { IndexedGeneration } from '../../index/indexedGeneration.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';

/** States that take time: runnable, running, waiting, in system calls, in this order. */
export const TIMED_STATES = 4;

export interface ShortGoroutines {
  readonly count: number;
  /** Numbers in the trace, ascending. */
  readonly goroutine: Uint32Array;
  readonly idLo: Uint32Array;
  /** undefined: all 0. */
  readonly idHi: Uint32Array | undefined;
  /** Texts: the entry function, and the function with the `go` statement; 0: not told. */
  readonly entry: Uint32Array;
  readonly creator: Uint32Array;
  readonly createdNs: Float64Array;
  /** TIMED_STATES a goroutine; together its life. Of doubles only where a time is longer than 4.29 s. */
  readonly stateNs: Uint32Array | Float64Array;
}

/** `generation` has its detail. */
export function shortGoroutines(index: TraceIndex, { detail, maps, outlivedLocal, firstGoroutine }: IndexedGeneration): ShortGoroutines {
  if (detail === undefined) throw new Error('Goroutines of a generation are listed whose detail is not held.');
  const { goroutines } = detail;
  const locals = shortLocals(goroutines.seenNs, outlivedLocal);
  const from = (of: (local: number) => number): Uint32Array => Uint32Array.from(locals, of);
  const stateNs = new Float64Array(locals.length * TIMED_STATES);
  locals.forEach((local, row) => stateNs.set(goroutines.stateNs.subarray(local * TIMED_STATES, (local + 1) * TIMED_STATES), row * TIMED_STATES));
  const idHi = from((local) => goroutines.idHi[local]);
  return {
    count: locals.length,
    goroutine: from((local) => firstGoroutine + local),
    idLo: from((local) => goroutines.idLo[local]),
    idHi: idHi.some((half) => half !== 0) ? idHi : undefined,
    entry: from((local) => maps.texts[goroutines.name[local]]),
    creator: from((local) => creatorText(index, maps.stacks[goroutines.creationStack[local]])),
    createdNs: Float64Array.from(locals, (local) => goroutines.createdNs[local]),
    stateNs: stateNs.some((ns) => ns >= 2 ** 32) ? stateNs : Uint32Array.from(stateNs),
  };
}

/** Those that did not outlive the generation; one that only a CPU sample mentions is none. */
function shortLocals(seenNs: Float64Array, outlivedLocal: Uint32Array): Uint32Array {
  const locals = new Uint32Array(seenNs.length);
  let count = 0;
  let next = 0;
  for (let local = 0; local < seenNs.length; local++) {
    if (next < outlivedLocal.length && outlivedLocal[next] === local) next++;
    else if (!Number.isNaN(seenNs[local])) locals[count++] = local;
  }
  return locals.subarray(0, count);
}
