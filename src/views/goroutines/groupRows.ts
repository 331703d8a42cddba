// The rows of the table of goroutine groups: what stands in a column, which rows, in what order.
import type { GroupRow, LatencySummary, Ns } from '../../../workers/api.ts';
import { matcher } from '../table/matcher.ts';
import { GROUP_TIMES, type GoroutineTable, type GroupColumn, type GroupFigure, type GroupTime } from './goroutineTable.ts';
import { t } from '../../../language/t.ts';

/** How a group is called; not every goroutine's function is in the trace. */
export function groupName({ name }: { readonly name: string }): string {
  return name === '' ? t('Function not recorded') : name;
}

/** undefined: no member has such a time. */
export function figureOf(summary: LatencySummary, figure: GroupFigure): Ns | undefined {
  if (summary.n === 0) return undefined;
  switch (figure) {
    case 'total':
      return summary.sumNs;
    case 'p50':
      return summary.p50Ns;
    case 'p90':
      return summary.p90Ns;
    case 'p99':
      return summary.p99Ns;
    case 'max':
      return summary.maxNs;
  }
}

/** Groups that pass the filter, in the table's order; equal ones by name. What is not known comes last. */
export function orderedGroups(groups: readonly GroupRow[], { figure, column, descending, filter }: Omit<GoroutineTable, 'by' | 'group'>): readonly GroupRow[] {
  const matches = matcher(filter);
  const sign = descending ? -1 : 1;
  return groups
    .filter((row) => matches(groupName(row)))
    .toSorted((a, b) => sign * compared(a, b, column, figure, sign) || byName(a, b));
}

function compared(a: GroupRow, b: GroupRow, column: GroupColumn, figure: GroupFigure, sign: 1 | -1): number {
  if (column === 'name') return byName(a, b);
  if (column === 'count') return a.count - b.count;
  const unknown = sign * Number.POSITIVE_INFINITY;
  const left = figureOf(a[column], figure) ?? unknown;
  const right = figureOf(b[column], figure) ?? unknown;
  return left < right ? -1 : left > right ? 1 : 0;
}

function byName(a: GroupRow, b: GroupRow): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** The sort after a press on a heading. A new column starts with its interesting end: large values, or the first letters. */
export function sortedAfter({ column, descending }: Pick<GoroutineTable, 'column' | 'descending'>, pressed: GroupColumn) {
  return pressed === column ? { column, descending: !descending } : { column: pressed, descending: pressed !== 'name' };
}

/** Largest value of each column: the full length of its bars. */
export type LargestTimes = Readonly<Record<GroupTime, Ns>>;

export function largestOf(groups: readonly GroupRow[], figure: GroupFigure): LargestTimes {
  const largest = { running: 0, runnable: 0, waiting: 0, syscall: 0, life: 0 };
  for (const row of groups) for (const time of GROUP_TIMES) largest[time] = Math.max(largest[time], figureOf(row[time], figure) ?? 0);
  return largest;
}

const SUMMARY = ['n', 'sumNs', 'minNs', 'p50Ns', 'p90Ns', 'p99Ns', 'p999Ns', 'maxNs'] as const;

/** For a file: every figure of every time, in ns. */
export const GROUP_CSV_HEADER: readonly string[] = [
  'group',
  'goroutines',
  ...GROUP_TIMES.flatMap((time) => SUMMARY.map((figure) => `${time}_${figure.replace('Ns', '_ns')}`)),
];

export function groupCsvLine(row: GroupRow): readonly (string | number)[] {
  return [row.name, row.count, ...GROUP_TIMES.flatMap((time) => SUMMARY.map((figure) => row[time][figure]))];
}
