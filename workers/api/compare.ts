// Two profiles, or a series of them, side by side.
import type { RowName } from './calls.ts';
import type { ProfileKey } from './profileOptions.ts';

/**
 * Every row of either profile with any figure (options.base says which is the base), by |b − a| of flat, then of cum, then by name.
 * `b` is the profile itself, scaled to the base's total if it is to be normalised; `a` its base. Both filtered alike.
 */
export interface Deltas {
  readonly sampleType: number;
  readonly names: readonly RowName[];
  readonly files: readonly string[];
  /** Hash of the package, as in TopTable. */
  readonly module: Uint32Array;
  readonly aFlat: Float64Array;
  readonly bFlat: Float64Array;
  readonly aCum: Float64Array;
  readonly bCum: Float64Array;
  /** Σ |value|, of what percentages are of. */
  readonly aTotal: number;
  readonly bTotal: number;
  /** A plain sentence: nothing to compare with (no base, or not the same kind of profile); then there are no rows. */
  readonly problem: string | undefined;
}

/** Profiles of one kind over time, oldest first. */
export interface Growth {
  readonly sampleType: number;
  readonly profiles: readonly { readonly key: ProfileKey; readonly wallMs: number | undefined; readonly total: number }[];
  /** Those that are not of this kind, or not open (any more): left out. */
  readonly leftOut: readonly ProfileKey[];
  /** Rows with flat in any profile. Suspects first, then those that grow most steadily and most; at most 200. */
  readonly rows: readonly GrowthRow[];
  /** Rows there are in all. */
  readonly ofRows: number;
  /** A plain sentence: fewer than two profiles to follow. */
  readonly problem: string | undefined;
}

export interface GrowthRow {
  readonly name: RowName;
  readonly file: string;
  /** By profile. */
  readonly flat: readonly number[];
  readonly cum: readonly number[];
  /** Share of the steps from one profile to the next in which flat rose, 0…1. */
  readonly rising: number;
  /** Last flat − first flat. */
  readonly grown: number;
  /** Never falls, and grew by more than a hundredth of the total: probably a leak. */
  readonly suspect: boolean;
}

export type CompareQuestion =
  | { readonly ask: 'deltas' }
  /** Of this profile, called `own` here, and of those that were added as `profiles`; `options.base` does not count. */
  | { readonly ask: 'growth'; readonly own: ProfileKey; readonly profiles: readonly ProfileKey[] };

export interface CompareAnswers {
  readonly deltas: Deltas;
  readonly growth: Growth;
}
