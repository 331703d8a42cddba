import type { TaskDetail, TaskRow } from '../../../api.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import type { MarkTables } from './markJoin.ts';
import { logRow, regionRow, someone, taskRows, workersOf } from './markRows.ts';
import { rankedRows } from './rankedRows.ts';
import { NO_TASK } from './taskTable.ts';
import type { WordColumn } from './wordColumn.ts';

/** Regions and logs of a task that are told with it, at most of each. */
const MOST = 200;
/** The same of its ancestors, children and goroutines. */
const MOST_KIN = 1000;

/** undefined: nothing in the recording names the task. */
export function taskDetail(index: TraceIndex, tables: MarkTables, task: string): TaskDetail | undefined {
  const { tasks, regions, logs, people } = tables;
  const row = tasks.find(task);
  const [own] = row < 0 ? [] : taskRows(index, tables, [row]);
  if (own === undefined) return undefined;
  const [workers] = workersOf(tables, [row]);
  const regionStart = regions.startNs.view().map((ns) => (Number.isNaN(ns) ? -1 : ns));
  const firstRegions = rankedRows(rowsOf(regions.task, row, Infinity), regionStart, { from: 0, count: MOST, descending: false });
  return {
    ...own,
    parents: parentsOf(index, tables, row),
    childTasks: taskRows(index, tables, rowsOf(tasks.parent, row, MOST_KIN)),
    workers: [...workers].slice(0, MOST_KIN).map((who) => people.ref(index, who)),
    startedBy: someone(index, people, tasks.startWho.values[row]),
    endedBy: someone(index, people, tasks.endWho.values[row]),
    regionRows: Array.from(firstRegions, (region) => regionRow(index, tables, region)),
    logRows: Array.from(rowsOf(logs.task, row, MOST), (log) => logRow(index, tables, log)),
  };
}

/** Nearest first. A file may claim that a task is its own ancestor. */
function parentsOf(index: TraceIndex, tables: MarkTables, row: number): readonly TaskRow[] {
  const { parent } = tables.tasks;
  const parents = new Set<number>();
  for (let at = parent.values[row]; at !== NO_TASK && at !== row && !parents.has(at) && parents.size < MOST_KIN; at = parent.values[at]) parents.add(at);
  return taskRows(index, tables, [...parents]);
}

function rowsOf({ values, count }: WordColumn, task: number, most: number): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < count && rows.length < most; row++) if (values[row] === task) rows.push(row);
  return Uint32Array.from(rows);
}
