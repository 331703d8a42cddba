// A trace's worker, given the same profile of another open trace before it is asked for the difference: that one's worker makes it and
// writes it as pprof does, this one's reads it.
import type { AskTrace, ExportedFile, ProfileKey, ProfileQuestion, RangeProfile } from '../../workers/api.ts';
import type { DocumentHandle } from '../files/openInWorker.ts';

/** How long the other worker is left to read more before it is asked again. */
const AGAIN_MS = 100;

interface Given {
  /** Key of the trace that it was made from. */
  readonly trace: string;
  readonly ask: AskTrace;
  readonly added: Promise<unknown>;
}

export interface TraceBases {
  /** The question, its base under the key that the worker has it by. A trace that is not open stays as it is named: the answer says so. */
  readonly given: (profile: RangeProfile, question: ProfileQuestion) => Promise<ProfileQuestion>;
  /** A trace was closed. */
  readonly forget: (trace: string) => void;
}

/** @param askOf how an open trace that is read to its end is asked. */
export function traceBases({ addProfile, removeProfile }: Pick<DocumentHandle, 'addProfile' | 'removeProfile'>, askOf: (trace: string) => AskTrace | undefined): TraceBases {
  const known = new Map<ProfileKey, Given>();
  return {
    given: async (profile, question) => {
      const base = question.options?.base;
      const ask = base === undefined ? undefined : askOf(base.profile);
      if (base === undefined || ask === undefined) return question;
      const wanted = sameOfAnother(profile);
      const key = `${base.profile} (${wanted.of?.lane === 'group' ? `${wanted.kind} of ${wanted.of.group}` : wanted.kind})`;
      const before = known.get(key);
      const { added } = before?.ask === ask ? before : { added: give(key, ask, wanted) };
      known.set(key, { trace: base.profile, ask, added });
      await added;
      return { ...question, options: { ...question.options, base: { ...base, profile: key } } };
    },
    forget: (trace) => {
      for (const [key, given] of known) {
        if (given.trace !== trace) continue;
        known.delete(key);
        void removeProfile(key).catch(() => undefined);
      }
    },
  };

  async function give(key: ProfileKey, ask: AskTrace, profile: RangeProfile): Promise<void> {
    try {
      const { name, mime, bytes } = await made(ask, profile);
      await addProfile(key, { from: 'file', file: new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mime }), name });
    } catch {
      // What cannot be read any more says so where it is open; here the answer says that it is missing.
    }
  }
}

/** The whole of the other recording: a range of this one has none there that is the same. Groups have names, other lanes are of one trace. */
function sameOfAnother({ kind, of }: RangeProfile): RangeProfile {
  return { kind, range: undefined, of: of?.lane === 'group' ? of : undefined };
}

async function made(ask: AskTrace, profile: RangeProfile): Promise<ExportedFile> {
  /* oxlint-disable eslint/no-await-in-loop -- more is known each time */
  for (;;) {
    const facts = await ask({ ask: 'rangeProfileFacts', profile });
    if (facts === undefined || facts.pending.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
  /* oxlint-enable eslint/no-await-in-loop */
  // Each question is paired with its answer where it is answered.
  return (await ask({ ask: 'rangeProfile', profile, question: { ask: 'export', sampleType: 0, as: 'pb.gz' } })) as ExportedFile;
}
