// What of the table of goroutines is part of the view state.
import type { GroupBy } from '../../../workers/api.ts';

/** Columns of times: what the members of a group spent in each state, and from creation to end. */
export const GROUP_TIMES = ['running', 'runnable', 'waiting', 'syscall', 'life'] as const;
export type GroupTime = (typeof GROUP_TIMES)[number];

/** Which figure of those times the table shows. */
export const GROUP_FIGURES = ['total', 'p50', 'p90', 'p99', 'max'] as const;
export type GroupFigure = (typeof GROUP_FIGURES)[number];

export const GROUP_COLUMNS = ['name', 'count', ...GROUP_TIMES] as const;
export type GroupColumn = (typeof GROUP_COLUMNS)[number];

export interface GoroutineTable {
  readonly by: GroupBy;
  readonly figure: GroupFigure;
  readonly column: GroupColumn;
  readonly descending: boolean;
  /** Part of a group's name, or a regular expression. */
  readonly filter: string;
  /** The group whose goroutines are listed; '' is the group of those whose function is not known. */
  readonly group: string | undefined;
}

export const INITIAL_GOROUTINE_TABLE: GoroutineTable = {
  by: 'entry',
  figure: 'total',
  column: 'running',
  descending: true,
  filter: '',
  group: undefined,
};
