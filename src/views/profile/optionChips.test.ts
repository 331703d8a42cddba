import { expect, it } from 'vitest';
import type { ReadingFacts } from '../../../workers/api.ts';
import { optionChips } from './optionChips.ts';

const reading: ReadingFacts = {
  sampleType: 0, problems: [], percentBase: 'whole', total: 10, wholeTotal: 10, keptTotal: 10, samples: 2, keptSamples: 2, removed: [],
};

it('shows what is set, in the order pprof applies it', () => {
  const chips = optionChips({ noInlines: true, hide: 'x', focus: 'a|b', ignore: '', granularity: 'files', base: { profile: 'old', how: 'base', normalize: true } }, reading, 'count');
  expect(chips.map(({ label, value }) => [label, value])).toEqual([
    ['focus', 'a|b'],
    ['hide', 'x'],
    ['granularity', 'files'],
    ['noinlines', undefined],
    ['base', 'old, normalize'],
  ]);
  expect(chips.every(({ isProblem, did }) => !isProblem && did === undefined)).toBe(true);
});

it('says what each did, and what could not be taken', () => {
  const chips = optionChips({ focus: '(', hide: 'x', ignore: 'nobody' }, {
    ...reading,
    problems: [{ option: 'focus', message: 'A bracket is not closed.' }],
    removed: [
      { option: 'ignore', samples: 0, value: 0, frames: 0, unmatched: true },
      { option: 'hide', samples: 0, value: 0, frames: 7, unmatched: false },
    ],
  }, 'count');
  expect(chips.map(({ name, did, isProblem }) => [name, did?.text, isProblem])).toEqual([
    ['focus', 'A bracket is not closed.', true],
    ['ignore', 'matches nothing', true],
    ['hide', 'takes 7 frames away', false],
  ]);
});
