// What the timeline shows, as far as the reader chose it: part of the view state.
import type { LaneList, LaneRef, Ns, StretchKind } from '../../../workers/api.ts';
import { LOG_ROWS } from '../time/logs/logRows.ts';

/** Rows beneath the lanes, in this order; the last ones are of logs beside the trace. */
export const COUNTER_ROWS = ['goroutines', 'threads', 'utilisation', 'heap', ...LOG_ROWS] as const;
export type CounterRow = (typeof COUNTER_ROWS)[number];

export interface LaneView {
  readonly list: LaneList;
  /** Kept above the list, in this order. */
  readonly pinned: readonly LaneRef[];
  /** Kinds that are drawn faintly. */
  readonly faint: readonly StretchKind[];
  /** Rows that are unfolded, in the order of COUNTER_ROWS; undefined: see unfoldedCounters. */
  readonly counters: readonly CounterRow[] | undefined;
}

export const INITIAL_LANE_VIEW: LaneView = {
  list: { axis: 'proc', groupBy: 'entry', order: 'first seen', filter: '', openGroups: [], hidden: [] },
  pinned: [],
  faint: [],
  counters: undefined,
};

/** Numbers of goroutines need the whole recording read closely: of a larger one, only when the reader unfolds them. */
const MOST_EVENTS_READ_UNASKED = 30e6;

export function unfoldedCounters({ counters }: LaneView, events: number): readonly CounterRow[] {
  return counters ?? (events > MOST_EVENTS_READ_UNASKED ? ['heap', 'gctrace'] : ['goroutines', 'heap', 'gctrace']);
}

/** The reader's remark on a moment (both times equal) or on a range. */
export interface Note {
  readonly startNs: Ns;
  readonly endNs: Ns;
  readonly text: string;
}
