// The link to what is on screen, as it is given away: with or without the data and the notes, and what is in it. Pure.
import type { LinkedFile } from '../../share/linkedFile.ts';
import { isPacked, MOST_PACKED, packedName } from '../../share/packedData.ts';
import { encodeHash, type LinkState } from '../../share/urlState.ts';
import type { Workspace } from '../workspace.ts';
import { besideOf, linkOf } from '../workspaceLink.ts';

/** Longer links are cut off by some programs. */
export const LONG_LINK = 2048;

export interface LinkToShare {
  /** Without "#". */
  readonly hash: string;
  /** Files within the link, by name. */
  readonly inside: readonly string[];
  /** Addresses that whoever opens it fetches. */
  readonly fetched: readonly string[];
  /** Files that whoever opens it is asked for. */
  readonly asked: readonly LinkedFile[];
  /** Files that the link says nothing of: they could not be read, or are too many. */
  readonly untold: readonly string[];
  readonly notes: number;
}

/** Keys of files from the reader's disk that have to be in a link for it to show what is on screen. Empty: it shows it anyway. */
export function filesToPack({ documents, active, place }: Workspace): readonly string[] {
  const shown = documents.find(({ key }) => key === active);
  if (shown === undefined || place === 'runs') return [];
  const wanted = new Set([shown.key, ...besideOf({ sources: [], file: undefined, view: shown.view })]);
  return documents.filter(({ key, address }) => address === undefined && wanted.has(key)).map(({ key }) => key);
}

/** Whether these files, packed, are little enough for a link. */
export function fits(packed: readonly string[]): boolean {
  return packed.reduce((sum, source) => sum + source.length, 0) <= MOST_PACKED;
}

/** @param packed sources of packedData.ts by key of the document; empty: a link without data */
export function linkToShare(state: Workspace, packed: ReadonlyMap<string, string>, withNotes: boolean): LinkToShare {
  const { documents, active } = state;
  const plain = linkOf(state);
  const noted: LinkState = withNotes ? plain : { ...plain, view: { ...plain.view, notes: [] } };
  const link = packed.size === 0 ? noted : withData(state, noted, packed);
  const named = new Set(link.files?.map(({ key }) => key));
  const shown = documents.find(({ key }) => key === active);
  return {
    hash: encodeHash(link),
    inside: link.sources.filter(isPacked).map(packedName),
    fetched: link.sources.filter((source) => !isPacked(source)),
    asked: link.files ?? [],
    untold: shown === undefined ? [] : documents.filter(({ key, address }) => address === undefined && !named.has(key) && !packed.has(key)).map(({ key }) => key),
    notes: plain.view.notes.length,
  };
}

/** Whatever is on screen comes first: so it is shown. */
function withData({ documents, active }: Workspace, link: LinkState, packed: ReadonlyMap<string, string>): LinkState {
  const inOrder = documents.toSorted((a, b) => Number(b.key === active) - Number(a.key === active));
  const files = link.files?.filter(({ key }) => !packed.has(key)) ?? [];
  return { ...link, sources: inOrder.flatMap(({ key, address }) => address ?? packed.get(key) ?? []), file: undefined, files: files.length === 0 ? undefined : files };
}
