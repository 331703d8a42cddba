// What a document tells of itself for its time to be brought onto another's: its clocks, and the cycles of the collector as moments and
// lengths, each no better known than its source tells it.
import type { Ns } from '../units.ts';

/** Both ends included. */
export interface Span {
  readonly low: Ns;
  readonly high: Ns;
}

export interface AlignCycle {
  /** The runtime's own, from 1; undefined: the source does not tell (traces). */
  readonly number: number | undefined;
  /** When sweep termination began. undefined: not told, or cut off. */
  readonly start: Span | undefined;
  /** When mark termination ended. */
  readonly end: Span | undefined;
  readonly sweepTermination: Span | undefined;
  readonly mark: Span | undefined;
  /** Both stops together. */
  readonly stopped: Span | undefined;
}

export interface Alignable {
  readonly key: string;
  /** What time 0 is: the program's start, the first record, or a trace's first event. */
  readonly zero: 'process' | 'record' | 'trace';
  /** Of time 0. */
  readonly wall: { readonly startMs: number; readonly precisionNs: Ns } | undefined;
  readonly durationNs: Ns;
  /** In time order. */
  readonly cycles: readonly AlignCycle[];
}
