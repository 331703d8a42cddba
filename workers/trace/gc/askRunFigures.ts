// A trace as a row of the table of runs. From the index alone, so that a hundred recordings can be looked through at the speed of
// reading them: nothing is decoded a second time. Only the goroutines alive at one time need every generation's detail, and are told
// where it happens to be in memory; GOMAXPROCS that changes while it is recorded counts as its greatest value until the trace has been read closely.
import { NO_RUN_FIGURES, type Ns, type RunFigures } from '../../api.ts';
import { nearestRank } from '../../stats/nearestRank.ts';
import { latencySummary } from '../../stats/latencySummary.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { ZOOM_KINDS } from '../index/generationIndex.ts';
import { SPAN } from '../index/slice.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { heapFigures } from './heapOfRun.ts';
import { peakGoroutines } from './peakGoroutines.ts';

export function askRunFigures(trace: CloseTrace): Promise<RunFigures> {
  return Promise.resolve(runFigures(trace));
}

export function runFigures(trace: CloseTrace): RunFigures {
  const { index } = trace;
  const { lastNs, tally, ranges, startWaits } = index;
  const stops = Float64Array.from(ranges.stw, ({ startNs, endNs }) => (endNs ?? lastNs) - startNs).toSorted();
  const procs = gomaxprocs(trace);
  const availableNs = availableCpuNs(trace, procs);
  const byKind = laneNs(index);
  // Who stops the world runs meanwhile, and is counted twice then.
  const share = (ns: Ns): number | undefined => (availableNs > 0 ? Math.min(1, ns / availableNs) : undefined);
  const perSecond = (count: number): number | undefined => (lastNs > 0 ? (count * 1e9) / lastNs : undefined);
  const gcStopNs = ranges.stw.reduce((sum, { kind, startNs, endNs }) => sum + (kind === 2 ? 0 : (endNs ?? lastNs) - startNs), 0);
  const { allocatedBytes, peakBytes, liveBytes } = heapFigures(trace);
  return {
    ...NO_RUN_FIGURES,
    durationNs: lastNs,
    procs,
    pauses: latencySummary(nearestRank(stops)),
    stoppedNs: stops.reduce((sum, ns) => sum + ns, 0),
    gcCycles: ranges.marks.length,
    gcCpuShare: share(byKind[SPAN.markWorker] + byKind[SPAN.markAssist] + gcStopNs * procs),
    assistShare: share(byKind[SPAN.markAssist]),
    busyShare: share(byKind.reduce((sum, ns) => sum + ns, 0)),
    goroutinesCreatedPerSecond: perSecond(startWaits.count),
    allocatedBytesPerSecond: allocatedBytes === undefined ? undefined : perSecond(allocatedBytes),
    tasksEndedPerSecond: tally.taskEnds.total > 0 ? perSecond(tally.taskEnds.total) : undefined,
    startLatency: latencySummary(startWaits.ranks()),
    schedLatency: latencySummary(index.schedulingWaits.ranks()),
    goroutines: tally.goroutineIds.count,
    peakGoroutines: peakGoroutines(index),
    peakHeapBytes: peakBytes,
    liveHeapBytes: liveBytes,
  };
}

/** The last value; where no event tells, as many as there were Ps. */
function gomaxprocs(trace: CloseTrace): number {
  const { generations, tally } = trace.index;
  const told = trace.summary(generations.length - 1)?.density.gomaxprocs.value.at(-1);
  return told ?? mostProcs(tally);
}

function mostProcs({ metrics, procs }: TraceIndex['tally']): number {
  return metrics[0]?.maxLo ?? procs.count;
}

function availableCpuNs(trace: CloseTrace, procs: number): Ns {
  const { index } = trace;
  const stats = index.tally.metrics[0];
  if (stats === undefined || stats.minLo === stats.maxLo) return index.lastNs * procs;
  let sum = 0;
  let value = mostProcs(index.tally);
  let sinceNs = 0;
  for (let number = 0; number < index.generations.length; number++) {
    const told = trace.summary(number)?.density.gomaxprocs;
    // Not read closely yet: its greatest value all along.
    if (told === undefined) return index.lastNs * mostProcs(index.tally);
    told.value.forEach((next, i) => {
      // Before the first event that tells it was the same.
      if (sinceNs > 0 || i > 0 || number > 0) sum += value * (told.timeNs[i] - sinceNs);
      else sum += next * told.timeNs[i];
      value = next;
      sinceNs = told.timeNs[i];
    });
  }
  return sum + value * (index.lastNs - sinceNs);
}

/** ns by SPAN over all Ps. Sums of the coarsest buckets: single precision, a millionth off at most. */
function laneNs({ generations, openSlices, lastNs }: TraceIndex): Float64Array {
  const sums = new Float64Array(ZOOM_KINDS);
  for (const { zoom, through, fromNs, lastNs: toNs } of generations) {
    const top = zoom.levelStart[zoom.levels - 1] * ZOOM_KINDS;
    for (let at = top; at < zoom.kindNs.length; at++) sums[(at - top) % ZOOM_KINDS] += zoom.kindNs[at];
    for (const { kind } of through.values()) sums[kind] += toNs - fromNs;
  }
  // What is open lasts until the event that closes the trace, which is in no generation.
  const closingNs = lastNs - (generations.at(-1)?.lastNs ?? lastNs);
  for (const open of openSlices) if (open !== undefined) sums[open.kind] += closingNs;
  return sums;
}
