// Why a goroutine waited for a P: every wait from runnable to running, split by cause, exactly and without remainder.
import type { Ns, Px, TimeRange } from '../units.ts';
import type { LatencySummary } from './latency.ts';
import type { Frame, GoroutineRef } from './refs.ts';

/** How a wait began: the goroutine was created, unblocked, preempted, made way by itself, or came back from a system call without a P. */
export const WAIT_KINDS = ['created', 'unblocked', 'preempted', 'yielded', 'system call'] as const;
export type WaitKind = (typeof WAIT_KINDS)[number];

/**
 * What stood in a runnable goroutine's way. Every moment of a wait has one of these; where every P is busy, the moment is shared by
 * what the Ps did. In the order in which they are asked (see workers/trace/waits/README.md for the definitions).
 */
export const WAIT_CAUSES = [
  /** The world was stopped, or about to be. */
  'world stopped',
  /** A thread had a P and no goroutine, and had not found this one yet. */
  'P looking for work',
  /** A P was idle: a thread had to wake up, or to be started, and take it. */
  'P without a thread',
  /** No P was idle, but at least one was held by a system call until it came back or the P was retaken. */
  'P in a system call',
  /** Every P was busy; the share of those that did GC work. */
  'every P busy: GC',
  /** Every P was busy; the share of those that ran the program, while no more goroutines waited than there are Ps. */
  'every P busy: program',
  /** The same while more goroutines waited than there are Ps: GOMAXPROCS is smaller than the demand. */
  'every P busy: GOMAXPROCS below demand',
  /** The trace does not tell; see `unknownWhy`. */
  'unknown',
] as const;
export type WaitCause = (typeof WAIT_CAUSES)[number];

/** Causes put together for a short sentence. */
export const WAIT_CAUSE_GROUPS = {
  'world stopped': ['world stopped'],
  'idle P': ['P looking for work', 'P without a thread'],
  'P in a system call': ['P in a system call'],
  'every P busy': ['every P busy: GC', 'every P busy: program', 'every P busy: GOMAXPROCS below demand'],
  unknown: ['unknown'],
} as const satisfies Readonly<Record<string, readonly WaitCause[]>>;
export type WaitCauseGroup = keyof typeof WAIT_CAUSE_GROUPS;

/** Who made the goroutine runnable. 'scheduler': a thread with a P, for the network poller or a timer; 'no P': a thread without one, such as sysmon. */
export const WAKERS = ['goroutine', 'itself', 'network poller, by a P', 'timer, by a P', 'other runtime, by a P', 'network poller, no P', 'timer, no P', 'other runtime, no P'] as const;
export type Waker = (typeof WAKERS)[number];

export const WAIT_GROUPINGS = ['entry', 'creator', 'creating stack', 'task', 'proc', 'kind'] as const;
/** By the goroutine's entry function, its creator's function, the stack that created it, the type of the task it worked on, the P that ran it at last, or how the wait began. */
export type WaitGrouping = (typeof WAIT_GROUPINGS)[number];

/** Which waits are meant. */
export interface WaitSelection {
  /** Waits that ended in it; undefined: all. */
  readonly range: TimeRange | undefined;
  /** Empty: all. */
  readonly kinds: readonly WaitKind[];
  /** One group of a grouping; undefined: all. `key`: WaitGroupRow.key. */
  readonly group: { readonly by: WaitGrouping; readonly key: string } | undefined;
}

/** ns by cause, in the order of WAIT_CAUSES; they sum up to the waiting exactly. */
export type CauseSums = readonly Ns[];

/** Everything about a selection in one sentence and one bar. */
export interface WaitCauses {
  readonly selection: WaitSelection;
  readonly latency: LatencySummary;
  readonly p9999Ns: Ns;
  readonly causes: CauseSums;
  /** Waits by the cause that took most of them, in the order of WAIT_CAUSES. */
  readonly mainCause: readonly number[];
  readonly kinds: readonly { readonly kind: WaitKind; readonly count: number; readonly causes: CauseSums }[];
  /** Stops of the world by how much waiting they made, the most first; at most 20. `index`: as `pause` takes it. */
  readonly stops: readonly { readonly index: number; readonly name: string; readonly startNs: Ns; readonly waitedNs: Ns }[];
  readonly stopNames: readonly { readonly name: string; readonly waitedNs: Ns }[];
  /** Who held the Ps while every P was busy: sums up to the 'every P busy' causes; the most first, at most 50, and the rest. */
  readonly holders: readonly WaitHolder[];
  readonly otherHoldersNs: Ns;
  /** Who held Ps in system calls meanwhile. */
  readonly syscallHolders: readonly WaitHolder[];
  /** Waiting for an idle P, by who had made the goroutine runnable. */
  readonly wakers: readonly { readonly waker: Waker; readonly count: number; readonly idleNs: Ns }[];
  readonly unknownWhy: readonly { readonly why: string; readonly ns: Ns }[];
  /** Goroutines that waited at a time, on average over the time in which every P was busy; and GOMAXPROCS then. Of all of the generations in which the range lies. */
  readonly demand: { readonly waiting: number; readonly procs: number } | undefined;
  /** Share of the selection that has been read, 0…1: ask again while it is less than 1. */
  readonly known: number;
}

export interface WaitHolder {
  /** Entry function of the goroutine that held the P; of GC work: "GC mark worker", "mark assist in F", "sweep in F". */
  readonly name: string;
  readonly what: 'program' | 'GC';
  /** Of the waiting. */
  readonly waitedNs: Ns;
}

