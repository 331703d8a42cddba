// What stands out in a trace: rules that look for what usually lies behind late goroutines. Texts are the page's.
import type { Ns, TimeRange } from '../units.ts';
import type { Frame, GoroutineRef } from './refs.ts';

export const ANOMALIES = [
  'long-runnable',
  'idle-ps-while-waiting',
  'syscall-held-p',
  'late-netpoll',
  'creation-burst',
  'goroutines-only-grow',
  'lock-convoy',
  'gc-coupling',
] as const;
export type AnomalyId = (typeof ANOMALIES)[number];

export interface AnomalyPlace {
  readonly range: TimeRange;
  readonly goroutine: GoroutineRef | undefined;
  readonly proc: number | undefined;
  /** In Go's words or a function's name: what it was. */
  readonly label: string;
  readonly valueNs: Ns | undefined;
  readonly stack: readonly Frame[];
}

export interface Anomaly {
  readonly id: AnomalyId;
  readonly verdict: 'found' | 'not found' | 'unknown';
  /** How many times (for syscall-held-p system calls, and what others waited meanwhile), and how long in all where it is a time. */
  readonly count: number;
  readonly totalNs: Ns | undefined;
  /** The figure that decided, and its threshold, in `unit`. */
  readonly value: number | undefined;
  readonly threshold: number;
  readonly unit: 'ns' | 'ratio' | 'count' | 'per second';
  /** 95 % interval of `value`, where it is an estimate. */
  readonly interval: readonly [number, number] | undefined;
  /** Why it cannot be told, where it is unknown; where it is not found though `value` is beyond the threshold, why that is not enough. */
  readonly why: string | undefined;
  /** The worst first; at most 20. */
  readonly places: readonly AnomalyPlace[];
}

export type AnomalyQuestion = { readonly ask: 'anomalies' };
export interface AnomalyAnswers {
  readonly anomalies: { readonly anomalies: readonly Anomaly[]; readonly known: number };
}
