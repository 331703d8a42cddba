// Do pauses stay under a millisecond, and do the five preconditions of that hold? Each document's worker gathers evidence from what it
// holds; one of them judges the evidence of all documents of a run together. Texts are the page's: here are ids, figures and places.
import type { Evidence } from '../findings/evidence.ts';
import type { Ns, TimeRange } from '../units.ts';

export { THRESHOLDS, type MeasureId } from '../findings/thresholds.ts';

/** In the order in which they are shown; the last is the verdict over all. */
export const PRECONDITIONS = ['heap-growth', 'live-share', 'large-objects', 'allocation-pressure', 'stretched-stops'] as const;
export type PreconditionId = (typeof PRECONDITIONS)[number];
export type FindingId = PreconditionId | 'sub-millisecond-pauses';

export const VERDICTS = ['holds', 'fails', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What evidence comes from. */
export const EVIDENCE_SOURCES = ['trace', 'gctrace', 'memstats', 'heap profile', 'metrics', 'prometheus'] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

/** A place in a document that a figure came from. `document`: its key in the page, or its name in the report. */
export interface EvidencePlace {
  readonly document: string;
  readonly source: EvidenceSource;
  readonly at:
    | { readonly what: 'document' }
    | { readonly what: 'range'; readonly range: TimeRange }
    | { readonly what: 'cycle'; readonly index: number; readonly atNs: Ns }
    | { readonly what: 'pause'; readonly index: number; readonly atNs: Ns }
    | { readonly what: 'goroutine'; readonly goroutine: number }
    | { readonly what: 'function'; readonly name: string }
    | { readonly what: 'series'; readonly name: string }
    | { readonly what: 'line'; readonly line: number };
}

/** A figure with its threshold. `id` names the rule's measure, see workers/findings/README.md. */
export interface Measure {
  readonly id: string;
  readonly value: number;
  readonly unit: 'ratio' | 'percent' | 'ns' | 'bytes' | 'per second' | 'count';
  /** undefined: told for information, judged by none. */
  readonly threshold: number | undefined;
  /** Which side of the threshold is good. */
  readonly good: 'below' | 'above' | undefined;
  readonly verdict: Verdict;
  readonly places: readonly EvidencePlace[];
}

export interface Finding {
  readonly id: FindingId;
  readonly verdict: Verdict;
  /** The one that decided comes first. */
  readonly measures: readonly Measure[];
  /** The verdict over all: preconditions that explain it when it fails, the likeliest first; and `machine` where the machine does. */
  readonly explainedBy: readonly (PreconditionId | 'machine')[];
  /** Sources that would settle what is unknown. */
  readonly missing: readonly EvidenceSource[];
}

/** Thresholds that the reader changed, by measure id; others are as in DEFAULT_THRESHOLDS. */
export type Thresholds = Readonly<Record<string, number>>;

export type { Evidence };

export type FindingQuestion =
  /** What this document knows. `document`: what places shall call it. A file with several kinds of records gives several. */
  | { readonly ask: 'evidence'; readonly document: string }
  /** Judges this document's evidence together with that of others of the same run. */
  | { readonly ask: 'findings'; readonly document: string; readonly beside: readonly Evidence[]; readonly thresholds: Thresholds };

export interface FindingAnswers {
  readonly evidence: { readonly evidence: readonly Evidence[]; readonly known: number };
  readonly findings: { readonly findings: readonly Finding[]; readonly known: number };
}

export type AskFindings = <Q extends FindingQuestion>(question: Q) => Promise<FindingAnswers[Q['ask']]>;
