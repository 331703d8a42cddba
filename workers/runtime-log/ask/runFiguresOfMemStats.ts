import type { RunFigures } from '../../api.ts';
import { latencySummary } from '../../stats/latencySummary.ts';
import { nearestRank } from '../../stats/nearestRank.ts';
import type { MemStatsRows } from '../runtimeRecords.ts';

/**
 * Of snapshots of runtime.MemStats: pauses of the cycles that their rings remember (the sum of a cycle's stops each), the collector's share as
 * Go reckons it (since the program's start, without idle workers), rates between the first and the last snapshot.
 */
export function memStatsFigures(memStats: MemStatsRows): Partial<RunFigures> {
  const { count, pauses, fields, timeNs, goroutines, gcCpuFraction } = memStats;
  const at = (name: Parameters<typeof fields.get>[0], row: number): number | undefined => told(fields.get(name)?.[row]);
  const last = count - 1;
  const spanNs = timeNs[last] - timeNs[0];
  const allocated = [at('TotalAlloc', 0), at('TotalAlloc', last)] as const;
  return {
    pauses: pauses.count > 0 ? latencySummary(nearestRank(pauses.pauseNs.toSorted())) : undefined,
    stoppedNs: at('PauseTotalNs', last),
    gcCycles: at('NumGC', last),
    gcCpuShare: told(gcCpuFraction[last]),
    allocatedBytesPerSecond: spanNs > 0 && allocated[0] !== undefined && allocated[1] !== undefined ? ((allocated[1] - allocated[0]) * 1e9) / spanNs : undefined,
    goroutines: undefined,
    peakGoroutines: greatest(goroutines),
    peakHeapBytes: greatest(fields.get('HeapAlloc')),
    liveHeapBytes: undefined,
  };
}

function greatest(values: Float64Array | undefined): number | undefined {
  let most: number | undefined;
  for (const value of values ?? []) if (most === undefined || value > most) most = Number.isNaN(value) ? most : value;
  return most;
}

function told(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
