import { expect, it } from 'vitest';
import { chosenSampleType } from './sampleType.ts';

const heap = {
  sampleTypes: [
    { type: 'alloc_space', unit: 'bytes', total: 9 },
    { type: 'inuse_objects', unit: 'count', total: 5 },
  ],
  defaultSampleType: 1,
};

it('takes the named sample type, whatever its place', () => {
  expect(chosenSampleType(heap, 'alloc_space')).toEqual({ index: 0, type: 'alloc_space', unit: 'bytes', total: 9 });
});

it('takes the default without a name, and for a name of another profile', () => {
  expect(chosenSampleType(heap, undefined)?.index).toBe(1);
  expect(chosenSampleType(heap, 'delay')?.index).toBe(1);
});

it('finds nothing in a profile without sample types', () => {
  expect(chosenSampleType({ sampleTypes: [], defaultSampleType: 0 }, 'cpu')).toBeUndefined();
});
