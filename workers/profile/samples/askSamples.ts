import type { LookedAt, SampleAnswers, SampleQuestion } from '../../api.ts';
import type { Reading } from '../reading/reading.ts';

/** `sampleType` is one of the profile's. */
export function askSamples(_reading: Reading, question: LookedAt & SampleQuestion): SampleAnswers[SampleQuestion['ask']] {
  throw new Error(`${question.ask}: not answered yet`);
}
