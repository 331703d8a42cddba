// What a log knows of the five preconditions, each kind of its records by itself, and its judgement together with what other documents of
// the run know.
import type { Evidence, FindingAnswers, FindingQuestion } from '../../api.ts';
import { judge } from '../../findings/judge.ts';
import type { RuntimeRecords } from '../runtimeRecords.ts';
import { evidenceOfGctrace } from './evidenceOfGctrace.ts';
import { evidenceOfMemStats } from './evidenceOfMemStats.ts';
import { evidenceOfMetrics, evidenceOfPrometheus } from './evidenceOfScrapes.ts';

const SOURCES = [evidenceOfGctrace, evidenceOfMemStats, evidenceOfMetrics, evidenceOfPrometheus];

/** Of a log of a million lines it takes half a second, and is asked for with every threshold that the reader changes. */
const GATHERED = new WeakMap<RuntimeRecords, readonly Evidence[]>();

export function evidenceOfLog(records: RuntimeRecords, document: string): readonly Evidence[] {
  const gathered = GATHERED.get(records) ?? SOURCES.map((of) => of(records, document)).filter((evidence) => evidence !== undefined);
  GATHERED.set(records, gathered);
  return gathered.map((evidence) => ({ ...evidence, document }));
}

export function askFindingsOfLog(records: RuntimeRecords, question: FindingQuestion): FindingAnswers[FindingQuestion['ask']] {
  const evidence = evidenceOfLog(records, question.document);
  switch (question.ask) {
    case 'evidence':
      return { evidence, known: 1 };
    case 'findings':
      return { findings: judge([...evidence, ...question.beside], question.thresholds), known: 1 };
  }
}
