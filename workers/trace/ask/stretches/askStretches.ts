import type { StretchAnswers, StretchQuestion } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';

export function askStretches(_trace: CloseTrace, question: StretchQuestion): Promise<StretchAnswers[StretchQuestion['ask']]> {
  return Promise.reject(new Error(`Not answered yet: ${question.ask}`));
}
