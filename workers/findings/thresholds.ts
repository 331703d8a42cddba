// Where each measure turns from good to bad, and why there. Every one can be set otherwise by its id. README.md has the rules.
import type { Measure } from '../api/findings.ts';

export interface Threshold {
  readonly value: number;
  readonly unit: Measure['unit'];
  readonly good: 'below' | 'above';
}

const MS = 1e6;

export const THRESHOLDS = {
  /** What the page is about: a stop that a request under a few milliseconds hardly feels. */
  'pause-p50': { value: MS, unit: 'ns', good: 'below' },
  'pause-p99': { value: MS, unit: 'ns', good: 'below' },
  'pause-max': { value: MS, unit: 'ns', good: 'below' },

  /** A heap that keeps four fifths of what a cycle frees doubles within five cycles: the goal runs ahead of the memory. */
  'growth-per-reclaimed': { value: 0.8, unit: 'ratio', good: 'below' },
  /** Beyond one cycle in two thirds of a second, something of the collector runs nearly always on a heap that takes long to mark. */
  'cycles-per-second': { value: 1.5, unit: 'per second', good: 'below' },
  /** A quarter of the Ps is what Go gives the collector while it marks: with a quarter of all CPU it marks all the time. Idle marking takes nothing from anyone and is left out. */
  'gc-cpu-share': { value: 0.25, unit: 'ratio', good: 'below' },

  /** With less than a seventh alive, a cycle frees six objects for each one it has to look at. */
  'live-share': { value: 0.15, unit: 'ratio', good: 'below' },
  /** Bytes say less than objects: what lives is often made of smaller ones than what dies. A third of the share by objects allows for that. */
  'live-share-bytes': { value: 0.05, unit: 'ratio', good: 'below' },
  /** Below a twentieth of the CPU, looking at the live objects costs less than the scheduler's own noise. */
  'marking-share': { value: 0.05, unit: 'ratio', good: 'below' },

  /** A large object goes past the P's cache to the page heap and its lock, and is cleared as a whole: each costs as much as some hundred small ones. */
  'large-share-count': { value: 0.01, unit: 'ratio', good: 'below' },
  /** With three of four bytes in large objects, they alone set the pace of the collector. */
  'large-share-bytes': { value: 0.75, unit: 'ratio', good: 'below' },

  /** One twentieth of the time in which goroutines run goes into marking on the collector's behalf, at moments they cannot choose. */
  'assist-share': { value: 0.05, unit: 'ratio', good: 'below' },
  /** On two Ps a fifth of a second of wall clock at the quarter that marking gets: longer than most requests, which then run with write barriers and a quarter less CPU all through. */
  'mark-cpu-per-cycle': { value: 50 * MS, unit: 'ns', good: 'below' },

  /** Code that runs on for a millisecond after it was asked to stop cannot be preempted there. */
  'stop-stretched-by-program': { value: MS, unit: 'ns', good: 'below' },
  /** The work in this stop does not depend on the heap; half of them over half a millisecond is no accident of the machine. */
  'mark-termination-p50': { value: MS / 2, unit: 'ns', good: 'below' },
  /** Go asks a goroutine to make way after 10 ms. A busy machine delays a stop now and then; half of them, only code that does not make way. */
  'stops-past-preemption': { value: 0.5, unit: 'ratio', good: 'below' },
} as const satisfies Readonly<Record<string, Threshold>>;

export type MeasureId = keyof typeof THRESHOLDS;

/** Fewer cycles tell of the program's start only, where nothing says when that was over: a heap doubles from 4 MiB to 256 MiB in six. */
export const LEAST_CYCLES = 6;
/** Of one cycle no typical cost is told. */
export const LEAST_SETTLED_CYCLES = 2;
/** Fewer large objects are the runtime's own tables and the program's first buffers. */
export const LEAST_LARGE_OBJECTS = 100;
/** Go's least heap goal; growth by less is none. */
export const LEAST_GROWTH_BYTES = 4 * 2 ** 20;
/** Stops before a share of them means something. */
export const LEAST_STOPS = 6;
/** Means hide the last cycles of a growing heap, which cost the most: only a mean so far below the threshold speaks for all. */
export const MEAN_HIDES = 4;
/** After which sysmon asks a goroutine to make way. */
export const PREEMPTION_NS = 10 * MS;
