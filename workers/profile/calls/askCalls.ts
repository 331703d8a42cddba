import type { LookedAt, CallAnswers, CallQuestion } from '../../api.ts';
import type { Reading } from '../reading/reading.ts';

/** `sampleType` is one of the profile's. */
export function askCalls(_reading: Reading, question: LookedAt & CallQuestion): CallAnswers[CallQuestion['ask']] {
  throw new Error(`${question.ask}: not answered yet`);
}
