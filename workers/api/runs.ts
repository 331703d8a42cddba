// One row of the table of runs: what a document says of the run it was recorded from, in a few figures. undefined: it does not tell.
import type { Bytes, Ns } from '../units.ts';
import type { LatencySummary } from './latency.ts';

export interface RunFigures {
  readonly durationNs: Ns | undefined;
  readonly wallStartMs: number | undefined;
  readonly goVersion: string | undefined;
  /** GOMAXPROCS, the last value. */
  readonly procs: number | undefined;
  readonly pauses: LatencySummary | undefined;
  readonly stoppedNs: Ns | undefined;
  readonly gcCycles: number | undefined;
  /** Shares of the CPU available (GOMAXPROCS × time), 0…1. */
  readonly gcCpuShare: number | undefined;
  readonly assistShare: number | undefined;
  /** Share of the CPU on which goroutines ran. */
  readonly busyShare: number | undefined;
  /** Throughput, as far as a recording tells. */
  readonly goroutinesCreatedPerSecond: number | undefined;
  readonly allocatedBytesPerSecond: Bytes | undefined;
  readonly tasksEndedPerSecond: number | undefined;
  readonly startLatency: LatencySummary | undefined;
  readonly schedLatency: LatencySummary | undefined;
  readonly peakGoroutines: number | undefined;
  readonly peakHeapBytes: Bytes | undefined;
  readonly liveHeapBytes: Bytes | undefined;
}

export type RunQuestion = { readonly ask: 'runFigures' };

export interface RunAnswers {
  readonly runFigures: RunFigures;
}

export type AskRun = <Q extends RunQuestion>(question: Q) => Promise<RunAnswers[Q['ask']]>;
