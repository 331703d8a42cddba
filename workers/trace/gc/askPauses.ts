// Stops of the world of a trace: pages, figures, a picture, and one of them from near.

import type { Ns, PauseAnswers, PauseDetail, PauseQuestion, PauseRow, ProcStop } from '../../api.ts';
import { pauseFigures } from '../../pauses/pauseFigures.ts';
import { pauseMap } from '../../pauses/pauseMap.ts';
import { pausePage } from '../../pauses/pausePage.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { stackFrames } from '../ask/stack.ts';
import { type PauseTable, pauseTable, ranName } from './pauseTable.ts';
import { type ProcHalt, generationsOfStop, stopFacts } from './stopFacts.ts';

/** Rejects with a DamageError if a part of the file is needed again that cannot be read any more. */
export async function askPauses(trace: CloseTrace, question: PauseQuestion): Promise<PauseAnswers[PauseQuestion['ask']]> {
  const table = await pauseTable(trace);
  const { columns } = table;
  switch (question.ask) {
    case 'pauses': {
      const { rows, ...page } = pausePage(columns, question);
      return { ...page, rows: Array.from(rows, (at) => pauseRow(trace, table, at)), known: columns.known };
    }
    case 'pauseMap':
      return pauseMap(columns, question.range, question.names, question.widthPx);
    case 'pauseFigures':
      return pauseFigures(columns, question.range, question.names, { startNs: 0, endNs: trace.index.lastNs });
    case 'pause':
      return pauseDetail(trace, table, question.index);
  }
}

/** The `at`th stop. */
export function pauseRow({ index }: CloseTrace, { columns, parts, stretched, cycles }: PauseTable, at: number): PauseRow {
  const ns = columns.ns[at];
  const part = parts[at];
  const toStopNs = part?.toStopNs;
  const last = part?.last;
  const goroutine = last?.goroutine;
  return {
    index: at,
    name: columns.names[columns.name[at]],
    startNs: columns.startNs[at],
    endNs: index.ranges.stw[at].endNs,
    ns,
    toStopNs,
    stoppedNs: toStopNs === undefined ? undefined : ns - toStopNs,
    againNs: part?.untilWorkNs === undefined ? undefined : ns - part.untilWorkNs,
    by: part?.by,
    lastProc: last?.proc,
    lastRan: last === undefined || goroutine === undefined ? undefined : { goroutine, func: ranName(index.tables.texts, last) },
    stretchedBy: stretched[at].by,
    cycle: cycles.get(at),
  };
}

async function pauseDetail(trace: CloseTrace, table: PauseTable, at: number): Promise<PauseDetail | undefined> {
  const { index } = trace;
  const stop = index.ranges.stw[at];
  if (stop === undefined) return undefined;
  const procs = await trace.holding(generationsOfStop(trace, stop), () => stopFacts(trace, (number) => trace.closeup(number), stop).procs.map((halt) => procStop(trace, halt)));
  // It may have become known only now.
  const now = table.parts[at] === undefined ? await pauseTable(trace) : table;
  return { pause: pauseRow(trace, now, at), stack: stackFrames(index.tables, stop.stack), procs, because: now.stretched[at].because, known: now.columns.known };
}

function procStop({ index }: CloseTrace, { proc, doing, afterNs, goroutine, ranBeforeNs, stack }: ProcHalt): ProcStop {
  return { proc, doing, afterNs, goroutine, ranBeforeNs: beforeRequest(ranBeforeNs), stack: stackFrames(index.tables, stack) };
}

/** What began after the request had not run before. */
function beforeRequest(ns: Ns | undefined): Ns | undefined {
  return ns === undefined ? undefined : Math.max(0, ns);
}
