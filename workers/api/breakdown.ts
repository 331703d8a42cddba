// Where the time of a range went: by state, function, reason; and profiles made from a range, in the shape of pprof's.
import type { Ns, TimeRange } from '../units.ts';
import type { LaneRef, StretchKind } from './lanes.ts';
import type { ProfileAnswers, ProfileFacts, ProfileQuestion } from './profile.ts';
import type { LatencySummary } from './latency.ts';

/**
 * undefined: everything. Of a P or thread: what ran there, and system calls made there; in a breakdown, those of a P as long as they
 * kept it.
 */
export type BreakdownOf = LaneRef | undefined;

export interface Breakdown {
  readonly range: TimeRange;
  /** Goroutines that lived in it. */
  readonly goroutines: number;
  /** Goroutine time by kind, largest first. Sums up to all goroutine time in the range. */
  readonly kinds: readonly { readonly kind: StretchKind; readonly totalNs: Ns; readonly count: number }[];
  /** By entry function, by time that is not waiting; at most 50. */
  readonly functions: readonly { readonly name: string; readonly goroutines: number; readonly runningNs: Ns; readonly runnableNs: Ns; readonly waitingNs: Ns; readonly syscallNs: Ns }[];
  /** Waits by reason, in Go's words; at most 50. */
  readonly reasons: readonly { readonly reason: string; readonly totalNs: Ns; readonly count: number }[];
  /** Innermost functions of CPU samples; at most 50. */
  readonly sampled: readonly { readonly name: string; readonly samples: number }[];
  readonly samples: number;
  readonly stwNs: Ns;
  readonly stwCount: number;
  /** Time of the range under concurrent marking. */
  readonly gcMarkNs: Ns;
  /** P time in GC work (mark workers, assists, sweeps) of all P time. */
  readonly gcShare: number;
  /** Of goroutines created in the range, and of stretches from runnable to running that ended in it. */
  readonly startLatency: LatencySummary;
  readonly schedLatency: LatencySummary;
  /** Parts of the range not yet read: the figures are of the rest; ask again while there are any. */
  readonly pending: readonly TimeRange[];
}

/**
 * cpu: CPU samples; running: time between start and stop, at the stack where it stopped; off-cpu: time waiting, runnable or in system
 * calls, at the stack where that began. net, sync, syscall, sched: as `go tool trace -pprof=KIND`, to the ns.
 */
export const RANGE_PROFILES = ['cpu', 'running', 'off-cpu', 'net', 'sync', 'syscall', 'sched'] as const;
export type RangeProfileKind = (typeof RANGE_PROFILES)[number];

export interface RangeProfile {
  readonly kind: RangeProfileKind;
  /** undefined: the whole recording. */
  readonly range: TimeRange | undefined;
  readonly of: BreakdownOf;
}

export type BreakdownQuestion =
  | { readonly ask: 'breakdown'; readonly range: TimeRange; readonly of: BreakdownOf }
  /** undefined: the range has nothing of the kind. `bytes` are 0: there is no file. */
  | { readonly ask: 'rangeProfileFacts'; readonly profile: RangeProfile }
  | { readonly ask: 'rangeProfile'; readonly profile: RangeProfile; readonly question: ProfileQuestion };

export interface RangeProfileFacts extends ProfileFacts {
  /** Parts of the recording not yet read: what is told of the profile is of the rest; ask again while there are any. */
  readonly pending: readonly TimeRange[];
}

export interface BreakdownAnswers {
  readonly breakdown: Breakdown;
  readonly rangeProfileFacts: RangeProfileFacts | undefined;
  readonly rangeProfile: ProfileAnswers[ProfileQuestion['ask']] | undefined;
}
