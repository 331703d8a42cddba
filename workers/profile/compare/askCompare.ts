import type { CompareAnswers, CompareQuestion, LookedAt } from '../../api.ts';
import type { Profiles } from '../profileInMemory.ts';

/** `sampleType` is one of the profile's. */
export function askCompare(_profiles: Profiles, question: LookedAt & CompareQuestion): CompareAnswers[CompareQuestion['ask']] {
  throw new Error(`${question.ask}: not answered yet`);
}
