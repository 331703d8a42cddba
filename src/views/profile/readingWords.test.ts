import { describe, expect, it } from 'vitest';
import type { ReadingFacts } from '../../../workers/api.ts';
import { keptWords, percentBaseWords, removedWords } from './readingWords.ts';

const MIB = 1024 * 1024;
const whole: ReadingFacts = {
  sampleType: 0, problems: [], percentBase: 'whole', total: 40 * MIB, wholeTotal: 40 * MIB, keptTotal: 40 * MIB, samples: 12, keptSamples: 12, removed: [],
};
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

describe('what is kept', () => {
  it('is not mentioned where it is all', () => {
    expect(keptWords(whole, 'bytes')).toBeUndefined();
  });

  it('is said beside the whole, with its share', () => {
    const words = keptWords({ ...whole, keptTotal: 10 * MIB, keptSamples: 4 }, 'bytes');
    expect(plain(words?.text)).toBe('Keeps 10.0 MiB of 40.0 MiB, 25 %');
    expect(plain(words?.exact)).toBe('10,485,760 bytes of 41,943,040 bytes; 4 of 12 samples');
  });

  it('is said even if all that went was worth nothing', () => {
    expect(plain(keptWords({ ...whole, keptSamples: 11 }, 'bytes')?.text)).toBe('Keeps 40.0 MiB of 40.0 MiB, 100 %');
  });
});

it('says what percentages are of', () => {
  expect(plain(percentBaseWords(whole, 'bytes').text)).toBe('Percentages of the whole profile, 40.0 MiB');
  expect(plain(percentBaseWords({ ...whole, percentBase: 'base', total: 5 }, 'count').text)).toBe('Percentages of the base, 5');
});

describe('what an option left out', () => {
  const none = { option: 'focus', samples: 0, value: 0, frames: 0, unmatched: false } as const;

  it.each([
    [{ ...none, samples: 3, value: 2 * MIB }, 'leaves out 2.00 MiB'],
    [{ ...none, option: 'hide' as const, frames: 1 }, 'takes 1 frame away'],
    [{ ...none, samples: 3, value: 5, frames: 20 }, 'leaves out 5 B, takes 20 frames away'],
    [{ ...none, samples: 12, value: 9, unmatched: true }, 'matches nothing'],
    [none, undefined],
  ])('%#', (removed, text) => {
    expect(plain(removedWords(removed, 'bytes')?.text)).toBe(text);
  });
});
