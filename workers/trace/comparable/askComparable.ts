import type { ComparableAnswers } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';

export function askComparable(trace: CloseTrace): Promise<ComparableAnswers['comparable']> {
  return Promise.reject(new Error(`Not answered yet, ${trace.known}`));
}
