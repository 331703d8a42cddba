// GC cycles of a log: of gctrace lines; without any, of the pauses that MemStats remembers.

import type { GcAnswers, GcCycleDetail, GcQuestion } from '../../api/gc.ts';
import { gcPage, gcStrip } from '../../gc/gcTable.ts';
import type { RuntimeRecords } from '../runtimeRecords.ts';
import { availableCpuOfLines, tableOfLines } from './gcTableOfLines.ts';
import { tableOfPauses } from './gcTableOfPauses.ts';

/** Rejects if the file cannot be read any more. */
export async function askGcOfLog(records: RuntimeRecords, question: GcQuestion): Promise<GcAnswers[GcQuestion['ask']]> {
  const { gc, memStats } = records;
  const table = gc.count > 0 ? tableOfLines(gc) : tableOfPauses(memStats.pauses);
  switch (question.ask) {
    case 'gcCycles':
      return gcPage(table, question, gc.count > 0 ? availableCpuOfLines(gc, question.range ?? { startNs: 0, endNs: records.durationNs }) : undefined, 1);
    case 'gcStrip':
      return gcStrip(table, question);
    case 'gcCycle':
      return question.index >= 0 && question.index < table.count ? await detailOf(records, table.row(question.index)) : undefined;
  }
}

async function detailOf({ gc, textAt }: RuntimeRecords, cycle: GcCycleDetail['cycle']): Promise<GcCycleDetail> {
  const at = cycle.index;
  const line = gc.count > 0 ? { line: gc.line[at], offset: gc.offset[at], text: await textAt(gc.offset[at]) } : undefined;
  return {
    cycle,
    triggerStack: [],
    workers: [],
    turns: [],
    workerTurns: 0,
    assistsByGoroutine: [],
    assistsByFunction: [],
    assistingGoroutines: 0,
    assistingFunctions: 0,
    // As stops of a log are numbered (askPausesOfLog).
    pauses: gc.count > 0 ? [at * 2, at * 2 + 1] : [at],
    line,
    known: 1,
  };
}
