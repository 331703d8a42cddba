// What each thread of a generation ran, or waited for in system calls: its stretches by thread.

import { GO, NONE } from '../columns.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import type { GenerationCloseup, StretchRows } from './closeup.ts';
import { DrawnSpans, rangesByGoroutine } from './drawn.ts';
import { FoundGoroutines } from './foundGoroutines.ts';
import type { LifePiece } from './lives.ts';
import { stretchKinds } from './stretchKind.ts';
import { LaneSpans } from './laneFold.ts';

/** Spans of local thread m are [first[m], first[m + 1]), in the order of time. */
export interface ThreadPieces {
  readonly first: Uint32Array;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** DRAWN. */
  readonly kind: Uint8Array;
  /** Text of the entry function, and number, of the goroutine. */
  readonly text: Uint32Array;
  readonly goroutine: Uint32Array;
}

/** The generation, the trace's `number`th, has its detail. */
export function threadPieces(index: TraceIndex, generation: IndexedGeneration, number: number, closeup: GenerationCloseup): ThreadPieces {
  const { stretches, assists, sweeps, markWorker } = closeup;
  const { first, state, reason, startNs, inTime } = stretches;
  const goroutines = first.length - 1;
  const found = new FoundGoroutines(index, generation, number);
  const kinds = stretchKinds(index);
  const inAssist = rangesByGoroutine(assists, goroutines).first;
  const inSweep = rangesByGoroutine(sweeps, goroutines).first;
  const goroutineOf = rowOwners(first);
  const spans = new LaneSpans();
  let thread = new Int32Array(256);
  for (const row of inTime) {
    const isRunning = state[row] === GO.running;
    if (!isRunning && state[row] !== GO.syscall) continue;
    const g = goroutineOf[row];
    const on = threadOf(stretches, row, first[g + 1]);
    if (on === NONE) continue;
    const fromNs = Number.isNaN(startNs[row]) ? Math.max(generation.fromNs, found.sinceNs[g]) : startNs[row];
    const endNs = row + 1 < first[g + 1] ? startNs[row + 1] : generation.lastNs;
    const kind = kinds.of(state[row], generation.maps.texts[reason[row]], false, markWorker[g] === 1);
    const who = index.goroutineNumber(generation, g);
    const before = spans.count;
    if (isRunning && (inAssist[g] < inAssist[g + 1] || inSweep[g] < inSweep[g + 1])) {
      const piece: LifePiece = { number, generation, closeup, local: g, from: row, to: row, before: kind, beforeReason: 0, startNs: fromNs, endNs };
      for (const cut = new DrawnSpans(index, piece); cut.next(); ) spans.push(cut.startNs, cut.endNs, cut.kind, 1, 1, found.name(g), who);
    } else if (endNs > fromNs) spans.push(fromNs, endNs, kind, 1, 1, found.name(g), who);
    if (spans.count > thread.length) thread = widened(thread, spans.count * 2);
    thread.fill(on, before, spans.count);
  }
  return byThread(spans, thread, generation.maps.threads.length);
}

/** One that runs from before, of which a status does not tell where, ends in the context of its thread. */
function threadOf({ thread, state, startNs }: StretchRows, row: number, end: number): number {
  if (thread[row] !== NONE || !Number.isNaN(startNs[row]) || state[row] !== GO.running || row + 1 >= end) return thread[row];
  return thread[row + 1];
}

function rowOwners(first: Uint32Array): Uint32Array {
  const of = new Uint32Array(first[first.length - 1]);
  for (let g = 0; g < first.length - 1; g++) of.fill(g, first[g], first[g + 1]);
  return of;
}

function widened(column: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(length);
  wider.set(column);
  return wider;
}

function byThread(spans: LaneSpans, thread: Int32Array, threads: number): ThreadPieces {
  const { count } = spans;
  const first = new Uint32Array(threads + 1);
  for (let i = 0; i < count; i++) first[thread[i] + 1]++;
  for (let m = 0; m < threads; m++) first[m + 1] += first[m];
  const next = first.slice();
  const pieces = { first, startNs: new Float64Array(count), endNs: new Float64Array(count), kind: new Uint8Array(count), text: new Uint32Array(count), goroutine: new Uint32Array(count) };
  for (let i = 0; i < count; i++) {
    const to = next[thread[i]]++;
    pieces.startNs[to] = spans.startNs[i];
    pieces.endNs[to] = spans.endNs[i];
    pieces.kind[to] = spans.kind[i];
    pieces.text[to] = spans.text[i];
    pieces.goroutine[to] = spans.goroutine[i];
  }
  return pieces;
}
