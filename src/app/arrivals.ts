// What becomes of files that come into a workspace: their keys, which of them is shown, and which is the one that a link points into.
// Pure.
import type { LinkedFile } from '../share/linkedFile.ts';
import type { LinkState } from '../share/urlState.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../views/viewState.ts';
import { uniqueKey, type WorkspaceDocument } from './documents.ts';
import type { Incoming } from './incoming.ts';
import { besideOf, meantBy, namesNone, onto } from './workspaceLink.ts';

export interface Arrivals {
  /** Those that were there, and those that came. */
  readonly documents: readonly WorkspaceDocument[];
  /** In the order of what came. */
  readonly added: readonly WorkspaceDocument[];
  readonly shown: WorkspaceDocument;
  /** What a link still waits for. */
  readonly awaited: LinkState | undefined;
}

const TRACE_NAME = /(?:^|\/)[^/]*trace[^/]*\.(?:out|trace|bin|gz)$|\.trace$/i;

/** undefined: nothing came. `taken`: keys that are not free, `drop`: the number of this one. */
export function arrivals(incoming: readonly Incoming[], documents: readonly WorkspaceDocument[], awaited: LinkState | undefined, taken: ReadonlySet<string>, drop: number): Arrivals | undefined {
  const keys = new Set(taken);
  const wants = new Set(awaited?.files?.filter(({ key }) => !keys.has(key)));
  const added = incoming.map(({ name, address, fromFolder, known, source }): WorkspaceDocument => {
    const wanted = known === undefined && address === undefined && source?.from === 'file' ? wantedFile(wants, name, source.file.size) : undefined;
    if (wanted !== undefined) wants.delete(wanted);
    const key = known?.key ?? uniqueKey(wanted?.key ?? name, keys);
    keys.add(key);
    return { key, name, address, fromFolder, drop: known?.drop ?? drop, chosenRun: known?.chosenRun, phase: { phase: 'waiting' }, view: known?.view ?? INITIAL_VIEW_STATE, named: known?.named, wanted };
  });
  const all = [...documents, ...added];
  // Of a dropped folder nobody has picked the first file: a trace tells more, if it is called one.
  const lead = added.find((doc) => doc.fromFolder && TRACE_NAME.test(doc.name));
  const meant = awaited === undefined ? undefined : ((documents.length === 0 && namesNone(awaited) ? lead : undefined) ?? meantBy(awaited, all));
  const other = meant === undefined && awaited !== undefined ? standIn(awaited, documents, added) : undefined;
  const shown = added.find((doc) => doc.key === (meant ?? other)?.key) ?? lead ?? added[0];
  if (shown === undefined) return undefined;
  const now = all.map((doc) => {
    if (awaited === undefined || doc !== (meant ?? other)) return doc;
    return { ...onto(doc, awaited), wanted: doc.wanted ?? (doc === other ? awaited.files?.[0] : undefined) };
  });
  // The files that another one is to be compared with came first, or another file than the link is for: that one is still awaited.
  const waits = meant === undefined && awaited !== undefined && (awaited.files !== undefined || all.every(({ key }) => besideOf(awaited).includes(key)));
  return { documents: now, added, shown, awaited: waits ? awaited : undefined };
}

/** Which of the files of a link this seems to be: one of its size, of its name if several are. Its fingerprint will tell. */
function wantedFile(wants: ReadonlySet<LinkedFile>, name: string, bytes: number): LinkedFile | undefined {
  const ofSize = [...wants].filter((file) => file.bytes === bytes);
  return ofSize.find(({ key }) => key === name) ?? ofSize[0];
}

/** Another file than the one that a link is for: it is looked at in its place, unless one is already. */
function standIn(awaited: LinkState, documents: readonly WorkspaceDocument[], added: readonly WorkspaceDocument[]): WorkspaceDocument | undefined {
  const [first] = awaited.files ?? [];
  if (first === undefined || awaited.file !== undefined || awaited.sources.length > 0 || documents.some(({ wanted }) => wanted === first)) return undefined;
  const beside = new Set(besideOf(awaited));
  return added.find((doc) => !beside.has(doc.key));
}

/** The document that comes on screen, and how its view changes. */
export interface Shows {
  readonly key: string;
  readonly patch: Partial<ViewState>;
}

export function withView(documents: readonly WorkspaceDocument[], shows: Shows | undefined): readonly WorkspaceDocument[] {
  return shows === undefined ? documents : documents.map((doc) => (doc.key === shows.key ? { ...doc, view: { ...doc.view, ...shows.patch } } : doc));
}