/** Waits by length, on a log scale with the same buckets for any selection: BUCKETS_AN_OCTAVE to a doubling. */
export interface WaitDistribution {
  readonly selection: WaitSelection;
  readonly count: number;
  /** Bucket i holds waits of [2^(i / perOctave), 2^((i + 1) / perOctave)) ns, the first of them also shorter ones. */
  readonly perOctave: number;
  readonly firstBucket: number;
  readonly counts: Float64Array;
  /** ns by bucket and cause: `causes[bucket * WAIT_CAUSES.length + cause]`. */
  readonly causes: Float64Array;
  /** Percentiles, nearest rank; exact where `percentileError` is 0, else off by at most that share. */
  readonly percentiles: readonly { readonly percent: number; readonly ns: Ns }[];
  readonly percentileError: number;
  /** For the complementary CDF: the share of waits longer than atNs. */
  readonly tail: { readonly atNs: Float64Array; readonly share: Float64Array };
  /** More than one: it is not one distribution but several. Largest share first. */
  readonly modes: readonly { readonly aroundNs: Ns; readonly share: number; readonly mainCause: WaitCause }[];
  readonly known: number;
}

/** Waits over time and length, in cells of cellPx × cellPx, as LatencyMap; x: when the wait ended. */
export interface WaitMap {
  readonly range: TimeRange;
  readonly widthPx: Px;
  readonly heightPx: Px;
  readonly cellPx: Px;
  readonly lowNs: Ns;
  readonly highNs: Ns;
  readonly cellX: Uint16Array;
  readonly cellY: Uint16Array;
  readonly count: Uint32Array;
  /** WAIT_CAUSES: the one that took most of the waiting in the cell. */
  readonly cause: Uint8Array;
  readonly totalCount: number;
  readonly known: number;
}

export interface WaitGroupRow {
  /** Unique within the grouping; what WaitSelection takes. */
  readonly key: string;
  readonly label: string;
  /** Innermost first; of the grouping by creating stack. */
  readonly stack: readonly Frame[];
  readonly count: number;
  readonly sumNs: Ns;
  readonly p50Ns: Ns;
  readonly p99Ns: Ns;
  readonly maxNs: Ns;
  readonly causes: CauseSums;
}

export const WAIT_GROUP_ORDERS = ['waiting', 'count', 'median', 'p99', 'longest', 'label'] as const;
export type WaitGroupOrder = (typeof WAIT_GROUP_ORDERS)[number];

export interface WaitGroups {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly WaitGroupRow[];
  readonly known: number;
}

/** One wait. */
export interface WaitRow {
  readonly goroutine: GoroutineRef;
  readonly kind: WaitKind;
  readonly startNs: Ns;
  readonly endNs: Ns;
  readonly causes: CauseSums;
  /** The cause that took most of it. */
  readonly main: WaitCause;
}

export interface WaitList {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly WaitRow[];
  readonly known: number;
}

/** One wait moment by moment. */
export interface WaitDetail extends WaitRow {
  readonly waker: Waker;
  readonly wokenBy: GoroutineRef | undefined;
  /** Pieces in time order, without gaps; at most 500, what is beyond is in `causes` alone. */
  readonly pieces: readonly {
    readonly startNs: Ns;
    readonly endNs: Ns;
    /** Where every P was busy: the largest share. */
    readonly cause: WaitCause;
    /** Index of the stop, where the world was stopped. */
    readonly stop: number | undefined;
  }[];
  readonly piecesLeftOut: number;
  readonly holders: readonly WaitHolder[];
  readonly stops: readonly { readonly index: number; readonly name: string; readonly waitedNs: Ns }[];
  readonly unknownWhy: readonly { readonly why: string; readonly ns: Ns }[];
  /** P that ran it at last, as Go numbers it. */
  readonly proc: number | undefined;
}

export type WaitQuestion =
  | { readonly ask: 'waitCauses'; readonly selection: WaitSelection }
  | { readonly ask: 'waitDistribution'; readonly selection: WaitSelection; readonly percentiles: readonly number[] }
  | { readonly ask: 'waitMap'; readonly selection: WaitSelection; readonly range: TimeRange; readonly widthPx: Px; readonly heightPx: Px; readonly cellPx: Px; readonly lowNs: Ns; readonly highNs: Ns }
  | { readonly ask: 'waitGroups'; readonly selection: WaitSelection; readonly by: WaitGrouping; readonly order: WaitGroupOrder; readonly descending: boolean; readonly from: number; readonly count: number }
  /** Single waits of these lengths (and, if said, with this main cause), longest first or in time order. */
  | { readonly ask: 'waitList'; readonly selection: WaitSelection; readonly lengthNs: { readonly fromNs: Ns; readonly toNs: Ns } | undefined; readonly main: WaitCause | undefined; readonly order: 'longest' | 'time'; readonly from: number; readonly count: number }
  /** The wait that the goroutine is in at that time, or that ended then; undefined: it did not wait. */
  | { readonly ask: 'wait'; readonly goroutine: number; readonly atNs: Ns };

export interface WaitAnswers {
  readonly waitCauses: WaitCauses;
  readonly waitDistribution: WaitDistribution;
  readonly waitMap: WaitMap;
  readonly waitGroups: WaitGroups;
  readonly waitList: WaitList;
  readonly wait: WaitDetail | undefined;
}
