// What a link means in a workspace, and the link to what is on screen.
import { MOST_LINKED_FILES, type LinkedFile } from '../share/linkedFile.ts';
import { settled, thingOf, type ThingNames } from '../share/namedFields.ts';
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
  const [file] = link.files ?? [];
  if (source === undefined && file !== undefined) return documents.find((doc) => seems(doc, file));
  return documents.find((doc) => (source === undefined ? !besideOf(link).includes(doc.key) : doc.address === source));
}

/** Until its fingerprint is known a file is what it was taken for, or what it is called. */
export function seems({ address, key, linked, wanted }: WorkspaceDocument, file: LinkedFile): boolean {
  if (address !== undefined) return false;
  if (linked !== undefined) return isSame(linked, file);
  return wanted === undefined ? key === file.key : isSame(wanted, file);
}

export function isSame(one: LinkedFile, other: LinkedFile): boolean {
  return one.fingerprint === other.fingerprint && one.bytes === other.bytes;
}

/** The document as a link shows it. */
export function onto(doc: WorkspaceDocument, { view, named = [] }: Pick<LinkState, 'view' | 'named'>): WorkspaceDocument {
  const now = settled(view, named, (name) => thingOf(doc.names ?? NO_NAMES, name));
  return { ...doc, view: now.view, named: now.named.length === 0 ? undefined : now.named };
}

const NO_NAMES: ThingNames = new Map();

/** Neither a file nor an address: it is for whatever is dropped. */
export function namesNone(link: LinkState): boolean {
  return link.file === undefined && link.files === undefined && link.sources.length === 0 && besideOf(link).length === 0;
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
  const { view, named, names } = shown;
  const files = filesOf(documents, shown);
  const link: LinkState = { sources: documents.flatMap((doc) => doc.address ?? []), file: undefined, view, named, names, ...runs, ...lesson, ...(files.length === 0 ? {} : { files }) };
  return meantBy(link, documents) === shown ? link : { ...link, file: shown.key };
}

/** Files from the reader's disk: what is on screen first, then what it is compared with, then the others, as many as a link names. */
function filesOf(documents: readonly WorkspaceDocument[], shown: WorkspaceDocument): readonly LinkedFile[] {
  const beside = new Set(besideOf({ sources: [], file: undefined, view: shown.view }));
  const rank = (doc: WorkspaceDocument): number => (doc === shown ? 0 : beside.has(doc.key) ? 1 : 2);
  return documents
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap(({ linked }) => linked ?? [])
    .slice(0, MOST_LINKED_FILES);
}
