// The workers of documents, from the moment a file has come until it is closed. They are no values: the workspace's state has what
// they have told, and this has who told it.
import type { StoreApi } from 'zustand/vanilla';
import type { Damage, OpenEvent, OpenSource } from '../../workers/api.ts';
import type { DocumentHandle } from '../files/openInWorker.ts';
import { openQueue } from '../files/openQueue.ts';
import type { SessionUnpacked } from '../share/session/sessionFile.ts';
import { comparing, type ComparingHandle } from './comparing.ts';
import { askOfTrace, askingAgain, isSomethingElse, phaseAfter, type DocumentPhase } from './documents.ts';
import type { Incoming } from './incoming.ts';
import type { Workspace } from './workspace.ts';

export interface OpeningDocuments {
  readonly openInWorker: (source: OpenSource, onEvent: (event: OpenEvent) => void) => DocumentHandle;
  /** Looks whether an archive is a session. Absent: none is. */
  readonly unpackSession?: (archive: OpenSource) => Promise<SessionUnpacked>;
  /** Files decoded at the same time. */
  readonly limit: number;
}

export interface DocumentWorkers {
  /** Opens a file when it is its turn; the document of this key becomes what the file turns out to be. */
  readonly open: (key: string, incoming: Incoming) => void;
  /** Before it is opened: what it will be read from. */
  readonly knowSource: (key: string, source: OpenSource) => void;
  /** An archive among these is not looked into: they came with a session. */
  readonly takeAsTheyAre: (keys: readonly string[]) => void;
  /** What a document is read from; undefined: there is none of this key, or its address is still looked up. */
  readonly sourceOf: (key: string) => OpenSource | undefined;
  /** Ends the document’s worker, whatever it is doing, or takes the file out of the queue. */
  readonly end: (key: string) => void;
}

export function documentWorkers(opening: OpeningDocuments, get: StoreApi<Workspace>['getState'], set: StoreApi<Workspace>['setState']): DocumentWorkers {
  const queue = openQueue(opening.limit);
  /** Ends what a document holds: its worker, or its place in the queue. */
  const endings = new Map<string, () => void>();
  const handles = new Map<string, ComparingHandle>();
  /** What each open document is read from, for others to be compared with it. */
  const sources = new Map<string, OpenSource>();
  const asTheyAre = new Set<string>();

  const setPhase = (key: string, next: (before: DocumentPhase) => DocumentPhase): void => {
    set(({ documents }) => ({
      documents: documents.map((doc) => (doc.key === key ? { ...doc, phase: next(doc.phase) } : doc)),
      step: 'replace',
    }));
  };

  /** Views that are compared with this one ask again, now that it is there, or is not any more. */
  const askAgainBeside = (key: string): void => {
    set(({ documents }) => ({ documents: documents.map((doc) => (doc.view.profileLook.options.base?.profile === key ? askingAgain(doc) : doc)) }));
  };

  const fail = (key: string, { archive, ...damage }: Damage): void => {
    const source = sources.get(key);
    if (archive !== undefined && source !== undefined && !asTheyAre.has(key)) {
      void openArchive(key, source, damage);
      return;
    }
    const failed = get().documents.find((doc) => doc.key === key);
    if (failed?.fromFolder === true && isSomethingElse(damage)) {
      get().close(key);
      set(({ leftOut }) => ({ leftOut: [...leftOut, failed.name] }));
    } else {
      setPhase(key, () => ({ phase: 'failed', damage }));
    }
  };

  /** @param damage what is said of it if it is no session */
  const openArchive = async (key: string, source: OpenSource, damage: Damage): Promise<void> => {
    const unpacked: SessionUnpacked = (await opening.unpackSession?.(source)) ?? { is: 'other' };
    if (!endings.has(key)) return;
    if (unpacked.is === 'session') {
      get().openSession(unpacked.session);
      get().close(key);
      set(({ lost }) => ({ lost: [...lost, ...unpacked.lost] }));
    } else {
      fail(key, unpacked.is === 'failed' ? unpacked.damage : damage);
    }
  };

  const start = async (key: string, incoming: Incoming): Promise<void> => {
    const resolved = await incoming.resolve();
    if (!endings.has(key)) return;
    if ('damage' in resolved) {
      fail(key, resolved.damage);
      return;
    }
    sources.set(key, resolved.source);
    setPhase(key, () => ({ phase: 'loading', progress: undefined }));
    const onEvent = (event: OpenEvent): void => {
      if (event.type === 'failed') {
        fail(key, event.damage);
        handle.close();
      } else {
        setPhase(key, (before) => phaseAfter(before, event, handle));
        if (event.type === 'done') askAgainBeside(key);
      }
    };
    const handle = comparing(opening.openInWorker(resolved.source, onEvent), (other) => sources.get(other), (other) => askOfTrace(get().documents, other));
    endings.set(key, handle.close);
    handles.set(key, handle);
    await handle.finished;
  };

  return {
    open(key, incoming) {
      endings.set(key, queue.add(() => start(key, incoming)));
    },

    knowSource(key, source) {
      sources.set(key, source);
    },

    takeAsTheyAre(keys) {
      for (const key of keys) asTheyAre.add(key);
    },

    sourceOf(key) {
      return sources.get(key);
    },

    end(key) {
      endings.get(key)?.();
      endings.delete(key);
      handles.delete(key);
      sources.delete(key);
      asTheyAre.delete(key);
      for (const handle of handles.values()) handle.forget(key);
      askAgainBeside(key);
    },
  };
}
