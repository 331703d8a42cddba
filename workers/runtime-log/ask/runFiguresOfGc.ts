import type { Ns, RunFigures } from '../../api.ts';
import { nearestRank } from '../../stats/nearestRank.ts';
import { latencySummary } from '../../stats/latencySummary.ts';
import type { GcLines } from '../runtimeRecords.ts';

/**
 * Of gctrace lines: two stops a cycle. Shares are of GOMAXPROCS × the time from the program's start to the end of the last cycle told of,
 * idle mark workers among the collector's; the percentage that a line prints leaves those out.
 */
export function gcLineFigures(gc: GcLines, durationNs: Ns): Partial<RunFigures> {
  const last = gc.count - 1;
  const stops = new Float64Array(gc.count * 2);
  let stoppedNs = 0;
  let gcNs = 0;
  let assistNs = 0;
  let peakBytes = 0;
  let allocatedBytes = 0;
  let availableNs = 0;
  let beforeNs = 0;
  for (let row = 0; row < gc.count; row++) {
    const begins = gc.sweepTerminationNs[row];
    const ends = gc.markTerminationNs[row];
    stops[row * 2] = begins;
    stops[row * 2 + 1] = ends;
    stoppedNs += begins + ends;
    gcNs += gc.sweepTerminationCpuNs[row] + gc.assistCpuNs[row] + gc.backgroundCpuNs[row] + gc.idleCpuNs[row] + gc.markTerminationCpuNs[row];
    assistNs += gc.assistCpuNs[row];
    if (gc.peakBytes[row] > peakBytes) peakBytes = gc.peakBytes[row];
    // What was there when marking ended is what was live before and all that came since; a line that is missing leaves a gap.
    const follows = row > 0 && gc.process[row] === gc.process[row - 1];
    allocatedBytes += Math.max(0, gc.peakBytes[row] - (follows ? gc.liveBytes[row - 1] : 0));
    const nowNs = row === last ? durationNs : gc.timeNs[row];
    availableNs += (nowNs - beforeNs) * gc.procs[row];
    beforeNs = nowNs;
  }
  const share = (ns: Ns): number | undefined => (availableNs > 0 ? ns / availableNs : undefined);
  return {
    durationNs,
    procs: gc.procs[last],
    pauses: latencySummary(nearestRank(stops.toSorted())),
    stoppedNs,
    gcCycles: gc.count,
    gcCpuShare: share(gcNs),
    assistShare: share(assistNs),
    allocatedBytesPerSecond: durationNs > 0 ? (allocatedBytes * 1e9) / durationNs : undefined,
    peakHeapBytes: peakBytes,
    liveHeapBytes: gc.liveBytes[last],
  };
}
