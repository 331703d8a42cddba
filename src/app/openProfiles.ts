import { useShallow } from 'zustand/react/shallow';
import type { OpenProfile, OpenProfiles } from '../views/compare/openProfiles.ts';
import { useMemo } from 'react';
import type { OpenedDocument, WorkspaceDocument } from './documents.ts';
import { useWorkspace } from './theWorkspace.ts';

/** One object an opened document, so that a view is not drawn again for what did not change. */
const known = new WeakMap<OpenedDocument['facts'], OpenProfile>();

/** The profiles open beside the document `own`. */
export function useOpenProfiles(own: string): OpenProfiles {
  const others = useWorkspace(useShallow((state) => state.documents.flatMap((doc) => (doc.key === own ? [] : openProfile(doc)))));
  return useMemo(() => ({ own, others }), [own, others]);
}

function openProfile({ key, phase }: WorkspaceDocument): readonly OpenProfile[] {
  if (phase.phase !== 'open' || phase.opened.kind !== 'pprof') return [];
  const { facts } = phase.opened;
  const profile = known.get(facts) ?? { key, facts };
  known.set(facts, profile);
  return [profile];
}
