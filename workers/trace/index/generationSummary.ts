// What stays of a generation beside its zoom levels when its detail is let go: exact sums and the heap figures in few points.

import type { Ns } from '../../api.ts';
import { type ZoomedSteps, zoomedSteps } from './heapZoom.ts';
import type { IndexedGeneration } from './indexedGeneration.ts';
import type { TraceIndex } from './traceIndex.ts';

/** All heap figures stay where they are rarer than this: at most a byte an event. In allocation storms every other event is one. */
const EVENTS_A_POINT = 16;

export interface GenerationSummary {
  /** Slices that began and ended in it. */
  readonly slices: number;
  /** ns in which its Ps ran anything, added up over all Ps; exact. */
  readonly busyNs: Ns;
  readonly heapLive: ZoomedSteps;
  readonly heapGoal: ZoomedSteps;
}

/** A trace of which any generation may have let go of its detail. */
export interface SummedTrace {
  readonly index: TraceIndex;
  /** By number of the generation. */
  readonly summaries: readonly GenerationSummary[];
}

/** Of the generation that was joined last, while it has its detail. */
export function generationSummary(index: TraceIndex, generation: IndexedGeneration): GenerationSummary {
  const { detail, events, fromNs, lastNs } = generation;
  if (detail === undefined) throw new Error('A generation is summed up that has no detail.');
  const { slices, heap } = detail;
  const durationNs = lastNs - fromNs;
  return {
    slices: slices.startNs.length,
    busyNs: busyNs(index, generation, slices.startNs, slices.endNs),
    heapLive: zoomedSteps({ timeNs: heap.liveNs, value: heap.liveBytes }, durationNs, events / EVENTS_A_POINT),
    heapGoal: zoomedSteps({ timeNs: heap.goalNs, value: heap.goalBytes }, durationNs, events / EVENTS_A_POINT),
  };
}

function busyNs({ openSlices }: TraceIndex, { heads, fromNs, lastNs }: IndexedGeneration, startNs: Float64Array, endNs: Float64Array): Ns {
  let sum = 0;
  for (let row = 0; row < startNs.length; row++) sum += endNs[row] - startNs[row];
  for (const head of heads) if (head !== undefined) sum += head.endNs - Math.max(fromNs, head.startNs);
  for (const open of openSlices) if (open !== undefined) sum += lastNs - Math.max(fromNs, open.sinceNs);
  return sum;
}
