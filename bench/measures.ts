// What the bench prints for a file, in the names of the report's contract. Every number is the best of the runs; `median` has
// the same figures' medians. null: not measured here (no Go, no /proc, or not built yet).

export interface Throughput {
  readonly events_per_s: number;
  readonly mb_per_s: number;
}

export interface TraceFigures {
  /** One worker, the whole way from the file to what questions are answered from. */
  readonly one_worker: Throughput;
  /** Traces are decoded by one worker each so far. */
  readonly two_workers: null;
  /** The same code in Node. */
  readonly node_one_thread: Throughput;
  readonly first_picture_ms: number;
  /** Until the worker says that something can be drawn. */
  readonly ready_ms: number;
  /** Longest task of the page's main thread while the file loads; processor time. */
  readonly longest_task_ms: number;
  readonly bytes_per_event: number | null;
  /** Growth of the page's process, all threads together. */
  readonly peak_bytes: number | null;
  readonly question_p95_ms: number;
  /** Main-thread work a frame while zooming and panning; processor time. */
  readonly frame_p95_ms: number;
  readonly go_reader: { readonly events_per_s: number } | null;
  /** one_worker over go_reader. */
  readonly ratio_one_worker: number | null;
}

export interface ProfileFigures {
  readonly decode_ms: number;
  readonly first_picture_ms: number;
  readonly longest_task_ms: number;
  readonly peak_bytes: number | null;
  readonly question_p95_ms: number;
  readonly frame_p95_ms: number;
  readonly pprof_top_ms: number | null;
}

interface Measured<Figures> {
  readonly file: string;
  readonly bytes: number;
  readonly runs: number;
  readonly median: Figures;
}

export type TraceMeasures = { readonly kind: 'go-trace'; readonly events: number } & Measured<TraceFigures> & TraceFigures;
export type ProfileMeasures = { readonly kind: 'pprof' } & Measured<ProfileFigures> & ProfileFigures;
export type Measures = TraceMeasures | ProfileMeasures;
