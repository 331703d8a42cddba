// What aligning needs to know of an open document, asked of its worker: a trace's phases, a log's cycles.
import type { GcCyclePage, GcQuestion } from '../api/gc.ts';
import type { LogFacts } from '../api/log.ts';
import type { Bands, IndexQuestion, TraceFacts } from '../api/trace.ts';
import type { Ns, TimeRange } from '../units.ts';
import type { Alignable } from './alignable.ts';
import { cyclesOfLog } from './cyclesOfLog.ts';
import { cyclesOfTrace, wholeBandsQuestion } from './cyclesOfTrace.ts';

/** Of a log so many cycles are compared at most: a second of the page's own time is longer than anybody waits. */
export const MOST_LOG_CYCLES = 2048;
/** Clock snapshots of a trace read both clocks within a microsecond; the answer carries ms as doubles. */
const TRACE_CLOCK_NS: Ns = 1_000;
/** A log that says nothing of how well its clock is known. */
const LOG_CLOCK_NS: Ns = 1_000_000;

export async function alignableTrace(key: string, facts: TraceFacts, ask: (question: Extract<IndexQuestion, { ask: 'bands' }>) => Promise<Bands>): Promise<Alignable> {
  const { durationNs, wallStartMs, gcCycles, stwCount } = facts;
  const bands = gcCycles === 0 && stwCount === 0 ? undefined : await ask(wholeBandsQuestion(durationNs));
  return {
    key,
    zero: 'trace',
    wall: wallStartMs === undefined ? undefined : { startMs: wallStartMs, precisionNs: TRACE_CLOCK_NS },
    durationNs,
    cycles: bands === undefined ? [] : cyclesOfTrace(bands, durationNs),
  };
}

/** @param near the part of the log to look at, where more cycles are known than can be compared; undefined: its beginning. */
export async function alignableLog(
  key: string,
  facts: LogFacts,
  ask: (question: Extract<GcQuestion, { ask: 'gcCycles' }>) => Promise<GcCyclePage>,
  near?: TimeRange,
): Promise<Alignable> {
  const { clock, durationNs, gcCycles } = facts;
  const range = gcCycles > MOST_LOG_CYCLES ? near : undefined;
  const page = gcCycles === 0 ? undefined : await ask({ ask: 'gcCycles', range, order: 'start', descending: false, from: 0, count: MOST_LOG_CYCLES });
  return {
    key,
    zero: clock.zero,
    wall: clock.wallStartMs === undefined ? undefined : { startMs: clock.wallStartMs, precisionNs: clock.wallPrecisionNs ?? LOG_CLOCK_NS },
    durationNs,
    cycles: page === undefined ? [] : cyclesOfLog(page.rows),
  };
}
