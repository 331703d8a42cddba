// The rows in order, and what stands out in each column.
import { RUN_COLUMN, type RunColumnId } from './runColumns.ts';
import type { RunRow } from './runRow.ts';
import type { RunsLook, RunsOrder } from './runsLook.ts';

const names = new Intl.Collator('en', { numeric: true });

/** Runs that do not tell the figure come last, whichever way; equal ones by name. */
export function orderedRuns(rows: readonly RunRow[], { order, descending }: Pick<RunsLook, 'order' | 'descending'>): readonly RunRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    if (order === 'name') return sign * names.compare(a.name, b.name);
    if (order === 'go') return sign * names.compare(a.goVersion ?? '', b.goVersion ?? '') || names.compare(a.name, b.name);
    const [left, right] = [a.figures.get(order)?.value, b.figures.get(order)?.value];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined) || names.compare(a.name, b.name);
    return sign * (left - right) || names.compare(a.name, b.name);
  });
}

/** GOMAXPROCS 1, 2, 4, 8 beside each other; within one, as they stand. */
export function byProcs(rows: readonly RunRow[]): readonly RunRow[] {
  return rows.toSorted((a, b) => (procsOf(a) === procsOf(b) ? 0 : procsOf(a) - procsOf(b)));
}

function procsOf({ figures }: RunRow): number {
  return figures.get('procs')?.value ?? Infinity;
}

/** A press on a heading: the other way round, or a column anew, the worst or the largest first. */
export function orderAfter({ order, descending }: Pick<RunsLook, 'order' | 'descending'>, column: RunsOrder): Pick<RunsLook, 'order' | 'descending'> {
  if (column === order) return { order, descending: !descending };
  const isText = column === 'name' || column === 'go';
  return { order: column, descending: !isText && RUN_COLUMN[column].better !== 'high' };
}

export interface ColumnExtremes {
  readonly greatest: number;
  /** undefined: neither way is better, or all are equal. */
  readonly best: number | undefined;
  readonly worst: number | undefined;
}

export function extremesOf(rows: readonly RunRow[], column: RunColumnId): ColumnExtremes {
  let least = Infinity;
  let greatest = -Infinity;
  for (const { figures } of rows) {
    const value = figures.get(column)?.value;
    if (value === undefined) continue;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  const { better } = RUN_COLUMN[column];
  const tells = better !== undefined && least < greatest;
  return { greatest: Math.max(0, greatest), best: tells ? (better === 'low' ? least : greatest) : undefined, worst: tells ? (better === 'low' ? greatest : least) : undefined };
}
