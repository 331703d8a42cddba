// Functions of both sides beside each other.
import type { CauseSums, Comparable, ComparableFunction, ComparedFunction, Sample } from '../api.ts';
import { percentiles } from '../stats/weighted.ts';
import { pooled } from './pooled.ts';

/** The largest on either side first. */
const MOST_FUNCTIONS = 200;

/** Traces: per second of the recordings; profiles: of a run, on average. A function that a run does not tell of counts 0 there. */
export function comparedFunctions(a: readonly Comparable[], b: readonly Comparable[]): readonly ComparedFunction[] {
  const [ofA, ofB] = [byName(a), byName(b)];
  const [unitA, unitB] = [divisor(a), divisor(b)];
  return [...new Set([...ofA.keys(), ...ofB.keys()])]
    .map((name) => {
      const [rowsA, rowsB] = [ofA.get(name) ?? [], ofB.get(name) ?? []];
      return {
        name,
        a: ownOf(rowsA) / unitA,
        b: ownOf(rowsB) / unitB,
        waitsP99: { a: p99(rowsA), b: p99(rowsB) },
        causesA: causesOf(rowsA, unitA),
        causesB: causesOf(rowsB, unitB),
      };
    })
    .toSorted((one, other) => Math.max(Math.abs(other.a), Math.abs(other.b)) - Math.max(Math.abs(one.a), Math.abs(one.b)))
    .slice(0, MOST_FUNCTIONS);
}

function byName(runs: readonly Comparable[]): ReadonlyMap<string, readonly ComparableFunction[]> {
  const rows = new Map<string, ComparableFunction[]>();
  for (const row of runs.flatMap(({ functions }) => functions)) {
    const same = rows.get(row.name);
    if (same === undefined) rows.set(row.name, [row]);
    else same.push(row);
  }
  return rows;
}

/** Seconds that the traces lasted, or the number of profiles. */
function divisor(runs: readonly Comparable[]): number {
  const seconds = runs.reduce((sum, { durationNs = 0 }) => sum + durationNs, 0) / 1e9;
  return runs.every(({ kind }) => kind === 'go-trace') && seconds > 0 ? seconds : Math.max(runs.length, 1);
}

function ownOf(rows: readonly ComparableFunction[]): number {
  return rows.reduce((sum, { own }) => sum + own, 0);
}

function p99(rows: readonly ComparableFunction[]): number | undefined {
  const waits = rows.map((row) => row.waits).filter((sample): sample is Sample => sample !== undefined && sample.value.length > 0);
  return waits.length === 0 ? undefined : percentiles(pooled(waits), [99])[0];
}

function causesOf(rows: readonly ComparableFunction[], per: number): CauseSums | undefined {
  return addedCauses(rows.map(({ causes }) => causes))?.map((ns) => ns / per);
}

/** undefined: none of them tells causes. */
export function addedCauses(all: readonly (CauseSums | undefined)[]): CauseSums | undefined {
  const known = all.filter((causes) => causes !== undefined);
  return known.length === 0 ? undefined : known[0].map((_, cause) => known.reduce((sum, causes) => sum + causes[cause], 0));
}
