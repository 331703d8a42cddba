// Single figures of a run under the names by which runs are compared: the same for traces and logs.

import type { Better, ComparableFigure, ComparableUnit, RunFigures } from '../api.ts';
import { marked } from '../../language/t.ts';

interface Named {
  readonly name: string;
  readonly label: string;
  readonly unit: ComparableUnit;
  readonly better: Better;
  readonly of: (figures: RunFigures) => number | undefined;
}

/** Throughput is better higher; what the collector takes, pauses and the heap lower; how long a recording is says nothing. */
const FIGURES: readonly Named[] = [
  { name: 'duration', label: marked('Duration'), unit: 'ns', better: 'neither', of: ({ durationNs }) => durationNs },
  { name: 'gc.cpu', label: marked('CPU spent on GC'), unit: 'share', better: 'lower', of: ({ gcCpuShare }) => gcCpuShare },
  { name: 'gc.assist', label: marked('CPU spent on mark assists'), unit: 'share', better: 'lower', of: ({ assistShare }) => assistShare },
  { name: 'gc.cycles', label: marked('GC cycles'), unit: 'count', better: 'neither', of: ({ gcCycles }) => gcCycles },
  { name: 'gc.rate', label: marked('GC cycles a second'), unit: 'per second', better: 'lower', of: ({ gcCycles, durationNs }) => perSecond(gcCycles, durationNs) },
  { name: 'stw.total', label: marked('World stopped, in all'), unit: 'ns', better: 'neither', of: ({ stoppedNs }) => stoppedNs },
  { name: 'stw.share', label: marked('World stopped'), unit: 'share', better: 'lower', of: ({ stoppedNs, durationNs }) => shareOf(stoppedNs, durationNs) },
  { name: 'heap.peak', label: marked('Highest heap'), unit: 'bytes', better: 'lower', of: ({ peakHeapBytes }) => peakHeapBytes },
  { name: 'heap.live', label: marked('Live heap after the last cycle'), unit: 'bytes', better: 'lower', of: ({ liveHeapBytes }) => liveHeapBytes },
  { name: 'procs', label: marked('GOMAXPROCS'), unit: 'count', better: 'neither', of: ({ procs }) => procs },
  { name: 'procs.busy', label: marked('Ps in use'), unit: 'share', better: 'neither', of: ({ busyShare }) => busyShare },
  { name: 'goroutines.created', label: marked('Goroutines created a second'), unit: 'per second', better: 'neither', of: ({ goroutinesCreatedPerSecond }) => goroutinesCreatedPerSecond },
  { name: 'goroutines.peak', label: marked('Goroutines at one time'), unit: 'count', better: 'lower', of: ({ peakGoroutines }) => peakGoroutines },
  { name: 'alloc.rate', label: marked('Allocation rate'), unit: 'bytes per second', better: 'neither', of: ({ allocatedBytesPerSecond }) => allocatedBytesPerSecond },
  { name: 'tasks.rate', label: marked('Tasks ended a second'), unit: 'per second', better: 'higher', of: ({ tasksEndedPerSecond }) => tasksEndedPerSecond },
];

/** Those that are told. */
export function comparableFigures(figures: RunFigures): readonly ComparableFigure[] {
  return FIGURES.flatMap(({ of, ...figure }) => {
    const value = of(figures);
    return value === undefined || !Number.isFinite(value) ? [] : [{ ...figure, value }];
  });
}

function perSecond(count: number | undefined, durationNs: number | undefined): number | undefined {
  return count === undefined || durationNs === undefined || durationNs <= 0 ? undefined : (count * 1e9) / durationNs;
}

function shareOf(ns: number | undefined, durationNs: number | undefined): number | undefined {
  return ns === undefined || durationNs === undefined || durationNs <= 0 ? undefined : ns / durationNs;
}
