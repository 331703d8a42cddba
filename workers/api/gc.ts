// Cycles of the garbage collector, one shape whatever they are known from: an execution trace, gctrace lines, or the pauses that
// runtime.MemStats remembers. What the source does not tell is undefined. Times are ns on the document's own axis.
import type { Bytes, Ns, Px, TimeRange } from '../units.ts';
import type { Frame, GoroutineRef } from './refs.ts';

/** Why a cycle began. `by time`: two minutes had passed without one. */
export const GC_TRIGGERS = ['heap', 'forced', 'by time', 'unknown'] as const;
export type GcTrigger = (typeof GC_TRIGGERS)[number];

/** CPU time by what it went into, as gctrace's five figures and the trace's labels have it. */
export interface GcCpu {
  /** Clock × processors stopped. */
  readonly sweepTerminationNs: Ns | undefined;
  readonly assistNs: Ns | undefined;
  /** Dedicated and fractional workers together; a trace tells them apart below. */
  readonly backgroundNs: Ns | undefined;
  readonly dedicatedNs: Ns | undefined;
  readonly fractionalNs: Ns | undefined;
  readonly idleNs: Ns | undefined;
  readonly markTerminationNs: Ns | undefined;
}

export interface GcHeap {
  /** When the cycle began, when marking ended, marked live by it, and what it aimed at. */
  readonly startBytes: Bytes | undefined;
  readonly peakBytes: Bytes | undefined;
  readonly liveBytes: Bytes | undefined;
  readonly goalBytes: Bytes | undefined;
  readonly stackBytes: Bytes | undefined;
  readonly globalBytes: Bytes | undefined;
}

export interface GcCycle {
  /** In this document, from 0, in time order. */
  readonly index: number;
  /** The runtime's own number, from 1 since the program's start; undefined: not told. */
  readonly number: number | undefined;
  /** Begin of sweep termination, end of mark termination. */
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** Cut off by the document's beginning or end. */
  readonly cut: 'start' | 'end' | undefined;
  readonly trigger: GcTrigger;
  /** The goroutine that began it, where the source tells. */
  readonly by: GoroutineRef | undefined;
  /** Clock: world stopped, concurrent, world stopped. Of several mark terminations the sum. */
  readonly sweepTerminationNs: Ns | undefined;
  readonly markNs: Ns | undefined;
  readonly markTerminationNs: Ns | undefined;
  readonly markTerminations: number;
  /** Both kinds of stops together: all that MemStats tells of a cycle, beside its end. */
  readonly stoppedNs: Ns | undefined;
  /** Until the last sweep before the next cycle. */
  readonly sweepNs: Ns | undefined;
  readonly cpu: GcCpu;
  readonly heap: GcHeap;
  /** GOMAXPROCS during the cycle. */
  readonly procs: number | undefined;
  /** GC's share of the CPU available during the cycle, 0…1. */
  readonly cpuShare: number | undefined;
  /** GC's share since the program's start, whole percent, as gctrace prints it. */
  readonly sinceStartPercent: number | undefined;
  /** Share of the Ps left to the program between startNs and endNs, 0…1 (the mean of mutator utilisation). */
  readonly utilisation: number | undefined;
  readonly assists: { readonly count: number; readonly goroutines: number } | undefined;
  readonly sweep: { readonly count: number; readonly ns: Ns; readonly sweptBytes: Bytes; readonly reclaimedBytes: Bytes } | undefined;
}

/** Columns a table of cycles may be ordered by. */
export const GC_ORDERS = ['start', 'duration', 'stopped', 'mark', 'assist', 'background', 'idle', 'cpu share', 'utilisation', 'heap start', 'heap peak', 'heap live', 'heap goal', 'sweep'] as const;
export type GcOrder = (typeof GC_ORDERS)[number];

export interface GcCyclePage {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly GcCycle[];
  /** Sums over all cycles of the range, for the head of the table. */
  readonly sums: GcSums;
  /** Share of the recording that has been read for this, 0…1: ask again while it is less than 1. */
  readonly known: number;
}

