// What a trace knows of the five preconditions, and its judgement together with what other documents of the run know.
import type { Finding, FindingAnswers, FindingQuestion } from '../../api.ts';
import { judge } from '../../findings/judge.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { evidenceOfTrace } from './evidenceOfTrace.ts';

export async function askFindings(trace: CloseTrace, question: FindingQuestion): Promise<FindingAnswers[FindingQuestion['ask']]> {
  const { evidence, known } = await evidenceOfTrace(trace, question.document);
  switch (question.ask) {
    case 'evidence':
      return { evidence: [evidence], known };
    case 'findings':
      return { findings: judge([evidence, ...question.beside], question.thresholds), known };
  }
}

/** Of the whole recording: reads closely what nobody has looked at yet. */
export async function wholeFindings(trace: CloseTrace, document: string): Promise<readonly Finding[]> {
  const numbers = Array.from(trace.index.generations.keys()).filter((number) => trace.collector(number) === undefined);
  await trace.each(numbers, () => undefined);
  return judge([(await evidenceOfTrace(trace, document)).evidence]);
}
