// Goroutines of a generation that were created in a burst, and started late. A burst over the edge of two generations is seen in two parts.

import type { Ns } from '../../api.ts';
import { goroutineRef } from '../ask/goroutine.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { type FoundPlaces, type Place, WorstPlaces } from './places.ts';
import { BURST_A_PROC, BURST_DELAY_NS, BURST_WINDOW_NS } from './thresholds.ts';
import { t } from '../../../language/t.ts';

export interface BurstPart {
  /** `totalNs`: of the waits of all their goroutines. */
  readonly bursts: FoundPlaces;
  /** Goroutines for each P, of the largest that started late (0: none), and of the largest at all. */
  readonly lateAProc: number;
  readonly largestAProc: number;
}

/** `procs`: GOMAXPROCS. `generation` has its detail. */
export function creationBursts(index: TraceIndex, generation: IndexedGeneration, procs: number): BurstPart {
  const { detail, firstCreation } = generation;
  if (detail === undefined) throw new Error('Bursts are looked for in a generation that has no detail.');
  const { createdNs, count } = detail.creations;
  const least = BURST_A_PROC * procs;
  const bursts = new WorstPlaces();
  let largest = 0;
  let late = 0;
  for (let from = 0, to = 0; from < count; from++) {
    while (to < count && createdNs[to] - createdNs[from] < BURST_WINDOW_NS) to++;
    if (to - from > largest) largest = to - from;
    if (to - from < least) continue;
    const waits = waitsOf(index, firstCreation + from, firstCreation + to);
    if (waits.delayed * 2 >= to - from) {
      if (to - from > late) late = to - from;
      if (bursts.counts(waits.sumNs)) bursts.keep(placeOf(index, generation, from, to, waits));
    }
    from = to - 1;
  }
  return { bursts: bursts.found(), lateAProc: late / procs, largestAProc: largest / procs };
}

interface BurstWaits {
  readonly delayed: number;
  readonly sumNs: Ns;
  readonly lastStartNs: Ns;
}

function waitsOf({ startWaits }: TraceIndex, from: number, to: number): BurstWaits {
  let delayed = 0;
  let sumNs = 0;
  let lastStartNs = 0;
  for (let creation = from; creation < to; creation++) {
    const waitNs = startWaits.waitNs(creation);
    // It never ran.
    if (Number.isNaN(waitNs)) continue;
    sumNs += waitNs;
    lastStartNs = Math.max(lastStartNs, startWaits.createdNs.values[creation] + waitNs);
    if (waitNs >= BURST_DELAY_NS) delayed++;
  }
  return { delayed, sumNs, lastStartNs };
}

/** The first goroutine of those that were created where most of them were. */
function ofMostStack(created: Uint32Array, creationStack: Uint32Array): number {
  const counts = new Map<number, number>();
  for (const goroutine of created) counts.set(creationStack[goroutine], (counts.get(creationStack[goroutine]) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return created.find((goroutine) => counts.get(creationStack[goroutine]) === most) ?? created[0];
}

function placeOf(index: TraceIndex, generation: IndexedGeneration, from: number, to: number, { sumNs, lastStartNs }: BurstWaits): Place {
  const { detail, maps } = generation;
  if (detail === undefined) throw new Error('A burst is told of a generation that has no detail.');
  const { creations, goroutines } = detail;
  const first = ofMostStack(creations.goroutine.subarray(from, to), goroutines.creationStack);
  const creator = goroutines.creator[first];
  return {
    startNs: creations.createdNs[from],
    endNs: Math.max(lastStartNs, creations.createdNs[to - 1]),
    goroutine: creator < 0 ? undefined : goroutineRef(index, index.goroutineNumber(generation, creator)),
    proc: undefined,
    label: t('{count} goroutines', { count: to - from }),
    valueNs: sumNs,
    stack: maps.stacks[goroutines.creationStack[first]],
  };
}
