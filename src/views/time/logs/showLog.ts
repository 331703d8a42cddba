// From a row of a log to the log itself: its own view, at the same moment.
import type { Ns } from '../../../../workers/api.ts';
import type { RunMember } from '../../companions.ts';
import type { ViewState } from '../../viewState.ts';
import { cycleAt } from './LogFactsAt.tsx';
import type { LogRow } from './logRows.ts';
import type { LogRowAnswers } from './useLogRows.ts';

/** How the log's own view shows what lies at a moment of this axis. undefined: nothing of it does. */
export function viewOfLog(row: LogRow, atNs: Ns, reachNs: Ns, answers: LogRowAnswers): ((view: ViewState) => Partial<ViewState>) | undefined {
  const log = answers.logs[row];
  if (log === undefined) return undefined;
  switch (row) {
    case 'gctrace': {
      const cycles = answers.gctrace.get();
      const cycle = cycles && cycleAt(cycles, atNs, reachNs);
      return cycle && ((view) => ({ view: 'gc', gcLook: { ...view.gcLook, cycle: cycle.index } }));
    }
    case 'memstats':
      return (view) => ({ view: 'memory', gcLook: { ...view.gcLook, momentNs: Math.max(0, Math.round(atNs - log.offsetNs)) } });
    case 'schedtrace':
      return (view) => ({ view: 'sched', gcLook: { ...view.gcLook, momentNs: Math.max(0, Math.round(atNs - log.offsetNs)) } });
  }
}

/** Leads there, where the log is open beside this document. */
export function showLog(row: LogRow, atNs: Ns, reachNs: Ns, answers: LogRowAnswers, runMembers: readonly RunMember[] = []): void {
  const patch = viewOfLog(row, atNs, reachNs, answers);
  const member = runMembers.find(({ key, kind }) => key === answers.logs[row]?.key && kind === 'runtime-log');
  if (patch !== undefined) member?.show(patch);
}
