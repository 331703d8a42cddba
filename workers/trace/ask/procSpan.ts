import type { ProcSpanDetail, SpanKind } from '../../api.ts';
import { NONE } from '../columns.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import { type LanePiece, lanePieces, reasonOf } from '../index/laneSlices.ts';
import { END, KIND_BITS, KIND_MASK } from '../index/slice.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { displayText } from '../text.ts';
import { signedDecimal } from '../wire/ids.ts';
import { goroutineRef } from './goroutine.ts';
import { laneProcs } from './laneProcs.ts';
import { stackFrames } from './stack.ts';
import { marked, t } from '../../../language/t.ts';

/** `procNumber`: as Go numbers it. undefined: there is no such P, or it is idle at that time. */
export function askProcSpan(trace: SummedTrace, procNumber: number, atNs: number): ProcSpanDetail | undefined {
  const { index } = trace;
  const found = laneProcs(index).find(({ number }) => number === procNumber);
  if (found === undefined) return undefined;
  const end = endOf(index);
  for (const piece of lanePieces(trace, found.proc, atNs, atNs + 1)) {
    if (piece.what === 'single') {
      if (piece.startNs > atNs) continue;
      const { startNs, endNs, kind, outlived, why, stack, thread } = piece;
      return { proc: procNumber, kind: kind as SpanKind, goroutine: goroutineRef(index, index.outlived.goroutine[outlived]), startNs, endNs, ...end(why, stack, thread) };
    }
    const { generation, rows, from } = piece;
    if (rows.startNs[from] > atNs) continue;
    return {
      proc: procNumber,
      kind: (rows.kindAndThread[from] & KIND_MASK) as SpanKind,
      goroutine: goroutineRef(index, index.goroutineNumber(generation, rows.goroutine[from])),
      startNs: rows.startNs[from],
      endNs: rows.endNs[from],
      ...end(reasonOf(generation, rows.why[from]), generation.maps.stacks[rows.stack[from]], threadOf(piece)),
    };
  }
  return undefined;
}

/** M of the trace, or NONE. */
function threadOf({ generation, rows, from }: Extract<LanePiece, { readonly what: 'rows' }>): number {
  const thread = (rows.kindAndThread[from] >>> KIND_BITS) - 1;
  return thread < 0 ? NONE : generation.maps.threads[thread];
}

function endOf(index: TraceIndex): (why: number, stack: number, thread: number) => Pick<ProcSpanDetail, 'thread' | 'endStack' | 'endReason'> {
  const { threads, texts } = index.tables;
  return (why, stack, thread) => ({
    thread: thread === NONE ? undefined : signedDecimal(threads.lo[thread], threads.hi[thread]),
    endStack: stackFrames(index.tables, stack),
    endReason: endText(why) ?? displayText(texts[why] ?? ''),
  });
}

function endText(why: number): string | undefined {
  const reason = END_REASONS.get(why);
  return reason === undefined ? undefined : t(reason);
}

const END_REASONS: ReadonlyMap<number, string> = new Map([
  [END.stillOpen, marked('still open when the trace ends')],
  [END.goroutineEnded, marked('ended')],
  [END.syscall, marked('system call')],
  [END.syscallOver, marked('back from the system call')],
  [END.lostProc, marked('lost its P in the system call')],
  [END.procGone, marked('its P was stopped or taken')],
  [END.gcWorkBegins, marked('GC work begins')],
  [END.gcWorkOver, marked('GC work done, it runs on')],
  [END.coroutine, marked('switched to a coroutine')],
]);