export interface GcSums {
  readonly cycles: number;
  readonly forced: number;
  readonly stoppedNs: Ns;
  readonly markNs: Ns;
  readonly cpu: GcCpu;
  /** CPU there was in the range: GOMAXPROCS × time. */
  readonly availableCpuNs: Ns | undefined;
}

/** Folded cycles, in columns of a pixel or more: what is drawn along the time axis. */
export interface GcStrip {
  readonly range: TimeRange;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** First of the cycles folded into it, and how many. */
  readonly first: Uint32Array;
  readonly count: Uint32Array;
  readonly startBytes: Float64Array;
  readonly peakBytes: Float64Array;
  readonly liveBytes: Float64Array;
  readonly goalBytes: Float64Array;
  readonly stoppedNs: Float64Array;
  /** Of a single cycle, how long its first and last phases are; NaN: not told, or several cycles. */
  readonly sweepTerminationNs: Float64Array;
  readonly markTerminationNs: Float64Array;
  readonly sweepNs: Float64Array;
  /** Over all cycles of the document, for an axis that stays; undefined: no heap figure is told. */
  readonly highestBytes: Bytes | undefined;
}

/** One cycle from near. Lists are the largest 50 each, with how many there are. */
export interface GcCycleDetail {
  readonly cycle: GcCycle;
  /** Who began it; empty where the source does not tell. */
  readonly triggerStack: readonly Frame[];
  /** By P, then kind. */
  readonly workers: readonly GcWorkerRow[];
  /** In time order, the longest 400 of `workerTurns`. */
  readonly turns: readonly GcWorkerTurn[];
  readonly workerTurns: number;
  readonly assistsByGoroutine: readonly GcAssistRow[];
  /** By the innermost function that is not the runtime's, where the assist began; '': not told. */
  readonly assistsByFunction: readonly { readonly func: string; readonly count: number; readonly ns: Ns; readonly heldUpNs: Ns }[];
  readonly assistingGoroutines: number;
  readonly assistingFunctions: number;
  /** The stops of the cycle, as indexes for `pause`. */
  readonly pauses: readonly number[];
  /** gctrace: the line itself, and where it stands. */
  readonly line: { readonly line: number; readonly offset: Bytes; readonly text: string } | undefined;
  readonly known: number;
}

/** unknown: the worker said what it is before the recording began. */
export const GC_WORKERS = ['dedicated', 'fractional', 'idle', 'unknown'] as const;
export type GcWorker = (typeof GC_WORKERS)[number];

export interface GcWorkerRow {
  readonly proc: number;
  readonly kind: GcWorker;
  /** Running time on this P during the cycle. */
  readonly ns: Ns;
  readonly spans: number;
}

/** One turn of a worker on a P. */
export interface GcWorkerTurn {
  readonly proc: number;
  readonly kind: GcWorker;
  readonly startNs: Ns;
  readonly endNs: Ns;
}

export interface GcAssistRow {
  readonly goroutine: GoroutineRef;
  readonly count: number;
  /** Running time in assists, and the time it was held up altogether (assists from begin to end, waits in them included). */
  readonly ns: Ns;
  readonly heldUpNs: Ns;
  readonly longestNs: Ns;
}

export type GcQuestion =
  /** `range` undefined: the whole document. Cycles that overlap it. */
  | { readonly ask: 'gcCycles'; readonly range: TimeRange | undefined; readonly order: GcOrder; readonly descending: boolean; readonly from: number; readonly count: number }
  | { readonly ask: 'gcStrip'; readonly range: TimeRange; readonly widthPx: Px }
  | { readonly ask: 'gcCycle'; readonly index: number };

export interface GcAnswers {
  readonly gcCycles: GcCyclePage;
  readonly gcStrip: GcStrip;
  readonly gcCycle: GcCycleDetail | undefined;
}

/** Both traces and logs answer these. */
export type AskGc = <Q extends GcQuestion>(question: Q) => Promise<GcAnswers[Q['ask']]>;
