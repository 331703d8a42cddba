// The tables of a trace.

import type { AskTrace, TimeRange } from '../../api.ts';
import { boundless } from '../../trace/ask/breakdown/coveredRange.ts';
import type { CloseTrace } from '../../trace/closeup/closeTrace.ts';
import type { OpenTrace } from '../../trace/openTrace.ts';
import type { ColumnSpecs, TableRows } from '../columns.ts';
import { GC_CYCLE_COLUMNS, writeGcCycles } from '../gcCyclesTable.ts';
import { PAUSE_COLUMNS, writePauses } from '../pausesTable.ts';
import { tableSource, type TableSource, type WriteRows } from '../tableSource.ts';
import { GOROUTINE_COLUMNS, writeGoroutines } from './goroutinesTable.ts';
import { LOG_EVENT_COLUMNS, REGION_COLUMNS, TASK_COLUMNS, writeLogEvents, writeRegions, writeTasks } from './marksTables.ts';
import { TRACE_SAMPLE_COLUMNS, writeSamples } from './samplesTable.ts';
import { SPAN_COLUMNS, writeSpans } from './spansTable.ts';
import { WAIT_COLUMNS, writeWaits } from './waitsTable.ts';

export function traceTables(trace: OpenTrace): readonly TableSource[] {
  const { tasks, regions, logs, cpuSamples } = trace.facts(0);
  const ask: AskTrace = (question) => trace.ask(question);
  const close = <S extends ColumnSpecs>(write: (of: CloseTrace, rows: TableRows<S>, range: TimeRange | undefined, onProgress: (done: number) => void) => Promise<void>): WriteRows<S> => {
    return (rows, range, onProgress) => write(trace.lookedAtClosely(), rows, range === undefined ? undefined : boundless(trace.index, range), onProgress);
  };
  return [
    tableSource('goroutines', GOROUTINE_COLUMNS, true, close(writeGoroutines)),
    tableSource('spans', SPAN_COLUMNS, true, close(writeSpans)),
    tableSource('waits', WAIT_COLUMNS, true, close(writeWaits)),
    tableSource('gc_cycles', GC_CYCLE_COLUMNS, true, (rows, range, onProgress) => writeGcCycles(ask, rows, range, onProgress)),
    tableSource('pauses', PAUSE_COLUMNS, true, (rows, range, onProgress) => writePauses(ask, rows, range, onProgress)),
    tableSource('tasks', TASK_COLUMNS, true, close(writeTasks), tasks > 0),
    tableSource('regions', REGION_COLUMNS, true, close(writeRegions), regions > 0),
    tableSource('log_events', LOG_EVENT_COLUMNS, true, close(writeLogEvents), logs > 0),
    tableSource('samples', TRACE_SAMPLE_COLUMNS, true, close(writeSamples), cpuSamples > 0),
  ];
}
