// One goroutine at one time: what it did, since when, why, who caused it and what it caused.
import type { Ns, TimeRange } from '../units.ts';
import type { Frame, GoroutineRef } from './refs.ts';
import type { LaneRef, StretchKind } from './lanes.ts';

export interface StretchDetail {
  readonly goroutine: GoroutineRef;
  readonly kind: StretchKind;
  /** In Go's words: "chan receive", "preempted", "system call", …; '' where the trace does not tell. */
  readonly reason: string;
  /** undefined: before the recording began. */
  readonly startNs: Ns | undefined;
  /** undefined: it lasts until the recording ends. */
  readonly endNs: Ns | undefined;
  /** As Go numbers them; running and system calls. */
  readonly proc: number | undefined;
  readonly thread: string | undefined;
  /** The goroutine's own stack when the stretch began, and when it ended; empty where not recorded. */
  readonly startStack: readonly Frame[];
  readonly endStack: readonly Frame[];
  /** Who began it: unblocked or created this goroutine. undefined: itself, the runtime, or not told. */
  readonly startedBy: Wake | undefined;
  /** Who ended it, if another goroutine did. */
  readonly endedBy: Wake | undefined;
  /** A plain sentence where something is not known, and why. */
  readonly unknown: string | undefined;
  /** Starts of the stretches before and after, for keys. */
  readonly beforeNs: Ns | undefined;
  readonly afterNs: Ns | undefined;
  /** What it woke during this stretch, first ones first, at most 20, and how many there were. */
  readonly woke: readonly Wake[];
  readonly wokeCount: number;
  /** CPU samples taken in it. */
  readonly samples: number;
}

/** One goroutine makes another runnable. */
export interface Wake {
  readonly what: 'create' | 'unblock';
  readonly atNs: Ns;
  /** undefined: the runtime itself (a timer, the network poller). */
  readonly by: GoroutineRef | undefined;
  readonly woken: GoroutineRef;
  /** What the woken one had waited for; '' for a creation. */
  readonly reason: string;
  /** Of the one who woke it. */
  readonly stack: readonly Frame[];
}

/** Links of a chain: why was the goroutine waiting, who ended that, why was that one late, … backwards in time. */
export interface WakeChain {
  readonly links: readonly { readonly wake: Wake; /** Stretch of `wake.by` just before. */ readonly byKind: StretchKind | undefined }[];
}

export type StretchQuestion =
  | { readonly ask: 'stretch'; readonly goroutine: number; readonly atNs: Ns }
  /** Arrows to and from the goroutine within the range, at most `most`, nearest to its middle. */
  | { readonly ask: 'wakes'; readonly goroutine: number; readonly range: TimeRange; readonly most: number }
  /** From the stretch at that time backwards, at most 30 links. */
  | { readonly ask: 'wakeChain'; readonly goroutine: number; readonly atNs: Ns }
  /** Of a lane drawn from stretches: whose they are at that time. */
  | { readonly ask: 'laneStretch'; readonly ref: LaneRef; readonly atNs: Ns };

export interface StretchAnswers {
  readonly stretch: StretchDetail | undefined;
  readonly wakes: readonly Wake[];
  readonly wakeChain: WakeChain | undefined;
  readonly laneStretch: { readonly goroutine: number; readonly atNs: Ns } | undefined;
}
