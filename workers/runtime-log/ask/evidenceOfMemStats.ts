// What a series of runtime.MemStats tells of the five preconditions. Its cycles are known by their pauses; how large the heap was is known
// at the snapshots only.
import type { Evidence } from '../../api.ts';
import { type CostEvidence, type HeapEvidence, type LargeEvidence, type LiveEvidence, NO_EVIDENCE, type Where } from '../../findings/evidence.ts';
import { evidenceOfPauses } from '../../findings/ofPauses.ts';
import { BUILDING, hasGoneQuiet } from '../../findings/settled.ts';
import { LARGEST_CLASS_BYTES } from '../../profile/heap/sizeClasses.ts';
import type { Bytes, Ns } from '../../units.ts';
import type { MemStatsRows, RuntimeRecords } from '../runtimeRecords.ts';

const SERIES = { live: 'HeapObjects', large: 'TotalAlloc', goal: 'NextGC' } as const;

/** undefined: there are no snapshots. */
export function evidenceOfMemStats({ memStats, durationNs }: RuntimeRecords, document: string): Evidence | undefined {
  if (memStats.count === 0) return undefined;
  const { pauses } = memStats;
  const settled = settledRow(memStats, durationNs);
  const found = evidenceOfPauses('cycle', pauses.pauseNs, (i) => ({ what: 'pause', index: i, atNs: pauses.endNs[i] }));
  return {
    ...NO_EVIDENCE,
    document,
    source: 'memstats',
    pauses: found && { ...found, stretched: undefined, markTerminationP50Ns: undefined },
    heap: heapOf(memStats, settled, durationNs),
    cost: costOf(memStats, settled, durationNs),
    live: liveOf(memStats),
    large: largeOf(memStats),
  };
}

interface SettledRow {
  /** The snapshot after which the heap no longer grew, and when its last cycle had ended. */
  readonly row: number;
  readonly fromNs: Ns;
}

/** As settled.ts, with what lies between two snapshots taken for equal steps. NextGC is in proportion to what was live. */
function settledRow(memStats: MemStatsRows, toNs: Ns): SettledRow | undefined {
  const numGC = memStats.fields.get('NumGC');
  const nextGC = memStats.fields.get('NextGC');
  if (numGC === undefined || nextGC === undefined || memStats.count < 2) return undefined;
  let row = 0;
  for (let next = 1; next < memStats.count; next++) {
    const cycles = numGC[next] - numGC[row];
    if (!(cycles > 0)) continue;
    if (!((nextGC[next] / nextGC[row]) ** (1 / cycles) > BUILDING)) return { row, fromNs: Math.max(memStats.timeNs[row], 0) };
    row = next;
  }
  const endNs = lastGcNs(memStats, row);
  return hasGoneQuiet(toNs - endNs, lastInterval(memStats)) ? { row, fromNs: endNs } : undefined;
}

function lastGcNs({ lastGcNs: ends, timeNs }: MemStatsRows, row: number): Ns {
  return Number.isNaN(ends[row]) ? timeNs[row] : Math.max(0, ends[row]);
}

/** Between the ends of the last two cycles; 0: there are no two. */
function lastInterval({ pauses: { count, endNs } }: MemStatsRows): Ns {
  return count < 2 ? 0 : Math.max(0, endNs[count - 1] - endNs[count - 2]);
}

function heapOf({ fields, count }: MemStatsRows, settled: SettledRow | undefined, toNs: Ns): HeapEvidence | undefined {
  const last = count - 1;
  const at = (name: 'NumGC' | 'NumForcedGC' | 'NextGC' | 'TotalAlloc' | 'HeapAlloc', row: number): number => fields.get(name)?.[row] ?? Number.NaN;
  if (!(at('NumGC', last) >= 0)) return undefined;
  const since = (name: Parameters<typeof at>[0], row: number): number => at(name, last) - at(name, row);
  return {
    cycles: at('NumGC', last),
    forced: orNothing(at('NumForcedGC', last)),
    settled: settled && {
      fromNs: settled.fromNs,
      ns: toNs - settled.fromNs,
      cycles: since('NumGC', settled.row),
      automatic: since('NumGC', settled.row) - orNothing(since('NumForcedGC', settled.row)),
      // The goal is what is live and as much again, at least: what is live grew by half of what the goal did, at most by all of it.
      grownBytes: orNothing(Math.max(0, since('NextGC', settled.row)) / 2),
      reclaimedBytes: orNothing(Math.max(0, since('TotalAlloc', settled.row) - since('HeapAlloc', settled.row))),
      worst: { what: 'series', name: SERIES.goal },
    },
    liveBytes: undefined,
    goalBytes: Number.isNaN(at('NextGC', last)) ? undefined : at('NextGC', last),
  };
}

