// A worker, given whatever other profiles a question names before it is asked: so a comparison needs no step of its own, and a link to
// one works once all its files are there.
import type { AskTrace, OpenSource, ProfileKey, ProfileQuestion } from '../../workers/api.ts';
import type { DocumentHandle } from '../files/openInWorker.ts';
import { traceBases } from './traceBases.ts';

export interface ComparingHandle extends DocumentHandle {
  /** A document was closed: its copy here, if there is one, goes with it. */
  readonly forget: (key: ProfileKey) => void;
}

/**
 * @param sourceOf what an open document was read from; undefined: no such document is open.
 * @param askOf how an open trace is asked; undefined: no trace of this name is open and whole.
 */
export function comparing(handle: DocumentHandle, sourceOf: (key: ProfileKey) => OpenSource | undefined, askOf: (key: string) => AskTrace | undefined = () => undefined): ComparingHandle {
  const bases = traceBases(handle, askOf);
  /** What was last read under each key. */
  const given = new Map<ProfileKey, { readonly source: OpenSource; readonly added: Promise<unknown> }>();
  const give = (key: ProfileKey): Promise<unknown> => {
    const source = sourceOf(key);
    const known = given.get(key);
    if (source === undefined || known?.source === source) return known?.added ?? Promise.resolve();
    // What cannot be read has said so where it was opened; here the answer says that it is missing.
    const added = handle.addProfile(key, source).catch(() => undefined);
    given.set(key, { source, added });
    return added;
  };
  return {
    ...handle,
    forget: (key) => {
      bases.forget(key);
      if (given.delete(key)) void handle.removeProfile(key).catch(() => undefined);
    },
    askTrace: async (question) => handle.askTrace(question.ask === 'rangeProfile' ? { ...question, question: await bases.given(question.profile, question.question) } : question),
    askProfile: async (question) => {
      const named = profilesIn(question);
      if (named.length > 0) await Promise.all(named.map(give));
      return handle.askProfile(question);
    },
  };
}

/** Keys of the other profiles that a question is about. */
export function profilesIn(question: ProfileQuestion): readonly ProfileKey[] {
  const base = question.options?.base;
  return [...(base === undefined ? [] : [base.profile]), ...(question.ask === 'growth' ? question.profiles : [])];
}
