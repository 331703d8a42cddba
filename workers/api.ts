// The typed surface between the page and a document's worker (comlink). One worker holds one opened file and all that is
// decoded from it; the page asks questions that carry a time range and a width in pixels, and gets transferable arrays whose
// size depends on the pixels, never on the events. Ending the worker is how loading is cancelled and a file is closed.
// The page imports from this file only.
import type { LogAnswers, LogFacts, LogQuestion } from './api/log.ts';
import type { ProfileAnswers, ProfileFacts, ProfileQuestion } from './api/profile.ts';
import type { TraceAnswers, TraceFacts, TraceQuestion } from './api/trace.ts';
import type { RunFigures } from './api/runs.ts';
import type { SpeakingWorker } from './api/speaking.ts';
import type { TablesWorker } from './api/tables.ts';
import type { ProfileKey } from './api/profileOptions.ts';
import type { Damage } from './damage.ts';
import type { Bytes } from './units.ts';

export * from './api/annotations.ts';
export * from './api/anomalies.ts';
export * from './api/breakdown.ts';
export * from './api/calls.ts';
export * from './api/comparable.ts';
export * from './api/compare.ts';
export * from './api/comparison.ts';
export * from './api/findings.ts';
export * from './api/gc.ts';
export * from './api/handOver.ts';
export * from './api/heap.ts';
export * from './api/keep.ts';
export * from './api/lanes.ts';
export * from './api/latency.ts';
export * from './api/log.ts';
export * from './api/names.ts';
export * from './api/pauses.ts';
export * from './api/profile.ts';
export * from './api/profileOptions.ts';
export * from './api/refs.ts';
export * from './api/runs.ts';
export * from './api/samples.ts';
export * from './api/sourceText.ts';
export * from './api/speaking.ts';
export * from './api/startUp.ts';
export * from './api/stretches.ts';
export * from './api/tables.ts';
export * from './api/trace.ts';
export * from './api/utilisation.ts';
export * from './api/waits.ts';
export { alignAll, type Aligned, type AlignmentRefused, type AlignmentSource } from './align/align.ts';
export type { Alignable } from './align/alignable.ts';
export { alignableLog, alignableTrace, MOST_LOG_CYCLES } from './align/ofDocuments.ts';
export type { Damage, DamageCode } from './damage.ts';
export type { Bytes, Ns, Px, TimeRange } from './units.ts';
export { VERSION } from './version.ts';

export type OpenSource =
  | { readonly from: 'file'; readonly file: Blob; readonly name: string }
  /** Fetched by the worker (CORS applies). `url` is absolute. */
  | { readonly from: 'url'; readonly url: string; readonly name: string };

export type OpenEvent =
  | {
      readonly type: 'progress';
      readonly stage: 'reading' | 'decoding';
      /** Bytes of the file (as stored, i.e. compressed if it is) taken in so far. */
      readonly bytesRead: Bytes;
      /** Unknown for a URL whose server does not say. */
      readonly bytesTotal: Bytes | undefined;
      /** Decoded so far; 0 until the first chunk, and for profiles. */
      readonly chunks: number;
      readonly events: number;
    }
  /** Something can be drawn. Comes again, with later facts, while more chunks arrive. */
  | { readonly type: 'ready'; readonly facts: DocumentFacts }
  /** The whole file is in (`facts.damage` says if a part is missing). */
  | { readonly type: 'done'; readonly facts: DocumentFacts }
  /** Nothing of the file can be shown. */
  | { readonly type: 'failed'; readonly damage: Damage };

export type DocumentFacts = TraceFacts | ProfileFacts | LogFacts;

/** How much of the machine a file may use; what is left out follows from the machine. */
export interface OpenOptions {
  /** Threads that decode a trace, 1 to 8. */
  readonly threads?: number;
  /** For the details of a trace; what is beyond is decoded again when someone looks closer. */
  readonly memoryBudgetBytes?: Bytes;
}

/** What comlink exposes in `workers/document.worker.ts`. */
export interface DocumentWorker extends SpeakingWorker, TablesWorker {
  /** Reads and decodes; resolves when finished or failed. Never rejects for bad input: that is a `failed` event. */
  open(source: OpenSource, onEvent: (event: OpenEvent) => void, options?: OpenOptions): Promise<void>;
  /**
   * Starts the threads and runs the decoder for a while, so that the browser has compiled it before there is a file. `open` ends
   * it early. Never rejects.
   */
  warmUp(options?: OpenOptions): Promise<void>;
  /** Removes what documents that were closed have left behind in the browser's own file system. */
  tidy(): Promise<void>;
  /** The report's JSON, for Export. */
  report(): Promise<string>;
  trace<Q extends TraceQuestion>(question: Q): Promise<TraceAnswers[Q['ask']]>;
  profile<Q extends ProfileQuestion>(question: Q): Promise<ProfileAnswers[Q['ask']]>;
  /** Of a log; and of a profile whose file holds records of the runtime, too (ProfileFacts.log). */
  log<Q extends LogQuestion>(question: Q): Promise<LogAnswers[Q['ask']]>;
  /** Reads another profile into this worker, to compare with or to follow over time; of a trace: to compare profiles made from it with. Under a key that is taken it takes the other's place. undefined: it is in. */
  addProfile(key: ProfileKey, source: OpenSource): Promise<Damage | undefined>;
  /** Lets go of what addProfile read. */
  removeProfile(key: ProfileKey): Promise<void>;
}

/** What is left of a file that was looked at in passing. `figures` undefined: only its facts tell something. */
export type Triaged =
  | { readonly outcome: 'read'; readonly facts: DocumentFacts; readonly figures: RunFigures | undefined }
  | { readonly outcome: 'failed'; readonly damage: Damage };

/** What comlink exposes in `workers/triage.worker.ts`. */
export interface TriageWorker extends SpeakingWorker {
  /** One file at a time. Never rejects for bad input. */
  read(source: OpenSource): Promise<Triaged>;
  tidy(): Promise<void>;
}
