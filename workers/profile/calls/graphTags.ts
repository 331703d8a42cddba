// How many labels pprof would draw at functions of its graph. They count as nodes there, so they decide which functions are shown:
// all text labels of a sample are one, and each size of the number `bytes` is one, as it is printed.
import type { ProfileColumns, ProfileStrings, SampleLabels } from '../columns.ts';
import { labelUnits } from '../filters/labelUnits.ts';
import { printScaled } from '../units/print.ts';
import type { EdgeSource } from './callEdges.ts';
import { PairTable } from './pairTable.ts';

/** pprof draws no more at a function. */
const MOST_TAGS = 4;
/** Marks samples of a difference; never drawn. */
const BASE_KEY = 'pprof::base';
const SIZE_KEY = 'bytes';

/**
 * @param rows of those that are in the graph.
 * @param leastSize labels with less, flat and cum, are not drawn.
 * @returns by position in `rows`.
 */
export function countTags(profile: ProfileColumns, { kinds, stacks, values }: EdgeSource, rows: readonly number[], leastSize: number): readonly number[] {
  const { labels } = profile;
  if (labels === undefined) return [];
  const place = new Int32Array(kinds.rows.length).fill(-1);
  for (const [i, row] of rows.entries()) place[row] = i;
  const { boxRow } = kinds;
  const { start, box } = stacks;
  const tags = new SampleTags(profile, labels);

  // Only what has flat at a row is drawn there: pairs of leaf and tag, no more than samples.
  const pairs = new PairTable();
  const flat: number[] = [];
  for (let sample = 0; sample < profile.samples; sample++) {
    const end = start[sample + 1];
    if (labels.start[sample] === labels.start[sample + 1] || end === start[sample]) continue;
    const leaf = place[boxRow[box[end - 1]]];
    const value = Number(values[sample]);
    if (leaf < 0 || value === 0) continue;
    for (const tag of tags.of(sample)) {
      const pair = pairs.positionOf(leaf, tag);
      flat[pair] = (flat[pair] ?? 0) + value;
    }
  }
  const cum = new Float64Array(pairs.size);
  const countedIn = new Int32Array(rows.length).fill(-1);
  for (let sample = 0; sample < profile.samples; sample++) {
    if (labels.start[sample] === labels.start[sample + 1]) continue;
    const value = Number(values[sample]);
    if (value === 0) continue;
    const own = tags.of(sample);
    for (let i = start[sample]; i < start[sample + 1]; i++) {
      const at = place[boxRow[box[i]]];
      if (at < 0 || countedIn[at] === sample) continue;
      countedIn[at] = sample;
      for (const tag of own) {
        const pair = pairs.find(at, tag);
        if (pair >= 0) cum[pair] += value;
      }
    }
  }

  const counts = rows.map(() => 0);
  for (let pair = 0; pair < pairs.size; pair++) {
    if (flat[pair] === 0 || (Math.abs(flat[pair]) < leastSize && Math.abs(cum[pair]) < leastSize)) continue;
    const at = pairs.first[pair];
    if (counts[at] < MOST_TAGS) counts[at]++;
  }
  return counts;
}

type KeyUse = 'none' | 'size' | 'text';

/** Labels of samples as numbers that are equal where the labels are. */
class SampleTags {
  readonly #labels: SampleLabels;
  readonly #strings: ProfileStrings;
  readonly #sizeUnit: string;
  readonly #uses = new Map<number, KeyUse>();
  /** (key, text) → text label; (labels so far, label) → all of them; (all of them, size) → size label. */
  readonly #texts = new PairTable();
  readonly #sets = new PairTable();
  readonly #sizes = new PairTable();
  readonly #printed = new Map<string, number>();
  readonly #tags: number[] = [];
  readonly #own: number[] = [];

  constructor(profile: ProfileColumns, labels: SampleLabels) {
    this.#sizeUnit = labelUnits(profile).get(SIZE_KEY) ?? SIZE_KEY;
    this.#labels = labels;
    this.#strings = profile.strings;
  }

  /** Good until the next call. */
  of(sample: number): readonly number[] {
    const { start, key, text, number } = this.#labels;
    const tags = this.#tags;
    const own = this.#own;
    tags.length = 0;
    own.length = 0;
    for (let i = start[sample]; i < start[sample + 1]; i++) {
      if (text[i] !== 0 && this.#use(key[i]) !== 'none') own.push(this.#texts.positionOf(key[i], text[i]));
    }
    own.sort((a, b) => a - b);
    let set = 0;
    for (const label of own) set = this.#sets.positionOf(set, label) + 1;
    // Even numbers are sets of text labels, odd ones are sizes.
    if (set > 0) tags.push(set * 2);
    for (let i = start[sample]; i < start[sample + 1]; i++) {
      if (text[i] === 0 && this.#use(key[i]) === 'size') tags.push(this.#sizes.positionOf(set, this.#printedSize(number[i])) * 2 + 1);
    }
    return tags;
  }

  #use(key: number): KeyUse {
    let use = this.#uses.get(key);
    if (use === undefined) {
      const name = this.#strings.get(key);
      use = name === BASE_KEY ? 'none' : name === SIZE_KEY ? 'size' : 'text';
      this.#uses.set(key, use);
    }
    return use;
  }

  #printedSize(bytes: bigint): number {
    const printed = printScaled(bytes, this.#sizeUnit, 'minimum');
    const known = this.#printed.get(printed) ?? this.#printed.size;
    this.#printed.set(printed, known);
    return known;
  }
}
