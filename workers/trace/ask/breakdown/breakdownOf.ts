// The breakdown of a range: whole generations from what is kept of their closeups, those cut at its ends, or of which a lane is
// meant, from their stretches. Each generation is looked at once; what is not read yet is told, and comes with the next asking.

import type { Breakdown, BreakdownOf, Ns, TimeRange } from '../../../api.ts';
import type { BreakdownPart } from '../../closeup/breakdownPart.ts';
import { type CloseGeneration, breakdownRows } from '../../closeup/breakdownRows.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { DRAWN } from '../../closeup/stretchKind.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { stopsAndMarking } from '../rangeFigures.ts';
import { BreakdownTotal } from './breakdownTotal.ts';
import { boundless, coversWhole, generationsIn, rangesOf } from './coveredRange.ts';
import { isOutlivedOf, laneFilter } from './laneStretches.ts';
import { GenerationParts } from './generationParts.ts';
import { mergedParts } from './mergedParts.ts';
import { knownWorkers } from './taskWorkers.ts';

export class BreakdownOfRange {
  readonly #range: TimeRange;
  readonly #of: BreakdownOf;
  /** In time order. */
  readonly #parts: GenerationParts<readonly BreakdownPart[]>;
  #answer: Breakdown | undefined;

  constructor(trace: CloseTrace, range: TimeRange, of: BreakdownOf) {
    this.#range = range;
    this.#of = of;
    const cut = boundless(trace.index, range);
    this.#parts = new GenerationParts(trace, (close) => {
      if (of === undefined) return cutParts(trace, close, cut);
      const filter = laneFilter(trace, of, close, cut);
      return filter === undefined ? [] : [breakdownRows(close, cut, filter)];
    });
  }

  async answer(trace: CloseTrace): Promise<Breakdown> {
    if (this.#answer !== undefined) return this.#answer;
    const { index } = trace;
    const range = boundless(index, this.#range);
    const numbers = generationsIn(index, range);
    const isSummed = (number: number): boolean => this.#of === undefined && coversWhole(index, number, range) && trace.summary(number) !== undefined;
    await this.#parts.take(numbers.filter((number) => !isSummed(number)));
    const total = new BreakdownTotal(index);
    const pending: number[] = [];
    for (let i = 0; i < numbers.length; ) {
      let summed = i;
      while (summed < numbers.length && isSummed(numbers[summed])) summed++;
      if (summed > i) {
        for (const [at, part] of mergedParts(trace).parts(numbers[i], numbers[summed - 1] + 1).entries()) total.add(part, i === 0 && at === 0);
        i = summed;
        continue;
      }
      const parts = this.#parts.part(numbers[i]);
      if (parts === undefined) pending.push(numbers[i]);
      else for (const [at, part] of parts.entries()) total.add(part, i === 0 && at === 0);
      i++;
    }
    // Who worked on a task is known once all is read.
    const isComplete = this.#of?.lane !== 'task' || knownWorkers(trace) === 1;
    total.addUntold(range, this.#of === undefined ? undefined : isOutlivedOf(trace, this.#of));
    const answer: Breakdown = {
      range: this.#range,
      ...total.times(this.#range, this.#of === undefined),
      ...stopsAndMarking(index, this.#range),
      gcShare: gcShare(index, this.#range, this.#of, total.kindNs),
      pending: isComplete ? rangesOf(index, pending) : [this.#range],
    };
    if (pending.length === 0 && isComplete) this.#answer = answer;
    return answer;
  }
}

/** Of everybody: slices that lie in the range as they are, rows of those that it cuts. */
function cutParts(trace: CloseTrace, close: CloseGeneration, range: TimeRange): readonly BreakdownPart[] {
  const { fromNs, lastNs } = close.generation;
  const startNs = range.startNs <= fromNs ? -Infinity : range.startNs;
  const endNs = range.endNs > lastNs ? Infinity : range.endNs;
  const { slices, edgeNs } = trace.summary(close.number)?.breakdown ?? { slices: [], edgeNs: new Float64Array(1) };
  let from = 0;
  while (from < slices.length && edgeNs[from] < startNs) from++;
  let to = slices.length;
  while (to > from && edgeNs[to] > endNs) to--;
  if (to === from) return [breakdownRows(close, { startNs, endNs })];
  return [
    ...(edgeNs[from] > startNs ? [breakdownRows(close, { startNs, endNs: edgeNs[from] })] : []),
    ...slices.slice(from, to),
    ...(edgeNs[to] < endNs ? [breakdownRows(close, { startNs: edgeNs[to], endNs })] : []),
  ];
}

/** GC work as a share of P time: of all Ps, of the lane's P, or of the time that the lane's goroutines ran. */
function gcShare({ tally }: TraceIndex, { startNs, endNs }: TimeRange, of: BreakdownOf, kindNs: Float64Array): number {
  const gcNs = kindNs[DRAWN.markWorker] + kindNs[DRAWN.markAssist] + kindNs[DRAWN.sweep];
  let procNs: Ns;
  if (of === undefined) procNs = tally.procs.count * (endNs - startNs);
  else if (of.lane === 'proc') procNs = endNs - startNs;
  else procNs = kindNs[DRAWN.running] + gcNs;
  return procNs > 0 ? gcNs / procNs : 0;
}
