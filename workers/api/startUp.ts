// A process's first milliseconds, as its trace tells them: of the trace's first generation, about its first second; package init
// until main.main.
import type { Ns, TimeRange } from '../units.ts';
import type { Frame, GoroutineRef } from './refs.ts';

/**
 * What the main goroutine was in when the recording began. `in mid-run`: another goroutine began it, or nothing tells that it began
 * there (a flight recorder's snapshot, a trace that was cut); then nothing of the process's start is in it.
 */
export const RECORDING_BEGINS = ['in package init', 'in main.main', 'in mid-run'] as const;
export type RecordingBegins = (typeof RECORDING_BEGINS)[number];

/** In the order in which they usually come. */
export const START_UP_STEPS = [
  'trace start stop',
  'package init',
  'first P start',
  'sysmon first seen',
  'main goroutine start',
  'main.main',
  'first user goroutine created',
  'first user goroutine start',
  'first GC cycle',
] as const;
export type StartUpStepId = (typeof START_UP_STEPS)[number];

/** How long something took to begin. */
export const OFFSET_BANDS = ['under 10 µs', '10 to 50 µs', 'over 50 µs'] as const;
export type OffsetBand = (typeof OFFSET_BANDS)[number];

export interface StartUpStep {
  readonly step: StartUpStepId;
  readonly atNs: Ns;
  /** undefined: it is a moment. */
  readonly untilNs: Ns | undefined;
  readonly goroutine: GoroutineRef | undefined;
  /** As Go numbers it. */
  readonly proc: number | undefined;
  /** As the system numbers it; decimal. */
  readonly thread: string | undefined;
  /** What shows it: empty where the trace has no stack. */
  readonly stack: readonly Frame[];
}

export const START_UP_OFFSETS = [
  /** How long the stop that begins the recording lasted. */
  'start stop',
  /** Its end → a thread takes another P. */
  'stop to first P',
  /** That → the first goroutine there. */
  'first P to its first goroutine',
  /** Its end → the main goroutine runs on; 0 where it ran all along. */
  'stop to main goroutine',
  /** End of the stop before it → main.main. */
  'stop to main.main',
  /** The program's first goroutine: creation → first run. */
  'creation to first start',
] as const;
export type StartUpOffsetId = (typeof START_UP_OFFSETS)[number];

export interface StartUpOffset {
  readonly offset: StartUpOffsetId;
  readonly fromNs: Ns;
  readonly toNs: Ns;
  readonly band: OffsetBand;
}

/** What kept package init from going on. `others`: a lock, a channel, a WaitGroup. */
export type InitBlockedOn = 'network' | 'files' | 'system calls' | 'sleep' | 'GC' | 'others';

export type StartUpAnomalyKind =
  /** `times` stays of the main goroutine while `func` ran, together `totalNs`; the range is the longest. */
  | { readonly what: 'init blocked'; readonly on: InitBlockedOn; readonly func: string; readonly times: number; readonly totalNs: Ns }
  /** From the stacks alone: `func` was on them for all of the range. */
  | { readonly what: 'slow init'; readonly func: string }
  /** Idle, or kept by a system call, while the goroutine was runnable: `times` times, together `totalNs`; the range is the longest. */
  | { readonly what: 'P stalled'; readonly proc: number; readonly how: 'idle' | 'in a system call'; readonly times: number; readonly totalNs: Ns }
  /** The stop that begins the recording. */
  | { readonly what: 'start stop' };

export type StartUpAnomaly = StartUpAnomalyKind & {
  readonly range: TimeRange;
  readonly goroutine: GoroutineRef | undefined;
  readonly stack: readonly Frame[];
};

/** A function of package init, from the first to the last event whose stack it is on. */
export interface InitSeen {
  readonly func: string;
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** Events of the main goroutine with a stack in between. */
  readonly events: number;
}

/** What a P first did. */
export interface ProcStart {
  readonly proc: number;
  /** A thread took it first, or, where one had it before, it ran its first goroutine; undefined: it ran one when the recording began. */
  readonly atNs: Ns | undefined;
  /** It ran its first goroutine; undefined: it ran one when the recording began. */
  readonly runsNs: Ns | undefined;
  readonly goroutine: GoroutineRef | undefined;
  readonly thread: string | undefined;
}

/** A goroutine of the program, not of the runtime. */
export interface EarlyGoroutine {
  readonly goroutine: GoroutineRef;
  readonly createdNs: Ns;
  /** undefined: it did not run in what was looked at. */
  readonly startNs: Ns | undefined;
}

export interface StartUp {
  readonly begins: RecordingBegins;
  /** Who began the recording; undefined: the trace does not tell. */
  readonly startedBy: GoroutineRef | undefined;
  /** The main goroutine; undefined: it is not in the first generation. */
  readonly main: GoroutineRef | undefined;
  /** From the recording's beginning until the last step, with some room. */
  readonly range: TimeRange;
  /** Nothing after it was looked at. */
  readonly lookedUntilNs: Ns;
  readonly steps: readonly StartUpStep[];
  readonly offsets: readonly StartUpOffset[];
  readonly anomalies: readonly StartUpAnomaly[];
  readonly inits: readonly InitSeen[];
  readonly procs: readonly ProcStart[];
  /** The first few. */
  readonly goroutines: readonly EarlyGoroutine[];
  /** Stops of the world in `range`, by their names in the trace. */
  readonly stops: readonly { readonly name: string; readonly startNs: Ns; readonly endNs: Ns; readonly index: number }[];
  /** Of this answer: 0, where nothing is read yet, or 1. */
  readonly known: number;
}

export type StartUpQuestion = { readonly ask: 'startUp' };
export interface StartUpAnswers {
  readonly startUp: StartUp;
}
