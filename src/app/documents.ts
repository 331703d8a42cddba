// An open file as the page knows it, and how what its worker reports changes it. Pure.
import type { AskLog, AskProfile, AskTrace, Bytes, Damage, DocumentFacts, LogFacts, OpenEvent, ProfileFacts, TablesWorker, TraceFacts } from '../../workers/api.ts';
import type { DocumentHandle } from '../files/openInWorker.ts';
import type { LinkedFile } from '../share/linkedFile.ts';
import type { NamedField, ThingNames } from '../share/namedFields.ts';
import type { ViewState } from '../views/viewState.ts';

export interface WorkspaceDocument {
  /** Its name, made unique within the workspace: "heap.pb.gz", "heap.pb.gz (2)". */
  readonly key: string;
  readonly name: string;
  /** What a link calls it (an address, a sample's name); undefined for a file from the reader's disk. */
  readonly address: string | undefined;
  /** Found in a dropped folder: if it is none of the kinds we read, it is left out without a card of its own. */
  readonly fromFolder: boolean;
  /** Files that came together share it; later ones have higher ones. */
  readonly drop: number;
  /** The run that the reader has put it into, see runsOf.ts; undefined: whichever it seems to be of. */
  readonly chosenRun: string | undefined;
  readonly phase: DocumentPhase;
  readonly view: ViewState;
  /** How a link calls it that does not bring it along; undefined: it has an address, or its fingerprint is not known yet. */
  readonly linked?: LinkedFile | undefined;
  /** The file of a link that it was taken for: another one, if the fingerprints differ. */
  readonly wanted?: LinkedFile | undefined;
  /** What its view is to hold once the file has said what it is, and what the file calls what the view holds. See thingNames.ts. */
  readonly named?: readonly NamedField[] | undefined;
  readonly names?: ThingNames | undefined;
}

export type DocumentPhase =
  | { readonly phase: 'waiting' }
  | { readonly phase: 'loading'; readonly progress: LoadProgress | undefined }
  /** `progress`: more is still arriving. */
  | { readonly phase: 'open'; readonly opened: OpenedDocument; readonly progress: LoadProgress | undefined }
  | { readonly phase: 'failed'; readonly damage: Damage };

export interface LoadProgress {
  readonly stage: 'reading' | 'decoding';
  readonly bytesRead: Bytes;
  readonly bytesTotal: Bytes | undefined;
  readonly chunks: number;
  readonly events: number;
}

/** `ask` is a new function whenever the facts are new, so that views ask again. */
export type OpenedDocument = TakenAway &
  (
    | { readonly kind: 'go-trace'; readonly facts: TraceFacts; readonly ask: AskTrace }
    | {
        readonly kind: 'pprof';
        readonly facts: ProfileFacts;
        readonly ask: AskProfile;
        /** For the records of the runtime in the same file, where `facts.log` tells of some. */
        readonly askLog: AskLog;
      }
    | { readonly kind: 'runtime-log'; readonly facts: LogFacts; readonly ask: AskLog }
  );

interface TakenAway {
  readonly report: () => Promise<string>;
  readonly tables: TablesWorker;
}

export function openedDocument(facts: DocumentFacts, handle: DocumentHandle): OpenedDocument {
  const { report, tables } = handle;
  switch (facts.kind) {
    case 'go-trace':
      return { kind: 'go-trace', facts, ask: (question) => handle.askTrace(question), report, tables };
    case 'pprof':
      return { kind: 'pprof', facts, ask: (question) => handle.askProfile(question), askLog: (question) => handle.askLog(question), report, tables };
    case 'runtime-log':
      return { kind: 'runtime-log', facts, ask: (question) => handle.askLog(question), report, tables };
  }
}

export function phaseAfter(before: DocumentPhase, event: OpenEvent, handle: DocumentHandle): DocumentPhase {
  switch (event.type) {
    case 'progress': {
      const { type: _, ...progress } = event;
      return before.phase === 'open' ? { ...before, progress } : { phase: 'loading', progress };
    }
    case 'ready':
      return {
        phase: 'open',
        opened: openedDocument(event.facts, handle),
        progress: before.phase === 'open' || before.phase === 'loading' ? before.progress : undefined,
      };
    case 'done':
      return { phase: 'open', opened: openedDocument(event.facts, handle), progress: undefined };
    case 'failed':
      return { phase: 'failed', damage: event.damage };
  }
}

/** With a new `ask`, so that what is on screen is asked once more. */
export function askingAgain(doc: WorkspaceDocument): WorkspaceDocument {
  const { phase } = doc;
  if (phase.phase !== 'open') return doc;
  const { opened } = phase;
  switch (opened.kind) {
    case 'go-trace': {
      const again: AskTrace = (question) => opened.ask(question);
      return { ...doc, phase: { ...phase, opened: { ...opened, ask: again } } };
    }
    case 'pprof': {
      const again: AskProfile = (question) => opened.ask(question);
      return { ...doc, phase: { ...phase, opened: { ...opened, ask: again } } };
    }
    case 'runtime-log':
      return doc;
  }
}

/** How a trace that is read to its end is asked. undefined: there is none of this key. */
export function askOfTrace(documents: readonly WorkspaceDocument[], key: string): AskTrace | undefined {
  const phase = documents.find((doc) => doc.key === key)?.phase;
  return phase?.phase === 'open' && phase.progress === undefined && phase.opened.kind === 'go-trace' ? phase.opened.ask : undefined;
}

/** True where a file of a folder is simply something else, not a damaged recording. */
export function isSomethingElse(damage: Damage): boolean {
  return damage.what === 'not-ours' || damage.what === 'other-kind' || damage.what === 'unsupported' || damage.what === 'empty';
}

export function uniqueKey(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let count = 2;
  while (taken.has(`${name} (${count})`)) count++;
  return `${name} (${count})`;
}
