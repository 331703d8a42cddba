import { expect, test } from 'vitest';
import { placeLabels } from './stepLabels.ts';

test('names that have room stand on one level, others beneath each other', () => {
  expect(placeLabels([100, 300], [50, 50], 3, 0, 500).map(({ level }) => level)).toEqual([0, 0]);
  expect(placeLabels([100, 101, 102, 300], [50, 50, 50, 50], 3, 0, 500).map(({ level }) => level)).toEqual([0, 1, 2, 0]);
});

test('what finds no level is left out, and what lies outside', () => {
  expect(placeLabels([100, 101, 102], [50, 50, 50], 2, 0, 500).map(({ at }) => at)).toEqual([0, 1]);
  expect(placeLabels([-5, 100, 600], [50, 50, 50], 2, 0, 500).map(({ at }) => at)).toEqual([1]);
});

test('at the right edge a name goes to the left of its line, and takes that room', () => {
  const places = placeLabels([440, 490], [60, 60], 2, 0, 500);
  expect(places.map(({ leftPx }) => leftPx)).toEqual([376, 426]);
  expect(places.map(({ level }) => level)).toEqual([0, 1]);
});
