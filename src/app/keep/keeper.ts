// Keeps what is open, so that a reload finds it again: copies of the files in the browser's own file system, one at a time and once
// nothing is being read; which files they are, and how each is looked at, in the tab's session storage. Files of an address are opened
// from there again. Where something cannot be kept it is not, and nothing else changes.
import type { StoreApi } from 'zustand/vanilla';
import type { Bytes } from '../../../workers/api.ts';
import { sessionText, type Session, type SessionFile, type SessionFileText } from '../../share/session/session.ts';
import type { Workspace } from '../workspace.ts';
import { type KeptOfTab, ledger, removeLine, sumOf, writeLine } from './keptLedger.ts';
import { roomFor } from './room.ts';

/** What the keeper needs of the browser. */
export interface KeptPlace {
  /** Copies bytes under a name; false: there is no room, or no such place. */
  readonly write: (entry: string, bytes: Blob) => Promise<boolean>;
  readonly forget: (entry: string) => Promise<void>;
  readonly forgetTab: (tab: string) => Promise<void>;
  readonly openTabs: () => Promise<ReadonlySet<string>>;
  /** Takes the session for the next page in this tab; undefined: nothing is to be found there. */
  readonly remember: (session: string | undefined) => void;
  readonly limit: () => Bytes;
  /** A file is too large to be kept. */
  readonly onTooLarge: (name: string, size: Bytes) => void;
}

export interface Keeper {
  /** Keeps what is open now, as far as it is not kept yet. */
  readonly keep: () => void;
  /** Writes down what is on screen, at once. */
  readonly remember: () => void;
  /** What is open is not kept any more; what is opened later is. */
  readonly forget: () => void;
}

/** A copy that was made: of these bytes. */
export interface Copy {
  readonly entry: string;
  readonly bytes: Blob;
}

/** @param restored copies that the page before has left, by the files' keys */
export function keeperOf(workspace: Pick<StoreApi<Workspace>, 'getState'>, sessionOf: (state: Workspace) => Session, tab: string, place: KeptPlace, restored: ReadonlyMap<string, Copy>): Keeper {
  const copies = new Map(restored);
  /** Bytes that are not to be kept: too large, or forgotten. */
  const leftOut = new WeakSet<Blob>();
  /** Copies that open files are still read from; they go when those are closed, or with the next visit. */
  const forgotten = new Set<Copy>();
  let busy = false;

  const remember = (): void => {
    const session = sessionOf(workspace.getState());
    const { files, ...rest } = sessionText(session);
    const found = files.flatMap((file, at): readonly SessionFileText[] => {
      const copy = copyOf(session.files[at]);
      const entry = copy === undefined || forgotten.has(copy) ? undefined : copy.entry;
      return entry !== undefined || file.address !== undefined ? [{ ...file, entry }] : [];
    });
    place.remember(found.length === 0 || place.limit() === 0 ? undefined : JSON.stringify({ ...rest, files: found }));
    const line = ownLine();
    if (line.files === 0) removeLine(tab);
    else writeLine(tab, line);
  };

  const ownLine = (): KeptOfTab => {
    const kept = [...copies.values()].filter((copy) => !forgotten.has(copy));
    return { files: kept.length, bytes: kept.reduce((sum, { bytes }) => sum + bytes.size, 0), usedAtMs: Date.now() };
  };

  const copyOf = (file: SessionFile | undefined): Copy | undefined => {
    const copy = copies.get(file?.key ?? '');
    return copy !== undefined && copy.bytes === file?.bytes ? copy : undefined;
  };

  /** Of files that are closed, or of another file that has the name now. */
  const forgetClosed = (files: readonly SessionFile[]): void => {
    for (const [key, copy] of copies) {
      if (files.some((file) => file.key === key && file.bytes === copy.bytes)) continue;
      copies.delete(key);
      void place.forget(copy.entry);
    }
  };

  const makeRoom = async (bytes: Bytes): Promise<boolean> => {
    const lines = new Map([...ledger(), [tab, ownLine()]]);
    if (sumOf(lines.values()).bytes + bytes <= place.limit()) return true;
    const goes = roomFor(bytes, lines, await place.openTabs(), place.limit());
    for (const other of goes ?? []) {
      removeLine(other);
      await place.forgetTab(other);
    }
    return goes !== undefined;
  };

  const copied = async ({ key, name, bytes }: SessionFile): Promise<void> => {
    if (bytes === undefined) return;
    if (!(await makeRoom(bytes.size))) {
      leftOut.add(bytes);
      place.onTooLarge(name, bytes.size);
      return;
    }
    const entry = crypto.randomUUID();
    if (!(await place.write(entry, bytes))) leftOut.add(bytes);
    // Forgotten, closed, or replaced while it was written.
    else if (leftOut.has(bytes) || !sessionOf(workspace.getState()).files.some((file) => file.key === key && file.bytes === bytes)) await place.forget(entry);
    else copies.set(key, { entry, bytes });
  };

  const work = async (): Promise<void> => {
    for (;;) {
      const state = workspace.getState();
      const session = sessionOf(state);
      forgetClosed(session.files);
      remember();
      if (place.limit() === 0 || isReading(state)) return;
      const next = session.files.find(({ key, bytes }) => bytes !== undefined && !copies.has(key) && !leftOut.has(bytes));
      if (next === undefined) return;
      await copied(next);
    }
  };

  return {
    keep() {
      if (busy) return;
      busy = true;
      void work().finally(() => (busy = false));
    },
    remember,
    forget() {
      for (const { bytes } of sessionOf(workspace.getState()).files) if (bytes !== undefined) leftOut.add(bytes);
      for (const [key, copy] of copies) {
        if (restored.get(key) === copy) {
          forgotten.add(copy);
        } else {
          copies.delete(key);
          void place.forget(copy.entry);
        }
      }
      remember();
    },
  };
}

function isReading({ documents, triage }: Workspace): boolean {
  return triage.done < triage.of || documents.some(({ phase }) => phase.phase === 'waiting' || phase.phase === 'loading' || (phase.phase === 'open' && phase.progress !== undefined));
}
