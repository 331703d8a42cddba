// Two profiles, or a series of them, side by side.
import type { RowName } from './calls.ts';
import type { ProfileKey } from './profileOptions.ts';

/** Every row of either profile (options.base says which is the base). `b` is the profile itself, `a` its base. */
export interface Deltas {
  readonly sampleType: number;
  readonly names: readonly RowName[];
  readonly files: readonly string[];
  readonly aFlat: Float64Array;
  readonly bFlat: Float64Array;
  readonly aCum: Float64Array;
  readonly bCum: Float64Array;
  readonly aTotal: number;
  readonly bTotal: number;
  /** Undefined: nothing to compare with (no base, or not the same kind of profile): a plain sentence. */
  readonly problem: string | undefined;
}

/** Profiles of one kind over time, oldest first. */
export interface Growth {
  readonly sampleType: number;
  readonly profiles: readonly { readonly key: ProfileKey; readonly wallMs: number | undefined; readonly total: number }[];
  /** Suspects first: rows that grow most steadily and most. At most 200. */
  readonly rows: readonly GrowthRow[];
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

export type CompareQuestion = { readonly ask: 'deltas' } | { readonly ask: 'growth'; readonly profiles: readonly ProfileKey[] };

export interface CompareAnswers {
  readonly deltas: Deltas;
  readonly growth: Growth;
}
