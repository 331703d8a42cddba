// Test only: what a person is told about a damaged file, whatever the damage.

import { expect } from 'vitest';
import type { Damage } from '../../damage.ts';

/** Traces of our own insides, which say nothing to anybody. */
const INSIDES = /undefined|NaN|Infinity|\[object|\bnull\b|Error:|^\s+at |\.ts\b|in a way it should not have/m;

/** `fileBytes`: of the (inflated) file, where it is known. */
export function expectSentence(damage: Damage, fileBytes = Infinity): void {
  expect(damage.message).toMatch(/^[A-Z].*\.$/s);
  expect(damage.advice).toMatch(/^[A-Z].*\.$/s);
  for (const text of [damage.message, damage.advice, damage.survived]) expect(text ?? '').not.toMatch(INSIDES);
  if (damage.offset === undefined) return;
  expect(Number.isInteger(damage.offset) && damage.offset >= 0 && damage.offset <= fileBytes, `byte ${damage.offset} of ${fileBytes}`).toBe(true);
}
