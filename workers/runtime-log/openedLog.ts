// An opened file of the runtime's own records: what it is, and the answers to what is asked of it.
import type { LogAnswers, LogFacts, LogQuestion } from '../api.ts';
import type { RuntimeRecords } from './runtimeRecords.ts';

export interface OpenedLog {
  readonly facts: LogFacts;
  readonly records: RuntimeRecords;
  ask<Q extends LogQuestion>(question: Q): Promise<LogAnswers[Q['ask']]>;
  /** The `log` section of the report. */
  report(): Promise<Record<string, unknown>>;
}
