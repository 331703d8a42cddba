import type { Ns, RangeFigures, TimeRange } from '../../api.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { generationAfter, laneBusyNs } from '../index/laneSlices.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { creationsIn } from './latency.ts';
import { waitSummary } from './waitSummary.ts';

export function askRangeFigures(trace: SummedTrace, range: TimeRange, thresholdNs: Ns): RangeFigures {
  const { index } = trace;
  const [from, to] = creationsIn(index.startWaits, range);
  const { startLatency, over } = waitSummary(index.startWaits, from, to, thresholdNs);
  const procs = index.tally.procs.count;
  const length = range.endNs - range.startNs;
  return {
    range,
    startLatency,
    overThreshold: over,
    neverRan: to - from - startLatency.n,
    ...stopsAndMarking(index, range),
    busy: procs > 0 && length > 0 ? busyNs(trace, range) / (procs * length) : 0,
  };
}

/** How often and how long the world was stopped in the range, and how long it was under concurrent marking. */
export function stopsAndMarking({ ranges, lastNs }: TraceIndex, range: TimeRange): Pick<RangeFigures, 'stwCount' | 'stwNs' | 'gcMarkNs'> {
  const overlap = (startNs: Ns, endNs: Ns): Ns => Math.max(0, Math.min(endNs, range.endNs) - Math.max(startNs, range.startNs));
  let stwCount = 0;
  let stwNs = 0;
  for (const stop of ranges.stw) {
    const end = stop.endNs ?? lastNs;
    if (stop.startNs >= range.endNs || end < range.startNs) continue;
    stwCount++;
    stwNs += overlap(stop.startNs, end);
  }
  const phases = ranges.phases(lastNs);
  let gcMarkNs = 0;
  phases.kind.forEach((kind, i) => {
    if (kind === 1) gcMarkNs += overlap(phases.startNs[i], phases.endNs[i]);
  });
  return { stwCount, stwNs, gcMarkNs };
}

/** Generations at the range's two edges, whose slices have to be looked at; those in between are summed up already. */
export function generationsCut({ index, summaries }: SummedTrace, range: TimeRange): readonly IndexedGeneration[] {
  const { generations } = index;
  const cut: IndexedGeneration[] = [];
  for (let at = generationAfter(index, range.startNs); at < generations.length && generations[at].fromNs < range.endNs; at++) {
    if (summaries[at].slices > 0 && !isInside(generations[at], range)) cut.push(generations[at]);
  }
  return cut;
}

/** ns in the range in which Ps ran anything, added up over all Ps; exact. */
function busyNs(trace: SummedTrace, range: TimeRange): Ns {
  const { index, summaries } = trace;
  const { generations, tables } = index;
  let busy = 0;
  for (let at = generationAfter(index, range.startNs); at < generations.length && generations[at].fromNs < range.endNs; at++) {
    const generation = generations[at];
    if (isInside(generation, range)) {
      busy += summaries[at].busyNs;
      continue;
    }
    const startNs = Math.max(range.startNs, generation.fromNs);
    const endNs = Math.min(range.endNs, generation.lastNs);
    for (let proc = 0; proc < tables.procs.count; proc++) busy += laneBusyNs(trace, proc, startNs, endNs);
  }
  // What is open lasts until the event that closes the trace, which is in no generation.
  const closingNs = Math.min(range.endNs, index.lastNs) - Math.max(range.startNs, generations.at(-1)?.lastNs ?? 0);
  for (const open of index.openSlices) if (open !== undefined && closingNs > 0) busy += closingNs;
  return busy;
}

function isInside({ fromNs, lastNs }: IndexedGeneration, range: TimeRange): boolean {
  return fromNs >= range.startNs && lastNs <= range.endNs;
}
