// What a goroutine did within a generation, span by span, given to whatever draws or folds it.

import type { TraceIndex } from '../index/traceIndex.ts';
import type { GenerationCloseup } from './closeup.ts';
import { DrawnSpans } from './drawn.ts';
import { type SpanSink, isWait } from './laneFold.ts';
import type { LifePiece } from './lives.ts';
import { DRAWN, stretchKinds } from './stretchKind.ts';

/** Most goroutines do no GC work: their rows are gone through without looking for it. */
export function foldPiece(index: TraceIndex, piece: LifePiece, goroutine: number, sink: SpanSink): void {
  const { closeup, local, before, beforeReason, from, to, startNs, endNs, generation } = piece;
  if (closeup === undefined || local < 0) {
    sink.startNs = startNs;
    sink.endNs = endNs;
    takeKind(sink, before, beforeReason, goroutine);
  } else if (gcWorkers(closeup)[local] === 1) foldCut(index, piece, goroutine, sink);
  else {
    const { startNs: starts, state, reason, first } = closeup.stretches;
    const { texts } = generation.maps;
    const kinds = stretchKinds(index);
    const isWorker = closeup.markWorker[local] === 1;
    sink.startNs = startNs;
    sink.endNs = from < to ? starts[from] : endNs;
    takeKind(sink, before, beforeReason, goroutine);
    for (let row = from; row < to; row++) {
      sink.startNs = starts[row];
      sink.endNs = row + 1 < to ? starts[row + 1] : endNs;
      const text = texts[reason[row]];
      takeKind(sink, kinds.of(state[row], text, row === first[local], isWorker), text, goroutine);
    }
  }
}

/** Cut where GC work of the goroutine begins and ends. */
function foldCut(index: TraceIndex, piece: LifePiece, goroutine: number, sink: SpanSink): void {
  const { closeup, beforeReason, generation } = piece;
  for (const span = new DrawnSpans(index, piece); span.next(); ) {
    sink.startNs = span.startNs;
    sink.endNs = span.endNs;
    takeKind(sink, span.kind, closeup === undefined || span.row < 0 ? beforeReason : generation.maps.texts[closeup.stretches.reason[span.row]], goroutine);
  }
}

/** `reason`: text of the trace, of a wait. */
export function takeKind(sink: SpanSink, kind: number, reason: number, goroutine: number): void {
  const waits = isWait(kind);
  sink.busy = waits || kind === DRAWN.unknown ? 0 : 1;
  sink.take(kind, 1, waits ? reason : 0, goroutine);
}

const GC_WORKERS = new WeakMap<GenerationCloseup, Uint8Array>();

/** By local goroutine: 1: it swept or was in a mark assist. Made once a closeup. */
export function gcWorkers(closeup: GenerationCloseup): Uint8Array {
  let workers = GC_WORKERS.get(closeup);
  if (workers === undefined) {
    workers = new Uint8Array(closeup.stretches.first.length - 1);
    for (const { goroutine } of [closeup.assists, closeup.sweeps]) for (const g of goroutine) workers[g] = 1;
    GC_WORKERS.set(closeup, workers);
  }
  return workers;
}
