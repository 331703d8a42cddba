// The timeline's lanes of threads, goroutines, groups of goroutines and tasks: which there are, and what to draw in them.
import type { Ns, Px, TimeRange } from '../units.ts';

/**
 * What a goroutine is doing, as it is drawn: every moment of its life is one of these. GC work stands before the state it happens
 * in: a goroutine that runs in a mark assist is `mark assist`.
 */
export const STRETCH_KINDS = [
  'running',
  'GC mark worker',
  'mark assist',
  'sweep',
  'runnable',
  'created, not yet run',
  'system call',
  'chan send',
  'chan receive',
  'select',
  'sync',
  'network',
  'sleep',
  'GC wait',
  'other wait',
  'unknown',
] as const;
export type StretchKind = (typeof STRETCH_KINDS)[number];

/** What density lanes add goroutines up by. `unknown`: part of the file is not read yet, or the trace does not tell. */
export const DENSITY_STATES = ['running', 'GC work', 'runnable', 'system call', 'waiting', 'unknown'] as const;

/** How goroutines are put together: by their entry function, or by the function that created them. */
export type GroupBy = 'entry' | 'creator';

/** A lane, as it stands in the view state. */
export type LaneRef =
  /** As Go numbers it. */
  | { readonly lane: 'proc'; readonly proc: number }
  /** Decimal. */
  | { readonly lane: 'thread'; readonly thread: string }
  /** `group`: name of the function; '' where the trace does not tell. */
  | { readonly lane: 'group'; readonly by: GroupBy; readonly group: string }
  /** Dense index. */
  | { readonly lane: 'goroutine'; readonly goroutine: number }
  /** Decimal. All goroutines that worked on it, one beneath the other, folded. */
  | { readonly lane: 'task'; readonly task: string };

/** The same text for the same lane. */
export function laneKey(ref: LaneRef): string {
  switch (ref.lane) {
    case 'proc':
      return `proc ${ref.proc}`;
    case 'thread':
      return `thread ${ref.thread}`;
    case 'group':
      return `group ${ref.by} ${ref.group}`;
    case 'goroutine':
      return `goroutine ${ref.goroutine}`;
    case 'task':
      return `task ${ref.task}`;
  }
}

export type LaneAxis = 'proc' | 'thread' | 'goroutine' | 'task';

export const LANE_ORDERS = ['first seen', 'name', 'goroutines', 'running time', 'runnable time', 'waiting time', 'system call time'] as const;
export type LaneOrder = (typeof LANE_ORDERS)[number];

export interface LaneList {
  readonly axis: LaneAxis;
  readonly groupBy: GroupBy;
  readonly order: LaneOrder;
  /** Only lanes whose label, group or id matches (a regular expression, case-insensitive; if it is none, as plain text). */
  readonly filter: string;
  /** Groups whose goroutines are shown, by name. */
  readonly openGroups: readonly string[];
  readonly hidden: readonly LaneRef[];
}

/** One lane of the list. */
export interface LaneRow {
  readonly ref: LaneRef;
  readonly label: string;
  /** 1: belongs to the group above. */
  readonly depth: 0 | 1;
  /** Goroutines it stands for. */
  readonly goroutines: number;
}

export interface LanePage {
  /** Lanes in the whole list, opened groups' goroutines included. */
  readonly total: number;
  readonly from: number;
  readonly rows: readonly LaneRow[];
  /** Share of the recording that has been read for this list, 0…1: ask again while it is less than 1. */
  readonly known: number;
}

/** What to draw in lanes. Spans in lane, then start order; those under a pixel folded into one with kind of the largest share. */
export interface LaneStrips {
  readonly range: TimeRange;
  /** As asked; `lane` below is an index into it. */
  readonly lanes: readonly LaneRef[];
  readonly lane: Uint16Array;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** STRETCH_KINDS. */
  readonly kind: Uint8Array;
  /** Goroutine (of the largest share, where folded). */
  readonly goroutine: Uint32Array;
  /** Share of [startNs, endNs) that is not a wait, 0…1. */
  readonly busy: Float32Array;
  readonly count: Uint32Array;
  /** For labels: `names[nameOf[i]]`: threads and tasks: the goroutine's entry function; goroutines: the reason of a wait. */
  readonly nameOf: Uint32Array;
  readonly names: readonly string[];
  readonly density: LaneDensity;
  /** Stretches of the range not read yet: ask again while there are any. Those are drawn as unknown. */
  readonly pending: readonly TimeRange[];
}

/** Groups, by columns of equal width (aligned at time 0, a pixel or more each): the mean number of goroutines in each state. */
export interface LaneDensity {
  readonly columns: number;
  readonly startNs: Ns;
  readonly columnNs: Ns;
  /** Lanes that have a density, as indexes into `lanes`. */
  readonly lanes: Uint16Array;
  /** `mean[(i * columns + column) * DENSITY_STATES.length + state]` for the i-th of `lanes`. */
  readonly mean: Float32Array;
  /** Highest sum of a column of the i-th of `lanes`, over the whole recording: its scale. */
  readonly peak: Float32Array;
}

/** Step series over the range, in columns of equal width; means. */
export interface Counters {
  readonly range: TimeRange;
  readonly columns: number;
  /** Columns are aligned at time 0, as those of LaneDensity: the first may begin before the range, the last end after it. */
  readonly startNs: Ns;
  readonly columnNs: Ns;
  /** Goroutines: running, GC work, runnable, system call, waiting, unknown: `states[column * DENSITY_STATES.length + state]`. */
  readonly states: Float32Array;
  /** Threads that ran a goroutine or sat in a system call. */
  readonly threads: Float32Array;
  readonly gomaxprocs: Float32Array;
  /** Share of GOMAXPROCS that ran anything, 0…1. */
  readonly utilisation: Float32Array;
  /** Highest values over the whole recording, for stable axes. */
  readonly peak: { readonly goroutines: number; readonly threads: number; readonly gomaxprocs: number };
  readonly pending: readonly TimeRange[];
}

export type LaneQuestion =
  | { readonly ask: 'lanes'; readonly list: LaneList; readonly from: number; readonly count: number }
  /** Where a lane stands in the list; its group is taken as open. undefined: it is not in it. */
  | { readonly ask: 'laneAt'; readonly list: LaneList; readonly ref: LaneRef }
  | { readonly ask: 'laneStrips'; readonly lanes: readonly LaneRef[]; readonly range: TimeRange; readonly widthPx: Px }
  | { readonly ask: 'counters'; readonly range: TimeRange; readonly widthPx: Px };

export interface LaneAnswers {
  readonly lanes: LanePage;
  readonly laneAt: { readonly at: number; readonly group: string | undefined } | undefined;
  readonly laneStrips: LaneStrips;
  readonly counters: Counters;
}
