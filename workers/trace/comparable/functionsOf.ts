// Functions of a trace to compare: goroutines by entry function, how long they ran, and how long they waited for a P and why.

import { type ComparableFunction, type Sample, WAIT_CAUSES } from '../../api.ts';
import { middleOfBucket } from '../../stats/logBuckets.ts';
import { FUNCTION, FUNCTION_VALUES } from '../closeup/breakdownPart.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { KeyedSums } from '../closeup/keyedSums.ts';
import { displayText } from '../text.ts';
import type { DistributionTotal, GroupSums } from '../waits/distributionTotal.ts';

const MOST_FUNCTIONS = 200;
const NO_CAUSES = new Float64Array(WAIT_CAUSES.length);

/** Those that ran longest. `total`: of all waits. Waits are by bucket (see BUCKET_ERROR), all in one stretch of time. */
export function functionsOf(trace: CloseTrace, total: DistributionTotal): readonly ComparableFunction[] {
  const { index } = trace;
  const sums = new KeyedSums(FUNCTION_VALUES);
  for (let number = 0; number < index.generations.length; number++) {
    const part = trace.summary(number)?.breakdown.whole;
    if (part === undefined) continue;
    for (const { keys, values, textOf } of [
      { ...part.functions, textOf: (key: number) => key },
      { ...part.unnamed, textOf: (row: number) => index.outlived.name[row] },
    ]) {
      for (let i = 0; i < keys.length; i++) {
        const at = sums.at(textOf(keys[i]));
        const from = i * FUNCTION_VALUES;
        sums.values[at + FUNCTION.begun] += values[from + FUNCTION.begun];
        if (number === 0) sums.values[at + FUNCTION.begun] += values[from + FUNCTION.found];
        sums.values[at + FUNCTION.runningNs] += values[from + FUNCTION.runningNs];
      }
    }
  }
  const waits = total.groups(trace, 'entry', []);
  return Array.from({ length: sums.count }, (_, place) => ({ name: displayText(index.tables.texts[sums.key(place)]), at: place * FUNCTION_VALUES }))
    .map(({ name, at }) => ({ name, goroutines: sums.values[at + FUNCTION.begun], own: sums.values[at + FUNCTION.runningNs] }))
    .toSorted((a, b) => b.own - a.own || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_FUNCTIONS)
    .map((row) => ({ ...row, causes: Array.from(waits.get(row.name)?.causes ?? NO_CAUSES), cum: undefined, waits: sampleOfGroup(waits.get(row.name)) }));
}

function sampleOfGroup(sums: GroupSums | undefined): Sample | undefined {
  if (sums === undefined) return undefined;
  const counts = new Map<number, number>();
  sums.bucket.forEach((bucket, i) => counts.set(bucket, (counts.get(bucket) ?? 0) + sums.count[i]));
  const buckets = [...counts].toSorted(([a], [b]) => a - b);
  const value = Float64Array.from(buckets, ([bucket]) => Math.min(sums.longestNs, middleOfBucket(bucket)));
  const count = Float64Array.from(buckets, ([, many]) => many);
  return { value, count, rounded: true, blocks: { first: Uint32Array.of(0, value.length), place: Uint32Array.from(value.keys()), count: count.slice() } };
}
