// Rows of tasks, regions and logs as they are shown.

import type { GoroutineRef, LogRow, Ns, RegionRow, TaskRow } from '../../../api.ts';
import { NOBODY } from '../../closeup/marks.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { displayText } from '../../text.ts';
import { stackFrames } from '../stack.ts';
import type { MarkTables } from './markJoin.ts';
import type { People } from './people.ts';
import { NO_TASK, type TaskTable } from './taskTable.ts';

/** Id of the task that regions and logs have outside of all others. */
const BACKGROUND = '0';

export function taskRows(index: TraceIndex, tables: MarkTables, rows: ArrayLike<number>): readonly TaskRow[] {
  const workers = workersOf(tables, rows);
  const { tasks } = tables;
  return Array.from(rows, (row, i): TaskRow => {
    const parent = tasks.parent.values[row];
    return {
      task: tasks.id(row),
      parent: parent === NO_TASK ? undefined : tasks.id(parent),
      type: displayText(index.tables.texts[tasks.type.values[row]]),
      startNs: told(tasks.startNs.values[row]),
      endNs: told(tasks.endNs.values[row]),
      goroutines: workers[i].size,
      regions: tasks.regions.values[row],
      logs: tasks.logs.values[row],
      children: tasks.children.values[row],
    };
  });
}

/** By place in `rows`, which are tasks: rows of the people that marked anything in their name, first ones first. */
export function workersOf({ tasks }: MarkTables, rows: ArrayLike<number>): readonly ReadonlySet<number>[] {
  const { workTask, workWho } = tasks;
  const workers = Array.from(rows, () => new Set<number>());
  const placeOf = new Int32Array(tasks.count).fill(-1);
  for (let i = 0; i < rows.length; i++) placeOf[rows[i]] = i;
  for (let i = 0; i < workTask.count; i++) {
    const place = placeOf[workTask.values[i]];
    if (place >= 0) workers[place].add(workWho.values[i]);
  }
  return workers;
}

export function regionRow(index: TraceIndex, tables: MarkTables, row: number): RegionRow {
  const { tasks, regions, people } = tables;
  return {
    type: displayText(index.tables.texts[regions.type.values[row]]),
    task: taskOf(tasks, regions.task.values[row]),
    goroutine: people.ref(index, regions.who.values[row]),
    startNs: told(regions.startNs.values[row]),
    endNs: told(regions.endNs.values[row]),
    startStack: stackFrames(index.tables, regions.stack.values[row]),
  };
}

export function logRow(index: TraceIndex, { tasks, logs, people }: MarkTables, row: number): LogRow {
  const { texts } = index.tables;
  return {
    atNs: logs.timeNs.values[row],
    task: taskOf(tasks, logs.task.values[row]),
    goroutine: someone(index, people, logs.who.values[row]),
    category: displayText(texts[logs.category.values[row]]),
    message: displayText(texts[logs.message.values[row]]),
  };
}

/** undefined: nobody, or not in the recording. */
export function someone(index: TraceIndex, people: People, who: number): GoroutineRef | undefined {
  return who === NOBODY ? undefined : people.ref(index, who);
}

function told(ns: Ns): Ns | undefined {
  return Number.isNaN(ns) ? undefined : ns;
}

/** undefined: Go's background task, which stands for none. */
function taskOf(tasks: TaskTable, row: number): string | undefined {
  const id = tasks.id(row);
  return id === BACKGROUND ? undefined : id;
}
