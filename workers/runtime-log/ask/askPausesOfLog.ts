// Stops of the world of a log: pages, figures, a picture, and one of them from near.

import type { PauseAnswers, PauseDetail, PauseQuestion, PauseRow } from '../../api/pauses.ts';
import { STRETCHED_BY } from '../../api/pauses.ts';
import type { PauseColumns } from '../../pauses/pauseColumns.ts';
import { pauseFigures } from '../../pauses/pauseFigures.ts';
import { pauseMap } from '../../pauses/pauseMap.ts';
import { pausePage } from '../../pauses/pausePage.ts';
import type { RuntimeRecords } from '../runtimeRecords.ts';
import { pauseFiguresOfScrapes } from './pausesOfScrapes.ts';
import { pausesOfLog } from './pausesOfLog.ts';

export function askPausesOfLog(records: RuntimeRecords, question: PauseQuestion): PauseAnswers[PauseQuestion['ask']] {
  const columns = pausesOfLog(records);
  switch (question.ask) {
    case 'pauses': {
      const { rows, ...page } = pausePage(columns, question);
      return { ...page, rows: Array.from(rows, (at) => rowOf(records, columns, at)), known: 1 };
    }
    case 'pauseMap':
      return pauseMap(columns, question.range, question.names, question.widthPx);
    case 'pauseFigures':
      return (columns.ns.length === 0 ? pauseFiguresOfScrapes(records) : undefined) ?? pauseFigures(columns, question.range, question.names, { startNs: 0, endNs: records.durationNs });
    case 'pause':
      return detailOf(records, columns, question.index);
  }
}

function rowOf(records: RuntimeRecords, columns: PauseColumns, at: number): PauseRow {
  const ns = columns.ns[at];
  const startNs = columns.startNs[at];
  return {
    index: at,
    name: columns.names[columns.name[at]],
    startNs,
    endNs: startNs + ns,
    ns,
    toStopNs: undefined,
    stoppedNs: undefined,
    againNs: undefined,
    by: undefined,
    lastProc: undefined,
    lastRan: undefined,
    stretchedBy: STRETCHED_BY[columns.stretched[at]],
    cycle: records.gc.count > 0 ? at >> 1 : at,
  };
}

function detailOf(records: RuntimeRecords, columns: PauseColumns, at: number): PauseDetail | undefined {
  if (!(at >= 0 && at < columns.ns.length)) return undefined;
  const pause = rowOf(records, columns, at);
  return { pause, stack: [], procs: [], because: [pause.stretchedBy === 'nothing' ? 'short' : 'source does not tell'], known: 1 };
}
