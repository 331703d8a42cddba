// The rows in order, and what stands out in each column.
import { RUN_COLUMN, type RunColumnId } from './runColumns.ts';
import type { RunRow } from './runRow.ts';
import type { RunsLook, RunsOrder } from './runsLook.ts';

/** Of the runs that tell a figure, at the best or the worst. */
const MOST_EQUAL = 0.2;

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
  /** undefined: neither way is better, or too many are equal for it to stand out. */
  readonly best: number | undefined;
  readonly worst: number | undefined;
}

export function extremesOf(rows: readonly RunRow[], column: RunColumnId): ColumnExtremes {
  const values = rows.flatMap(({ figures }) => figures.get(column)?.value ?? []);
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const greatest = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const { better } = RUN_COLUMN[column];
  const standsOut = (value: number): number | undefined => {
    const same = values.filter((one) => one === value).length;
    return better !== undefined && least < greatest && same <= Math.max(1, values.length * MOST_EQUAL) ? value : undefined;
  };
  return { greatest: Math.max(0, greatest), best: standsOut(better === 'high' ? greatest : least), worst: standsOut(better === 'high' ? least : greatest) };
}
