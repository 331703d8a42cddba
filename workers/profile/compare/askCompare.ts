import type { CompareAnswers, CompareQuestion, LookedAt } from '../../api.ts';
import type { Profiles } from '../profileInMemory.ts';
import { deltasOf } from './deltas.ts';
import { growthOf } from './growth.ts';

/** `sampleType` is one of the profile's. */
export function askCompare(profiles: Profiles, question: LookedAt & CompareQuestion): CompareAnswers[CompareQuestion['ask']] {
  switch (question.ask) {
    case 'deltas':
      return deltasOf(profiles, question);
    case 'growth':
      return growthOf(profiles, question, question.own, question.profiles);
  }
}
