// All there is to say of what a goroutine does at a time.

import { STRETCH_KINDS, type Frame, type Ns, type StretchDetail, type Wake } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { type Life, type LifePiece, lifeOf } from '../../closeup/lives.ts';
import { DRAWN, isRunning, isWait } from '../../closeup/stretchKind.ts';
import { GO, NONE } from '../../columns.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { displayText } from '../../text.ts';
import { signedDecimal } from '../../wire/ids.ts';
import { goroutineRef } from '../goroutine.ts';
import { stackFrames } from '../stack.ts';
import { type CloseGeneration, goroutineOfRow, isWake, rowsWokenBy, wakeOf } from './wakes.ts';
import { type Edge, type WholeSpan, holdingSpan } from './wholeSpan.ts';
import { t } from '../../../../language/t.ts';

const MOST_WOKEN = 20;
/** Row of a span that began before its generation. */
const BEGAN_BEFORE = -1;

export async function askStretch(trace: CloseTrace, goroutine: number, atNs: Ns): Promise<StretchDetail | undefined> {
  const { index } = trace;
  const life = lifeOf(index, goroutine);
  if (life === undefined) return undefined;
  // The recording's last moment belongs to what came before.
  const told = await holdingSpan(trace, life, Math.min(atNs, index.lastNs - 1), (span) => ({ span, detail: detailOf(index, life, span) }));
  if (told === undefined) return undefined;
  const { span, detail } = told;
  if (detail.startNs === undefined || span.before?.row !== BEGAN_BEFORE) return detail;
  // Where it began, an earlier generation tells.
  const beforeNs = await holdingSpan(trace, life, detail.startNs - 1, ({ startNs }) => Math.max(life.startNs, startNs));
  return { ...detail, beforeNs };
}

function detailOf(index: TraceIndex, life: Life, span: WholeSpan): StretchDetail {
  const { kind, began, ended, startNs, endNs, before, piece } = span;
  const beganHere = began !== undefined && startsAt(began) === startNs;
  const endedHere = ended !== undefined && startsAt(ended) === endNs;
  const woke = isRunning(kind) ? wokenIn(index, span) : { count: 0, first: [] };
  const isLast = ended !== undefined && stateOf(ended) === GO.notExist && endedHere;
  const reason = reasonOf(index, span);
  return {
    goroutine: goroutineRef(index, life.goroutine),
    kind: STRETCH_KINDS[kind],
    reason,
    startNs: startNs === -Infinity ? undefined : startNs,
    endNs: endNs === Infinity ? undefined : endNs,
    ...whereOf(index, began ?? foundIn(piece), kind),
    startStack: beganHere ? ownStack(index, began) : [],
    endStack: endedHere ? endStack(index, began, ended) : [],
    startedBy: beganHere ? byAnother(index, began) : undefined,
    endedBy: endedHere ? byAnother(index, ended) : undefined,
    unknown: unknownOf(kind, reason, startNs),
    beforeNs: before?.startNs,
    afterNs: isLast || endNs === Infinity ? undefined : endNs,
    woke: woke.first,
    wokeCount: woke.count,
    samples: samplesIn(span),
  };
}

/** It runs, or keeps its P in a system call. */
function hasProc(kind: number): boolean {
  return isRunning(kind) || kind === DRAWN.syscall;
}

function reasonOf(index: TraceIndex, { kind, began, piece }: WholeSpan): string {
  if (kind === DRAWN.syscall) return 'system call';
  if (hasProc(kind)) return '';
  if (began === undefined) return displayText(index.tables.texts[piece.beforeReason]);
  const { closeup, generation } = began.piece;
  return closeup === undefined ? '' : displayText(index.tables.texts[generation.maps.texts[closeup.stretches.reason[began.row]]]);
}

/** The row that tells what it was found in; undefined: none does. */
function foundIn(piece: LifePiece): Edge | undefined {
  const { closeup, local, from } = piece;
  return closeup === undefined || local < 0 || from === closeup.stretches.first[local] ? undefined : { piece, row: from - 1 };
}

