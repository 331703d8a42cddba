import type { BreakdownAnswers, BreakdownQuestion } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';

export function askBreakdown(_trace: CloseTrace, question: BreakdownQuestion): Promise<BreakdownAnswers[BreakdownQuestion['ask']]> {
  return Promise.reject(new Error(`Not answered yet: ${question.ask}`));
}
