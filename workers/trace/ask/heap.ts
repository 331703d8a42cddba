import type { HeapSeries, Ns, TimeRange } from '../../api.ts';
import type { GenerationDetail } from '../index/generationIndex.ts';
import type { GenerationSummary, SummedTrace } from '../index/generationSummary.ts';
import { type StepSeries, type ZoomedSteps, stepsSuffice, thinned } from '../index/heapZoom.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { generationAfter } from '../index/laneSlices.ts';
import { firstAfter, firstFrom } from '../index/series.ts';
import { pixelWidthNs } from './pixelWidth.ts';

const POINTS_A_PIXEL = 4;

export function askHeap(trace: SummedTrace, range: TimeRange, widthPx: number): HeapSeries {
  const live = new Steps(trace, range, widthPx, (summary) => summary.heapLive, ({ heap }) => ({ timeNs: heap.liveNs, value: heap.liveBytes })).thin();
  const goal = new Steps(trace, range, widthPx, (summary) => summary.heapGoal, ({ heap }) => ({ timeNs: heap.goalNs, value: heap.goalBytes })).thin();
  return { range, liveTimeNs: live.timeNs, liveBytes: live.value, goalTimeNs: goal.timeNs, goalBytes: goal.value };
}

/** Generations whose every heap figure is looked at. */
export function heapDetailNeeded({ index, summaries }: SummedTrace, range: TimeRange, widthPx: number): readonly IndexedGeneration[] {
  const pixelNs = pixelWidthNs(range, widthPx);
  const { generations } = index;
  const found: IndexedGeneration[] = [];
  for (let at = generationAfter(index, range.startNs); at < generations.length && generations[at].fromNs < range.endNs; at++) {
    const { heapLive, heapGoal } = summaries[at];
    if (inSummary(heapLive, pixelNs) === undefined || inSummary(heapGoal, pixelNs) === undefined) found.push(generations[at]);
  }
  return found;
}

/** What a summary has for pixels of that width; undefined: too few points. */
function inSummary(steps: ZoomedSteps, pixelNs: Ns): StepSeries | undefined {
  return steps.timeNs.length === steps.points || stepsSuffice(steps, pixelNs) ? steps : steps.whole;
}

/** One of the two series in a range. */
class Steps {
  readonly #trace: SummedTrace;
  readonly #range: TimeRange;
  readonly #widthPx: number;
  readonly #pixelNs: Ns;
  readonly #zoomed: (summary: GenerationSummary) => ZoomedSteps;
  readonly #whole: (detail: GenerationDetail) => StepSeries;

  constructor(trace: SummedTrace, range: TimeRange, widthPx: number, zoomed: (summary: GenerationSummary) => ZoomedSteps, whole: (detail: GenerationDetail) => StepSeries) {
    this.#trace = trace;
    this.#range = range;
    this.#widthPx = widthPx;
    this.#pixelNs = pixelWidthNs(range, widthPx);
    this.#zoomed = zoomed;
    this.#whole = whole;
  }

  /**
   * The steps inside the range, with the one in force at its start. Where a pixel holds more than four, its first, least,
   * greatest and last are kept: nothing that would be seen is lost.
   */
  thin(): StepSeries {
    const { startNs, endNs } = this.#range;
    const { index } = this.#trace;
    const first = generationAfter(index, startNs);
    const timeNs: Float64Array[] = [];
    const value: Float64Array[] = [];
    let points = 0;
    let inForce = this.#lastBefore(first);
    for (let at = first; at < index.generations.length && index.generations[at].fromNs < endNs; at++) {
      const steps = this.#of(at);
      const count = steps.timeNs.length;
      const from = firstAfter(steps.timeNs, count, startNs);
      const to = firstFrom(steps.timeNs, count, endNs);
      if (from > 0) inForce = { timeNs: steps.timeNs.subarray(from - 1, from), value: steps.value.subarray(from - 1, from) };
      timeNs.push(steps.timeNs.subarray(from, Math.max(from, to)));
      value.push(steps.value.subarray(from, Math.max(from, to)));
      points += Math.max(0, to - from);
    }
    if (inForce !== undefined && inForce.timeNs[0] < endNs) {
      timeNs.unshift(inForce.timeNs);
      value.unshift(inForce.value);
      points++;
    }
    const all = { timeNs: joined(timeNs, points), value: joined(value, points) };
    return points <= this.#widthPx * POINTS_A_PIXEL ? all : thinned(all, 0, points, this.#pixelNs, startNs);
  }

  #of(at: number): StepSeries {
    const steps = inSummary(this.#zoomed(this.#trace.summaries[at]), this.#pixelNs);
    if (steps !== undefined) return steps;
    const { detail } = this.#trace.index.generations[at];
    if (detail === undefined) throw new Error('Heap figures of a generation are asked for whose detail is not held.');
    return this.#whole(detail);
  }

  /** Last step of the generations before one. */
  #lastBefore(generation: number): StepSeries | undefined {
    for (let at = generation - 1; at >= 0; at--) {
      const { timeNs, value } = this.#zoomed(this.#trace.summaries[at]);
      if (timeNs.length > 0) return { timeNs: timeNs.subarray(-1), value: value.subarray(-1) };
    }
    return undefined;
  }
}

function joined(parts: readonly Float64Array[], length: number): Float64Array {
  const all = new Float64Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
