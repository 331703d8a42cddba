import type { LookedAt, SampleAnswers, SampleQuestion } from '../../api.ts';
import type { Reading } from '../reading/reading.ts';
import { rawSamples } from './rawSamples.ts';
import { tagsOf } from './tags.ts';

type Question = Exclude<SampleQuestion, { ask: 'export' }>;

/** `sampleType` is one of the profile's. */
export function askSamples(reading: Reading, question: LookedAt & Question): SampleAnswers[Question['ask']] {
  switch (question.ask) {
    case 'tags':
      return tagsOf(reading, question.sampleType);
    case 'rawSamples':
      return rawSamples(reading, question);
  }
}
