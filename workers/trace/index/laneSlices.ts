// The slices of one P over a stretch of time, whichever generations hold them. Told in pieces, not slice by slice: whoever sums
// or folds them loops over a generation's columns itself.

import type { Ns } from '../../api.ts';
import { NONE } from '../columns.ts';
import type { SliceRows } from './generationIndex.ts';
import type { SummedTrace } from './generationSummary.ts';
import type { IndexedGeneration } from './indexedGeneration.ts';
import { firstAfter, firstFrom } from './series.ts';
import { END } from './slice.ts';
import type { TraceIndex } from './traceIndex.ts';

/** `rows`: slices [from, to) of a generation. `single`: one that began before the generation where it ended, or is still open. */
export type LanePiece =
  | { readonly what: 'rows'; readonly generation: IndexedGeneration; readonly rows: SliceRows; readonly from: number; readonly to: number }
  | {
      readonly what: 'single';
      readonly startNs: Ns;
      readonly endNs: Ns;
      readonly kind: number;
      /** Row of the goroutine in `index.outlived`. */
      readonly outlived: number;
      /** END or a text of the trace; stack and M are the trace's, too. */
      readonly why: number;
      readonly stack: number;
      /** M, or NONE. */
      readonly thread: number;
    };

const LEAST_END = Math.min(...Object.values(END));

/**
 * Slices of a P of the trace that end after `startNs` and start before `endNs`, in time order. The generations in that stretch
 * must have their detail, if they have slices.
 */
export function lanePieces({ index, summaries }: SummedTrace, proc: number, startNs: Ns, endNs: Ns): readonly LanePiece[] {
  const { generations } = index;
  const pieces: LanePiece[] = [];
  let at = generationAfter(index, startNs);
  for (; at < generations.length && generations[at].fromNs < endNs; at++) {
    const generation = generations[at];
    const local = localProc(generation, proc);
    if (local < 0) continue;
    pushHead(pieces, generation, local, startNs, endNs);
    if (summaries[at].slices === 0) continue;
    const { detail } = generation;
    if (detail === undefined) throw new Error('The detail of a generation is asked for that is not held.');
    const { slices } = detail;
    const first = slices.first[local];
    const count = slices.first[local + 1] - first;
    if (count === 0) continue;
    const from = first + firstAfter(slices.endNs.subarray(first, first + count), count, startNs);
    const to = first + firstFrom(slices.startNs.subarray(first, first + count), count, endNs);
    if (to > from) pieces.push({ what: 'rows', generation, rows: slices, from, to });
  }
  // What began in the stretch, or before it, may have ended in a later generation, or not at all.
  for (; at < generations.length; at++) {
    const generation = generations[at];
    const local = localProc(generation, proc);
    if (local < 0 || generation.touched[local] === 0) continue;
    pushHead(pieces, generation, local, startNs, endNs);
    return pieces;
  }
  const open = index.openSlices[proc];
  if (open !== undefined && open.sinceNs < endNs && index.lastNs > startNs && index.lastNs > open.sinceNs) {
    const { sinceNs, kind, outlived, stack } = open;
    pieces.push({ what: 'single', startNs: sinceNs, endNs: index.lastNs, kind, outlived, why: END.stillOpen, stack, thread: NONE });
  }
  return pieces;
}

/** Number of the first generation that ends after a time. */
export function generationAfter({ generations }: TraceIndex, ns: Ns): number {
  let low = 0;
  let high = generations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (generations[middle].lastNs > ns) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A generation's own number of a P of the trace; -1: it does not occur there. */
export function localProc(generation: IndexedGeneration, proc: number): number {
  // A P that came later is behind the end of the list.
  return generation.localProc[proc] ?? -1;
}

/** END, or a text of the trace, for a reason as a generation has it. */
export function reasonOf({ maps }: IndexedGeneration, why: number): number {
  return why >= LEAST_END ? why : maps.texts[why];
}

/** ns of [startNs, endNs) in which a P ran anything. */
export function laneBusyNs(trace: SummedTrace, proc: number, startNs: Ns, endNs: Ns): Ns {
  let busy = 0;
  for (const piece of lanePieces(trace, proc, startNs, endNs)) {
    if (piece.what === 'single') {
      busy += Math.min(endNs, piece.endNs) - Math.max(startNs, piece.startNs);
      continue;
    }
    const { rows, from, to } = piece;
    for (let row = from; row < to; row++) busy += rows.endNs[row] - rows.startNs[row];
    busy -= Math.max(0, startNs - rows.startNs[from]) + Math.max(0, rows.endNs[to - 1] - endNs);
  }
  return busy;
}

function pushHead(pieces: LanePiece[], generation: IndexedGeneration, local: number, startNs: Ns, endNs: Ns): void {
  const head = generation.heads[local];
  if (head === undefined || head.endNs <= startNs || head.startNs >= endNs) return;
  pieces.push({ what: 'single', ...head, why: reasonOf(generation, head.why) });
}
