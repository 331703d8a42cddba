// The rows that logs beside a trace add to its time axis: which there are, and what lies in each.
import { marked } from '../../../../language/t.ts';
import type { LogFacts, Ns } from '../../../../workers/api.ts';
import type { PaletteColour } from '../../../charts/palette.ts';
import type { Companion } from '../../companions.ts';

export const LOG_ROWS = ['gctrace', 'memstats', 'schedtrace'] as const;
export type LogRow = (typeof LOG_ROWS)[number];

export function isLogRow(row: string): row is LogRow {
  return LOG_ROWS.some((one) => one === row);
}

export const LOG_ROW_NAMES: Readonly<Record<LogRow, string>> = { gctrace: 'gctrace', memstats: 'MemStats', schedtrace: 'schedtrace' };

/** A log whose place on the axis is known. */
export interface PlacedLog extends Companion {
  readonly offsetNs: Ns;
}

export type LogsOfRows = Readonly<Partial<Record<LogRow, PlacedLog>>>;

/** For each row the log that has the most for it. */
export function logsOfRows(companions: readonly Companion[]): LogsOfRows {
  const placed = companions.flatMap((log): readonly PlacedLog[] => (log.offsetNs === undefined ? [] : [{ ...log, offsetNs: log.offsetNs }]));
  const most = (count: (facts: LogFacts) => number): PlacedLog | undefined => {
    const [first] = placed.filter(({ facts }) => count(facts) > 0).toSorted((a, b) => count(b.facts) - count(a.facts));
    return first;
  };
  const rows = {
    gctrace: most(({ counts }) => counts.gc),
    memstats: most(({ counts }) => counts.memStats),
    schedtrace: most(({ counts }) => counts.sched),
  };
  return Object.fromEntries(Object.entries(rows).filter(([, log]) => log !== undefined));
}

export function rowsOf(logs: LogsOfRows): readonly LogRow[] {
  return LOG_ROWS.filter((row) => logs[row] !== undefined);
}

export interface LineLook {
  readonly name: string;
  readonly label: string;
  readonly colour: PaletteColour;
  readonly dash: readonly number[];
  readonly fillAlpha: number;
}

export const LINES: Readonly<Record<Exclude<LogRow, 'gctrace'>, { readonly unit: 'bytes' | 'count'; readonly lines: readonly LineLook[] }>> = {
  memstats: {
    unit: 'bytes',
    lines: [
      { name: 'HeapAlloc', label: 'HeapAlloc', colour: 'heapLive', dash: [], fillAlpha: 0.08 },
      { name: 'HeapInuse', label: 'HeapInuse', colour: 'memInuse', dash: [], fillAlpha: 0 },
      { name: 'NextGC', label: 'NextGC', colour: 'heapGoal', dash: [5, 3], fillAlpha: 0 },
    ],
  },
  schedtrace: {
    unit: 'count',
    lines: [
      { name: 'runqueue', label: marked('global run queue'), colour: 'runnable', dash: [], fillAlpha: 0.2 },
      { name: 'threads', label: marked('threads'), colour: 'syscall', dash: [], fillAlpha: 0 },
      { name: 'idleprocs', label: marked('idle Ps'), colour: 'running', dash: [5, 3], fillAlpha: 0 },
    ],
  },
};
