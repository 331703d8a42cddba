// How far a percentile may be off: the recording's stretches of time are drawn again, with repetition, as many as there were, and the
// percentile is taken of what they hold; a thousand times (Künsch 1989, with stretches that do not overlap). Of several runs, first
// the runs are drawn, then stretches of each. Numbers come from a seed: the same recordings give the same interval.
import type { Sample } from '../api.ts';
import type { SeededNumbers } from './seededNumbers.ts';
import { nearestRankOf, totalOf } from './weighted.ts';

/** More different values than this are put together in steps of half a percent, of which no recording fills ten thousand. */
const EXACT_UP_TO = 2500;
const STEPS_AN_OCTAVE = 128;
/** Values in fewer stretches than this are drawn one by one: of so few, the same ones would come again and again. */
const FEWEST_STRETCHES = 8;
/** Beyond this, several neighbours in size at once. */
const MOST_DRAWN = 4096;

/** Column by round of each percentile, and of the mean. */
export interface Redrawn {
  readonly percentiles: readonly Float64Array[];
  readonly mean: Float64Array;
}

interface Buckets {
  readonly value: Float64Array;
  /** Stretches of a run that hold something: rows first[s] to first[s + 1]. */
  readonly runs: readonly { readonly first: Uint32Array; readonly bucket: Uint32Array; readonly count: Float64Array }[];
}

/** `percents` ascend. Runs without values are left out; without any, all is NaN. */
export function redrawn(samples: readonly Sample[], percents: readonly number[], rounds: number, random: SeededNumbers): Redrawn {
  const { value, runs } = bucketsOf(samples.filter(({ value: { length } }) => length > 0));
  const found = percents.map(() => new Float64Array(rounds).fill(Number.NaN));
  const mean = new Float64Array(rounds).fill(Number.NaN);
  const counts = new Float64Array(value.length);
  for (let round = 0; round < rounds && runs.length > 0; round++) {
    counts.fill(0);
    for (let drawn = 0; drawn < runs.length; drawn++) {
      const { first, bucket, count } = runs[random.below(runs.length)];
      const stretches = first.length - 1;
      for (let of = 0; of < stretches; of++) {
        const stretch = random.below(stretches);
        for (let row = first[stretch]; row < first[stretch + 1]; row++) counts[bucket[row]] += count[row];
      }
    }
    let [n, sum] = [0, 0];
    for (let bucket = 0; bucket < counts.length; bucket++) {
      n += counts[bucket];
      sum += counts[bucket] * value[bucket];
    }
    mean[round] = sum / n;
    let [bucket, upTo] = [0, counts[0]];
    for (let index = 0; index < percents.length; index++) {
      const rank = nearestRankOf(percents[index], n);
      while (upTo < rank && bucket + 1 < counts.length) upTo += counts[++bucket];
      found[index][round] = value[bucket];
    }
  }
  return { percentiles: found, mean };
}

/** The middle 95 % or 99 % of what was found; undefined where nothing was. */
export function middleOf(found: Float64Array, percent: 95 | 99): readonly [number, number] | undefined {
  const known = found.filter((value) => Number.isFinite(value)).toSorted();
  if (known.length === 0) return undefined;
  const outside = Math.floor((known.length * (100 - percent)) / 200);
  return [known[outside], known[known.length - 1 - outside]];
}

/** One scale for all runs: their own values, or steps of a logarithm if those are more than a few thousand. */
function bucketsOf(samples: readonly Sample[]): Buckets {
  const values = samples.map(({ value }) => value);
  const exact = values.reduce((sum, { length }) => sum + length, 0) <= EXACT_UP_TO;
  const keyOf = exact ? (value: number) => value : stepOf;
  const keys = Float64Array.from(new Set(values.flatMap((column) => Array.from(column, keyOf)))).toSorted();
  const placeOf = new Map(Array.from(keys, (key, place) => [key, place]));
  const value = exact ? keys : keys.map(valueOfStep);
  return { value, runs: samples.map((sample) => stretchesOf(sample, Uint32Array.from(sample.value, (each) => placeOf.get(keyOf(each)) ?? 0))) };
}

function stepOf(value: number): number {
  if (value === 0) return 0;
  // From 2^-30 up, so that a step is never 0 and signs stay apart.
  return Math.sign(value) * Math.max(1, Math.round((Math.log2(Math.abs(value)) + 30) * STEPS_AN_OCTAVE));
}

function valueOfStep(step: number): number {
  return step === 0 ? 0 : Math.sign(step) * 2 ** (Math.abs(step) / STEPS_AN_OCTAVE - 30);
}

function stretchesOf({ value, count, blocks }: Sample, bucketOf: Uint32Array): Buckets['runs'][number] {
  const held: number[] = [];
  for (let stretch = 0; stretch + 1 < blocks.first.length; stretch++) if (blocks.first[stretch] < blocks.first[stretch + 1]) held.push(stretch);
  const buckets: number[] = [];
  const counts: number[] = [];
  const first = [0];
  if (held.length < FEWEST_STRETCHES) {
    const atOnce = Math.max(totalOf(count) / MOST_DRAWN, 1);
    for (let place = 0; place < value.length; place++) {
      for (let left = count[place]; left > 0; left -= atOnce) {
        buckets.push(bucketOf[place]);
        counts.push(Math.min(left, atOnce));
        first.push(buckets.length);
      }
    }
  } else {
    const inStretch = new Float64Array(bucketOf.reduce((most, bucket) => Math.max(most, bucket), 0) + 1);
    for (const stretch of held) {
      const seen: number[] = [];
      for (let row = blocks.first[stretch]; row < blocks.first[stretch + 1]; row++) {
        const bucket = bucketOf[blocks.place[row]];
        if (inStretch[bucket] === 0) seen.push(bucket);
        inStretch[bucket] += blocks.count[row];
      }
      for (const bucket of seen) {
        buckets.push(bucket);
        counts.push(inStretch[bucket]);
        inStretch[bucket] = 0;
      }
      first.push(buckets.length);
    }
  }
  return { first: Uint32Array.from(first), bucket: Uint32Array.from(buckets), count: Float64Array.from(counts) };
}
