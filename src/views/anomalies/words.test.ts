import { expect, it } from 'vitest';
import { anomalyFigure, countText, intervalText, thresholdText } from './words.ts';
import { foundSentence } from './foundSentence.ts';

it('figures in their units, with an interval where there is one', () => {
  expect(anomalyFigure({ id: 'long-runnable', unit: 'ns', value: 12e6 })).toMatch(/^12\.0.ms$/);
  expect(anomalyFigure({ id: 'syscall-held-p', unit: 'ratio', value: 0.227 })).toMatch(/^22\.7.%$/);
  expect(anomalyFigure({ id: 'gc-coupling', unit: 'ratio', value: 4.752 })).toBe('4.8 times');
  expect(intervalText({ interval: [3.97, 5.69] })).toBe(' (95 %: 4.0 to 5.7)');
  expect(intervalText({ interval: undefined })).toBe('');
  expect(anomalyFigure({ id: 'creation-burst', unit: 'count', value: 11.5 })).toBe('11.5');
  expect(anomalyFigure({ id: 'late-netpoll', unit: 'ratio', value: undefined })).toBeUndefined();
});

it('thresholds and counts in words', () => {
  expect(thresholdText({ id: 'creation-burst', unit: 'count', threshold: 8 })).toBe('stands out from 8 on');
  expect(thresholdText({ id: 'gc-coupling', unit: 'ratio', threshold: 4 })).toBe('stands out if all of the interval is over 4 times');
  expect(countText({ id: 'creation-burst', count: 1, totalNs: 2e9 })).toMatch(/^1 burst, 2\.00.s of waiting in all$/);
  expect(countText({ id: 'goroutines-only-grow', count: 7, totalNs: undefined })).toBe('7 functions');
});

it('says how many rules found something', () => {
  expect(foundSentence(1, 8)).toBe('1 of 8 rules found something.');
  expect(foundSentence(0, 8)).toMatch(/^None of 8 rules/);
});
