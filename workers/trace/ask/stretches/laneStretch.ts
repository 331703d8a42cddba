// Whose stretch is drawn in a lane at a time.

import type { LaneRef, Ns, StretchAnswers } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import type { AnnotationRows } from '../../closeup/closeup.ts';
import { lifeOf } from '../../closeup/lives.ts';
import { threadPieces } from '../../closeup/threadPieces.ts';
import { NONE } from '../../columns.ts';
import { generationAfter, lanePieces } from '../../index/laneSlices.ts';
import { firstAfter } from '../../index/series.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { signedDecimal, unsignedDecimal } from '../../wire/ids.ts';
import { laneProcs } from '../laneProcs.ts';

export async function askLaneStretch(trace: CloseTrace, ref: LaneRef, askedNs: Ns): Promise<StretchAnswers['laneStretch']> {
  const { index } = trace;
  const atNs = Math.min(askedNs, index.lastNs - 1);
  const number = Math.min(generationAfter(index, atNs), index.generations.length - 1);
  if (number < 0 || atNs < 0) return undefined;
  const goroutine = await goroutineAt(trace, ref, number, atNs);
  return goroutine === undefined ? undefined : { goroutine, atNs };
}

function goroutineAt(trace: CloseTrace, ref: LaneRef, number: number, atNs: Ns): Promise<number | undefined> | number | undefined {
  switch (ref.lane) {
    case 'goroutine': {
      const life = lifeOf(trace.index, ref.goroutine);
      return life !== undefined && life.startNs <= atNs && atNs < life.endNs ? ref.goroutine : undefined;
    }
    case 'proc':
      return trace.holding([number], () => onProc(trace, ref.proc, atNs));
    case 'thread':
      return trace.holding([number], () => onThread(trace, ref.thread, number, atNs));
    case 'task':
      return trace.holding([number], () => inTask(trace, ref.task, number, atNs));
    case 'group': // Drawn as a number of goroutines, not stretch by stretch.
      return undefined;
  }
}

/** `procNumber`: as Go numbers it. */
function onProc(trace: CloseTrace, procNumber: number, atNs: Ns): number | undefined {
  const { index } = trace;
  const proc = laneProcs(index).find(({ number }) => number === procNumber)?.proc;
  if (proc === undefined) return undefined;
  for (const piece of lanePieces(trace, proc, atNs, atNs + 1)) {
    if (piece.what === 'single') {
      if (piece.startNs <= atNs) return index.outlived.goroutine[piece.outlived];
      continue;
    }
    const { generation, rows, from } = piece;
    if (rows.startNs[from] <= atNs) return index.goroutineNumber(generation, rows.goroutine[from]);
  }
  return undefined;
}

function onThread(trace: CloseTrace, id: string, number: number, atNs: Ns): number | undefined {
  const { index } = trace;
  const generation = index.generations[number];
  const closeup = trace.closeup(number);
  const local = generation.maps.threads.findIndex((thread) => threadId(index, thread) === id);
  if (closeup === undefined || local < 0) return undefined;
  const { first, startNs, endNs, goroutine } = threadPieces(index, generation, number, closeup);
  const count = first[local + 1] - first[local];
  const at = first[local] + firstAfter(endNs.subarray(first[local], first[local + 1]), count, atNs);
  return at < first[local + 1] && startNs[at] <= atNs ? goroutine[at] : undefined;
}

function threadId({ tables }: TraceIndex, thread: number): string {
  return signedDecimal(tables.threads.lo[thread], tables.threads.hi[thread]);
}

/** Who marked something in the task's name last, or else does so next in the same generation. */
function inTask(trace: CloseTrace, id: string, number: number, atNs: Ns): number | undefined {
  const annotations = trace.closeup(number)?.annotations;
  if (annotations === undefined) return undefined;
  const rows = [...annotations.what.keys()].filter((row) => isOf(annotations, row, id));
  const row = rows.findLast((one) => annotations.timeNs[one] <= atNs) ?? rows[0];
  return row === undefined ? undefined : trace.index.goroutineNumber(trace.index.generations[number], annotations.goroutine[row]);
}

function isOf({ goroutine, taskLo, taskHi }: AnnotationRows, row: number, id: string): boolean {
  return goroutine[row] !== NONE && unsignedDecimal(taskLo[row], taskHi[row]) === id;
}
