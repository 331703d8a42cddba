// What one document gives to be compared with another: single figures, samples, and both by function and cause. Plain values and
// typed arrays of some hundred KiB, so that they can be moved from worker to worker whatever the recording's size.
import type { Ns } from '../units.ts';
import type { CauseSums } from './waits.ts';

export type ComparableUnit = 'ns' | 'bytes' | 'count' | 'share' | 'per second' | 'bytes per second' | 'samples';

/** Which way is an improvement. */
export type Better = 'lower' | 'higher' | 'neither';

/**
 * A sample as a weighted distribution, and how it lies in time. Exact while there are at most 65,536 different values; of more,
 * each is rounded to the nearest of 1,024 steps to a doubling (less than 0.1 % off).
 */
export interface Sample {
  /** Different values, ascending. */
  readonly value: Float64Array;
  readonly count: Float64Array;
  readonly rounded: boolean;
  /**
   * The recording cut into equal stretches of time: what of the sample is in each, as places in `value`. Neighbours in time are alike,
   * so the unit that may be drawn again for an interval is a stretch, not a value. Stretch b is rows first[b] to first[b + 1].
   */
  readonly blocks: { readonly first: Uint32Array; readonly place: Uint32Array; readonly count: Float64Array };
}

/** A figure with the sample it is of: percentiles and the mean of the sample are compared, and the samples themselves. */
export interface ComparableSample {
  /** start, sched, sched.unblocked, sched.preempted, sched.yielded, sched.syscall, pause, pause.gc, gc.cycle, gc.mark, task.TYPE … : metrics are `NAME.p99` and so on. */
  readonly name: string;
  readonly label: string;
  readonly unit: ComparableUnit;
  readonly better: Better;
  readonly sample: Sample;
}

export interface ComparableFigure {
  /** gc.cpu, gc.cycles, stw.total, heap.peak, procs.busy, goroutines.created … */
  readonly name: string;
  readonly label: string;
  readonly unit: ComparableUnit;
  readonly better: Better;
  readonly value: number;
}

/** By entry function (traces) or function (profiles). */
export interface ComparableFunction {
  readonly name: string;
  /** Goroutines, or undefined for profiles. */
  readonly goroutines: number | undefined;
  /** Traces: running; profiles: flat of the default sample type. */
  readonly own: number;
  /** Traces: waiting for a P by cause; undefined: profiles. */
  readonly causes: CauseSums | undefined;
  /** Profiles: cum. */
  readonly cum: number | undefined;
  /** Start and other waits for a P; undefined: profiles. */
  readonly waits: Sample | undefined;
}

export interface Comparable {
  readonly name: string;
  readonly kind: 'go-trace' | 'pprof' | 'runtime-log';
  readonly durationNs: Ns | undefined;
  readonly goVersion: string | undefined;
  readonly procs: number | undefined;
  readonly figures: readonly ComparableFigure[];
  readonly samples: readonly ComparableSample[];
  /** Unit of `functions[].own`. */
  readonly ownUnit: ComparableUnit;
  /** The largest first, at most 200. */
  readonly functions: readonly ComparableFunction[];
  /** Waiting for a P, by cause: of new goroutines, and of all; undefined: not a trace. */
  readonly startCauses: CauseSums | undefined;
  readonly waitCauses: CauseSums | undefined;
  /** Plain sentences: what of it is not to be trusted (lost parts, a trace that is cut off, samples that overlap). */
  readonly warnings: readonly string[];
}

export type ComparableQuestion = { readonly ask: 'comparable' };
export interface ComparableAnswers {
  readonly comparable: { readonly comparable: Comparable; readonly known: number };
}
export type AskComparable = <Q extends ComparableQuestion>(question: Q) => Promise<ComparableAnswers[Q['ask']]>;
