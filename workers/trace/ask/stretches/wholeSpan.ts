// A span of a goroutine's life from its beginning to its end, whichever generations hold these.

import type { Ns } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { type Life, type LifePiece, lifePiece } from '../../closeup/lives.ts';
import { GO } from '../../columns.ts';
import { type Span, generationOfTime, spanAt, stateBegan, stateEnded } from './spanAt.ts';

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
}

/** A row of the goroutine's in one of the pieces of its life. */
export interface Edge {
  readonly piece: LifePiece;
  readonly row: number;
}

/** What `tell` makes of the span at a time, while all that it refers to is held; undefined: the goroutine does not live then. */
export async function holdingSpan<T>(trace: CloseTrace, life: Life, atNs: Ns, tell: (span: WholeSpan) => T): Promise<T | undefined> {
  const number = generationOfTime(trace.index, life, atNs);
  const edges = await trace.holding([number], () => {
    const piece = lifePiece(trace, life, number);
    return piece === undefined ? { back: false, on: false } : { back: reachesBack(piece, atNs), on: goesOn(piece, atNs) };
  });
  const began = edges.back ? stateBegan(trace.index, life, number) : undefined;
  const ended = edges.on ? stateEnded(trace.index, life, number) : undefined;
  return trace.holding([number, ...[began, ended].filter((other) => other !== undefined)], () => {
    const piece = lifePiece(trace, life, number);
    const found = piece === undefined ? undefined : spanAt(trace.index, piece, atNs);
    if (piece === undefined || found === undefined) return undefined;
    const { at, before } = found;
    const earlier = began === undefined ? undefined : lifePiece(trace, life, began);
    const later = ended === undefined ? undefined : lifePiece(trace, life, ended);
    return tell({ kind: at.kind, piece, before, ...beginning(trace, piece, at, earlier), ...end(trace, piece, at, later) });
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

/** `earlier`: the piece in which the stretch began, if that is not `piece`. */
function beginning({ index }: CloseTrace, piece: LifePiece, at: Span, earlier: LifePiece | undefined): Pick<WholeSpan, 'began' | 'startNs'> & { readonly before?: Span | undefined } {
  if (at.row >= 0) return { began: { piece, row: at.row }, startNs: at.startNs };
  // GC work may begin anywhere in a stretch.
  const isCut = at.startNs > piece.startNs;
  const starts = earlier?.closeup?.stretches.startNs;
  // Found so where it was first told of: since before the recording.
  if (earlier === undefined || starts === undefined || earlier.to === earlier.from) return { began: undefined, startNs: isCut ? at.startNs : -Infinity };
  const row = earlier.to - 1;
  const began = { piece: earlier, row };
  if (isCut) return { began, startNs: at.startNs };
  const last = spanAt(index, earlier, earlier.endNs - 1);
  // At the very last event of its generation.
  if (starts[row] >= earlier.endNs) return { began, startNs: starts[row], before: last?.at };
  return last?.at.kind === at.kind ? { began, startNs: last.at.startNs, before: last.before } : { began, startNs: at.startNs, before: last?.at };
}

/** `later`: the piece in which the stretch ends, if that is not `piece`. */
function end({ index }: CloseTrace, piece: LifePiece, at: Span, later: LifePiece | undefined): Pick<WholeSpan, 'ended' | 'endNs'> {
  const own = nextRow(piece, at.row);
  if (own !== undefined) return { ended: { piece, row: own }, endNs: at.endNs };
  const isCut = at.endNs < piece.endNs;
  if (later === undefined) return { ended: undefined, endNs: isCut ? at.endNs : Infinity };
  const next = nextRow(later, -1);
  const ended = next === undefined ? undefined : { piece: later, row: next };
  if (isCut) return { ended, endNs: at.endNs };
  const first = spanAt(index, later, later.startNs)?.at;
  return { ended, endNs: first?.kind === at.kind ? first.endNs : at.endNs };
}

/** Row that follows one (-1: the stretch in which the piece begins), be it the goroutine's end; undefined: none in the piece. */
function nextRow({ closeup, local, from }: LifePiece, row: number): number | undefined {
  if (closeup === undefined || local < 0) return undefined;
  const next = row < 0 ? from : row + 1;
  return next < closeup.stretches.first[local + 1] ? next : undefined;
}
