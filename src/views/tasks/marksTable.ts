// What of the tables of tasks, regions and logs is part of the view state.
import type { AnnotationOrder, Ns } from '../../../workers/api.ts';

export const MARK_KINDS = ['tasks', 'regions', 'logs'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface MarksTable {
  readonly shown: MarkKind;
  /** Of tasks or regions; undefined: all types. */
  readonly type: string | undefined;
  /** Durations chosen in the histogram, both ends included. */
  readonly durationNs: { readonly fromNs: Ns; readonly toNs: Ns } | undefined;
  /** Part of a type, category, message or id, or a regular expression. */
  readonly text: string;
  readonly order: AnnotationOrder;
  readonly descending: boolean;
  /** Tasks: children under their parents. */
  readonly asTree: boolean;
}

export const INITIAL_MARKS_TABLE: MarksTable = {
  shown: 'tasks',
  type: undefined,
  durationNs: undefined,
  text: '',
  order: 'time',
  descending: false,
  asTree: false,
};
