import type { PauseAnswers, PauseQuestion } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';

export function askPauses(_trace: CloseTrace, question: PauseQuestion): Promise<PauseAnswers[PauseQuestion['ask']]> {
  return Promise.reject(new Error(`Not answered yet: ${question.ask}`));
}
