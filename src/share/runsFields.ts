// The fields of an address that say that the table of runs is on screen, and how. `runs` alone stands for all of it.
import { RUN_COLUMNS, RUN_GROUPS } from '../views/runs/runColumns.ts';
import { INITIAL_RUNS_LOOK, type RunsLook, type RunsOrder } from '../views/runs/runsLook.ts';

const ORDERS: readonly RunsOrder[] = ['name', 'go', ...RUN_COLUMNS];

/** Nothing where the table is not on screen. */
export function encodeRuns(look: RunsLook | undefined): readonly [string, string][] {
  if (look === undefined) return [];
  const initial = INITIAL_RUNS_LOOK;
  const out: [string, string][] = [['runs', look.group]];
  if (look.order !== initial.order || look.descending !== initial.descending) out.push(['rsort', `${look.descending ? '-' : ''}${look.order}`]);
  if (look.figure !== undefined) out.push(['rfigure', look.figure]);
  if (look.chartBy !== initial.chartBy) out.push(['rby', look.chartBy]);
  return out;
}

/** Never throws; what is malformed is as if it had not been written. */
export function decodeRuns(fields: URLSearchParams): RunsLook | undefined {
  if (!fields.has('runs')) return undefined;
  const initial = INITIAL_RUNS_LOOK;
  const [, minus = '', by = ''] = /^(-?)(.*)$/.exec(fields.get('rsort') ?? '') ?? [];
  const order = ORDERS.find((one) => one === by);
  return {
    group: RUN_GROUPS.find((one) => one === fields.get('runs')) ?? initial.group,
    order: order ?? initial.order,
    descending: order === undefined ? initial.descending : minus === '-',
    figure: RUN_COLUMNS.find((one) => one === fields.get('rfigure')),
    chartBy: fields.get('rby') === 'procs' ? 'procs' : 'table',
  };
}
