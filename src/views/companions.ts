// What else is known of the run whose document is on screen.
import type { ViewState } from './viewState.ts';
import type { AlignmentRefused, AlignmentSource, AskFindings, AskLog, DocumentFacts, LogFacts, Ns } from '../../workers/api.ts';

/** How a log's time was brought onto the axis of the document on screen. */
export type AlignedBy = AlignmentSource | 'by hand';

/** Why a log has no place on the axis. `not known yet`: it is being looked for. */
export type Unaligned = AlignmentRefused | 'not known yet';

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
  /** GC cycles that agree on it. */
  readonly agreeingCycles: number;
  /** Key of the log by way of which it was found; undefined: found directly. */
  readonly through: string | undefined;
  /** Where `offsetNs` is undefined: why. */
  readonly unaligned: Unaligned | undefined;
  /** Places it by hand; undefined: as it was found. */
  readonly place: (offsetNs: Ns | undefined) => void;
}

/** A document of the same run, the one on screen not among them. */
export interface RunMember {
  readonly key: string;
  readonly kind: DocumentFacts['kind'];
  readonly ask: AskFindings;
  /** Brings it on screen, with its view changed so. */
  readonly show: (patch: (view: ViewState) => Partial<ViewState>) => void;
}
