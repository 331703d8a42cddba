// How the table of runs is looked at. The page's own state, not that of a document; `src/share/runsFields.ts` is its codec.
import type { RunColumnId, RunGroup } from './runColumns.ts';

export type RunsOrder = RunColumnId | 'name' | 'go';

export interface RunsLook {
  readonly group: RunGroup;
  readonly order: RunsOrder;
  readonly descending: boolean;
  /** What the chart shows; undefined: what the table is sorted by. */
  readonly figure: RunColumnId | undefined;
  readonly chartBy: 'table' | 'procs';
}

export const INITIAL_RUNS_LOOK: RunsLook = { group: 'key', order: 'pause-max', descending: true, figure: undefined, chartBy: 'table' };

/** What the chart shows. */
export function figureOf({ figure, order }: RunsLook): RunColumnId {
  return figure ?? (order === 'name' || order === 'go' ? 'pause-max' : order);
}
