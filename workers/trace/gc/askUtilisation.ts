import type { UtilisationAnswers, UtilisationQuestion } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';

export function askUtilisation(_trace: CloseTrace, question: UtilisationQuestion): Promise<UtilisationAnswers[UtilisationQuestion['ask']]> {
  return Promise.reject(new Error(`Not answered yet: ${question.ask}`));
}
