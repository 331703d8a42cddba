// A process's first milliseconds, as its trace tells them.
import type { Ns, TimeRange } from '../units.ts';
import type { Frame, GoroutineRef } from './refs.ts';

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
  readonly label: string;
  readonly atNs: Ns;
  /** undefined: it is a moment. */
  readonly untilNs: Ns | undefined;
  readonly goroutine: GoroutineRef | undefined;
  readonly proc: number | undefined;
}

export interface StartUpOffset {
  readonly id: string;
  readonly label: string;
  readonly fromNs: Ns;
  readonly toNs: Ns;
  readonly band: OffsetBand;
}

export interface StartUpAnomaly {
  readonly id: string;
  readonly sentence: string;
  readonly range: TimeRange;
  readonly goroutine: GoroutineRef | undefined;
  readonly stack: readonly Frame[];
}

export interface StartUp {
  /** False: the recording began in the midst of a run; then steps are of the recording's start. */
  readonly fromProcessStart: boolean;
  readonly why: string;
  readonly range: TimeRange;
  readonly steps: readonly StartUpStep[];
  readonly offsets: readonly StartUpOffset[];
  readonly anomalies: readonly StartUpAnomaly[];
  readonly known: number;
}

export type StartUpQuestion = { readonly ask: 'startUp' };
export interface StartUpAnswers {
  readonly startUp: StartUp;
}
