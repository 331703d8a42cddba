import { expect, test } from 'vitest';
import { buffersIn } from './transfer.ts';

test('every typed array is moved, however deep, and a shared buffer once', () => {
  const shared = new ArrayBuffer(64);
  const a = new Float64Array(shared, 0, 2);
  const b = new Uint8Array(shared, 32);
  const c = new Uint32Array(3);
  const d = new Uint8Array(1);
  expect(new Set(buffersIn({ a, in: { b, list: [undefined, { c }] }, texts: ['x'], d, none: undefined }))).toEqual(new Set([shared, c.buffer, d.buffer]));
  expect(buffersIn({ a, in: { b } })).toHaveLength(1);
});

test('an empty array stays: others may hold it too', () => {
  expect(buffersIn({ none: new Uint8Array(0) })).toEqual([]);
  expect(buffersIn('text')).toEqual([]);
});
