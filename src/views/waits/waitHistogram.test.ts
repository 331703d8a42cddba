import { describe, expect, test } from 'vitest';
import { WAIT_CAUSES } from '../../../workers/api.ts';
import { modesSentence } from './modesSentence.ts';
import { lengthAxis, lengthsOf, lengthTicks, nsAtPlace, placedLabels, placeOfNs, waitColumns, weightOf } from './waitHistogram.ts';
import { waitSides } from './waitSides.ts';

/** Waits of some lengths in ns, all of them 'world stopped'. */
function distribution(lengths: readonly number[], perOctave = 4) {
  const buckets = lengths.map((ns) => Math.floor(Math.log2(Math.max(1, ns)) * perOctave));
  const firstBucket = Math.min(...buckets);
  const counts = new Float64Array(Math.max(...buckets) - firstBucket + 1);
  const causes = new Float64Array(counts.length * WAIT_CAUSES.length);
  for (const [nth, bucket] of buckets.entries()) {
    counts[bucket - firstBucket]! += 1;
    causes[(bucket - firstBucket) * WAIT_CAUSES.length]! += lengths[nth]!;
  }
  return { perOctave, firstBucket, counts, causes };
}

const LENGTHS = [0, 1, 900, 1000, 1024, 5000, 5001, 11e6, 11e6 + 1];

describe('columns', () => {
  test.each([[80], [300], [900]])('of %i px hold every wait once, by length', (widthPx) => {
    const waits = distribution(LENGTHS);
    const axis = lengthAxis([waits], widthPx)!;
    const columns = waitColumns(waits, axis);
    expect(columns.reduce((sum, column) => sum + weightOf(column, 'count'), 0)).toBe(LENGTHS.length);
    expect(columns.reduce((sum, column) => sum + weightOf(column, 'time'), 0)).toBe(LENGTHS.reduce((sum, ns) => sum + ns, 0));
    for (const { lengthNs, count, causes } of columns) {
      const inside = LENGTHS.filter((ns) => ns >= lengthNs.fromNs && ns <= lengthNs.toNs);
      expect(inside).toHaveLength(count);
      expect(causes[0]).toBe(inside.reduce((sum, ns) => sum + ns, 0));
    }
    expect((axis.after - axis.first) / axis.merge).toBeLessThanOrEqual(Math.max(32, widthPx / 7));
  });

  test('two sides share an axis', () => {
    const short = distribution([100, 200]);
    const long = distribution([1e6, 2e6]);
    const axis = lengthAxis([short, long], 600)!;
    expect(waitColumns(short, axis).reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(waitColumns(long, axis).reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  test('no waits, no axis', () => expect(lengthAxis([{ perOctave: 4, firstBucket: 0, counts: new Float64Array(9), causes: new Float64Array(72) }], 500)).toBeUndefined());

  test('neighbours leave no length out', () => {
    for (let bucket = 0; bucket < 120; bucket++) expect(lengthsOf(bucket + 1, bucket + 2, 4).fromNs).toBeGreaterThanOrEqual(lengthsOf(bucket, bucket + 1, 4).fromNs);
    expect(lengthsOf(40, 41, 4)).toEqual({ fromNs: 1024, toNs: 1217 });
  });
});

test('places and lengths are each other’s inverse; ticks are round', () => {
  const axis = lengthAxis([distribution(LENGTHS)], 700)!;
  expect(nsAtPlace(axis, placeOfNs(axis, 12_345))).toBeCloseTo(12_345, 6);
  expect(lengthTicks(axis, 700).map(({ label }) => label.replace('\u00a0', ' '))).toEqual(expect.arrayContaining(['1 µs', '1 ms', '10 ms']));
});

test('labels that would touch stand on lines of their own', () => {
  const placed = placedLabels([{ text: 'p50 1 µs', at: 0.5 }, { text: 'p90 2 µs', at: 0.52 }, { text: 'p99 9 ms', at: 0.99 }], 400, 6);
  expect(placed.map(({ line, leftwards }) => [line, leftwards])).toEqual([[0, false], [1, false], [0, true]]);
});

test('several kinds of waits are said', () => {
  expect(modesSentence({ modes: [{ aroundNs: 2000, share: 1, mainCause: 'unknown' }] })).toBe('');
  expect(
    modesSentence({ modes: [{ aroundNs: 2000, share: 0.7, mainCause: 'P looking for work' }, { aroundNs: 11e6, share: 0.3, mainCause: 'every P busy: program' }] }).replace(/\u00a0/g, ' '),
  ).toBe('Two kinds of waits: 70 % around 2.00 µs, mostly P looking for work; 30 % around 11.0 ms, mostly every P busy: program.');
});

test('a moment parts the range, if it lies inside', () => {
  const look = { kinds: [], group: undefined };
  expect(waitSides({ ...look, momentNs: 40 }, undefined, 100).map(({ selection }) => selection.range)).toEqual([{ startNs: 0, endNs: 40 }, { startNs: 40, endNs: 100 }]);
  expect(waitSides({ ...look, momentNs: 40 }, { startNs: 50, endNs: 60 }, 100)).toEqual([{ label: undefined, selection: { range: { startNs: 50, endNs: 60 }, kinds: [], group: undefined } }]);
  expect(waitSides({ ...look, momentNs: undefined }, undefined, 100)).toHaveLength(1);
});
