import { expect, it } from 'vitest';
import texts from '../language/zh-Hans.json' with { type: 'json' };
import { partOf } from './catalogueParts.ts';

it('cuts a catalogue into what is needed first, which is little, and all else', () => {
  const [first, later] = [partOf(texts, true), partOf(texts, false)];
  expect(first['Choose files']).toBe(texts['Choose files']);
  expect(Object.keys(first).length).toBeLessThan(Object.keys(later).length / 3);
  expect({ ...first, ...later }).toEqual(texts);
  expect(Object.keys(first).length + Object.keys(later).length).toBe(Object.keys(texts).length);
});
