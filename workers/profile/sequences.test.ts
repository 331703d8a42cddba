import { assert, array, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { Sequences } from './sequences.ts';

test('equal sequences have one number, others their own', () => {
  assert(
    property(array(array(integer({ min: 0, max: 3 }), { maxLength: 5 }), { maxLength: 400 }), (all) => {
      const sequences = new Sequences();
      const numbers = new Map<string, number>();
      for (const one of all) {
        const key = one.join(',');
        const number = sequences.intern([9, ...one, 9], 1, one.length + 1);
        expect(number).toBe(numbers.get(key) ?? numbers.size);
        numbers.set(key, number);
      }
      const { start, items } = sequences.taken();
      for (const [key, number] of numbers) expect(items.subarray(start[number], start[number + 1]).join(',')).toBe(key);
    }),
  );
});

test('a hundred thousand that differ in their order only', () => {
  const sequences = new Sequences();
  for (let i = 0; i < 100_000; i++) expect(sequences.intern(Uint32Array.of(i % 317, (i / 317) | 0, 5))).toBe(i);
  for (let i = 0; i < 100_000; i += 999) expect(sequences.intern(Uint32Array.of(i % 317, (i / 317) | 0, 5))).toBe(i);
});
