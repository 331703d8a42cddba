import type { AnnotationAnswers, AnnotationQuestion } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';

export function askAnnotations(_trace: CloseTrace, question: AnnotationQuestion): Promise<AnnotationAnswers[AnnotationQuestion['ask']]> {
  return Promise.reject(new Error(`Not answered yet: ${question.ask}`));
}
