// What the runtime's figure of the live heap tells of a whole recording. The figure grows as spans are handed out for allocation and falls at
// once when marking ends, to what was found alive.
import type { Bytes, Ns } from '../../api.ts';
import type { StepSeries } from '../index/heapZoom.ts';
import type { SummedTrace } from '../index/generationSummary.ts';

export interface HeapOfRun {
  /** Sum of all growth. */
  readonly allocatedBytes: Bytes | undefined;
  readonly peakBytes: Bytes | undefined;
  /** After the last cycle that ended. */
  readonly liveBytes: Bytes | undefined;
}

/** Exact where the details are in memory or heap figures are rare; of an allocation storm beyond the budget from its kept points, which leave out small ups and downs. */
export function heapFigures({ index, summaries }: SummedTrace): HeapOfRun {
  const endNs = lastCycleEnd(index.ranges.phases(index.lastNs));
  let before: Bytes | undefined;
  let allocatedBytes = 0;
  let peakBytes = 0;
  let liveBytes: Bytes | undefined;
  index.generations.forEach(({ detail }, number) => {
    const { timeNs, value }: StepSeries = detail === undefined ? summaries[number].heapLive : { timeNs: detail.heap.liveNs, value: detail.heap.liveBytes };
    for (let i = 0; i < timeNs.length; i++) {
      const bytes = value[i];
      if (before !== undefined && bytes > before) allocatedBytes += bytes - before;
      if (bytes > peakBytes) peakBytes = bytes;
      if (endNs !== undefined && timeNs[i] <= endNs) liveBytes = bytes;
      before = bytes;
    }
  });
  if (before === undefined) return { allocatedBytes: undefined, peakBytes: undefined, liveBytes: undefined };
  return { allocatedBytes, peakBytes, liveBytes };
}

/** End of the last stop for mark termination. */
function lastCycleEnd({ kind, endNs }: { readonly kind: Uint8Array; readonly endNs: Float64Array }): Ns | undefined {
  const last = kind.lastIndexOf(2);
  return last < 0 ? undefined : endNs[last];
}
