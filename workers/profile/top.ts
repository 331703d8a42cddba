// Flat and cum per row, and the totals they are percentages of: the figures of `go tool pprof -top -nodefraction=0`.
import type { ProfileColumns, SampleValues } from './columns.ts';
import type { FrameKinds } from './frameKinds.ts';
import { compareAsGo } from './functionNames.ts';
import type { Stacks } from './stacks.ts';

/** In the column's own numbers: doubles where they are exact, else 64-bit integers that wrap as Go's do. */
export interface FunctionSums {
  /** By row, as printed: of means the quotients, truncated. */
  readonly flat: SampleValues;
  readonly cum: SampleValues;
  /** What is divided for means; else the same. */
  readonly flatSum: SampleValues;
  readonly cumSum: SampleValues;
  /** Rows that have figures, by |flatSum| descending, name, |cumSum| descending. */
  readonly order: readonly number[];
  /** Σ |value|, or that of the base where samples are labelled as one; of means its quotient. */
  readonly total: number | bigint;
}

export interface SumOptions {
  /** The column that figures are divided by. */
  readonly mean?: SampleValues | undefined;
  /** Without rows that are less than nothing: by flat, or by cum where flat is 0. */
  readonly dropNegative?: boolean | undefined;
}

/** @param values the column of the sample type, one value per sample. */
export function sumByFunction(profile: ProfileColumns, kinds: FrameKinds, stacks: Stacks, values: SampleValues, options: SumOptions = {}): FunctionSums {
  const { mean, dropNegative = false } = options;
  const total = totalOf(values, profile.isBase, mean);
  const { flat, cum } = sumRows(kinds, stacks, values);
  const order =
    flat instanceof BigInt64Array || cum instanceof BigInt64Array ? sortExact(kinds, bigints(flat), bigints(cum), dropNegative) : sortDoubles(kinds, flat, cum, dropNegative);
  if (mean === undefined) return { flat, cum, flatSum: flat, cumSum: cum, order, total };
  const divisor = sumRows(kinds, stacks, mean);
  return { flat: quotients(flat, divisor.flat), cum: quotients(cum, divisor.cum), flatSum: flat, cumSum: cum, order, total };
}

function sumRows(kinds: FrameKinds, stacks: Stacks, values: SampleValues): { readonly flat: SampleValues; readonly cum: SampleValues } {
  return values instanceof BigInt64Array ? sumExact(kinds, stacks, values) : sumDoubles(kinds, stacks, values);
}

/** cum counts a function once per sample, however often it recurs; flat belongs to the leaf. */
function sumDoubles({ rows, boxRow }: FrameKinds, { start, box }: Stacks, values: Float64Array): { flat: Float64Array; cum: Float64Array } {
  const flat = new Float64Array(rows.length);
  const cum = new Float64Array(rows.length);
  const countedIn = new Int32Array(rows.length).fill(-1);
  for (let sample = 0; sample < values.length; sample++) {
    const value = values[sample];
    const end = start[sample + 1];
    if (value === 0 || end === start[sample]) continue;
    for (let i = start[sample]; i < end; i++) {
      const row = boxRow[box[i]];
      if (countedIn[row] === sample) continue;
      countedIn[row] = sample;
      cum[row] += value;
    }
    flat[boxRow[box[end - 1]]] += value;
  }
  return { flat, cum };
}

function sumExact({ rows, boxRow }: FrameKinds, { start, box }: Stacks, values: BigInt64Array): { flat: BigInt64Array; cum: BigInt64Array } {
  const flat = new BigInt64Array(rows.length);
  const cum = new BigInt64Array(rows.length);
  const countedIn = new Int32Array(rows.length).fill(-1);
  for (let sample = 0; sample < values.length; sample++) {
    const value = values[sample];
    const end = start[sample + 1];
    if (value === 0n || end === start[sample]) continue;
    for (let i = start[sample]; i < end; i++) {
      const row = boxRow[box[i]];
      if (countedIn[row] === sample) continue;
      countedIn[row] = sample;
      // A BigInt64Array keeps the low 64 bits, so sums wrap.
      cum[row] += value;
    }
    flat[boxRow[box[end - 1]]] += value;
  }
  return { flat, cum };
}

