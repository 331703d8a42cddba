// Pages of the tables of tasks, regions and logs. What a filter lets through is kept while somebody leafs through it.

import type { AnnotationQuestion, LogRow, Page, RegionRow, TaskRow } from '../../../api.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { filteredLogs, filteredRegions, filteredTasks } from './filteredRows.ts';
import type { KnownMarks, MarkTables } from './markJoin.ts';
import { logRow, regionRow, taskRows } from './markRows.ts';
import { logKeys, spanKeys } from './orderedRows.ts';
import { rankedRows } from './rankedRows.ts';

export type PageQuestion = Extract<AnnotationQuestion, { readonly ask: 'tasks' | 'regions' | 'logs' }>;

interface Matching {
  /** Of what; of which state of the tables. */
  readonly asked: string;
  readonly rows: Uint32Array;
  readonly keys: Float64Array;
}

/** By tables, then by what is asked for: the last that was. */
const kept = new WeakMap<MarkTables, Map<PageQuestion['ask'], Matching>>();

export function tasksPage(index: TraceIndex, { tables, known }: KnownMarks, question: PageQuestion): Page<TaskRow> {
  const { rows, ...page } = pageOf(index, tables, known, question);
  return { ...page, rows: taskRows(index, tables, rows) };
}

export function regionsPage(index: TraceIndex, { tables, known }: KnownMarks, question: PageQuestion): Page<RegionRow> {
  const { rows, ...page } = pageOf(index, tables, known, question);
  return { ...page, rows: Array.from(rows, (row) => regionRow(index, tables, row)) };
}

export function logsPage(index: TraceIndex, { tables, known }: KnownMarks, question: PageQuestion): Page<LogRow> {
  const { rows, ...page } = pageOf(index, tables, known, question);
  return { ...page, rows: Array.from(rows, (row) => logRow(index, tables, row)) };
}

function pageOf(index: TraceIndex, tables: MarkTables, known: number, question: PageQuestion): Omit<Page<never>, 'rows'> & { readonly rows: Uint32Array } {
  const { rows, keys } = matching(index, tables, question);
  const from = Math.min(Math.max(0, Math.floor(question.from)), rows.length);
  return { total: rows.length, from, rows: rankedRows(rows, keys, { from, count: question.count, descending: question.descending }), known };
}

function matching(index: TraceIndex, tables: MarkTables, question: PageQuestion): Matching {
  const { ask, filter, order } = question;
  const roots = question.ask === 'tasks' && question.roots === true;
  const asked = JSON.stringify([filter, order, roots, tables.version, index.lastNs]);
  let byAsk = kept.get(tables);
  if (byAsk === undefined) {
    byAsk = new Map();
    kept.set(tables, byAsk);
  }
  const last = byAsk.get(ask);
  if (last?.asked === asked) return last;
  const made: Matching = { asked, ...rowsAndKeys(index, tables, question, roots) };
  byAsk.set(ask, made);
  return made;
}

function rowsAndKeys(index: TraceIndex, tables: MarkTables, { ask, filter, order }: PageQuestion, roots: boolean): Pick<Matching, 'rows' | 'keys'> {
  const { texts } = index.tables;
  switch (ask) {
    case 'tasks':
      return { rows: filteredTasks(index, tables, filter, roots), keys: spanKeys(tables.tasks, texts, order, index.lastNs) };
    case 'regions':
      return { rows: filteredRegions(index, tables, filter), keys: spanKeys(tables.regions, texts, order, index.lastNs) };
    case 'logs':
      return { rows: filteredLogs(index, tables, filter), keys: logKeys(tables.logs, texts, order) };
  }
}
