// Answers to what is asked of a log. It rejects where a question cannot be answered.
import type { LogAnswers, LogQuestion } from '../../api/log.ts';
import type { RuntimeRecords } from '../runtimeRecords.ts';
import { askGcOfLog } from './askGcOfLog.ts';
import { askPausesOfLog } from './askPausesOfLog.ts';
import { askFindingsOfLog } from './askFindingsOfLog.ts';
import { askInits } from './inits.ts';
import { askLogLine, askLogLines } from './lines.ts';
import { askMemStatsAt, askSchedAt } from './moments.ts';
import { comparableLog } from './comparable.ts';
import { runFiguresOfLog } from './runFigures.ts';
import { askLogSeries, askSeriesPoints } from './series.ts';

export async function askLog<Q extends LogQuestion>(records: RuntimeRecords, question: Q): Promise<LogAnswers[Q['ask']]> {
  // The switch proves which answer belongs to which question; the compiler cannot carry that over to Q.
  return (await answer(records, question)) as LogAnswers[Q['ask']];
}

function answer(records: RuntimeRecords, question: LogQuestion): LogAnswers[LogQuestion['ask']] | Promise<LogAnswers[LogQuestion['ask']]> {
  switch (question.ask) {
    case 'logSeries':
      return askLogSeries(records);
    case 'seriesPoints':
      return askSeriesPoints(records, question.names, question.range, question.widthPx);
    case 'memStatsAt':
      return askMemStatsAt(records, question.atNs);
    case 'schedAt':
      return askSchedAt(records, question.atNs);
    case 'inits':
      return askInits(records, question);
    case 'logLines':
      return askLogLines(records, question);
    case 'logLine':
      return askLogLine(records, question);
    case 'pauses':
    case 'pauseMap':
    case 'pauseFigures':
    case 'pause':
      return askPausesOfLog(records, question);
    case 'evidence':
    case 'findings':
      return askFindingsOfLog(records, question);
    case 'runFigures':
      return runFiguresOfLog(records);
    case 'comparable':
      return comparableLog(records);
    case 'gcCycles':
    case 'gcStrip':
    case 'gcCycle':
      return askGcOfLog(records, question);
  }
}
