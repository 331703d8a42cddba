// What one source of a document knows of a run, in figures that add up to little: plain values, so that it can be handed from worker
// to worker. The rules read nothing else. undefined: the source does not tell.
import type { EvidencePlace, EvidenceSource } from '../api/findings.ts';
import type { StretchedBy } from '../api/pauses.ts';
import type { Bytes, Ns } from '../units.ts';

export type Where = EvidencePlace['at'];

export interface Evidence {
  readonly document: string;
  readonly source: EvidenceSource;
  /** GOMAXPROCS, the last value. */
  readonly procs: number | undefined;
  readonly pauses: PauseEvidence | undefined;
  /** The longest time for which a goroutine, and a system call, held a P without making way. */
  readonly holds: { readonly running: LongHold | undefined; readonly syscall: LongHold | undefined } | undefined;
  readonly heap: HeapEvidence | undefined;
  readonly cost: CostEvidence | undefined;
  readonly live: LiveEvidence | undefined;
  readonly large: LargeEvidence | undefined;
}

export interface LongHold {
  readonly ns: Ns;
  readonly at: Where;
}

export interface PauseEvidence {
  /** stop: each stop of the world by itself; cycle: the sum of a GC cycle's stops; bucket: each stop, its length rounded up to a bucket's end. */
  readonly of: 'stop' | 'cycle' | 'bucket';
  readonly count: number;
  /** undefined: the source has other quantiles. */
  readonly p50Ns: Ns | undefined;
  readonly p99Ns: Ns | undefined;
  readonly maxNs: Ns;
  readonly longest: readonly Where[];
  /** How many outlast the 10 ms after which Go asks a goroutine to make way. */
  readonly pastPreemption: number;
  /** What stretched them, where the source tells (traces). */
  readonly stretched: readonly StretchedStops[] | undefined;
  /** The world stopped to end marking: nearest-rank median. */
  readonly markTerminationP50Ns: Ns | undefined;
}

export interface StretchedStops {
  readonly by: StretchedBy;
  readonly count: number;
  readonly ns: Ns;
  readonly longestNs: Ns;
  /** The longest first. */
  readonly longest: readonly Where[];
}

export interface HeapEvidence {
  readonly cycles: number;
  readonly forced: number;
  /** undefined: as far as the source tells the program is still building its heap. */
  readonly settled: SettledHeap | undefined;
  /** Marked live at the end of the last cycle. */
  readonly liveBytes: Bytes | undefined;
  readonly goalBytes: Bytes | undefined;
}

/** What happened after the program had built up its heap: see settled.ts. */
export interface SettledHeap {
  readonly fromNs: Ns;
  readonly ns: Ns;
  readonly cycles: number;
  /** Of them those that were not asked for. */
  readonly automatic: number;
  readonly grownBytes: Bytes;
  readonly reclaimedBytes: Bytes;
  /** The cycle that reclaimed least beside what it grew. */
  readonly worst: Where | undefined;
}

export interface CostEvidence {
  /** settled: after the heap had been built; whole: since the source's (or the program's) beginning. */
  readonly over: 'settled' | 'whole';
  readonly fromNs: Ns;
  readonly ns: Ns;
  /** Cycles whose cost this is. */
  readonly cycles: number;
  /** Of the CPU available (GOMAXPROCS × time): GC without idle marking, and marking, with it. 0…1. */
  readonly gcShare: number | undefined;
  readonly markShare: number | undefined;
  /** Mark assists of the time goroutines ran, or, where that is not told, of the CPU available. */
  readonly assistShare: number | undefined;
  readonly assistOf: 'running' | 'available';
  /** The time goroutines ran, of the CPU available. */
  readonly runningShare: number | undefined;
  /** CPU that marking took in a cycle, idle marking included: median, or the mean where single cycles are not told. */
  readonly markNsPerCycle: Ns | undefined;
  readonly markPerCycleIs: 'median' | 'mean';
  /** The costliest cycles first. */
  readonly costliest: readonly Where[];
  /** Functions that assisted most in the costliest of them, where the source tells. */
  readonly assisting: readonly Where[];
}

/** Live of all that was ever allocated. */
export interface LiveEvidence {
  readonly unit: 'objects' | 'bytes';
  readonly live: number;
  readonly allocated: number;
  /** upper: the share is at most so large: what is dead and not swept counts as live, or what was allocated before is not known. */
  readonly bound: 'exact' | 'upper';
  readonly at: Where;
}

/** Objects larger than 32 KiB among those allocated; low and high: between these. */
export interface LargeEvidence {
  readonly objects: number;
  readonly lowObjects: number;
  readonly highObjects: number;
  readonly bytes: Bytes;
  readonly lowBytes: Bytes;
  readonly highBytes: Bytes;
  /** Who makes them, by bytes, the most first. */
  readonly makers: readonly Where[];
  readonly at: Where;
}

/** What a source that knows nothing of the five tells. */
export const NO_EVIDENCE = {
  procs: undefined,
  pauses: undefined,
  holds: undefined,
  heap: undefined,
  cost: undefined,
  live: undefined,
  large: undefined,
} as const satisfies Omit<Evidence, 'document' | 'source'>;
