// The runs of the workspace, and for a document on screen the others of its run.
import { useShallow } from 'zustand/react/shallow';
import type { AskFindings, DocumentFacts, FindingAnswers, FindingQuestion } from '../../workers/api.ts';
import type { RunMember } from '../views/companions.ts';
import type { ViewState } from '../views/viewState.ts';
import type { OpenedDocument, WorkspaceDocument } from './documents.ts';
import { formOf, type Run, type RunFile, runsOf, wallOf } from './runsOf.ts';
import { useWorkspace, workspace } from './theWorkspace.ts';
import type { TriagedFile } from './triagedFiles.ts';
import type { Workspace } from './workspace.ts';

/** One object an opened document, so that nothing is drawn again for what did not change. */
const members = new WeakMap<OpenedDocument, readonly RunMember[]>();

let lastSeen: readonly unknown[] = [];
let lastRuns: readonly Run[] = [];

/** The same array as long as nothing has changed that it depends on: it is asked for with every step of a wheel. */
export function runsOfAll({ documents, triaged }: Pick<Workspace, 'documents' | 'triaged'>): readonly Run[] {
  const seen = [...documents.flatMap((doc) => [doc.key, doc.drop, doc.chosenRun, factsOf(doc)]), triaged];
  if (seen.length !== lastSeen.length || seen.some((one, place) => one !== lastSeen[place])) {
    lastSeen = seen;
    const open = new Set(documents.map(({ key }) => key));
    lastRuns = runsOf([...documents, ...triaged.filter(({ key }) => !open.has(key))].map(runFileOf));
  }
  return lastRuns;
}

function runFileOf(file: WorkspaceDocument | TriagedFile): RunFile {
  const { key, name, drop, chosenRun } = file;
  const facts = factsOf(file);
  // Addresses of one folder are of one run, as files of a dropped folder are.
  const address = 'address' in file ? file.address?.replace(/[?#].*$/, '') : undefined;
  return { key, path: address?.includes('/') === true ? address : name, drop, chosenRun, form: facts && formOf(facts), wall: facts && wallOf(facts) };
}

export function factsOf({ phase }: WorkspaceDocument | TriagedFile): DocumentFacts | undefined {
  return phase.phase === 'open' ? phase.opened.facts : phase.phase === 'read' ? phase.facts : undefined;
}

/** The runs of all that is open or was looked at. */
export function useRuns(): readonly Run[] {
  return useWorkspace(runsOfAll);
}

/** The document's run among `runs`. */
export function runWith(runs: readonly Run[], key: string): Run | undefined {
  return runs.find(({ keys }) => keys.includes(key));
}

/**
 * What else is open of the same run. A profile whose file also holds records of the runtime is there twice, once with its log's
 * `ask` and the same key; so the log inside the document `own` itself is among them.
 */
export function useRunMembers(own: string): readonly RunMember[] {
  return useWorkspace(
    useShallow((state) => {
      const { documents } = state;
      const keys = runWith(runsOfAll(state), own)?.keys ?? [];
      return documents.flatMap((doc) => {
        if (!keys.includes(doc.key) || doc.phase.phase !== 'open') return [];
        const all = membersOf(doc.key, doc.phase.opened);
        return doc.key === own ? all.slice(1) : all;
      });
    }),
  );
}

/** The document itself, then the log inside it. */
function membersOf(key: string, opened: OpenedDocument): readonly RunMember[] {
  let known = members.get(opened);
  if (known === undefined) {
    const show: RunMember['show'] = (patch) => showWith(key, patch);
    const itself: RunMember = { key, kind: opened.kind, ask: opened.kind === 'pprof' ? findingsOf(opened) : opened.ask, show };
    known = opened.kind === 'pprof' && opened.facts.log !== undefined ? [itself, { key, kind: 'runtime-log', ask: opened.askLog, show }] : [itself];
    members.set(opened, known);
  }
  return known;
}

/** Brings a document on screen, with its view changed so. */
export function showWith(key: string, patch: (view: ViewState) => Partial<ViewState>): void {
  const { activate, change, documents } = workspace.getState();
  const shown = documents.find((doc) => doc.key === key);
  if (shown === undefined) return;
  activate(key);
  change(patch(shown.view), 'replace');
}

/** As recorded: findings are of the whole profile. */
function findingsOf({ facts, ask }: Extract<OpenedDocument, { kind: 'pprof' }>): AskFindings {
  // Q's answer is the one of that name, which an intersection of questions loses sight of.
  return <Q extends FindingQuestion>(question: Q) => ask({ ...question, sampleType: facts.defaultSampleType }) as Promise<FindingAnswers[Q['ask']]>;
}
