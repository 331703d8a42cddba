// A span of a goroutine's life from its beginning to its end, whichever generations hold these.

import type { Ns } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { type Life, type LifePiece, lifePiece } from '../../closeup/lives.ts';
import { GO } from '../../columns.ts';
import { isRunning } from '../../closeup/stretchKind.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { type Span, generationOfTime, rowAt, spanAt, stateBegan, stateEnded } from './spanAt.ts';

export interface WholeSpan {
  /** DRAWN. */
  readonly kind: number;
  /** -Infinity and Infinity: beyond the recording. */
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** Row of the stretch that it is (part of), where that began; undefined: before the recording. */
  readonly began: Edge | undefined;
  /** Row that ends the stretch; undefined: it lasts on. */
  readonly ended: Edge | undefined;
  /** What came before, as far as the same generation tells. */
  readonly before: Span | undefined;
  /** Of the generation that was asked for. */
  readonly piece: LifePiece;
  /** All from the one in which the stretch began to the one in which it ends. */
  readonly pieces: readonly LifePiece[];
}

/** A row of the goroutine's in one of the pieces of its life. */
export interface Edge {
  readonly piece: LifePiece;
  readonly row: number;
}

/** Where GC work of one that runs through so many generations begins or ends is looked for in each; Go stops a goroutine long before. */
const MOST_RUN_THROUGH = 64;

/** What `tell` makes of the span at a time, while all that it refers to is held; undefined: the goroutine does not live then. */
export async function holdingSpan<T>(trace: CloseTrace, life: Life, atNs: Ns, tell: (span: WholeSpan) => T): Promise<T | undefined> {
  const { index } = trace;
  const number = generationOfTime(index, life, atNs);
  const reach = await trace.holding([number], () => {
    const piece = lifePiece(trace, life, number);
    return piece === undefined ? undefined : { back: reachesBack(piece, atNs), on: goesOn(piece, atNs), runs: runsAt(piece, atNs) };
  });
  if (reach === undefined) return undefined;
  const began = reach.back ? stateBegan(index, life, number) : number;
  const ended = reach.on ? stateEnded(index, life, number) : number;
  const from = began ?? life.first;
  const all = Array.from({ length: (ended ?? life.last) - from + 1 }, (_, i) => from + i);
  const needed = reach.runs && all.length <= MOST_RUN_THROUGH ? all : [number, began ?? number, ended ?? number];
  return trace.holding(needed, () => {
    const piece = lifePiece(trace, life, number);
    const found = piece === undefined ? undefined : spanAt(index, piece, atNs);
    if (piece === undefined || found === undefined) return undefined;
    const { at, before } = found;
    const earlier = all.filter((one) => one < number).flatMap((one) => lifePiece(trace, life, one) ?? []);
    const later = all.filter((one) => one > number).flatMap((one) => lifePiece(trace, life, one) ?? []);
    return tell({ kind: at.kind, piece, pieces: [...earlier, piece, ...later], before, ...beginning(index, piece, at, earlier), ...end(index, piece, at, later) });
  });
}

/** The stretch at that time is the one in which the piece begins. */
function reachesBack({ closeup, from, to }: LifePiece, atNs: Ns): boolean {
  return closeup === undefined || from >= to || closeup.stretches.startNs[from] > atNs;
}

/** It is the one in which the piece ends, and the goroutine lives on. */
function goesOn({ closeup, local }: LifePiece, atNs: Ns): boolean {
  if (closeup === undefined || local < 0) return true;
  const { first, startNs, state } = closeup.stretches;
  const lastRow = first[local + 1] - 1;
  return lastRow < first[local] || (state[lastRow] !== GO.notExist && !(startNs[lastRow] > atNs));
}

/** It runs, and GC work may begin and end in it. */
function runsAt(piece: LifePiece, atNs: Ns): boolean {
  const row = rowAt(piece, atNs);
  return row < 0 ? isRunning(piece.before) : piece.closeup?.stretches.state[row] === GO.running;
}

/** `earlier`: pieces from the one in which the stretch began on, if that is not `piece`. */
function beginning(index: TraceIndex, piece: LifePiece, at: Span, earlier: readonly LifePiece[]): Pick<WholeSpan, 'began' | 'startNs'> & { readonly before?: Span | undefined } {
  if (at.row >= 0) return { began: { piece, row: at.row }, startNs: at.startNs };
  const began = lastEdge(earlier[0]);
  // GC work may begin anywhere in a stretch.
  if (at.startNs > piece.startNs) return { began, startNs: at.startNs };
  let { startNs } = at;
  for (const before of earlier.toReversed()) {
    const edgeNs = edgeAtEnd(before);
    const last = spanAt(index, before, before.endNs - 1);
    // The very last event of its generation.
    if (edgeNs !== undefined) return { began, startNs: edgeNs, before: last?.at };
    if (last?.at.kind !== at.kind) return { began, startNs, before: last?.at };
    ({ startNs } = last.at);
    if (startNs > before.startNs || last.at.row >= 0) return { began, startNs, before: last.before };
  }
  // Found so where it was first told of: since before the recording.
  return { began, startNs: began === undefined ? -Infinity : startNs, before: undefined };
}

/** `later`: pieces up to the one in which the stretch ends, if that is not `piece`. */
function end(index: TraceIndex, piece: LifePiece, at: Span, later: readonly LifePiece[]): Pick<WholeSpan, 'ended' | 'endNs'> {
  const own = nextRow(piece, at.row);
  if (own !== undefined) return { ended: { piece, row: own }, endNs: at.endNs };
  const ended = firstEdge(later.at(-1));
  if (at.endNs < piece.endNs) return { ended, endNs: at.endNs };
  let { endNs } = at;
  for (const after of later) {
    const first = spanAt(index, after, after.startNs)?.at;
    if (first?.kind !== at.kind) return { ended, endNs };
    ({ endNs } = first);
    if (endNs < after.endNs) return { ended, endNs };
  }
  return { ended, endNs: ended === undefined ? Infinity : endNs };
}

/** The row of the stretch in which a piece ends. */
function lastEdge(piece: LifePiece | undefined): Edge | undefined {
  return piece === undefined || piece.to === piece.from ? undefined : { piece, row: piece.to - 1 };
}

/** The row that ends the stretch in which a piece begins. */
function firstEdge(piece: LifePiece | undefined): Edge | undefined {
  const row = piece === undefined ? undefined : nextRow(piece, -1);
  return piece === undefined || row === undefined ? undefined : { piece, row };
}

/** When the stretch in which a piece ends began, if no time is left for it in the piece. */
function edgeAtEnd({ closeup, from, to, endNs }: LifePiece): Ns | undefined {
  const startNs = closeup === undefined || from === to ? undefined : closeup.stretches.startNs[to - 1];
  return startNs !== undefined && startNs >= endNs ? startNs : undefined;
}

/** Row that follows one (-1: the stretch in which the piece begins), be it the goroutine's end; undefined: none in the piece. */
function nextRow({ closeup, local, from }: LifePiece, row: number): number | undefined {
  if (closeup === undefined || local < 0) return undefined;
  const next = row < 0 ? from : row + 1;
  return next < closeup.stretches.first[local + 1] ? next : undefined;
}
