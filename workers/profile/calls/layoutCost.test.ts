import { expect, test } from 'vitest';
import { callsToLayOut, layersCrossed } from './layoutCost.ts';

const calls = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([from, to], i) => ({ from, to, weight: pairs.length - i }));

test('a chain crosses a layer a call, a call past it as many as it passes', () => {
  expect(layersCrossed(4, calls([0, 1], [1, 2], [2, 3]))).toBe(3);
  expect(layersCrossed(4, calls([0, 1], [1, 2], [2, 3], [0, 3]))).toBe(6);
});

test('circles and boxes without calls have a layer too', () => {
  expect(layersCrossed(5, calls([0, 1], [1, 2], [2, 0]))).toBe(4);
  expect(layersCrossed(3, [])).toBe(0);
});

test('a graph of usual size is laid out with all its calls', () => {
  const tree = Array.from({ length: 79 }, (_, i): readonly [number, number] => [i >>> 1, i + 1]);
  expect(callsToLayOut(80, calls(...tree))).toEqual([...tree.keys()]);
});

test('a dense one with its heaviest calls, and with one of every box', () => {
  const all: (readonly [number, number])[] = [];
  for (let from = 0; from < 99; from++) for (let to = 0; to < 99; to++) if (from !== to) all.push([from, to]);
  // The last box has but one call, the lightest of all.
  const dense = calls(...all, [0, 99]);
  const laidOut = callsToLayOut(100, dense);
  expect(laidOut.length).toBeLessThan(1000);
  expect(laidOut).toContain(dense.length - 1);
  expect(laidOut).toEqual(laidOut.toSorted((a, b) => a - b));
  const reached = new Set(laidOut.flatMap((i) => [dense[i]?.from, dense[i]?.to]));
  expect(reached.size).toBe(100);
});
