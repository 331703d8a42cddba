// Mutator utilisation: the share of Ps that run the program rather than the collector, and its worst windows. Equal to what
// `go tool trace` computes on its MMU page.
import type { Ns, Px, TimeRange } from '../units.ts';

/** What counts as the collector's. */
export interface UtilisationCauses {
  readonly stw: boolean;
  readonly background: boolean;
  readonly assist: boolean;
  readonly sweep: boolean;
}

export const UTILISATION_CAUSES = ['stw', 'background', 'assist', 'sweep'] as const satisfies readonly (keyof UtilisationCauses)[];

/**
 * How mark workers are counted. go tool trace: as Go 1.22 to 1.27 print it, where a P whose worker has started twice counts as lost for
 * good. each once: from when a worker says what it is until it stops running, as Go 1.21 and earlier did.
 */
export const WORKER_COUNTINGS = ['each once', 'go tool trace'] as const;
export type WorkerCounting = (typeof WORKER_COUNTINGS)[number];

export interface MmuCurve {
  /** Window lengths, ascending, evenly spaced on a log scale from 1 µs to the recording's length, in whole ns. None: nothing tells how many Ps there are. */
  readonly windowNs: Float64Array;
  /** Minimum over all windows of that length, 0…1. */
  readonly mmu: Float64Array;
  /** Mutator utilisation at quantiles of the distribution over windows (MUT), each a curve. */
  readonly mut: readonly { readonly quantile: number; readonly values: Float64Array }[];
  /** Share of the recording that this is of, from its beginning. Less than 1: ask again, unless it is cut. */
  readonly known: number;
  /** There are more changes of utilisation than are kept: no more will be known. */
  readonly isCut: boolean;
}

export interface WorstWindow {
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** Of one P; undefined: of the program as a whole. */
  readonly proc: number | undefined;
  readonly utilisation: number;
  /** Share of the window's P time lost to each, 0…1; they add up to 1 − utilisation. Where several apply at once it is the first of UTILISATION_CAUSES. */
  readonly lost: Readonly<Record<keyof UtilisationCauses, number>>;
}

/** Over time, in columns of a pixel or more: the mean, the lowest, and what took the rest. NaN: nothing is known of that column. */
export interface UtilisationStrip {
  readonly range: TimeRange;
  readonly columns: number;
  readonly startNs: Ns;
  readonly columnNs: Ns;
  readonly mean: Float32Array;
  readonly lowest: Float32Array;
  /** `lost[column * 4 + cause]`, as UTILISATION_CAUSES. */
  readonly lost: Float32Array;
  readonly known: number;
  readonly isCut: boolean;
}

export type UtilisationQuestion =
  | { readonly ask: 'mmu'; readonly causes: UtilisationCauses; readonly perProc: boolean; readonly counting: WorkerCounting; readonly quantiles: readonly number[]; readonly points: number }
  /** Of length windowNs, worst first, no two overlapping. */
  | { readonly ask: 'worstWindows'; readonly causes: UtilisationCauses; readonly perProc: boolean; readonly counting: WorkerCounting; readonly windowNs: Ns; readonly count: number }
  | { readonly ask: 'utilisation'; readonly causes: UtilisationCauses; readonly counting: WorkerCounting; readonly range: TimeRange; readonly widthPx: Px };

export interface UtilisationAnswers {
  readonly mmu: MmuCurve;
  readonly worstWindows: { readonly windows: readonly WorstWindow[]; readonly known: number; readonly isCut: boolean };
  readonly utilisation: UtilisationStrip;
}
