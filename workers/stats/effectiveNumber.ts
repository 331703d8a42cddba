// Neighbours in time are alike: a burst of a thousand slow starts is not a thousand findings. How many independent values a sample
// is worth is told by how much further apart the means of its stretches of time lie than those of values drawn at random would
// (the design effect of cluster samples, Kish 1965; over ever longer stretches, as Flyvbjerg and Petersen 1989 do for series).
import type { Sample } from '../api.ts';

/** Fewer stretches tell nothing of how far apart they lie. */
const FEWEST_STRETCHES = 8;

/** Each at most the number of values. */
export interface EffectiveNumbers {
  /** For tests of means, in which few large values weigh much. */
  readonly byValue: number;
  /** For tests of ranks, in which all weigh the same. */
  readonly byRank: number;
}

/** Of all runs' values together; stretches are not put together over the edge of a run. Samples of too few stretches count in full. */
export function effectiveNumbers(runs: readonly Sample[]): EffectiveNumbers {
  const n = runs.reduce((sum, { blocks }) => blocks.count.reduce((of, count) => of + count, sum), 0);
  if (n < 2) return { byValue: n, byRank: n };
  const ranks = ranksOf(runs);
  const byValue = runs.map((run) => stretchSums(run, run.value));
  const byRank = runs.map((run, index) => stretchSums(run, ranks[index]));
  return { byValue: n / designEffect(byValue, n), byRank: n / designEffect(byRank, n) };
}

interface StretchSums {
  readonly count: Float64Array;
  readonly sum: Float64Array;
  /** Of all values' squares. */
  readonly squares: number;
}

/** By run and place in its values: the middle of the ranks that the value has among all runs' values. */
function ranksOf(runs: readonly Sample[]): readonly Float64Array[] {
  const ranks = runs.map(({ value }) => new Float64Array(value.length));
  const at = runs.map(() => 0);
  for (let before = 0; ; ) {
    let next = Infinity;
    runs.forEach(({ value }, run) => {
      if (at[run] < value.length && value[at[run]] < next) next = value[at[run]];
    });
    if (next === Infinity) return ranks;
    let equal = 0;
    runs.forEach(({ value, count }, run) => {
      if (value[at[run]] === next) equal += count[at[run]];
    });
    runs.forEach(({ value }, run) => {
      if (value[at[run]] === next) ranks[run][at[run]++] = before + (equal + 1) / 2;
    });
    before += equal;
  }
}

function stretchSums({ blocks }: Sample, score: Float64Array): StretchSums {
  const stretches = blocks.first.length - 1;
  const count = new Float64Array(Math.max(stretches, 0));
  const sum = new Float64Array(count.length);
  let squares = 0;
  for (let stretch = 0; stretch < stretches; stretch++) {
    for (let row = blocks.first[stretch]; row < blocks.first[stretch + 1]; row++) {
      const value = score[blocks.place[row]];
      count[stretch] += blocks.count[row];
      sum[stretch] += blocks.count[row] * value;
      squares += blocks.count[row] * value * value;
    }
  }
  return { count, sum, squares };
}

/** At least 1: the largest over stretches of one, two, four … as long as there are enough of them. */
function designEffect(runs: readonly StretchSums[], n: number): number {
  const total = runs.reduce((of, { sum }) => sum.reduce((upTo, each) => upTo + each, of), 0);
  const mean = total / n;
  const variance = (runs.reduce((of, { squares }) => of + squares, 0) - n * mean * mean) / (n - 1);
  // Equal values, but for rounding.
  if (!(variance > 1e-12 * mean * mean)) return 1;
  let largest = 1;
  for (let [level, stretches] = [runs, Infinity]; ; level = level.map(halved)) {
    stretches = 0;
    let between = 0;
    for (const { count, sum } of level) {
      for (let stretch = 0; stretch < count.length; stretch++) {
        if (count[stretch] === 0) continue;
        stretches++;
        between += (sum[stretch] - count[stretch] * mean) ** 2 / count[stretch];
      }
    }
    if (stretches < FEWEST_STRETCHES) return largest;
    largest = Math.max(largest, between / (stretches - 1) / variance);
    if (level.every(({ count }) => count.length <= 1)) return largest;
  }
}

function halved({ count, sum, squares }: StretchSums): StretchSums {
  const pairs = Math.ceil(count.length / 2);
  const [counts, sums] = [new Float64Array(pairs), new Float64Array(pairs)];
  for (let stretch = 0; stretch < count.length; stretch++) {
    counts[stretch >> 1] += count[stretch];
    sums[stretch >> 1] += sum[stretch];
  }
  return { count: counts, sum: sums, squares };
}
