// One row of the table of runs: what a document says of the run it was recorded from, in a few figures. undefined: it does not tell.
// Traces and profiles say when and by which Go they were written in their facts, not here.
import type { Bytes, Ns } from '../units.ts';
import type { LatencySummary } from './latency.ts';

export interface RunFigures {
  readonly durationNs: Ns | undefined;
  readonly wallStartMs: number | undefined;
  readonly goVersion: string | undefined;
  /** GOMAXPROCS, the last value. */
  readonly procs: number | undefined;
  /** GOGC in percent, the last value; -1: off. */
  readonly gogcPercent: number | undefined;
  readonly pauses: LatencySummary | undefined;
  readonly stoppedNs: Ns | undefined;
  readonly gcCycles: number | undefined;
  /**
   * Shares of the CPU available (GOMAXPROCS × time), 0…1. Of the collector: mark workers (idle ones, too), mark assists, and the stops of
   * its cycles on all Ps; sweeping is not counted, as gctrace does not tell it.
   */
  readonly gcCpuShare: number | undefined;
  readonly assistShare: number | undefined;
  /** Ps that ran goroutines or stood in system calls. */
  readonly busyShare: number | undefined;
  /** Throughput, as far as a recording tells. */
  readonly goroutinesCreatedPerSecond: number | undefined;
  readonly allocatedBytesPerSecond: Bytes | undefined;
  readonly tasksEndedPerSecond: number | undefined;
  readonly startLatency: LatencySummary | undefined;
  readonly schedLatency: LatencySummary | undefined;
  /** All that are told of. */
  readonly goroutines: number | undefined;
  /** At one time. */
  readonly peakGoroutines: number | undefined;
  readonly peakHeapBytes: Bytes | undefined;
  readonly liveHeapBytes: Bytes | undefined;
}

export const NO_RUN_FIGURES: RunFigures = {
  durationNs: undefined,
  wallStartMs: undefined,
  goVersion: undefined,
  procs: undefined,
  gogcPercent: undefined,
  pauses: undefined,
  stoppedNs: undefined,
  gcCycles: undefined,
  gcCpuShare: undefined,
  assistShare: undefined,
  busyShare: undefined,
  goroutinesCreatedPerSecond: undefined,
  allocatedBytesPerSecond: undefined,
  tasksEndedPerSecond: undefined,
  startLatency: undefined,
  schedLatency: undefined,
  goroutines: undefined,
  peakGoroutines: undefined,
  peakHeapBytes: undefined,
  liveHeapBytes: undefined,
};

export type RunQuestion = { readonly ask: 'runFigures' };

export interface RunAnswers {
  readonly runFigures: RunFigures;
}
