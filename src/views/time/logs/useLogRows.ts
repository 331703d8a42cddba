import { useCallback, useMemo } from 'react';
import type { Ns, Px, TimeRange } from '../../../../workers/api.ts';
import type { LiveWindow } from '../../../charts/window/liveWindow.ts';
import type { Companion } from '../../companions.ts';
import { seriesQuestion } from '../seriesQuestion.ts';
import { useFollowed, type Followed } from '../useFollowed.ts';
import { askCycles, askLines, NO_CYCLES, NO_LINES, type LogLines, type LogCycles, type LogRowQuestion } from './askLogRows.ts';
import { LINES, logsOfRows, type LogRow, type LogsOfRows } from './logRows.ts';

export interface LogRowAnswers {
  readonly logs: LogsOfRows;
  readonly gctrace: Followed<LogCycles>;
  readonly memstats: Followed<LogLines>;
  readonly schedtrace: Followed<LogLines>;
  /** All of them, for what is drawn from them. */
  readonly sources: readonly Followed<unknown>[];
}

interface Asked {
  readonly logs: LogsOfRows;
  readonly live: LiveWindow;
  readonly durationNs: Ns;
  readonly widthPx: Px;
  /** Rows that are drawn. */
  readonly shows: (row: LogRow) => boolean;
}

const NO_COMPANIONS: readonly Companion[] = [];

/** The logs that have a row each; the same object as long as they are the same. */
export function useLogsOfRows(companions: readonly Companion[] = NO_COMPANIONS): LogsOfRows {
  return useMemo(() => logsOfRows(companions), [companions]);
}

/** What the rows of logs draw of the moving window. Where there is no log, or its row is folded, nothing is asked. */
export function useLogRows({ logs, live, durationNs, widthPx, shows }: Asked): LogRowAnswers {
  const gctrace = useRow(logs, 'gctrace', live, durationNs, widthPx, shows('gctrace'), askCycles, NO_CYCLES);
  const memstats = useRow(logs, 'memstats', live, durationNs, widthPx, shows('memstats'), askMemStats, NO_LINES);
  const schedtrace = useRow(logs, 'schedtrace', live, durationNs, widthPx, shows('schedtrace'), askSched, NO_LINES);
  return useMemo(() => ({ logs, gctrace, memstats, schedtrace, sources: [gctrace, memstats, schedtrace] }), [logs, gctrace, memstats, schedtrace]);
}

type AskRow<A> = (log: NonNullable<LogsOfRows[LogRow]>, question: LogRowQuestion) => Promise<A>;

const askMemStats: AskRow<LogLines> = (log, question) => askLines(log, LINES.memstats.lines.map(({ name }) => name), question);
const askSched: AskRow<LogLines> = (log, question) => askLines(log, LINES.schedtrace.lines.map(({ name }) => name), question);

function useRow<A>(logs: LogsOfRows, row: LogRow, live: LiveWindow, durationNs: Ns, widthPx: Px, isShown: boolean, askRow: AskRow<A>, nothing: A): Followed<A> {
  const log = logs[row];
  const ask = useCallback(
    async (question: LogRowQuestion): Promise<A> => (log === undefined ? nothing : askRow(log, question).catch(() => nothing)),
    [log, askRow, nothing],
  );
  return useFollowed(
    ask,
    live,
    useCallback(
      (window: TimeRange) => {
        const question = log === undefined || !isShown ? undefined : seriesQuestion('bands', window, widthPx, durationNs);
        return question && { range: question.range, widthPx: question.widthPx };
      },
      [log, isShown, widthPx, durationNs],
    ),
  );
}
