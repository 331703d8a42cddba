// What the program itself marked (tasks, regions, logs), groups of goroutines as a table, and the search over all of it.
import type { Ns, TimeRange } from '../units.ts';
import type { GroupBy, LaneRef } from './lanes.ts';
import type { LatencySummary } from './latency.ts';
import type { Frame, GoroutineRef } from './refs.ts';

/** Of the whole recording, or of what lies (in part) in `range`. */
export interface AnnotationFilter {
  readonly range: TimeRange | undefined;
  /** Of tasks and regions; undefined: all types. */
  readonly type: string | undefined;
  /** Durations, both ends included; of what began and ended in the recording. */
  readonly durationNs: { readonly fromNs: Ns; readonly toNs: Ns } | undefined;
  /**
   * Type, category or message matches (regular expression, case-insensitive; else plain text), or the text is the id of the task or
   * goroutine. A task matches by what its regions and logs say, too.
   */
  readonly text: string;
}

export interface TypeRow {
  readonly type: string;
  readonly count: number;
  /** Without an end, or a beginning, in the recording. */
  readonly incomplete: number;
  readonly durations: LatencySummary;
  /** By bucket of a log scale, ten a decade: bucket i holds durations from 10^(i/10) up to 10^((i+1)/10) ns. */
  readonly histogram: Uint32Array;
}

export interface TaskRow {
  /** Decimal. '0' is Go's background task: what was marked outside of all others; it has no type. */
  readonly task: string;
  readonly parent: string | undefined;
  readonly type: string;
  /** undefined: it began before the recording, or was only mentioned. */
  readonly startNs: Ns | undefined;
  /** undefined: it did not end in the recording. */
  readonly endNs: Ns | undefined;
  readonly goroutines: number;
  readonly regions: number;
  readonly logs: number;
  readonly children: number;
}

export interface RegionRow {
  readonly type: string;
  /** undefined: outside of all tasks. */
  readonly task: string | undefined;
  readonly goroutine: GoroutineRef;
  /** undefined: it began before the recording. */
  readonly startNs: Ns | undefined;
  /** Its own end, or that of its goroutine. undefined: it did not end in the recording. */
  readonly endNs: Ns | undefined;
  /** Where it began; empty where that is not recorded. */
  readonly startStack: readonly Frame[];
}

export interface LogRow {
  readonly atNs: Ns;
  /** undefined: outside of all tasks. */
  readonly task: string | undefined;
  readonly goroutine: GoroutineRef | undefined;
  readonly category: string;
  readonly message: string;
}

/** Rows [from, from + rows.length) of `total`. `known`: share of the recording read so far; ask again while less than 1. */
export interface Page<Row> {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly Row[];
  readonly known: number;
}

export interface TaskDetail extends TaskRow {
  readonly parents: readonly TaskRow[];
  readonly childTasks: readonly TaskRow[];
  readonly workers: readonly GoroutineRef[];
  /** Who began and ended it; undefined: not in the recording. */
  readonly startedBy: GoroutineRef | undefined;
  readonly endedBy: GoroutineRef | undefined;
  /** In time order, at most 200. */
  readonly regionRows: readonly RegionRow[];
  readonly logRows: readonly LogRow[];
}

export const ANNOTATION_ORDERS = ['time', 'duration', 'type'] as const;
export type AnnotationOrder = (typeof ANNOTATION_ORDERS)[number];

interface PageAsked {
  readonly filter: AnnotationFilter;
  readonly order: AnnotationOrder;
  readonly descending: boolean;
  readonly from: number;
  readonly count: number;
}

/** A group of goroutines and how its members' times in each state are distributed: one value a goroutine. */
export interface GroupRow {
  readonly name: string;
  readonly count: number;
  readonly running: LatencySummary;
  readonly runnable: LatencySummary;
  readonly waiting: LatencySummary;
  readonly syscall: LatencySummary;
  /** From creation to end, of those that did both in the recording. */
  readonly life: LatencySummary;
}