function sortDoubles({ rows }: FrameKinds, flat: Float64Array, cum: Float64Array, dropNegative: boolean): number[] {
  const isShown = (row: number): boolean => (flat[row] !== 0 || cum[row] !== 0) && !(dropNegative && (flat[row] < 0 || (flat[row] === 0 && cum[row] < 0)));
  const order = [...rows.keys()].filter(isShown);
  return order.toSorted(
    (a, b) => Math.abs(flat[b]) - Math.abs(flat[a]) || compareAsGo(rows[a].name, rows[b].name) || Math.abs(cum[b]) - Math.abs(cum[a]),
  );
}

function sortExact({ rows }: FrameKinds, flat: BigInt64Array, cum: BigInt64Array, dropNegative: boolean): number[] {
  // A cum of −2⁶³ has no absolute value in 64 bits; the reference then takes the function for one below its cut-off.
  const hasFigures = (row: number): boolean => (flat[row] !== 0n || cum[row] !== 0n) && wrappedAbs(cum[row]) >= 0n;
  const order = [...rows.keys()].filter((row) => hasFigures(row) && !(dropNegative && (flat[row] < 0n || (flat[row] === 0n && cum[row] < 0n))));
  return order.toSorted(
    (a, b) =>
      descending(wrappedAbs(flat[a]), wrappedAbs(flat[b])) ||
      compareAsGo(rows[a].name, rows[b].name) ||
      descending(wrappedAbs(cum[a]), wrappedAbs(cum[b])),
  );
}

/** Integers divided, without the fraction; what would be divided by 0 stays as it is. */
function quotients(sums: SampleValues, divisors: SampleValues): SampleValues {
  if (sums instanceof BigInt64Array || divisors instanceof BigInt64Array) {
    const by = bigints(divisors);
    return bigints(sums).map((sum, i) => (by[i] === 0n ? sum : sum / by[i]));
  }
  // The quotient of integers below 2⁵³ is never rounded up to the next integer. No −0: it would be printed.
  return sums.map((sum, i) => (divisors[i] === 0 ? sum : Math.trunc(sum / divisors[i]) + 0));
}

/** Σ |value|; if the samples labelled as a base have a positive sum of their own, that sum. Of means: divided by Σ of `mean`. */
export function totalOf(values: SampleValues, isBase: Uint8Array | undefined, mean?: SampleValues): number | bigint {
  const all = sizeOf(values, undefined);
  const base = isBase === undefined ? undefined : sizeOf(values, isBase);
  const ofBase = base !== undefined && base > 0;
  const total = ofBase ? base : all;
  if (mean === undefined) return total;
  const divisor = signedSum(mean, ofBase ? isBase : undefined);
  if (Number(divisor) === 0) return total;
  return typeof total === 'bigint' || typeof divisor === 'bigint' ? BigInt(total) / BigInt(divisor) : Math.trunc(total / divisor) + 0;
}

/** Σ |value|, of the samples that `of` has a 1 for; of all, if it is undefined. */
function sizeOf(values: SampleValues, of: Uint8Array | undefined): number | bigint {
  if (values instanceof BigInt64Array) {
    let sum = 0n;
    for (let i = 0; i < values.length; i++) if (of === undefined || of[i] === 1) sum = BigInt.asIntN(64, sum + wrappedAbs(values[i]));
    return sum;
  }
  let sum = 0;
  for (let i = 0; i < values.length; i++) if (of === undefined || of[i] === 1) sum += Math.abs(values[i]);
  return sum;
}

function signedSum(values: SampleValues, of: Uint8Array | undefined): number | bigint {
  if (values instanceof BigInt64Array) {
    let sum = 0n;
    for (let i = 0; i < values.length; i++) if (of === undefined || of[i] === 1) sum = BigInt.asIntN(64, sum + values[i]);
    return sum;
  }
  let sum = 0;
  for (let i = 0; i < values.length; i++) if (of === undefined || of[i] === 1) sum += values[i];
  return sum;
}

/** A column in 64-bit integers, whatever it was in. */
function bigints(values: SampleValues): BigInt64Array {
  return values instanceof BigInt64Array ? values : BigInt64Array.from(values, BigInt);
}

function descending(x: bigint, y: bigint): number {
  return x === y ? 0 : x > y ? -1 : 1;
}

function wrappedAbs(value: bigint): bigint {
  return BigInt.asIntN(64, value < 0n ? -value : value);
}
