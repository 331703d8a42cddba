import { expect, test } from 'vitest';
import { partingMoment, waitSides } from './waitSides.ts';

const look = { kinds: [], group: undefined };
const range = { startNs: 100, endNs: 200 };

test('a moment within the range parts it; at its edges and outside none does', () => {
  expect(waitSides({ ...look, momentNs: 150 }, range, 1000).map(({ selection }) => selection.range)).toEqual([{ startNs: 100, endNs: 150 }, { startNs: 150, endNs: 200 }]);
  for (const momentNs of [undefined, 0, 100, 200, 300]) expect(waitSides({ ...look, momentNs }, range, 1000)).toHaveLength(1);
});

test('a moment from a place on the map always leaves both sides something', () => {
  expect([-5, 100, 150.4, 200, 1e9].map((ns) => partingMoment(ns, range))).toEqual([101, 101, 150, 199, 199]);
  for (const ns of [-5, 1e9]) expect(waitSides({ ...look, momentNs: partingMoment(ns, range) }, range, 1000)).toHaveLength(2);
});
