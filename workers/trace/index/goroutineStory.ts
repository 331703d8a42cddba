// All that is known of one goroutine, whichever generations tell it.

import type { Ns } from '../../api.ts';
import { GO } from '../columns.ts';
import { signedDecimal } from '../wire/ids.ts';
import { type IndexedGeneration, outlivedPlace } from './indexedGeneration.ts';
import type { TraceIndex } from './traceIndex.ts';

/** Times in ns since the trace's first event, NaN where they are not in the trace; texts and stacks are the trace's. */
export interface GoroutineStory {
  /** The number it had first, which stays. */
  readonly number: number;
  /** As Go prints it. */
  readonly id: string;
  /** Text of the entry function; 0: unknown. */
  readonly name: number;
  /** First transition; NaN: a CPU sample names it, nothing else. */
  readonly seenNs: Ns;
  readonly createdNs: Ns;
  /** GO state; GO.undetermined: it existed before the trace. */
  readonly createdAs: number;
  /** Number of the goroutine that created it; -1: none. */
  readonly creator: number;
  readonly creationStack: number;
  readonly firstRunNs: Ns;
  /** P that first ran it; -1: unknown. */
  readonly firstProc: number;
  readonly endNs: Ns;
  readonly execNs: Ns;
  readonly waitNs: Ns;
  readonly runnableNs: Ns;
  readonly syscallNs: Ns;
  /** Creation number, or -1. */
  readonly creation: number;
}

/** The generation that gave a goroutine its number; undefined: there is no such number. */
export function generationOf({ generations, goroutineNumbers }: TraceIndex, goroutine: number): IndexedGeneration | undefined {
  if (!(goroutine >= 0 && goroutine < goroutineNumbers)) return undefined;
  return generations[lastWith(generations, (generation) => generation.firstGoroutine <= goroutine)];
}

/** The generation that a creation belongs to. */
export function generationOfCreation({ generations, startWaits }: TraceIndex, creation: number): IndexedGeneration | undefined {
  if (!(creation >= 0 && creation < startWaits.count)) return undefined;
  return generations[lastWith(generations, (generation) => generation.firstCreation <= creation)];
}

/** undefined: no such goroutine, or its generation's detail is not held. */
export function goroutineStory(index: TraceIndex, goroutine: number): GoroutineStory | undefined {
  const generation = generationOf(index, goroutine);
  if (generation === undefined) return undefined;
  const local = goroutine - generation.firstGoroutine;
  const place = outlivedPlace(generation, local);
  return place < 0 ? shortStory(index, generation, local) : longStory(index, generation.outlived[place]);
}

/** Of one that lived on from a generation to another, by its row in `index.outlived`. */
export function longStory({ outlived, lastNs }: TraceIndex, row: number): GoroutineStory {
  return {
    number: outlived.goroutine[row],
    id: signedDecimal(outlived.live.lo[row], outlived.live.hi[row]),
    name: outlived.name[row],
    seenNs: outlived.seenNs[row],
    createdNs: outlived.createdNs[row],
    createdAs: outlived.createdAs[row],
    creator: outlived.creator[row],
    creationStack: outlived.creationStack[row],
    firstRunNs: outlived.firstRunNs[row],
    firstProc: outlived.firstProc[row],
    endNs: outlived.endNs[row],
    execNs: outlived.stateNs(row, GO.running, lastNs),
    waitNs: outlived.stateNs(row, GO.waiting, lastNs),
    runnableNs: outlived.stateNs(row, GO.runnable, lastNs),
    syscallNs: outlived.stateNs(row, GO.syscall, lastNs),
    creation: outlived.creation[row],
  };
}

function shortStory(index: TraceIndex, generation: IndexedGeneration, local: number): GoroutineStory | undefined {
  const { detail, maps } = generation;
  if (detail === undefined) return undefined;
  const { goroutines, creations } = detail;
  const creation = goroutines.creation[local];
  const creator = goroutines.creator[local];
  const firstProc = creation < 0 ? -1 : creations.proc[creation];
  const [runnableNs, execNs, waitNs, syscallNs] = goroutines.stateNs.subarray(local * 4, local * 4 + 4);
  return {
    number: generation.firstGoroutine + local,
    id: signedDecimal(goroutines.idLo[local], goroutines.idHi[local]),
    name: maps.texts[goroutines.name[local]],
    seenNs: goroutines.seenNs[local],
    createdNs: goroutines.createdNs[local],
    createdAs: goroutines.createdAs[local],
    creator: creator < 0 ? -1 : index.goroutineNumber(generation, creator),
    creationStack: maps.stacks[goroutines.creationStack[local]],
    firstRunNs: goroutines.firstRunNs[local],
    firstProc: firstProc < 0 ? -1 : maps.procs[firstProc],
    endNs: goroutines.endNs[local],
    execNs,
    waitNs,
    runnableNs,
    syscallNs,
    creation: creation < 0 ? -1 : generation.firstCreation + creation,
  };
}

/** Index of the last generation for which `is` holds; it holds for a beginning of the list. */
function lastWith(generations: readonly IndexedGeneration[], is: (generation: IndexedGeneration) => boolean): number {
  let low = 0;
  let high = generations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(generations[middle])) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
