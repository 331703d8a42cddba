import type { LaneAnswers, LaneQuestion } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';

export function askLanes(_trace: CloseTrace, question: LaneQuestion): Promise<LaneAnswers[LaneQuestion['ask']]> {
  return Promise.reject(new Error(`Not answered yet: ${question.ask}`));
}
