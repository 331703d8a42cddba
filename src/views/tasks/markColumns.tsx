// The columns of the tables of tasks, regions and logs, and their lines in a file.
import type { GoroutineRef, LogRow, RegionRow, TaskRow } from '../../../workers/api.ts';
import { goroutineTitle } from '../detail/GoroutineLink.tsx';
import { formatCount } from '../format.ts';
import type { CsvField } from '../table/csv.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { laneColumn } from '../table/laneColumn.tsx';
import { NsFigure } from '../table/NsFigure.tsx';
import { durationOf } from './markLeads.ts';
import { taskTypeName, typeName } from './typeRows.ts';
import { marked, t } from '../../../language/t.ts';

const TIME_PX = 104;
const ID_PX = 92;
const COUNT_PX = 88;

export const TASK_CSV_HEADER: readonly string[] = ['task', 'parent', 'type', 'start_ns', 'end_ns', 'duration_ns', 'goroutines', 'regions', 'logs', 'children'];

export function taskCsvLine(row: TaskRow): readonly CsvField[] {
  return [row.task, row.parent, row.type, row.startNs, row.endNs, durationOf(row), row.goroutines, row.regions, row.logs, row.children];
}

export const REGION_CSV_HEADER: readonly string[] = ['type', 'task', 'goroutine', 'entry', 'start_ns', 'end_ns', 'duration_ns'];

export function regionCsvLine(row: RegionRow): readonly CsvField[] {
  return [row.type, row.task, row.goroutine.id, row.goroutine.name, row.startNs, row.endNs, durationOf(row)];
}

export const LOG_CSV_HEADER: readonly string[] = ['at_ns', 'category', 'message', 'goroutine', 'entry', 'task'];

export function logCsvLine(row: LogRow): readonly CsvField[] {
  return [row.atNs, row.category, row.message, row.goroutine?.id, row.goroutine?.name, row.task];
}

/** Without the first column, which a list and a tree show differently. */
export function taskColumns(toLane: (row: TaskRow) => void): readonly GridColumn<TaskRow>[] {
  return [
    { id: 'task', heading: t('Task'), meaning: t('Its number'), widthPx: ID_PX, isNumber: true, sorts: false, cell: ({ task }) => task },
    laneColumn(({ task }) => t('Task {id}', { id: task }), toLane),
    { id: 'time', heading: t('Began'), meaning: t('When it began; a dash: before the recording'), widthPx: TIME_PX, isNumber: true, sorts: true, cell: ({ startNs }) => <NsFigure ns={startNs} /> },
    {
      id: 'duration',
      heading: t('Duration'),
      meaning: t('From its beginning to its end, where both are in the recording'),
      widthPx: TIME_PX,
      isNumber: true,
      sorts: true,
      cell: (row) => (row.endNs === undefined ? <span className="rows__none">{t('no end')}</span> : <NsFigure ns={durationOf(row)} />),
    },
    count('goroutines', t('Goroutines'), t('Goroutines that worked on it'), ({ goroutines }) => goroutines),
    count('regions', t('Regions'), t('Regions marked for it'), ({ regions }) => regions),
    count('logs', t('Logs'), t('Messages logged for it'), ({ logs }) => logs),
    count('children', t('Subtasks'), t('Tasks begun as its children'), ({ children }) => children),
  ];
}

export const TASK_TYPE_COLUMN: GridColumn<TaskRow> = {
  id: 'type',
  heading: marked('Type'),
  meaning: marked('Type of the task'),
  widthPx: undefined,
  isNumber: false,
  sorts: true,
  cell: (row) => <span title={row.type}>{taskTypeName(row)}</span>,
};

export function regionColumns(toLane: (row: RegionRow) => void, showTask: (task: string) => void): readonly GridColumn<RegionRow>[] {
  return [
    { id: 'type', heading: t('Type'), meaning: t('Type of the region'), widthPx: undefined, isNumber: false, sorts: true, cell: ({ type }) => <span title={type}>{typeName(type)}</span> },
    laneColumn(({ type }) => t('Region {type}', { type: typeName(type) }), toLane),
    { id: 'time', heading: t('Began'), meaning: t('When it began; a dash: before the recording'), widthPx: TIME_PX, isNumber: true, sorts: true, cell: ({ startNs }) => <NsFigure ns={startNs} /> },
    {
      id: 'duration',
      heading: t('Duration'),
      meaning: t('From its beginning to its end, where both are in the recording'),
      widthPx: TIME_PX,
      isNumber: true,
      sorts: true,
      cell: (row) => (row.endNs === undefined ? <span className="rows__none">{t('no end')}</span> : <NsFigure ns={durationOf(row)} />),
    },
    { id: 'goroutine', heading: t('Goroutine'), meaning: t('Whose region it is'), widthPx: 260, isNumber: false, sorts: false, cell: ({ goroutine }) => whom(goroutine) },
    { id: 'task', heading: t('Task'), meaning: t('The task it is part of'), widthPx: ID_PX, isNumber: true, sorts: false, cell: ({ task }) => taskLink(task, showTask) },
  ];
}

export function logColumns(toLane: (row: LogRow) => void, showTask: (task: string) => void): readonly GridColumn<LogRow>[] {
  return [
    { id: 'time', heading: t('At'), meaning: t('When it was logged'), widthPx: 112, isNumber: false, sorts: true, cell: ({ atNs }) => <NsFigure ns={atNs} /> },
    { id: 'type', heading: t('Category'), meaning: t('Category of the message'), widthPx: 140, isNumber: false, sorts: true, cell: ({ category }) => <span title={category}>{category}</span> },
    { id: 'message', heading: t('Message'), meaning: t('What was logged'), widthPx: undefined, isNumber: false, sorts: false, cell: ({ message }) => <span title={message}>{message}</span> },
    laneColumn(({ message }) => `“${message}”`, toLane),
    {
      id: 'goroutine',
      heading: t('Goroutine'),
      meaning: t('Who logged it'),
      widthPx: 260,
      isNumber: false,
      sorts: false,
      cell: ({ goroutine }) => (goroutine === undefined ? <span className="rows__none">–</span> : whom(goroutine)),
    },
    { id: 'task', heading: t('Task'), meaning: t('The task it was logged for'), widthPx: ID_PX, isNumber: true, sorts: false, cell: ({ task }) => taskLink(task, showTask) },
  ];
}

function count(id: string, heading: string, meaning: string, of: (row: TaskRow) => number): GridColumn<TaskRow> {
  return { id, heading, meaning, widthPx: COUNT_PX, isNumber: true, sorts: false, cell: (row) => formatCount(of(row)) };
}

function whom(goroutine: GoroutineRef) {
  return <span title={goroutineTitle(goroutine)}>{goroutineTitle(goroutine)}</span>;
}

function taskLink(task: string | undefined, show: (task: string) => void) {
  if (task === undefined) return <span className="rows__none">–</span>;
  return (
    <button type="button" className="link-button" tabIndex={-1} title={t('Show the task')} onClick={() => show(task)}>
      {task}
    </button>
  );
}
