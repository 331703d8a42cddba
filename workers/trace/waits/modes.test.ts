import { expect, test } from 'vitest';
import { BUCKETS_AN_OCTAVE, LOG_BUCKETS, logBucket, middleOfBucket } from '../../stats/logBuckets.ts';
import { modesOf } from './modes.ts';

/** The same numbers in each run. */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Log-normal: middle in ns, standard deviation in doublings, how many. */
type LogNormal = readonly [middle: number, doublings: number, many: number];

function histogram(parts: readonly LogNormal[], seed: number): Float64Array {
  const normal = normals(seed);
  const counts = new Float64Array(LOG_BUCKETS);
  for (const [middle, doublings, many] of parts) for (let i = 0; i < many; i++) counts[logBucket(Math.round(middle * 2 ** (doublings * normal())))]++;
  return counts;
}

const modes = (parts: readonly LogNormal[], seed: number): readonly number[] => modesOf(histogram(parts, seed), BUCKETS_AN_OCTAVE).map(({ peak }) => middleOfBucket(peak));

test.each([40, 100, 1000, 10_000, 100_000])('%d values of one log-normal distribution are one', (many) => {
  for (let seed = 1; seed <= (many > 5000 ? 1 : 20); seed++) for (const doublings of [0.3, 1, 2.5]) expect(modes([[20_000, doublings, many]], seed)).toHaveLength(1);
});

test.each([500, 5000, 20_000])('%d values of two, a decade apart, are two, and where they are', (many) => {
  for (let seed = 1; seed <= 5; seed++) {
    const found = modes([[2000, 0.7, many * 0.7], [20_000, 0.7, many * 0.3]], seed);
    expect(found).toHaveLength(2);
    expect(Math.abs(Math.log2(found[0] / 2000))).toBeLessThan(0.5);
    expect(Math.abs(Math.log2(found[1] / 20_000))).toBeLessThan(0.5);
  }
});

test('three are three, with their shares', () => {
  const found = modesOf(histogram([[1000, 0.5, 6000], [60_000, 0.5, 3000], [8_000_000, 0.5, 1000]], 3), BUCKETS_AN_OCTAVE);
  expect(found.map(({ share }) => Number(share.toFixed(2)))).toEqual([0.6, 0.3, 0.1]);
  expect(found[0].from).toBe(0);
  expect(found.at(-1)?.to).toBe(LOG_BUCKETS);
});

test('what is a twentieth or less, or a few values, is no mode of its own', () => {
  expect(modes([[2000, 0.5, 9700], [2_000_000, 0.5, 300]], 1)).toHaveLength(1);
  expect(modes([[2000, 0.1, 5], [2_000_000, 0.1, 5]], 1)).toHaveLength(1);
  expect(modesOf(new Float64Array(LOG_BUCKETS), BUCKETS_AN_OCTAVE)).toEqual([]);
});

test('two that run into each other are one', () => {
  for (let seed = 1; seed <= 5; seed++) expect(modes([[2000, 1, 5000], [5000, 1, 5000]], seed)).toHaveLength(1);
});