function orNothing(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

/**
 * GCCPUFraction is the collector's share since the program began, as of the last cycle's end, idle marking left out. Where the series begins
 * with the program (no cycle yet), the share after the heap was built follows from two of them.
 */
function costOf(memStats: MemStatsRows, settled: SettledRow | undefined, toNs: Ns): CostEvidence | undefined {
  const { gcCpuFraction, fields, count } = memStats;
  const last = count - 1;
  const share = gcCpuFraction[last];
  if (Number.isNaN(share)) return undefined;
  const cycles = fields.get('NumGC') ?? new Float64Array(count);
  const common = { markShare: undefined, assistShare: undefined, assistOf: 'available', runningShare: undefined, markNsPerCycle: undefined, markPerCycleIs: 'mean', costliest: [], assisting: [] } as const;
  if (settled === undefined || cycles[0] > 0) return { ...common, over: 'whole', fromNs: 0, ns: toNs, cycles: cycles[last], gcShare: share };
  const gcNs = (row: number): Ns => (cycles[row] > 0 ? gcCpuFraction[row] * lastGcNs(memStats, row) : 0);
  const ns = toNs - settled.fromNs;
  return { ...common, over: 'settled', fromNs: settled.fromNs, ns, cycles: cycles[last] - cycles[settled.row], gcShare: ns > 0 ? Math.max(0, gcNs(last) - gcNs(settled.row)) / ns : undefined };
}

/** What is not swept counts as live, so the least share of all snapshots is the nearest. */
function liveOf({ fields, count }: MemStatsRows): LiveEvidence | undefined {
  const mallocs = fields.get('Mallocs');
  const frees = fields.get('Frees');
  const numGC = fields.get('NumGC');
  if (mallocs === undefined || frees === undefined) return undefined;
  let least = -1;
  for (let row = 0; row < count; row++) {
    if (!(mallocs[row] > 0) || numGC?.[row] === 0) continue;
    if (least < 0 || 1 - frees[row] / mallocs[row] < 1 - frees[least] / mallocs[least]) least = row;
  }
  if (least < 0) return undefined;
  return { unit: 'objects', live: mallocs[least] - frees[least], allocated: mallocs[least], bound: 'upper', at: { what: 'series', name: SERIES.live } };
}

/**
 * BySize leaves out the largest classes and tiny objects; the bytes beyond its classes are told by TotalAlloc. They are of large objects
 * as far as they cannot be of smaller ones: of each object that BySize leaves out at most 32 KiB.
 */
function largeOf({ fields, count, bySizeAt }: MemStatsRows): LargeEvidence | undefined {
  const last = count - 1;
  const objects = fields.get('Mallocs')?.[last];
  const bytes = fields.get('TotalAlloc')?.[last];
  const { sizeBytes, mallocs } = bySizeAt(last);
  const largest = sizeBytes.at(-1);
  if (objects === undefined || bytes === undefined || largest === undefined || !(objects > 0) || !(bytes > 0)) return undefined;
  const smallObjects = mallocs.reduce((sum, one) => sum + one, 0);
  const smallBytes: Bytes = mallocs.reduce((sum, one, i) => sum + one * sizeBytes[i], 0);
  const restObjects = Math.max(0, objects - smallObjects);
  const restBytes = Math.max(0, bytes - smallBytes);
  const at: Where = { what: 'series', name: SERIES.large };
  const lowBytes = Math.max(0, restBytes - restObjects * LARGEST_CLASS_BYTES);
  return {
    objects,
    lowObjects: lowBytes > 0 ? 1 : 0,
    highObjects: Math.min(objects, Math.floor(restBytes / LARGEST_CLASS_BYTES)),
    bytes,
    lowBytes,
    highBytes: restBytes,
    makers: [],
    at,
  };
}
