import { expect, test } from 'vitest';
import type { PauseKind } from '../../../workers/api.ts';
import { countLong, decadeTicks, stopHistogram } from './stopHistogram.ts';

const NONE = { n: 0, minNs: 0, p50Ns: 0, p90Ns: 0, p99Ns: 0, p999Ns: 0, maxNs: 0, sumNs: 0 };

/** Bucket → how many. */
function kind(name: string, counts: Readonly<Record<number, number>>): PauseKind {
  const histogram = new Uint32Array(Math.max(...Object.keys(counts).map(Number)) + 1);
  for (const [bucket, count] of Object.entries(counts)) histogram[Number(bucket)] = count;
  return { name, durations: NONE, histogram };
}

const KINDS = [kind('GC mark termination', { 45: 2, 62: 1 }), kind('read mem stats', { 45: 3 })];

test('kinds stand on each other, in whole decades', () => {
  const histogram = stopHistogram(KINDS);
  expect(histogram?.domain).toEqual({ first: 40, after: 70 });
  expect(histogram?.highest).toBe(5);
  expect(histogram?.columns).toEqual([
    {
      bucket: 45,
      count: 5,
      parts: [
        { name: 'GC mark termination', count: 2 },
        { name: 'read mem stats', count: 3 },
      ],
      lengthNs: { fromNs: 31_623, toNs: 39_810 },
    },
    { bucket: 62, count: 1, parts: [{ name: 'GC mark termination', count: 1 }], lengthNs: { fromNs: 1_584_894, toNs: 1_995_262 } },
  ]);
  expect(histogram?.limitAt).toBeCloseTo(2 / 3);
  expect(countLong(KINDS)).toBe(1);
});

test('1 ms is in sight where stops come near it, and not where they do not', () => {
  expect(stopHistogram([kind('GC', { 59: 1 })])).toMatchObject({ domain: { first: 50, after: 70 }, limitAt: 0.5 });
  expect(stopHistogram([kind('GC', { 71: 1 })])).toMatchObject({ domain: { first: 70, after: 80 }, limitAt: undefined });
  expect(stopHistogram([])).toBeUndefined();
});

test('decades have whole labels', () => {
  expect(decadeTicks({ first: 20, after: 100 }).map(({ label }) => label.replace('\u00a0', ' '))).toEqual(['100 ns', '1 µs', '10 µs', '100 µs', '1 ms', '10 ms', '100 ms', '1 s', '10 s']);
});
