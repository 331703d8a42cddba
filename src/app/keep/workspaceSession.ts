// The workspace as a session. Files that came from an address are in it by that address alone; `wholeSession` fetches their
// bytes, for what is taken elsewhere.
import { SESSION_VERSION, type Session, type SessionFile } from '../../share/session/session.ts';
import { encodeHash } from '../../share/urlState.ts';
import { linkOf } from '../workspaceLink.ts';
import type { Workspace } from '../workspace.ts';
import { fetchInWorker } from './keepingWorker.ts';

/** What could not be opened is not in it. */
export function sessionOf(state: Workspace): Session {
  const { documents, triaged, active, sourceOf } = state;
  const inTable = new Set(triaged.map(({ key }) => key));
  const bytesOf = (key: string): Blob | undefined => {
    const source = sourceOf(key);
    return source?.from === 'file' ? source.file : undefined;
  };
  const open = documents.flatMap(({ key, name, address, fromFolder, drop, chosenRun, phase, view, named, names }): readonly SessionFile[] =>
    phase.phase === 'failed'
      ? []
      : [{ key, name, bytes: bytesOf(key), address, fromFolder, drop, run: chosenRun, isOpen: true, isTriaged: inTable.has(key), view: encodeHash({ sources: [], file: undefined, view, named, names }) }],
  );
  const isOpen = new Set(open.map(({ key }) => key));
  const rest = triaged.flatMap(({ key, name, file, fromFolder, drop, chosenRun, phase }): readonly SessionFile[] =>
    phase.phase === 'failed' || isOpen.has(key) ? [] : [{ key, name, bytes: file, address: undefined, fromFolder, drop, run: chosenRun, isOpen: false, isTriaged: true, view: '' }],
  );
  return { version: SESSION_VERSION, files: [...open, ...rest], shown: active !== undefined && isOpen.has(active) ? active : undefined, link: encodeHash(linkOf(state)) };
}

export interface WholeSession {
  /** With the bytes of all files but those that are lacking. */
  readonly session: Session;
  /** Keys of files that could not be fetched again from their address; the session has them by that address. */
  readonly lacking: readonly string[];
}

/** What is open, with all bytes: fetched again where a file came from an address. */
export async function wholeSession(state: Workspace): Promise<WholeSession> {
  const session = sessionOf(state);
  const files = await Promise.all(
    session.files.map(async (file): Promise<SessionFile> => {
      const source = file.bytes === undefined ? state.sourceOf(file.key) : undefined;
      // A sample is called otherwise than its file.
      return source?.from === 'url' ? { ...file, name: source.name, bytes: await fetchInWorker(source.url) } : file;
    }),
  );
  return { session: { ...session, files }, lacking: files.filter(({ bytes }) => bytes === undefined).map(({ key }) => key) };
}
