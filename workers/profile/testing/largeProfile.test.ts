// The generators of large profiles make what they say: small ones are decoded and looked into here.
import { expect, test } from 'vitest';
import type { ProfileColumns } from '../columns.ts';
import { openProfile } from '../open.ts';
import { LARGE_SHAPES } from './largeProfile.ts';

const small = (name: string, samples = 200): { columns: ProfileColumns; maxDepth: number } => {
  const shape = LARGE_SHAPES.find((one) => one.name === name);
  const bytes = shape?.make(samples) ?? new Uint8Array();
  const { columns, facts } = openProfile(bytes, name, bytes.length);
  expect(columns.samples).toBe(samples);
  return { columns, maxDepth: facts.maxDepth };
};

test('the same samples are the same bytes', () => {
  for (const { make } of LARGE_SHAPES) expect(Buffer.compare(make(20), make(20))).toBe(0);
});

test('a large service: thirty frames, nearly every stack another', () => {
  const { columns, maxDepth } = small('million');
  expect(maxDepth).toBe(30);
  const stacks = Array.from({ length: 200 }, (_, i) => columns.stackLocation.slice(columns.stackStart[i], columns.stackStart[i + 1]).join());
  expect(new Set(stacks).size).toBeGreaterThan(190);
});

test('deep stacks', () => expect(small('deep', 4).maxDepth).toBeGreaterThan(9000));

test('a caller for each sample', () => expect(small('callers').columns.functions).toBe(200 + 52));

test('labels', () => {
  const { columns } = small('labels');
  const texts = Array.from({ length: columns.strings.size }, (_, i) => columns.strings.get(i));
  expect(texts.filter((text) => text.startsWith('req-'))).toHaveLength(200);
});

test('inlined functions', () => {
  const { columns, maxDepth } = small('inlined');
  expect(columns.frameStart[1]).toBe(60);
  expect(maxDepth).toBe(480);
});

test('a difference beyond doubles', () => {
  const { columns } = small('difference', 2000);
  expect(columns.values[1]).toBeInstanceOf(BigInt64Array);
  expect(columns.values[0].some((value) => value < 0)).toBe(true);
});
