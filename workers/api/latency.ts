import type { Ns } from '../units.ts';

/** Nearest-rank figures, as in the report. All 0 when n is 0. */
export interface LatencySummary {
  readonly n: number;
  readonly minNs: Ns;
  readonly p50Ns: Ns;
  readonly p90Ns: Ns;
  readonly p99Ns: Ns;
  readonly p999Ns: Ns;
  readonly maxNs: Ns;
  readonly sumNs: Ns;
}
