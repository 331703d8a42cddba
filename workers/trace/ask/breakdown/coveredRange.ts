// Which generations a range covers, and which of them whole.

import type { Ns, TimeRange } from '../../../api.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';

/** The same range, without bounds where the recording ends: all that happened at its first and last moment is in it. */
export function boundless({ lastNs }: TraceIndex, range: TimeRange): TimeRange {
  return { startNs: range.startNs <= 0 ? -Infinity : range.startNs, endNs: range.endNs >= lastNs ? Infinity : range.endNs };
}

/** Numbers of the generations with events in the range, or stretches that go on in it. */
export function generationsIn({ generations }: TraceIndex, { startNs, endNs }: TimeRange): readonly number[] {
  let low = 0;
  let high = generations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (generations[middle].lastNs >= startNs) high = middle;
    else low = middle + 1;
  }
  const numbers: number[] = [];
  for (let number = low; number < generations.length && generations[number].fromNs < endNs; number++) numbers.push(number);
  return numbers;
}

/** Nothing of the generation is outside of the range. */
export function coversWhole({ generations }: TraceIndex, number: number, { startNs, endNs }: TimeRange): boolean {
  return generations[number].fromNs >= startNs && generations[number].lastNs < endNs;
}

/** Ranges of generations, those that touch put together. */
export function rangesOf({ generations }: TraceIndex, numbers: readonly number[]): readonly TimeRange[] {
  const ranges: { readonly startNs: Ns; endNs: Ns }[] = [];
  for (const number of numbers) {
    const { fromNs, lastNs } = generations[number];
    const last = ranges.at(-1);
    if (last?.endNs === fromNs) last.endNs = lastNs;
    else ranges.push({ startNs: fromNs, endNs: lastNs });
  }
  return ranges;
}
