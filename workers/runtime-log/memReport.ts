// A snapshot of MemStats for the report, by Go's own names.
import { MEM_FIELDS } from './memStats.ts';
import type { MemStatsRows } from './runtimeRecords.ts';

/** Integers by Go's names, and the pauses of its ring, oldest first. Those of a snapshot before are in its own record. */
export function memFieldsOf(memStats: MemStatsRows, row: number): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name of MEM_FIELDS) {
    const value = memStats.fields.get(name)?.[row];
    if (value !== undefined && !Number.isNaN(value)) found[name] = value;
  }
  const { pauses } = memStats;
  const [from, to] = [memStats.pausesFrom[row], memStats.pausesTo[row]];
  // The ring of the snapshot before holds the others.
  const fresh = row === 0 ? from : Math.max(from, Math.min(to, memStats.pausesTo[row - 1]));
  return {
    ...found,
    GCCPUFraction: told(memStats.gcCpuFraction[row]),
    last_gc_ns: told(memStats.lastGcNs[row]),
    goroutines: told(memStats.goroutines[row]),
    pauses: Array.from({ length: to - fresh }, (_, i) => ({ n: pauses.cycle[fresh + i], pause_ns: pauses.pauseNs[fresh + i], end_ns: pauses.endNs[fresh + i] })),
  };
}

export function sizesOf(memStats: MemStatsRows, row: number): readonly { readonly size_bytes: number; readonly mallocs: number; readonly frees: number }[] {
  const { sizeBytes, mallocs, frees } = memStats.bySizeAt(row);
  return Array.from(sizeBytes, (size, i) => ({ size_bytes: size, mallocs: mallocs[i], frees: frees[i] }));
}

function told(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