export interface GroupMember {
  readonly goroutine: GoroutineRef;
  readonly createdNs: Ns | undefined;
  readonly endNs: Ns | undefined;
  readonly runningNs: Ns;
  readonly runnableNs: Ns;
  readonly waitingNs: Ns;
  readonly syscallNs: Ns;
}

/** What a goroutine did with its time, in all of its life or in a range. */
export interface GoroutineTimes {
  readonly goroutine: GoroutineRef;
  /** From its creation, or the recording's beginning, to its end, or the recording's; cut to the range. */
  readonly totalNs: Ns;
  readonly runningNs: Ns;
  readonly runnableNs: Ns;
  /** In system calls while it kept its P, and after the P was taken from it. */
  readonly syscallNs: Ns;
  readonly syscallBlockedNs: Ns;
  /** Waits by reason, in Go's words; '' where the recording began within the wait. Longest first. */
  readonly waits: readonly { readonly reason: string; readonly totalNs: Ns }[];
  /** Time in ranges of its own, by Go's names: mark assists, sweeps, stops of the world. Part of the times above. Longest first. */
  readonly ranges: readonly { readonly name: string; readonly totalNs: Ns }[];
}

export const MEMBER_ORDERS = ['created', 'running', 'runnable', 'waiting', 'syscall'] as const;
export type MemberOrder = (typeof MEMBER_ORDERS)[number];

export const SEARCH_KINDS = ['goroutine', 'function', 'task', 'region', 'log', 'reason'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export interface SearchHit {
  readonly kind: SearchKind;
  /** What matched. */
  readonly text: string;
  /** Where to go: undefined: it is not one moment (a group of goroutines, a function). */
  readonly atNs: Ns | undefined;
  readonly endNs: Ns | undefined;
  readonly lane: LaneRef | undefined;
  /** How many such there are: goroutines of that entry function, waits for that reason. */
  readonly count: number;
}

export type AnnotationQuestion =
  | { readonly ask: 'taskTypes'; readonly range: TimeRange | undefined }
  | { readonly ask: 'regionTypes'; readonly range: TimeRange | undefined }
  /** `roots`: only those that match and whose parent is not among the tasks of the recording (a tree's first rows). */
  | ({ readonly ask: 'tasks'; readonly roots?: boolean } & PageAsked)
  | ({ readonly ask: 'regions' } & PageAsked)
  | ({ readonly ask: 'logs' } & PageAsked)
  | { readonly ask: 'task'; readonly task: string }
  /** All groups. */
  | { readonly ask: 'groups'; readonly by: GroupBy }
  | {
      readonly ask: 'members';
      readonly by: GroupBy;
      readonly group: string;
      readonly order: MemberOrder;
      readonly descending: boolean;
      readonly from: number;
      readonly count: number;
    }
  /** Answered when all generations the goroutine lived in are read. undefined: no such goroutine. */
  | { readonly ask: 'goroutineTimes'; readonly goroutine: number; readonly range: TimeRange | undefined }
  /** Regular expression, case-insensitive; if it is none, plain text. At most `most` hits, by kind, then time. */
  | { readonly ask: 'search'; readonly text: string; readonly kinds: readonly SearchKind[]; readonly most: number };

export interface AnnotationAnswers {
  readonly taskTypes: { readonly types: readonly TypeRow[]; readonly known: number };
  readonly regionTypes: { readonly types: readonly TypeRow[]; readonly known: number };
  readonly tasks: Page<TaskRow>;
  readonly regions: Page<RegionRow>;
  readonly logs: Page<LogRow>;
  readonly task: TaskDetail | undefined;
  readonly groups: { readonly groups: readonly GroupRow[]; readonly known: number };
  readonly members: Page<GroupMember>;
  readonly goroutineTimes: GoroutineTimes | undefined;
  readonly search: { readonly hits: readonly SearchHit[]; readonly total: number; readonly patternError: string | undefined; readonly known: number };
}
