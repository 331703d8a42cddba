// The columns of every table there is, whatever has it: for the documentation.

import type { TableColumn, TableName } from '../../api.ts';
import { columnList, type ColumnSpecs } from '../columns.ts';
import { GC_CYCLE_COLUMNS } from '../gcCyclesTable.ts';
import { INIT_COLUMNS, MEM_STATS_COLUMNS, METRIC_COLUMNS, PACER_COLUMNS, SCAVENGER_COLUMNS, SCHED_COLUMNS } from '../log/logTables.ts';
import { PAUSE_COLUMNS } from '../pausesTable.ts';
import { FUNCTION_COLUMNS, PROFILE_SAMPLE_COLUMNS } from '../profile/profileTables.ts';
import { RECORDING_COLUMNS } from '../recordingsTable.ts';
import { GOROUTINE_COLUMNS } from '../trace/goroutinesTable.ts';
import { LOG_EVENT_COLUMNS, REGION_COLUMNS, TASK_COLUMNS } from '../trace/marksTables.ts';
import { TRACE_SAMPLE_COLUMNS } from '../trace/samplesTable.ts';
import { SPAN_COLUMNS } from '../trace/spansTable.ts';
import { WAIT_COLUMNS } from '../trace/waitsTable.ts';

export interface DocumentedTable {
  readonly name: TableName;
  readonly of: 'traces' | 'profiles' | 'logs' | 'traces and logs' | 'everything';
  readonly columns: readonly TableColumn[];
}

export function allTables(): readonly DocumentedTable[] {
  const table = (name: TableName, of: DocumentedTable['of'], specs: ColumnSpecs): DocumentedTable => ({ name, of, columns: columnList(specs) });
  return [
    table('recordings', 'everything', RECORDING_COLUMNS),
    table('goroutines', 'traces', GOROUTINE_COLUMNS),
    table('spans', 'traces', SPAN_COLUMNS),
    table('waits', 'traces', WAIT_COLUMNS),
    table('gc_cycles', 'traces and logs', GC_CYCLE_COLUMNS),
    table('pauses', 'traces and logs', PAUSE_COLUMNS),
    table('tasks', 'traces', TASK_COLUMNS),
    table('regions', 'traces', REGION_COLUMNS),
    table('log_events', 'traces', LOG_EVENT_COLUMNS),
    table('samples', 'traces', TRACE_SAMPLE_COLUMNS),
    table('samples', 'profiles', PROFILE_SAMPLE_COLUMNS),
    table('functions', 'profiles', FUNCTION_COLUMNS),
    table('schedtrace', 'logs', SCHED_COLUMNS),
    table('inittrace', 'logs', INIT_COLUMNS),
    table('scavtrace', 'logs', SCAVENGER_COLUMNS),
    table('gcpacertrace', 'logs', PACER_COLUMNS),
    table('memstats', 'logs', MEM_STATS_COLUMNS),
    table('metrics', 'logs', METRIC_COLUMNS),
  ];
}
