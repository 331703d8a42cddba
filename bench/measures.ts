// What the bench prints for a file, in the names of the report's contract. Every number is the best of the runs; `median` has
// the same figures' medians, for ratios those of the runs' own. null: not measured here (no Go, no /proc).

import type { Spread } from './figures.ts';

export interface Throughput {
  readonly events_per_s: number;
  readonly mb_per_s: number;
}

export interface TraceFigures {
  /** The document's worker alone, warmed up as in the page: the whole way from the file to what questions are answered from. */
  readonly one_worker: Throughput;
  /** The same in a worker that has just started. */
  readonly cold_one_worker: Throughput;
  /** Two threads decode, and the document's worker joins. */
  readonly two_workers: Throughput;
  /** The same code in Node: the second or third time in a process, and the first. */
  readonly node_one_thread: Throughput;
  readonly cold_node_one_thread: Throughput;
  /** Time that attributing every wait to its causes takes, over that of decoding; Node, one thread, warm. */
  readonly ratio_attribution: number;
  readonly first_picture_ms: number;
  /** Until the worker says that something can be drawn; one worker. */
  readonly ready_ms: number;
  /** Longest task of the page's main thread while the file loads; processor time. */
  readonly longest_task_ms: number;
  /** What the one worker holds in the end, after a garbage collection: index, zoom levels, details and all else. */
  readonly bytes_per_event: number | null;
  /** Once the timeline's lanes have been asked for: with what stays of all closeups, and those held under the budget. */
  readonly bytes_per_event_closer: number | null;
  /** Growth of the page's process, all threads together; one worker. */
  readonly peak_bytes: number | null;
  /** Of all kinds that depend on the window in sight. */
  readonly question_p95_ms: number;
  readonly question_ms_by_kind: Readonly<Record<string, Spread>>;
  /** Main-thread work a frame while zooming and panning; processor time. Of the view where it is most. */
  readonly frame_p95_ms: number;
  readonly frame_ms_by_view: Readonly<Record<string, Spread>>;
  readonly go_reader: { readonly events_per_s: number } | null;
  /** … over go_reader. */
  readonly ratio_one_worker: number | null;
  readonly ratio_cold_one_worker: number | null;
  readonly ratio_node_one_thread: number | null;
  /** two_workers over one_worker. */
  readonly ratio_two_workers: number;
}

export interface ProfileFigures {
  /** From handing the file to a warm worker until its facts are there: read, inflated, decoded. */
  readonly decode_ms: number;
  readonly first_picture_ms: number;
  readonly longest_task_ms: number;
  /** Growth of the page's process, all threads together, questions included. */
  readonly peak_bytes: number | null;
  /** What the worker holds in the end, after a garbage collection, and that over the inflated size. */
  readonly held_bytes: number;
  readonly held_of_inflated: number;
  /** Flame graphs of a window that is zoomed. */
  readonly question_p95_ms: number;
  /** The first of a kind makes what the others use: it is `max`. */
  readonly question_ms_by_kind: Readonly<Record<string, Spread>>;
  readonly frame_p95_ms: number;
  readonly pprof_top_ms: number | null;
  /** first_picture_ms over pprof_top_ms. */
  readonly ratio_first_picture: number | null;
}

/** A log of the runtime. */
export interface LogFigures {
  /** From handing the file to a worker until its facts are there. */
  readonly decode_ms: number;
  readonly mb_per_s: number;
  /** The same code in Node: the first time in a process, and the shortest of the next two. */
  readonly cold_node_ms: number;
  readonly node_ms: number;
  /** Growth of the page's process, all threads together, questions included; what the worker holds in the end. */
  readonly peak_bytes: number | null;
  readonly held_bytes: number;
  /** Of a window that is zoomed. */
  readonly question_p95_ms: number;
  readonly question_ms_by_kind: Readonly<Record<string, Spread>>;
  /** `grep -c '^gc '`: what reading the bytes and finding lines alone costs; null: there is no grep. */
  readonly grep_ms: number | null;
}

interface Measured<Figures> {
  readonly file: string;
  readonly bytes: number;
  readonly runs: number;
  readonly median: Figures;
}

export type TraceMeasures = { readonly kind: 'go-trace'; readonly events: number } & Measured<TraceFigures> & TraceFigures;
export type ProfileMeasures = { readonly kind: 'pprof'; readonly inflated_bytes: number } & Measured<ProfileFigures> & ProfileFigures;
export type LogMeasures = { readonly kind: 'runtime-log'; readonly inflated_bytes: number } & Measured<LogFigures> & LogFigures;
export type Measures = TraceMeasures | ProfileMeasures | LogMeasures;

/** A recording larger than what is held of it. */
export interface LargeMeasures {
  readonly file: string;
  readonly bytes: number;
  readonly events: number;
  /** The file's beginnings of several sizes, and all of it, in turns: best of the runs. */
  readonly first_picture_ms: readonly { readonly bytes: number; readonly best: number; readonly median: number }[];
  /** In the page, until all is decoded. */
  readonly open_ms: number;
  /** All processes of the browser at one time, without pages of files that are mapped, shared memory once; null where there is no /proc. */
  readonly peak_bytes: { readonly before: number; readonly loading: number; readonly zooming: number } | null;
  /** Each one's own, at the highest. */
  readonly processes: readonly { readonly type: string; readonly bytes: number }[];
  readonly frame_ms_by_view: Readonly<Record<string, Spread>>;
  /** From far out to a short window, whose part of the file is decoded again as a rule. */
  readonly zoom_in_ms: { readonly p50: number; readonly p95: number; readonly max: number };
  readonly question_p95_ms: number;
  readonly question_ms_by_kind: Readonly<Record<string, Spread>>;
  /** `npm run report` of it. */
  readonly report: { readonly seconds: number; readonly peak_bytes: number | null };
}

/** Kinds that the page itself is measured with. */
export type FileKind = Exclude<Measures['kind'], 'runtime-log'>;
