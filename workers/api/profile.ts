// Profiles, as the page sees them: what a profile is, what may be asked of it, and what the answers hold.
import type { Damage } from '../damage.ts';
import type { Bytes, Ns, Px } from '../units.ts';
import type { CallAnswers, CallQuestion } from './calls.ts';
import type { ComparableAnswers, ComparableQuestion } from './comparable.ts';
import type { CompareAnswers, CompareQuestion } from './compare.ts';
import type { FindingAnswers, FindingQuestion } from './findings.ts';
import type { HeapAnswers, HeapQuestion } from './heap.ts';
import type { LogFacts } from './log.ts';
import type { MemStatsTrailer } from './memStats.ts';
import type { ProfileOptions, ReadingFacts } from './profileOptions.ts';
import type { SampleAnswers, SampleQuestion } from './samples.ts';

export type { MemStatsTrailer } from './memStats.ts';

export interface SampleTypeFacts {
  readonly type: string;
  readonly unit: string;
  /** Σ |value|; the base of every percentage. */
  readonly total: number;
}

export interface ProfileFacts {
  readonly kind: 'pprof';
  /** What the file is written in, as told to the reader: "pprof protobuf", "heap text (debug=1)", "goroutine dump (debug=2)", "folded stacks", … */
  readonly form: string;
  readonly name: string;
  readonly bytes: Bytes;
  readonly inflatedBytes: Bytes;
  readonly damage: Damage | undefined;
  readonly sampleTypes: readonly SampleTypeFacts[];
  /** Index into sampleTypes. */
  readonly defaultSampleType: number;
  /** What the profile is, as Go calls it: "heap", "CPU", "goroutine", "block or mutex", … */
  readonly profileName: string;
  readonly periodType: string;
  readonly periodUnit: string;
  readonly period: number;
  readonly wallStartMs: number | undefined;
  /** undefined: the profile does not say. */
  readonly durationNs: Ns | undefined;
  readonly samples: number;
  readonly locations: number;
  readonly functions: number;
  readonly mappings: readonly { readonly file: string; readonly buildId: string }[];
  readonly comments: readonly string[];
  readonly docUrl: string | undefined;
  readonly maxDepth: number;
  /** Plain sentences about the data's limits: stacks cut at N frames, samples lost, negative values … */
  readonly warnings: readonly string[];
  /** What heap profiles in text form end with. */
  readonly memStats?: MemStatsTrailer | undefined;
  /** Records of the runtime in the same file: a dump at the end of a log, MemStats at the end of a heap profile. `DocumentWorker.log` answers for them. */
  readonly log?: LogFacts | undefined;
}

// Questions and answers

/**
 * A box of the flame graph, independent of what was opened before: the stack of sample `sample` (in the layout's sorted order)
 * cut at `depth` frames below the root. The root is depth 0.
 */
export interface FlameNode {
  readonly depth: number;
  readonly sample: number;
}

/** How every question about a profile looks at it. A sample type that is not there is taken for the default one. */
export interface LookedAt {
  readonly sampleType: number;
  /** Absent: as recorded. */
  readonly options?: ProfileOptions;
}

export type FlameQuestion =
  /** What the options did. */
  | { readonly ask: 'reading' }
  | {
      readonly ask: 'flame';
      /** Zoomed box; it fills the width. */
      readonly focus: FlameNode;
      readonly widthPx: Px;
      /** Boxes narrower than this are left out. */
      readonly minPx: Px;
      /** Siblings: by width (left-heavy), else by name. */
      readonly order?: 'width' | 'name';
    }
  | { readonly ask: 'top' }
  /** Matches function names; RE2-like, unanchored. */
  | { readonly ask: 'search'; readonly pattern: string; readonly focus: FlameNode }
  | { readonly ask: 'flameNode'; readonly node: FlameNode };

export type ProfileQuestion = LookedAt & (FlameQuestion | CallQuestion | SampleQuestion | CompareQuestion | HeapQuestion | FindingQuestion | ComparableQuestion);

export interface ProfileAnswers extends CallAnswers, SampleAnswers, CompareAnswers, HeapAnswers, FindingAnswers, ComparableAnswers {
  readonly reading: ReadingFacts;
  readonly flame: FlameLayout;
  readonly top: TopTable;
  readonly search: SearchResult;
  readonly flameNode: FlameNodeDetail | undefined;
}

export type AskProfile = <Q extends ProfileQuestion>(question: Q) => Promise<ProfileAnswers[Q['ask']]>;

/** Whose code a function is, as far as its name and file tell. own: of the main module or package main. */
export const ORIGINS = ['unknown', 'runtime', 'standard library', 'third party', 'own', 'foreign'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Boxes in depth, then x order. The focus and its ancestors come first (ancestors at full width). */
export interface FlameLayout {
  readonly sampleType: number;
  readonly focus: FlameNode;
  /** 0…1 of the width. */
  readonly x: Float64Array;
  readonly width: Float64Array;
  /** Rows from the root; root is 0. */
  readonly depth: Uint16Array;
  readonly sample: Uint32Array;
  /** Index into `names`: the function. */
  readonly name: Uint32Array;
  /** Hash of the function's package: its colour. */
  readonly module: Uint32Array;
  /** Index into ORIGINS: whose code it is. */
  readonly origin: Uint8Array;
  /** Hash of the binary it is in. */
  readonly binary: Uint32Array;
  /** Signed sums. */
  readonly self: Float64Array;
  readonly total: Float64Array;
  /** 1: inlined into its caller. */
  readonly inlined: Uint8Array;
  readonly names: readonly string[];
  readonly rows: number;
  /** Root to focus. */
  readonly breadcrumb: readonly { readonly node: FlameNode; readonly name: string; readonly total: number }[];
  readonly grandTotal: number;
  /** Σ |value| under the focus: what the full width stands for. In a difference `total / (width × focusSize)` is −1…1: all fell … all rose. */
  readonly focusSize: number;
  /** Boxes left out because they were under minPx, among the children of drawn boxes. */
  readonly hidden: number;
}

/** All functions, by |flat| desc, name asc, |cum| desc (as `go tool pprof -top -nodefraction=0`). */
export interface TopTable {
  readonly sampleType: number;
  readonly names: readonly string[];
  readonly files: readonly string[];
  readonly flat: Float64Array;
  readonly cum: Float64Array;
  /** INLINE of each: pprof's "(inline)" and "(partial-inline)". */
  readonly inline: Uint8Array;
  /** Hash of the package, and index into ORIGINS. */
  readonly module: Uint32Array;
  readonly origin: Uint8Array;
  /** What percentages are of; see ReadingFacts.percentBase. */
  readonly total: number;
}

export interface SearchResult {
  readonly sampleType: number;
  readonly pattern: string;
  /** A plain sentence if the pattern is not a regular expression; then nothing matched. */
  readonly patternError: string | undefined;
  /** Names that match (of the whole profile). */
  readonly names: readonly string[];
  /** Σ |value| of samples under the focus with a matching frame, each counted once. */
  readonly matchTotal: number;
  /** Σ |value| of the samples under the focus. */
  readonly focusTotal: number;
  readonly grandTotal: number;
}

export interface FlameNodeDetail {
  readonly node: FlameNode;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly module: string;
  readonly inlined: boolean;
  readonly self: number;
  readonly total: number;
  /** Function totals over the whole profile, as in the top table. */
  readonly flat: number;
  readonly cum: number;
  readonly grandTotal: number;
  readonly samples: number;
}
