// A against B: what differs, by how much, and what the difference is worth.
import type { Better, Comparable, ComparableUnit } from './comparable.ts';
import type { SpeakingWorker } from './speaking.ts';
import type { CauseSums } from './waits.ts';

export type ComparedVerdict = 'better' | 'worse' | 'different' | 'same' | 'cannot tell';

/** One line of the report's `metrics`. `change`: (b − a) ÷ a; undefined where a is 0. */
export interface ComparedMetric {
  /** `start.p99`, `gc.cpu`, … */
  readonly name: string;
  readonly label: string;
  readonly unit: ComparableUnit;
  readonly better: Better;
  readonly a: number;
  readonly b: number;
  readonly change: number | undefined;
  /** Of `change`, by bootstrap; undefined: a single figure of a single run. */
  readonly ci95: readonly [number, number] | undefined;
  /** Of the whole samples that the metric is of, the same for all of its percentiles, with a cautious p of its own for the mean; undefined: there are no samples. */
  readonly tests: ComparedTests | undefined;
  readonly verdict: ComparedVerdict;
  readonly sentence: string;
}

export interface ComparedTests {
  readonly nA: number;
  readonly nB: number;
  /** How many independent values they are worth, as neighbours in time are alike: of a mean by values, of percentiles by ranks. */
  readonly effectiveA: number;
  readonly effectiveB: number;
  readonly pWelch: number;
  readonly pMannWhitney: number;
  readonly pKs: number;
  /**
   * With the effective numbers in place of the numbers: of a mean, Welch's; of percentiles, the larger of the other two; of single
   * figures of several runs, the larger of Welch's and Mann-Whitney's.
   */
  readonly pCautious: number;
  /** Cliff's delta of B over A, −1…1: > 0: values of B are larger. */
  readonly effect: number;
  /** B is smaller (or larger) at every percentile. */
  readonly dominance: 'a smaller' | 'b smaller' | 'crossing' | 'equal';
}

/** For overlaid curves: the share of values up to at[i], on a shared axis. */
export interface ComparedCurves {
  readonly name: string;
  readonly label: string;
  readonly unit: ComparableUnit;
  readonly at: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** Of single runs, where a side has several. */
  readonly runsA: readonly Float64Array[];
  readonly runsB: readonly Float64Array[];
}

export interface ComparedFunction {
  readonly name: string;
  /** Of `own`: running time, or flat; per second of the recording for traces. */
  readonly a: number;
  readonly b: number;
  readonly waitsP99: { readonly a: number | undefined; readonly b: number | undefined };
  /** Waiting for a P by cause, per second of the recording; undefined: profiles. */
  readonly causesA: CauseSums | undefined;
  readonly causesB: CauseSums | undefined;
}

export interface Comparison {
  readonly a: readonly Pick<Comparable, 'name' | 'kind' | 'durationNs' | 'goVersion' | 'procs'>[];
  readonly b: readonly Pick<Comparable, 'name' | 'kind' | 'durationNs' | 'goVersion' | 'procs'>[];
  /** One plain sentence over all, then those of the metrics that matter. */
  readonly headline: string;
  readonly verdict: ComparedVerdict;
  readonly metrics: readonly ComparedMetric[];
  readonly curves: readonly ComparedCurves[];
  readonly ownUnit: ComparableUnit;
  readonly functions: readonly ComparedFunction[];
  /** Per wait: ns by cause; undefined: not traces. */
  readonly startCauses: { readonly a: CauseSums; readonly b: CauseSums } | undefined;
  readonly waitCauses: { readonly a: CauseSums; readonly b: CauseSums } | undefined;
  /** Each run of A with each of B, where a side has several: do the single pairs agree with the groups? */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly metric: string; readonly change: number | undefined; readonly verdict: ComparedVerdict }[];
  readonly warnings: readonly string[];
}

/** What comlink exposes in `workers/compare.worker.ts`. */
export interface CompareWorker extends SpeakingWorker {
  /** Each side's runs. Empty sides make an empty comparison. */
  compare(a: readonly Comparable[], b: readonly Comparable[]): Promise<Comparison>;
}
