// What a link means in a workspace, and the link to what is on screen.
import type { LinkState } from '../share/urlState.ts';
import { INITIAL_VIEW_STATE } from '../views/viewState.ts';
import type { WorkspaceDocument } from './documents.ts';
import type { Workspace } from './workspace.ts';

/**
 * The document that a link shows: the one it names; else its first source; else, where it has none, the first file of the
 * workspace, so that a link to a view works for whatever file its reader drops. What it compares with is not what it shows.
 */
export function meantBy(link: LinkState, documents: readonly WorkspaceDocument[]): WorkspaceDocument | undefined {
  if (link.file !== undefined) return documents.find((doc) => doc.key === link.file);
  const [source] = link.sources;
  return documents.find((doc) => (source === undefined ? !besideOf(link).includes(doc.key) : doc.address === source));
}

/** Neither a file nor an address: it is for whatever is dropped. */
export function namesNone(link: LinkState): boolean {
  return link.file === undefined && link.sources.length === 0 && besideOf(link).length === 0;
}

/** Keys of what the document on screen is compared with, or put beside. */
export function besideOf({ view: { profileLook, versusLook } }: LinkState): readonly string[] {
  const { base } = profileLook.options;
  return [...(base === undefined ? [] : [base.profile]), ...versusLook.a, ...versusLook.b];
}

/** What the address bar should say of a workspace. */
export function linkOf({ documents, active, awaited, place, runsLook, lesson: lessonPlace }: Workspace): LinkState {
  const shown = documents.find((doc) => doc.key === active);
  const runs = place === 'runs' ? { runs: runsLook } : {};
  const lesson = lessonPlace === undefined ? {} : { lesson: lessonPlace };
  if (shown === undefined) return { ...(awaited ?? { sources: [], file: undefined, view: INITIAL_VIEW_STATE, ...runs }), lesson: lessonPlace };
  const link: LinkState = { sources: documents.flatMap((doc) => doc.address ?? []), file: undefined, view: shown.view, ...runs, ...lesson };
  return meantBy(link, documents) === shown ? link : { ...link, file: shown.key };
}
