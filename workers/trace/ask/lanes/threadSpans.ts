import type { Ns, TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { type ThreadPieces, threadPieces } from '../../closeup/threadPieces.ts';
import { generationAfter } from '../../index/laneSlices.ts';
import { firstAfter } from '../../index/series.ts';
import { DRAWN } from '../../closeup/stretchKind.ts';
import type { SpanSink } from '../../closeup/laneFold.ts';
import { type Lacking, foldedSpans, laneAt } from './goroutineSpans.ts';
import { MOST_NEAR, NearParts } from './nearParts.ts';

const nearThreads = new NearParts<ThreadPieces>(({ index }, generation, number, closeup) => threadPieces(index, generation, number, closeup));

/** Generations of the range in which what stays of any of these threads is too coarse. */
export function coarseThreads(trace: CloseTrace, threads: readonly number[], range: TimeRange, pixelNs: Ns): ReadonlySet<number> {
  const { generations } = trace.index;
  const coarse = new Set<number>();
  for (let number = generationAfter(trace.index, range.startNs); number < generations.length && generations[number].fromNs < range.endNs; number++) {
    const lanes = trace.summary(number)?.lanes.threads;
    if (lanes === undefined) continue;
    for (const thread of threads) {
      const at = laneAt(lanes, thread);
      if (at >= 0 && lanes.widthNs[at] > pixelNs) coarse.add(number);
    }
  }
  return coarse;
}

/** What a thread ran over a window. `coarse`: as above. */
export function threadSpans(trace: CloseTrace, thread: number, range: TimeRange, coarse: ReadonlySet<number>, sink: SpanSink, lacking: Lacking): void {
  const { generations } = trace.index;
  for (let number = generationAfter(trace.index, range.startNs); number < generations.length && generations[number].fromNs < range.endNs; number++) {
    const generation = generations[number];
    const lanes = trace.summary(number)?.lanes.threads;
    if (lanes === undefined) {
      lacking.unknown.add(number);
      sink.startNs = generation.fromNs;
      sink.endNs = generation.lastNs;
      sink.busy = 0;
      sink.take(DRAWN.unknown, 1, 0, 0);
      continue;
    }
    const at = laneAt(lanes, thread);
    if (at < 0) continue;
    const near = coarse.has(number) && coarse.size <= MOST_NEAR ? nearThreads.get(trace, number, range) : undefined;
    if (near !== undefined) nearSpans(near, generation.maps.threads.indexOf(thread), range, sink);
    else {
      if (coarse.has(number) && coarse.size <= MOST_NEAR) lacking.coarse.add(number);
      foldedSpans({ lanes, at }, range, sink);
    }
  }
}

function nearSpans({ first, startNs, endNs, kind, text, goroutine }: ThreadPieces, local: number, range: TimeRange, sink: SpanSink): void {
  sink.busy = 1;
  const begin = first[local];
  const end = first[local + 1];
  const from = begin + firstAfter(endNs.subarray(begin, end), end - begin, range.startNs);
  for (let i = from; i < end && startNs[i] < range.endNs; i++) {
    sink.startNs = startNs[i];
    sink.endNs = endNs[i];
    sink.take(kind[i], 1, text[i], goroutine[i]);
  }
}
