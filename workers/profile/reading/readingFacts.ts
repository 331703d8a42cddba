import type { ReadingFacts } from '../../api.ts';
import type { SampleValues } from '../columns.ts';
import { totalOf } from '../top.ts';
import type { Reading } from './reading.ts';

export function readingFacts(reading: Reading, sampleType: number): ReadingFacts {
  const { whole, profile, options, problems } = reading;
  return {
    sampleType,
    problems,
    percentBase: options.relativePercentages === true ? 'kept' : whole.isBase !== undefined ? 'base' : 'whole',
    total: Number(reading.sumTotal(sampleType)),
    wholeTotal: sizeOf(whole.values[sampleType]),
    keptTotal: sizeOf(profile.values[sampleType]),
    samples: whole.samples,
    keptSamples: profile.samples,
    removed: reading.removed(sampleType),
  };
}

/** Σ |value|. */
function sizeOf(values: SampleValues): number {
  return Number(totalOf(values, undefined));
}