/** P and M; of what runs, or keeps its P in a system call. */
function whereOf({ tables }: TraceIndex, edge: Edge | undefined, kind: number): Pick<StretchDetail, 'proc' | 'thread'> {
  const closeup = edge?.piece.closeup;
  if (edge === undefined || closeup === undefined || !hasProc(kind)) return { proc: undefined, thread: undefined };
  const { procs, threads } = edge.piece.generation.maps;
  const proc = closeup.stretches.proc[edge.row];
  const thread = closeup.stretches.thread[edge.row];
  return {
    proc: proc === NONE ? undefined : tables.procs.hi[procs[proc]] * 4294967296 + tables.procs.lo[procs[proc]],
    thread: thread === NONE ? undefined : signedDecimal(tables.threads.lo[threads[thread]], tables.threads.hi[threads[thread]]),
  };
}

function startsAt({ piece, row }: Edge): Ns | undefined {
  return piece.closeup?.stretches.startNs[row];
}

function stateOf({ piece, row }: Edge): number {
  return piece.closeup?.stretches.state[row] ?? GO.undetermined;
}

/**
 * The goroutine's own stack at the beginning of a row's stretch: where it stopped running, there or in the stretches before, as it
 * does not get on until it runs.
 */
function ownStack(index: TraceIndex, { piece, row }: Edge): readonly Frame[] {
  const { closeup, local, generation } = piece;
  if (closeup === undefined) return [];
  const { first, state, stack, startNs } = closeup.stretches;
  for (let at = row; at >= first[local]; at--) {
    const isTold = Number.isNaN(startNs[at]) || (at > first[local] && state[at - 1] === GO.running);
    if (isTold) return stackFrames(index.tables, generation.maps.stacks[stack[at]]);
  }
  return [];
}

/** Where it stopped; where it did not run, that is where it stood all along. */
function endStack(index: TraceIndex, began: Edge | undefined, ended: Edge): readonly Frame[] {
  const { closeup, local } = ended.piece;
  if (closeup !== undefined && closeup.stretches.cause[ended.row] === local) return ownStack(index, ended);
  return began === undefined ? [] : ownStack(index, began);
}

/** Who did that to it. The runtime is nobody. */
function byAnother(index: TraceIndex, edge: Edge): Wake | undefined {
  const { piece, row } = edge;
  const close = closeGeneration(index, piece);
  if (close === undefined) return undefined;
  const { stretches } = close.closeup;
  const by = stretches.cause[row];
  return by === NONE || by === piece.local || !isWake(stretches, piece.local, row) ? undefined : wakeOf(close, piece.local, row);
}

function closeGeneration(index: TraceIndex, { number, generation, closeup }: LifePiece): CloseGeneration | undefined {
  return closeup === undefined ? undefined : { index, number, generation, closeup };
}

function wokenIn(index: TraceIndex, span: WholeSpan): { readonly count: number; readonly first: readonly Wake[] } {
  let count = 0;
  const first: Wake[] = [];
  for (const piece of span.pieces) {
    const close = closeGeneration(index, piece);
    if (close === undefined || piece.local < 0) continue;
    const rows = rowsWokenBy(close.closeup, piece.local, span.startNs, span.endNs);
    count += rows.length;
    for (const row of rows.slice(0, MOST_WOKEN - first.length)) first.push(wakeOf(close, goroutineOfRow(close.closeup.stretches.first, row), row));
  }
  return { count, first };
}

function samplesIn(span: WholeSpan): number {
  let count = 0;
  for (const { closeup, local } of span.pieces) {
    if (closeup === undefined || local < 0) continue;
    const { goroutine, timeNs } = closeup.samples;
    for (let i = 0; i < goroutine.length; i++) if (goroutine[i] === local && timeNs[i] >= span.startNs && timeNs[i] < span.endNs) count++;
  }
  return count;
}

function unknownOf(kind: number, reason: string, startNs: Ns): string | undefined {
  if (kind === DRAWN.unknown) return t('The trace does not tell what the goroutine did.');
  if (!isWait(kind) || reason !== '') return undefined;
  if (startNs === -Infinity) return t('It has waited since before the recording began: for what, the trace does not tell.');
  return t('The trace does not tell what it waits for.');
}
