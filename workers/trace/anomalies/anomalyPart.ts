// What stays of a generation for the rules when its closeup is let go: counts, sums, histograms, and the worst places of each rule.

import type { GoroutineRef, Ns } from '../../api.ts';
import { refOf } from '../ask/stretches/wakes.ts';
import { goroutineRef } from '../ask/goroutine.ts';
import type { GenerationCloseup } from '../closeup/closeup.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import { type BurstPart, creationBursts } from './creationBursts.ts';
import { IdleSpells } from './idleSpells.ts';
import { MutexWaits, type MutexStack, mutexStacks } from './mutexWaits.ts';
import { type FoundPlaces, type Place, WorstPlaces } from './places.ts';
import { procUses } from './procUse.ts';
import { SyscallHolds } from './syscallHolds.ts';
import { IDLE_SPELL_NS, LATE_NETPOLL_NS, LONG_RUNNABLE_NS } from './thresholds.ts';
import { beganAs, walkWaits } from './waitWalk.ts';
import { t } from '../../../language/t.ts';

export interface AnomalyPart {
  readonly longRunnable: FoundPlaces;
  /** One a spell of a P, however many goroutines waited. */
  readonly idleProcs: FoundPlaces;
  /** Values are what others waited. */
  readonly syscalls: FoundPlaces;
  readonly netpoll: FoundPlaces & { readonly wakeUps: number };
  readonly creations: BurstPart;
  readonly mutexes: readonly MutexStack[];
  readonly coupling: CouplingPart;
}

export interface CouplingPart {
  /** Waits by length: see waitHistogram.ts. */
  readonly inside: Uint32Array;
  readonly outside: Uint32Array;
  /** Longest of each GC cycle, by its place in the trace. */
  readonly longest: ReadonlyMap<number, Ns>;
  readonly worst: FoundPlaces;
}

/** The generation, the trace's `number`th, has its detail. */
export function anomalyPart(trace: SummedTrace, number: number, closeup: GenerationCloseup): AnomalyPart {
  const { index } = trace;
  const generation = index.generations[number];
  const { stretches, gomaxprocs } = closeup;
  const ref = (local: number): GoroutineRef => refOf(index, generation, local);
  const uses = procUses(trace, number, closeup);
  const holds = new SyscallHolds(uses, generation.fromNs);
  const mutexes = new MutexWaits(generation, closeup, ref);
  const longRunnable = new WorstPlaces();
  const spells = new IdleSpells(uses);
  const netpoll = new WorstPlaces();
  const coupled = new WorstPlaces();
  const longest = new Map<number, Ns>();

  const place = (goroutine: number, row: number, startNs: Ns, endNs: Ns): Place => ({
    startNs,
    endNs,
    goroutine: ref(goroutine),
    proc: procOf(stretches.proc[row + 1]),
    label: beganAs(closeup, goroutine, row),
    valueNs: endNs - startNs,
    stack: stackOf(row),
  });
  const stackOf = (row: number): number => generation.maps.stacks[stretches.stack[row]];
  const procOf = (local: number): number | undefined => (local < 0 ? undefined : index.tables.procs.lo[generation.maps.procs[local]]);

  const { inside, outside, networkWakeUps } = walkWaits(trace, number, closeup, {
    isMutex: mutexStacks(index, generation),
    onMutex: (goroutine, row, startNs, endNs) => mutexes.add(goroutine, row, startNs, endNs),
    onLong: (goroutine, row, startNs, endNs, cycle, network) => {
      const ns = endNs - startNs;
      holds.addWait(startNs, endNs);
      if (cycle >= 0) {
        if (ns > (longest.get(cycle) ?? 0)) longest.set(cycle, ns);
        if (coupled.counts(ns)) coupled.keep(place(goroutine, row, startNs, endNs));
      }
      if (ns >= LONG_RUNNABLE_NS && longRunnable.counts(ns)) longRunnable.keep(place(goroutine, row, startNs, endNs));
      const whileIdle = ns >= IDLE_SPELL_NS && spells.add(goroutine, row, startNs, endNs);
      const late = network && ns >= LATE_NETPOLL_NS && (stretches.proc[row] < 0 || whileIdle);
      if (late && netpoll.counts(ns)) netpoll.keep(place(goroutine, row, startNs, endNs));
    },
  });
  return {
    longRunnable: longRunnable.found(),
    idleProcs: spells.found(ref, stackOf),
    syscalls: syscallPlaces(trace, holds),
    netpoll: { ...netpoll.found(), wakeUps: networkWakeUps },
    creations: creationBursts(index, generation, Math.max(1, gomaxprocs.value.at(-1) ?? generation.maps.procs.length)),
    mutexes: mutexes.stacks(),
    coupling: { inside, outside, longest, worst: coupled.found() },
  };
}

function syscallPlaces({ index }: SummedTrace, holds: SyscallHolds): FoundPlaces {
  const places = new WorstPlaces();
  for (const { startNs, endNs, goroutine, proc, stack, retaken, waitedNs } of holds.holds()) {
    if (places.counts(waitedNs)) places.keep({ startNs, endNs, goroutine: goroutineRef(index, goroutine), proc, label: retaken ? t('retaken') : t('came back'), valueNs: waitedNs, stack });
  }
  return places.found();
}
