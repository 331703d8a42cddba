// Stops of the world of any kind, one by one: how long, for what, and what kept the last P from stopping. A trace tells all of it,
// a gctrace line the two stops of its cycle, runtime.MemStats the sum of a cycle's.
import type { Ns, Px, TimeRange } from '../units.ts';
import type { LatencySummary } from './latency.ts';
import type { Frame, GoroutineRef } from './refs.ts';

/**
 * What stretched a stop, where one part of it was long.
 * program: a P ran the program's code and did not come to a halt; machine: no P ran the program's code meanwhile, or the CPUs were
 * taken away from it; runtime: the work of the stop itself; unknown: the source does not tell.
 */
export const STRETCHED_BY = ['nothing', 'program', 'machine', 'runtime', 'unknown'] as const;
export type StretchedBy = (typeof STRETCHED_BY)[number];

export interface PauseRow {
  /** As in `stw` and the pin of the same name, for traces. */
  readonly index: number;
  /** Go's words: "GC sweep termination", "read mem stats". MemStats: "GC cycle". */
  readonly name: string;
  readonly startNs: Ns;
  /** undefined: still open at the end. */
  readonly endNs: Ns | undefined;
  /** endNs − startNs; to the document's end where it is open. */
  readonly ns: Ns;
  /** From the request to the last P's halt, and from there on. undefined: not told. */
  readonly toStopNs: Ns | undefined;
  readonly stoppedNs: Ns | undefined;
  /**
   * Of stoppedNs, at its end: other Ps had begun to work again, and only the goroutine that stopped the world had not told the end yet, as
   * it had lost its CPU. gctrace counts this in a sweep termination, not in a mark termination.
   */
  readonly againNs: Ns | undefined;
  readonly by: GoroutineRef | undefined;
  /** The P that stopped last and what it ran then. */
  readonly lastProc: number | undefined;
  readonly lastRan: { readonly goroutine: GoroutineRef; readonly func: string } | undefined;
  readonly stretchedBy: StretchedBy;
  /** Cycle it belongs to (GcCycle.index); undefined: none. */
  readonly cycle: number | undefined;
}

export const PAUSE_ORDERS = ['start', 'length', 'to stop', 'stopped', 'name'] as const;
export type PauseOrder = (typeof PAUSE_ORDERS)[number];

export interface PausePage {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly PauseRow[];
  readonly known: number;
}

/** By name, the largest sum first; `histogram` by ten buckets a decade, as TypeRow.histogram. */
export interface PauseKind {
  readonly name: string;
  readonly durations: LatencySummary;
  readonly histogram: Uint32Array;
}

export interface PauseFigures {
  readonly range: TimeRange;
  readonly all: LatencySummary;
  readonly kinds: readonly PauseKind[];
  /** Time of the range in which the world was stopped. */
  readonly stoppedNs: Ns;
  readonly toStop: LatencySummary | undefined;
  /** From each request until other Ps worked again: the stops without their `againNs`. undefined: not told. */
  readonly untilWork: LatencySummary | undefined;
  /**
   * There are no single stops but of `stops`. `buckets`: counts by length since the program's start, so lengths are upper edges of buckets;
   * `quantiles`: of the last 256 GC pauses, of which min, p50 and max are known; the greatest stands for those above p50.
   */
  readonly from: 'stops' | 'buckets' | 'quantiles';
  readonly stretched: readonly { readonly by: StretchedBy; readonly count: number; readonly ns: Ns }[];
  /** Where each bucket of the histogram has its longest: index of the pause; -1: none. */
  readonly longestIn: Int32Array;
  readonly known: number;
}

/** What a P did until it came to a halt. `looking for work`: a thread had it, and no goroutine. */
export const PROC_DOINGS = ['running the program', 'GC work', 'system call', 'looking for work', 'idle', 'stops the world', 'unknown'] as const;
export type ProcDoing = (typeof PROC_DOINGS)[number];

/** How one P came to a halt. */
export interface ProcStop {
  readonly proc: number;
  /** After the request; 0: it was idle, or is the one that stops. undefined: not told. */
  readonly afterNs: Ns | undefined;
  readonly doing: ProcDoing;
  readonly goroutine: GoroutineRef | undefined;
  /** How long the stretch it ran had lasted before the request. */
  readonly ranBeforeNs: Ns | undefined;
  readonly stack: readonly Frame[];
}

export interface PauseDetail {
  readonly pause: PauseRow;
  readonly stack: readonly Frame[];
  /** Last to stop first. */
  readonly procs: readonly ProcStop[];
  /** What speaks for `stretchedBy`, as codes that the page words. */
  readonly because: readonly PauseReason[];
  /** Why it was long is told from other stops, too: ask again while it is less than 1. */
  readonly known: number;
}

/** Why a stop is put down to what it is. */
export const PAUSE_REASONS = [
  'short',
  'last P ran past the time at which Go preempts',
  'last P ran the program until it stopped',
  'same function kept others from stopping before',
  'same function stops at once as a rule',
  'interrupted by a signal',
  'nothing was ever interrupted by a signal',
  'others began to run after the request',
  'all Ps had stopped, nothing ran',
  'stops of this kind are short as a rule',
  'stops of this kind take as long as a rule',
  'stops of this kind have little to do',
  'nothing of the program ran, on any P',
  'others worked again before its end',
  'others were as late',
  'GC work kept the P',
  'GC work stops at once as a rule',
  'system call',
  'source does not tell',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export type PauseQuestion =
  | {
      readonly ask: 'pauses';
      readonly range: TimeRange | undefined;
      /** Only these names; empty: all. */
      readonly names: readonly string[];
      /** Of these lengths, both ends included. */
      readonly lengthNs: { readonly fromNs: Ns; readonly toNs: Ns } | undefined;
      readonly order: PauseOrder;
      readonly descending: boolean;
      readonly from: number;
      readonly count: number;
    }
  /** For a picture: the longest stop of each field of three pixels by a tenth of a decade, the longest last. */
  | { readonly ask: 'pauseMap'; readonly range: TimeRange; readonly names: readonly string[]; readonly widthPx: Px }
  | { readonly ask: 'pauseFigures'; readonly range: TimeRange | undefined; readonly names: readonly string[] }
  | { readonly ask: 'pause'; readonly index: number };

/** Stops as dots. */
export interface PauseMap {
  readonly range: TimeRange;
  readonly startNs: Float64Array;
  readonly ns: Float64Array;
  /** Index of the stop, its name (in `names`), and how many stops the field holds. */
  readonly index: Uint32Array;
  readonly name: Uint16Array;
  readonly count: Uint32Array;
  /** STRETCHED_BY. */
  readonly stretched: Uint8Array;
  readonly names: readonly string[];
  /** Shortest and longest of the whole document, for an axis that does not jump. */
  readonly shortestNs: Ns;
  readonly longestNs: Ns;
  readonly known: number;
}

export interface PauseAnswers {
  readonly pauses: PausePage;
  readonly pauseMap: PauseMap;
  readonly pauseFigures: PauseFigures;
  readonly pause: PauseDetail | undefined;
}

/** Both traces and logs answer these. */
export type AskPauses = <Q extends PauseQuestion>(question: Q) => Promise<PauseAnswers[Q['ask']]>;
