// Test only: asks as a page does, again while something is not known yet.

import type { AnnotationAnswers, AnnotationQuestion } from '../../../../api.ts';
import type { OpenTrace } from '../../../openTrace.ts';

export async function askAll<Q extends AnnotationQuestion['ask']>(trace: OpenTrace, question: Extract<AnnotationQuestion, { readonly ask: Q }>): Promise<AnnotationAnswers[Q]> {
  for (;;) {
    const answer = (await trace.ask(question)) as AnnotationAnswers[Q];
    if (answer === undefined || !('known' in answer) || answer.known === 1) return answer;
    // What is wanted is read meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
