// Flat and cum of the rows of a reading as the graph, peek and the rest show them, and as they are sorted and trimmed by.
import type { SampleValues } from '../columns.ts';
import type { Reading } from '../reading/reading.ts';
import { sumByFunction } from '../top.ts';

export interface RowFigures {
  /** As shown: in a mean, each divided by its own sum of the first column. */
  readonly flat: (row: number) => number;
  readonly cum: (row: number) => number;
  /** Sums of the column: what the graph's order and cut-offs go by, in a mean too. */
  readonly flatSum: SampleValues;
  readonly cumSum: SampleValues;
  /** Rows that are shown, by |Σ flat| descending, name, |Σ cum| descending. */
  readonly order: readonly number[];
  /** Rows whose Σ cum has no absolute value in 64 bits: in pprof's sums, and under every cut-off. */
  readonly beyond: readonly number[];
}

/** The column that a mean divides by; undefined: no mean is asked for. */
export function divisorsOf({ options, profile }: Reading): SampleValues | undefined {
  return options.mean === true ? profile.values[0] : undefined;
}

export function rowFigures(reading: Reading, sampleType: number): RowFigures {
  const shown = reading.sums(sampleType);
  const { profile, kinds, stacks } = reading;
  const sums = divisorsOf(reading) === undefined ? shown : sumByFunction(profile, kinds, stacks, profile.values[sampleType]);
  return {
    flat: (row) => Number(shown.flat[row]),
    cum: (row) => Number(shown.cum[row]),
    flatSum: sums.flat,
    cumSum: sums.cum,
    order: shown.order,
    beyond: sums.cum instanceof BigInt64Array && reading.options.dropNegative !== true ? positionsOf(sums.cum, -(2n ** 63n)) : [],
  };
}

function positionsOf(values: BigInt64Array, value: bigint): number[] {
  return [...values.keys()].filter((i) => values[i] === value);
}

/** Whole-number division toward zero, as Go's; a divisor of 0 divides nothing. */
export function quotient(sum: number | bigint, divisor: number | bigint | undefined): number {
  if (divisor === undefined || Number(divisor) === 0) return Number(sum);
  if (typeof sum === 'number' && typeof divisor === 'number') return (sum - (sum % divisor)) / divisor;
  return Number(BigInt(sum) / BigInt(divisor));
}
