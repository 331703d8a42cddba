// Records of the runtime in a file that is something else: gctrace lines above a crash, MemStats below a heap profile.
import type { MemStatsTrailer } from '../api.ts';
import type { Bytes } from '../units.ts';
import { MEM_FIELDS, type MemField, type MemSnapshot } from './memStats.ts';
import type { OpenedLog } from './openedLog.ts';
import { openLog } from './openLog.ts';
import { RuntimeLogReader } from './runtimeLog.ts';

/** undefined: there are none. @param bytes all of the file, unpacked. */
export function recordsBeside(bytes: Uint8Array<ArrayBuffer>, memStats: MemStatsTrailer | undefined, file: { readonly name: string; readonly storedBytes: Bytes }): OpenedLog | undefined {
  const reader = new RuntimeLogReader();
  if (memStats === undefined) {
    reader.push(bytes);
    reader.end();
  } else reader.addMemStats(snapshotOf(memStats), placeOfTrailer(bytes));
  if (reader.count === 0) return undefined;
  return openLog(reader, { ...file, damage: undefined, kept: { read: (start, end) => Promise.resolve(bytes.slice(start, end)) } });
}

const TITLE = new TextEncoder().encode('# runtime.MemStats');
const LF = 0x0a;

/** It stands at the end, below all samples. */
function placeOfTrailer(bytes: Uint8Array): { readonly line: number; readonly offset: Bytes } {
  let line = 1;
  for (let at = 0; at < bytes.length; line++) {
    if (TITLE.every((byte, i) => bytes[at + i] === byte)) return { line, offset: at };
    const end = bytes.indexOf(LF, at);
    if (end < 0) break;
    at = end + 1;
  }
  return { line: 1, offset: 0 };
}

function snapshotOf(trailer: MemStatsTrailer): MemSnapshot {
  const told: Partial<Record<MemField, number | undefined>> = {
    Alloc: trailer.allocBytes,
    TotalAlloc: trailer.totalAllocBytes,
    Sys: trailer.sysBytes,
    Mallocs: trailer.mallocs,
    Frees: trailer.frees,
    HeapAlloc: trailer.heapAllocBytes,
    HeapSys: trailer.heapSysBytes,
    HeapIdle: trailer.heapIdleBytes,
    HeapInuse: trailer.heapInuseBytes,
    HeapReleased: trailer.heapReleasedBytes,
    HeapObjects: trailer.heapObjects,
    StackInuse: trailer.stackInuseBytes,
    StackSys: trailer.stackSysBytes,
    MSpanInuse: trailer.mSpanInuseBytes,
    MSpanSys: trailer.mSpanSysBytes,
    MCacheInuse: trailer.mCacheInuseBytes,
    MCacheSys: trailer.mCacheSysBytes,
    BuckHashSys: trailer.buckHashSysBytes,
    GCSys: trailer.gcSysBytes,
    OtherSys: trailer.otherSysBytes,
    NextGC: trailer.nextGcBytes,
    NumGC: trailer.numGc,
    NumForcedGC: trailer.numForcedGc,
  };
  const fields: Partial<Record<MemField, number>> = {};
  for (const name of MEM_FIELDS) {
    const value = told[name];
    if (value !== undefined) fields[name] = value;
  }
  const { pauses, numGc = 0 } = trailer;
  // Back into the order of the ring, in which cycle N is at (N + size - 1) mod size.
  const ring = pauses.map((_, i) => pauses[(((i - numGc) % pauses.length) + pauses.length) % pauses.length]);
  return {
    wallNs: undefined,
    elapsedNs: undefined,
    goroutines: undefined,
    fields,
    lastGcNs: trailer.lastGcWallMs === undefined ? 0n : nsOf(trailer.lastGcWallMs),
    gcCpuFraction: trailer.gcCpuFraction,
    pauseNs: ring.map(({ pauseNs }) => pauseNs),
    pauseEndNs: ring.map(({ endWallMs }) => nsOf(endWallMs)),
    bySize: [],
  };
}

function nsOf(wallMs: number): bigint {
  return BigInt(Math.round(wallMs * 1e6));
}
