// What else is known of the run whose document is on screen.
import type { AskFindings, AskLog, DocumentFacts, LogFacts, Ns } from '../../workers/api.ts';

/** How a log's time was brought onto the axis of the document on screen. */
export type AlignedBy = 'wall clock' | 'GC cycles' | 'process start' | 'by hand';

/** A log of the same run, beside a trace (or another log). */
export interface Companion {
  /** Its name, unique within the page. */
  readonly key: string;
  readonly facts: LogFacts;
  readonly ask: AskLog;
  /** The log's time plus this is time of the document on screen. undefined: nothing tells how they lie to each other. */
  readonly offsetNs: Ns | undefined;
  readonly alignedBy: AlignedBy | undefined;
  /** How far off it may be. */
  readonly precisionNs: Ns | undefined;
}

/** A document of the same run, the one on screen not among them. */
export interface RunMember {
  readonly key: string;
  readonly kind: DocumentFacts['kind'];
  readonly ask: AskFindings;
}
