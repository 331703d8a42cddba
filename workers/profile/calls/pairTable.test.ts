import { expect, test } from 'vitest';
import { PairTable } from './pairTable.ts';

test('pairs have positions in order of first appearance, and keep them while the table grows', () => {
  const table = new PairTable();
  const expected = new Map<string, number>();
  let x = 1;
  for (let i = 0; i < 20_000; i++) {
    x = (Math.imul(x, 1103515245) + 12345) >>> 0;
    const first = x % 97;
    const second = (x >>> 8) % 131;
    const key = `${first},${second}`;
    if (!expected.has(key)) expect(table.find(first, second)).toBe(-1);
    const position = expected.get(key) ?? expected.size;
    expected.set(key, position);
    expect(table.positionOf(first, second)).toBe(position);
  }
  expect(table.size).toBe(expected.size);
  for (const [key, position] of expected) expect(`${table.first[position]},${table.second[position]}`).toBe(key);
});

test('the order of a pair matters, and large numbers are told apart', () => {
  const table = new PairTable();
  const pairs = [[1, 2], [2, 1], [0, 0], [0xffff_fffe, 0], [0, 0xffff_fffe], [2 ** 31, 2 ** 31]] as const;
  expect(pairs.map(([first, second]) => table.positionOf(first, second))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(pairs.map(([first, second]) => table.find(first, second))).toEqual([0, 1, 2, 3, 4, 5]);
});
