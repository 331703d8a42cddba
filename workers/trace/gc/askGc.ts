import type { GcAnswers, GcQuestion } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';

export function askGc(_trace: CloseTrace, question: GcQuestion): Promise<GcAnswers[GcQuestion['ask']]> {
  return Promise.reject(new Error(`Not answered yet: ${question.ask}`));
}
