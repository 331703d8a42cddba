import type { LookedAt, HeapAnswers, HeapQuestion } from '../../api.ts';
import type { Reading } from '../reading/reading.ts';

/** `sampleType` is one of the profile's. */
export function askGoroutines(_reading: Reading, question: LookedAt & HeapQuestion): HeapAnswers[HeapQuestion['ask']] {
  throw new Error(`${question.ask}: not answered yet`);
}
