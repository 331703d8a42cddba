// Flat and cum per function, and the totals they are percentages of: the figures of `go tool pprof -top -nodefraction=0`.
import type { ProfileColumns, SampleValues } from './columns.ts';
import type { FrameKinds } from './frameKinds.ts';
import { compareAsGo } from './functionNames.ts';
import type { Stacks } from './stacks.ts';

/** In the column's own numbers: doubles where they are exact, else 64-bit integers that wrap as Go's do. */
export interface FunctionSums {
  /** By row. */
  readonly flat: SampleValues;
  readonly cum: SampleValues;
  /** Rows that have figures, by |flat| descending, name, |cum| descending. */
  readonly order: readonly number[];
  /** Σ |value|, or that of the base where samples are labelled as one. */
  readonly total: number | bigint;
}

/** @param values the column of the sample type, one value per sample. */
export function sumByFunction(profile: ProfileColumns, kinds: FrameKinds, stacks: Stacks, values: SampleValues): FunctionSums {
  const total = totalOf(values, profile.isBase);
  if (values instanceof BigInt64Array) {
    const { flat, cum } = sumExact(kinds, stacks, values);
    return { flat, cum, order: sortExact(kinds, flat, cum), total };
  }
  const { flat, cum } = sumDoubles(kinds, stacks, values);
  return { flat, cum, order: sortDoubles(kinds, flat, cum), total };
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

function sortDoubles({ rows }: FrameKinds, flat: Float64Array, cum: Float64Array): number[] {
  const order = [...rows.keys()].filter((row) => flat[row] !== 0 || cum[row] !== 0);
  return order.toSorted(
    (a, b) => Math.abs(flat[b]) - Math.abs(flat[a]) || compareAsGo(rows[a].name, rows[b].name) || Math.abs(cum[b]) - Math.abs(cum[a]),
  );
}

function sortExact({ rows }: FrameKinds, flat: BigInt64Array, cum: BigInt64Array): number[] {
  // A cum of −2⁶³ has no absolute value in 64 bits; the reference then takes the function for one below its cut-off.
  const order = [...rows.keys()].filter((row) => (flat[row] !== 0n || cum[row] !== 0n) && wrappedAbs(cum[row]) >= 0n);
  return order.toSorted(
    (a, b) =>
      descending(wrappedAbs(flat[a]), wrappedAbs(flat[b])) ||
      compareAsGo(rows[a].name, rows[b].name) ||
      descending(wrappedAbs(cum[a]), wrappedAbs(cum[b])),
  );
}

/** Σ |value|; if the samples labelled as a base have a positive sum of their own, that sum. */
export function totalOf(values: SampleValues, isBase: Uint8Array | undefined): number | bigint {
  if (values instanceof BigInt64Array) {
    let all = 0n;
    let base = 0n;
    for (let i = 0; i < values.length; i++) {
      const size = wrappedAbs(values[i]);
      all = BigInt.asIntN(64, all + size);
      if (isBase?.[i] === 1) base = BigInt.asIntN(64, base + size);
    }
    return base > 0n ? base : all;
  }
  let all = 0;
  let base = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    all += size;
    if (isBase?.[i] === 1) base += size;
  }
  return base > 0 ? base : all;
}

function descending(x: bigint, y: bigint): number {
  return x === y ? 0 : x > y ? -1 : 1;
}

function wrappedAbs(value: bigint): bigint {
  return BigInt.asIntN(64, value < 0n ? -value : value);
}
