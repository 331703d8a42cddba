// A goroutine's spans over a window, generation by generation: from its closeup, from what stays of it, or, where neither is known,
// as unknown.

import type { Ns, TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import type { FoldedLanes } from '../../closeup/foldedLanes.ts';
import type { SpanSink } from '../../closeup/laneFold.ts';
import { type Life, type LifePiece, generationsOf, kindOfRow, lifePiece } from '../../closeup/lives.ts';
import { foldPiece, takeKind } from '../../closeup/pieceSpans.ts';
import { DRAWN } from '../../closeup/stretchKind.ts';
import { firstAfter, firstFrom } from '../../index/series.ts';
import { shortLane } from './shortLanes.ts';

const NONE = -1;
/** Of more, what stays folded is drawn: one look at forty lanes then takes a few ms at any number of events. */
const ROWS_A_PIXEL = 3;

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
    if (folded !== undefined) {
      const isFine = folded.lanes.widthNs[folded.at] <= pixelNs;
      const near = isFine ? undefined : nearPiece(trace, life, number, range);
      if (near === undefined) {
        if (!isFine) lacking.coarse.add(number);
        foldedSpans(folded, range, sink);
        continue;
      }
      if (near.to - near.from <= ROWS_A_PIXEL * pixelsOf(near, range, pixelNs)) foldPiece(trace.index, near, life.goroutine, sink);
      else foldedSpans(folded, range, sink);
      continue;
    }
    const piece = lifePiece(trace, life, number);
    if (piece === undefined) continue;
    const { closeup, startNs, endNs, before, beforeReason } = piece;
    if (closeup !== undefined) foldPiece(trace.index, within(trace, piece, range), life.goroutine, sink);
    else {
      const isKnown = isAsBefore(trace, life, number);
      // What was left out of what stays, its closeup tells alone.
      if (!isKnown) (trace.summary(number) === undefined || life.outlived === NONE ? lacking.unknown : lacking.coarse).add(number);
      sink.startNs = startNs;
      sink.endNs = endNs;
      takeKind(sink, isKnown ? before : DRAWN.unknown, beforeReason, life.goroutine);
    }
  }
}

/** Spans of a lane that overlap the range. */
export function foldedSpans({ lanes, at }: FoldedLane, range: TimeRange, sink: SpanSink): void {
  const { first, startNs, endNs, kind, busy, spans, text, goroutine } = lanes;
  const begin = first[at];
  const end = first[at + 1];
  const from = begin + firstAfter(endNs.subarray(begin, end), end - begin, range.startNs);
  for (let i = from; i < end && startNs[i] < range.endNs; i++) {
    sink.startNs = startNs[i];
    sink.endNs = endNs[i];
    sink.busy = busy[i];
    sink.take(kind[i], spans[i], text[i], goroutine[i]);
  }
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

/** The part in the range, from the closeup, while that is held. */
function nearPiece(trace: CloseTrace, life: Life, number: number, range: TimeRange): LifePiece | undefined {
  const piece = trace.closeup(number) === undefined ? undefined : lifePiece(trace, life, number);
  return piece === undefined ? undefined : within(trace, piece, range);
}

function pixelsOf({ startNs, endNs }: LifePiece, range: TimeRange, pixelNs: Ns): number {
  return Math.ceil((Math.min(endNs, range.endNs) - Math.max(startNs, range.startNs)) / pixelNs);
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
