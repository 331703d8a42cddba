import type { Bytes, Ns } from '../units.ts';

/** runtime.MemStats as heap profiles in text form end with it: Go's own fields, units in the names. Absent ones are undefined. */
export interface MemStatsTrailer {
  readonly allocBytes: Bytes | undefined;
  readonly totalAllocBytes: Bytes | undefined;
  readonly sysBytes: Bytes | undefined;
  readonly lookups: number | undefined;
  readonly mallocs: number | undefined;
  readonly frees: number | undefined;
  readonly heapAllocBytes: Bytes | undefined;
  readonly heapSysBytes: Bytes | undefined;
  readonly heapIdleBytes: Bytes | undefined;
  readonly heapInuseBytes: Bytes | undefined;
  readonly heapReleasedBytes: Bytes | undefined;
  readonly heapObjects: number | undefined;
  readonly stackInuseBytes: Bytes | undefined;
  readonly stackSysBytes: Bytes | undefined;
  readonly mSpanInuseBytes: Bytes | undefined;
  readonly mSpanSysBytes: Bytes | undefined;
  readonly mCacheInuseBytes: Bytes | undefined;
  readonly mCacheSysBytes: Bytes | undefined;
  readonly buckHashSysBytes: Bytes | undefined;
  readonly gcSysBytes: Bytes | undefined;
  readonly otherSysBytes: Bytes | undefined;
  readonly nextGcBytes: Bytes | undefined;
  /** Milliseconds since 1970, to about a microsecond. */
  readonly lastGcWallMs: number | undefined;
  /** Of the latest cycles, at most 256, oldest first. */
  readonly pauses: readonly { readonly pauseNs: Ns; readonly endWallMs: number }[];
  readonly numGc: number | undefined;
  readonly numForcedGc: number | undefined;
  /** 0…1 */
  readonly gcCpuFraction: number | undefined;
  readonly maxRssBytes: Bytes | undefined;
}
