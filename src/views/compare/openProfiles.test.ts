import { expect, it } from 'vitest';
import type { ProfileFacts } from '../../../workers/api.ts';
import { ofTheKind } from './openProfiles.ts';

const facts = (types: readonly string[], wallStartMs?: number): ProfileFacts =>
  ({ sampleTypes: types.map((type) => ({ type, unit: 'bytes', total: 1 })), defaultSampleType: 0, wallStartMs }) as unknown as ProfileFacts;

it('offers what counts the same, oldest first; without times, numbers in names by size', () => {
  const others = [
    { key: 'cpu', facts: facts(['cpu']) },
    { key: 'late', facts: facts(['inuse_space'], 300) },
    { key: 'early', facts: facts(['alloc_space', 'inuse_space'], 200) },
    { key: 'heap10', facts: facts(['inuse_space']) },
    { key: 'heap9', facts: facts(['inuse_space']) },
  ];
  expect(ofTheKind(facts(['inuse_space']), 0, { own: 'heap', others }).map(({ key }) => key)).toEqual(['heap9', 'heap10', 'early', 'late']);
});
