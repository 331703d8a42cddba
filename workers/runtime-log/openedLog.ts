// An opened file of the runtime's own records: what it is, and the answers to what is asked of it.
import type { LogAnswers, LogFacts, LogQuestion } from '../api.ts';

export interface OpenedLog {
  readonly facts: LogFacts;
  ask<Q extends LogQuestion>(question: Q): LogAnswers[Q['ask']];
  /** The `log` section of the report. */
  report(): Record<string, unknown>;
}
