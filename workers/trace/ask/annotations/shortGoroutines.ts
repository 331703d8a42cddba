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
  const count = locals.length;
  const creatorOf = creators(index, maps.stacks);
  const States = longestNs(goroutines.stateNs) < 2 ** 32 ? Uint32Array : Float64Array;
  const short = {
    count,
    goroutine: new Uint32Array(count),
    idLo: new Uint32Array(count),
    idHi: new Uint32Array(count),
    entry: new Uint32Array(count),
    creator: new Uint32Array(count),
    createdNs: new Float64Array(count),
    stateNs: new States(count * TIMED_STATES),
  };
  let anyHi = 0;
  // One loop: a column at a time from a function took ten times as long.
  for (let row = 0; row < count; row++) {
    const local = locals[row];
    short.goroutine[row] = firstGoroutine + local;
    short.idLo[row] = goroutines.idLo[local];
    short.idHi[row] = goroutines.idHi[local];
    anyHi |= goroutines.idHi[local];
    short.entry[row] = maps.texts[goroutines.name[local]];
    short.creator[row] = creatorOf[goroutines.creationStack[local]];
    short.createdNs[row] = goroutines.createdNs[local];
    const at = local * TIMED_STATES;
    const to = row * TIMED_STATES;
    for (let state = 0; state < TIMED_STATES; state++) short.stateNs[to + state] = goroutines.stateNs[at + state];
  }
  return { ...short, idHi: anyHi === 0 ? undefined : short.idHi };
}

/** Text of the creating function by a generation's own stacks. */
function creators(index: TraceIndex, stacks: Uint32Array): Uint32Array {
  const texts = new Uint32Array(stacks.length);
  for (let stack = 0; stack < stacks.length; stack++) texts[stack] = creatorText(index, stacks[stack]);
  return texts;
}

function longestNs(stateNs: Float64Array): number {
  let longest = 0;
  for (let i = 0; i < stateNs.length; i++) if (stateNs[i] > longest) longest = stateNs[i];
  return longest;
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
