// The documents of the workspace, for any of them to be compared with others.
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { AskComparable } from '../../workers/api.ts';
import { compareInWorker } from '../files/compareInWorker.ts';
import type { ComparableDocument, Comparables } from '../views/versus/comparables.ts';
import type { OpenedDocument, WorkspaceDocument } from './documents.ts';
import { runsOfAll, runWith, showWith } from './runMembers.ts';
import { formOf, type Run } from './runsOf.ts';
import { useWorkspace } from './theWorkspace.ts';

/** One object an opened document, as long as its run is the same: what it has told is kept by its `ask`. */
const known = new WeakMap<OpenedDocument, ComparableDocument>();

/** For views of the document `own`. */
export function useComparables(own: string): Comparables {
  const documents = useWorkspace(
    useShallow((state) => {
      const runs = runsOfAll(state);
      return state.documents.flatMap((doc) => comparableDocument(doc, runs));
    }),
  );
  const coming = useWorkspace(useShallow((state) => state.documents.flatMap(({ key, phase }) => (isComing(phase) ? [key] : []))));
  return useMemo(() => ({ own, documents, coming, compare: compareInWorker }), [own, documents, coming]);
}

function isComing(phase: WorkspaceDocument['phase']): boolean {
  return phase.phase === 'open' ? phase.progress !== undefined : phase.phase !== 'failed';
}

function comparableDocument({ key, phase }: WorkspaceDocument, runs: readonly Run[]): readonly ComparableDocument[] {
  if (phase.phase !== 'open' || phase.progress !== undefined) return [];
  const { opened } = phase;
  const { id = key, name = key } = runWith(runs, key) ?? {};
  const before = known.get(opened);
  if (before !== undefined && before.run.id === id && before.run.name === name) return [before];
  const { kind, facts } = opened;
  const document: ComparableDocument = {
    key,
    kind,
    form: formOf(facts),
    facts,
    run: { id, name },
    ask: before?.ask ?? askOf(opened),
    show: before?.show ?? ((patch) => showWith(key, patch)),
  };
  known.set(opened, document);
  return [document];
}

function askOf(opened: OpenedDocument): AskComparable {
  switch (opened.kind) {
    case 'go-trace':
      return opened.ask;
    case 'runtime-log':
      return opened.ask;
    case 'pprof':
      return ({ ask }) => opened.ask({ ask, sampleType: opened.facts.defaultSampleType });
  }
}
