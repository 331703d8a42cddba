import type { ProfileColumns, SampleValues } from '../columns.ts';
import { subsetOfSamples } from '../sampleSubset.ts';
import { isZero } from './samples.ts';

/**
 * Every column times its ratio, rounded half away from zero, as `go tool pprof` scales: through a double, also where the column is
 * 64-bit. Samples none of whose changed columns is left non-zero go.
 *
 * @param ratios one for each sample type; 1 leaves its column as it is.
 */
export function scaled(profile: ProfileColumns, ratios: readonly number[]): ProfileColumns {
  if (ratios.every((ratio) => ratio === 1)) return profile;
  const values = profile.values.map((column, type) => (ratios[type] === 1 ? column : times(column, ratios[type])));
  const changed = values.filter((_, type) => ratios[type] !== 1);
  const kept = new Uint32Array(profile.samples);
  let left = 0;
  for (let sample = 0; sample < profile.samples; sample++) {
    if (!isZero(changed, sample)) kept[left++] = sample;
  }
  const all = { ...profile, values };
  return left === profile.samples ? all : subsetOfSamples(all, kept.subarray(0, left));
}

function times(column: SampleValues, ratio: number): SampleValues {
  const doubles = new Float64Array(column.length);
  let sum = 0;
  for (let i = 0; i < column.length; i++) {
    doubles[i] = roundedAway(Number(column[i]) * ratio);
    sum += Math.abs(doubles[i]);
  }
  // What was 64-bit stays so: sums of columns are compared and merged later, and a column must not change its kind back and forth.
  return sum < 2 ** 53 && !(column instanceof BigInt64Array) ? doubles : BigInt64Array.from(doubles, int64Of);
}

/** Half away from zero; Math.round takes halves up. Never −0. */
function roundedAway(value: number): number {
  return value < 0 ? 0 - Math.round(-value) : Math.round(value);
}

/** As a conversion to int64 gives on the machines Go profiles are looked at on: what does not fit is the least one. */
function int64Of(value: number): bigint {
  return Math.abs(value) < 2 ** 63 ? BigInt(value) : -(2n ** 63n);
}
