// What a profile knows of the five preconditions, and its judgement together with what other documents of the run know.
import type { FindingAnswers, FindingQuestion } from '../api.ts';
import { judge } from '../findings/judge.ts';
import { evidenceOfProfile } from './evidence.ts';
import type { Reading } from './reading/reading.ts';

export function askFindings(reading: Reading, question: FindingQuestion): FindingAnswers[FindingQuestion['ask']] {
  const found = evidenceOfProfile(reading, question.document);
  const evidence = found === undefined ? [] : [found];
  switch (question.ask) {
    case 'evidence':
      return { evidence, known: 1 };
    case 'findings':
      return { findings: judge([...evidence, ...question.beside], question.thresholds), known: 1 };
  }
}
