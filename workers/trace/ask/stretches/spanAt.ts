// The span of a goroutine's life at a time, within one generation and across the edges of several.

import type { Ns } from '../../../api.ts';
import { firstAfter } from '../../index/series.ts';
import { STANDING_BEGAN } from '../../index/standing.ts';
import { generationAfter } from '../../index/laneSlices.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { DrawnSpans } from '../../closeup/drawn.ts';
import { type Life, type LifePiece, placeOf } from '../../closeup/lives.ts';

export interface Span {
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** DRAWN. */
  readonly kind: number;
  /** Row of the stretch it is (part of) in its piece; -1: the one in which the piece begins. */
  readonly row: number;
}

/** Number of the generation that tells of a time in a life. */
export function generationOfTime(index: TraceIndex, { first, last }: Life, atNs: Ns): number {
  return Math.max(first, Math.min(last, generationAfter(index, atNs)));
}

/** Row of the stretch at a time; -1: the one in which the piece begins. */
export function rowAt({ closeup, from, to }: LifePiece, atNs: Ns): number {
  if (closeup === undefined) return -1;
  const row = from + firstAfter(closeup.stretches.startNs.subarray(from, to), to - from, atNs) - 1;
  return row < from ? -1 : row;
}

/** What is drawn at a time, and what just before it in the same piece; undefined: the piece does not reach there. */
export function spanAt(index: TraceIndex, piece: LifePiece, atNs: Ns): { readonly before: Span | undefined; readonly at: Span } | undefined {
  // The one before may be a stretch of its own.
  const row = rowAt(piece, atNs) - 1;
  const { closeup } = piece;
  const isWithin = closeup !== undefined && row >= piece.from;
  const spans = new DrawnSpans(index, isWithin ? { ...piece, from: row, startNs: closeup.stretches.startNs[row] } : piece);
  let before: Span | undefined;
  while (spans.next()) {
    const { startNs, endNs, kind } = spans;
    const at = { startNs, endNs, kind, row: spans.row };
    if (endNs > atNs) return startNs > atNs ? undefined : { before, at };
    before = at;
  }
  return undefined;
}

/**
 * Number of the last generation before `number` in which the goroutine got into the state in which it was then; undefined: it has
 * been in it since before the recording.
 */
export function stateBegan(index: TraceIndex, life: Life, number: number): number | undefined {
  for (let before = number - 1; before >= life.first; before--) if (changedIn(index, life, before)) return before;
  return undefined;
}

/** Number of the first generation after `number` in which the goroutine changed its state; undefined: it never did. */
export function stateEnded(index: TraceIndex, life: Life, number: number): number | undefined {
  for (let after = number + 1; after <= life.last; after++) if (changedIn(index, life, after)) return after;
  return undefined;
}

/** The goroutine got into the state in which the generation leaves it within that generation. */
export function changedIn({ generations }: TraceIndex, { outlived }: Life, number: number): boolean {
  const place = placeOf(generations[number], outlived);
  return place >= 0 && (generations[number].standing[place] & STANDING_BEGAN) !== 0;
}
