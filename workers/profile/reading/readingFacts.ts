import type { ReadingFacts } from '../../api.ts';
import type { SampleValues } from '../columns.ts';
import { totalOf } from '../top.ts';
import type { Reading } from './reading.ts';

export function readingFacts(reading: Reading, sampleType: number): ReadingFacts {
  const { whole, profile, options, problems } = reading;
  return {
    sampleType,
    problems,
    percentBase: options.relativePercentages === true ? 'kept' : isOfBase(reading, sampleType) ? 'base' : 'whole',
    total: Number(reading.sumTotal(sampleType)),
    wholeTotal: sizeOf(whole.values[sampleType]),
    keptTotal: sizeOf(profile.values[sampleType]),
    samples: whole.samples,
    keptSamples: profile.samples,
    removed: reading.removed(sampleType),
  };
}

/** Samples of a base whose figures are all 0 are no base of percentages. */
function isOfBase({ whole: { values, isBase } }: Reading, sampleType: number): boolean {
  return isBase !== undefined && values[sampleType].some((value: number | bigint, i: number) => isBase[i] === 1 && value != 0);
}

/** Σ |value|. */
function sizeOf(values: SampleValues): number {
  return Number(totalOf(values, undefined));
}
