// A goroutine's spans over a window, generation by generation: from its closeup, from what stays of it, or, where neither is known,
// as unknown.

import type { Ns, TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { type FoldedLanes, foldPiece } from '../../closeup/foldedLanes.ts';
import { type LaneFold, isWait } from '../../closeup/laneFold.ts';
import { type Life, type LifePiece, generationsOf, kindOfRow, lifePiece } from '../../closeup/lives.ts';
import { DRAWN } from '../../closeup/stretchKind.ts';
import { firstAfter, firstFrom } from '../../index/series.ts';
import { shortLane } from './shortLanes.ts';

const NONE = -1;

export type SpanSink = Pick<LaneFold, 'take'>;

/** Generations that an answer lacks, by number. */
export class Lacking {
  /** Nothing is known of a lane in them, or of the whole of them. */
  readonly unknown = new Set<number>();
  /** What stays of them is too coarse for the window. */
  readonly coarse = new Set<number>();
}

/** What is drawn from: of a generation, of the goroutine or thread. */
export interface FoldedLane {
  readonly lanes: FoldedLanes;
  /** Place among `lanes`. */
  readonly at: number;
}

export function goroutineSpans(trace: CloseTrace, life: Life, range: TimeRange, pixelNs: Ns, sink: SpanSink, lacking: Lacking): void {
  for (const number of generationsOf(trace.index, life, range)) {
    const folded = foldedGoroutine(trace, life, number);
    const isFine = folded !== undefined && folded.lanes.widthNs[folded.at] <= pixelNs;
    if (folded !== undefined && (isFine || trace.closeup(number) === undefined)) {
      if (!isFine) lacking.coarse.add(number);
      foldedSpans(folded, range, sink);
      continue;
    }
    const piece = lifePiece(trace, life, number);
    if (piece === undefined) continue;
    const { closeup, startNs, endNs, before, beforeReason } = piece;
    if (closeup !== undefined) foldPiece(trace.index, within(trace, piece, range), life.goroutine, sink);
    else if (isAsBefore(trace, life, number)) sink.take(startNs, endNs, before, isWait(before) || before === DRAWN.unknown ? 0 : 1, 1, beforeReason, life.goroutine);
    else {
      lacking.unknown.add(number);
      sink.take(startNs, endNs, DRAWN.unknown, 0, 1, 0, life.goroutine);
    }
  }
}

/** Spans of a lane that overlap the range. */
export function foldedSpans({ lanes, at }: FoldedLane, range: TimeRange, sink: SpanSink): void {
  const { first, startNs, endNs, kind, busy, spans, text, goroutine } = lanes;
  const begin = first[at];
  const end = first[at + 1];
  const from = begin + firstAfter(endNs.subarray(begin, end), end - begin, range.startNs);
  for (let i = from; i < end && startNs[i] < range.endNs; i++) sink.take(startNs[i], endNs[i], kind[i], busy[i], spans[i], text[i], goroutine[i]);
}

/** Place of a lane; -1: it is not among them. */
export function laneAt({ lane }: FoldedLanes, of: number): number {
  let low = 0;
  let high = lane.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (lane[middle] === of) return middle;
    if (lane[middle] < of) low = middle + 1;
    else high = middle - 1;
  }
  return NONE;
}

function foldedGoroutine(trace: CloseTrace, life: Life, number: number): FoldedLane | undefined {
  if (life.outlived === NONE) return shortLane(trace, life);
  const lanes = trace.summary(number)?.lanes.goroutines;
  const at = lanes === undefined ? NONE : laneAt(lanes, life.outlived);
  return lanes === undefined || at === NONE ? undefined : { lanes, at };
}

/** It did nothing in the generation. */
function isAsBefore(trace: CloseTrace, life: Life, number: number): boolean {
  const lanes = trace.summary(number)?.lanes;
  return life.outlived !== NONE && lanes?.omits === false;
}

/** The part of a piece that overlaps the range; what is cut at most, reaches beyond it. */
function within(trace: CloseTrace, piece: LifePiece, { startNs, endNs }: TimeRange): LifePiece {
  const { closeup, from, to, generation } = piece;
  if (closeup === undefined || from === to) return piece;
  const { startNs: starts, reason } = closeup.stretches;
  const rows = starts.subarray(from, to);
  const next = from + firstAfter(rows, rows.length, startNs);
  const last = from + firstFrom(rows, rows.length, endNs);
  const cut = last < to ? { to: Math.max(next, last), endNs: starts[Math.max(next, last)] ?? piece.endNs } : {};
  if (next === from) return { ...piece, ...cut };
  const row = next - 1;
  return { ...piece, ...cut, from: next, before: kindOfRow(trace.index, piece, row), beforeReason: generation.maps.texts[reason[row]], startNs: starts[row] };
}
