import type { WaitAnswers, WaitQuestion } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';

export function askWaits(_trace: CloseTrace, question: WaitQuestion): Promise<WaitAnswers[WaitQuestion['ask']]> {
  return Promise.reject(new Error(`Not answered yet: ${question.ask}`));
}
