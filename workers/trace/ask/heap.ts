import type { HeapSeries, TimeRange } from '../../api.ts';
import { firstAfter, firstFrom, type DoubleColumn } from '../index/series.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

export function askHeap(index: TraceIndex, range: TimeRange, widthPx: number): HeapSeries {
  const { heapLiveNs, heapLiveBytes, heapGoalNs, heapGoalBytes } = index.tally;
  const live = thin(heapLiveNs, heapLiveBytes, range, widthPx);
  const goal = thin(heapGoalNs, heapGoalBytes, range, widthPx);
  return { range, liveTimeNs: live.timeNs, liveBytes: live.value, goalTimeNs: goal.timeNs, goalBytes: goal.value };
}

/**
 * The steps of a series inside the range, with the one in force at its start. Where a pixel holds more than four, its first,
 * least, greatest and last are kept: nothing that would be seen is lost.
 */
function thin(times: DoubleColumn, values: DoubleColumn, range: TimeRange, widthPx: number): { timeNs: Float64Array; value: Float64Array } {
  const at = times.view();
  const value = values.view();
  const from = Math.max(0, firstAfter(at, at.length, range.startNs) - 1);
  const to = firstFrom(at, at.length, range.endNs);
  if (to - from <= widthPx * 4) return { timeNs: at.slice(from, to), value: value.slice(from, to) };
  const pixelNs = (range.endNs - range.startNs) / Math.max(1, widthPx);
  const keptNs: number[] = [];
  const kept: number[] = [];
  for (let i = from; i < to; ) {
    const pixelEnd = range.startNs + (Math.floor((at[i] - range.startNs) / pixelNs) + 1) * pixelNs;
    let least = i;
    let greatest = i;
    let end = i + 1;
    while (end < to && at[end] < pixelEnd) {
      if (value[end] < value[least]) least = end;
      if (value[end] > value[greatest]) greatest = end;
      end++;
    }
    for (const pick of [...new Set([i, least, greatest, end - 1])].toSorted((a, b) => a - b)) {
      keptNs.push(at[pick]);
      kept.push(value[pick]);
    }
    i = end;
  }
  return { timeNs: Float64Array.from(keptNs), value: Float64Array.from(kept) };
}
