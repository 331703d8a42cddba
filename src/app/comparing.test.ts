import { describe, expect, it } from 'vitest';
import type { AskTrace, OpenEvent, OpenSource, ProfileFacts, ProfileKey, ProfileQuestion, TraceQuestion } from '../../workers/api.ts';
import { plainFile } from '../files/droppedFiles.ts';
import type { DocumentHandle } from '../files/openInWorker.ts';
import type { LinkState } from '../share/urlState.ts';
import { INITIAL_VIEW_STATE } from '../views/viewState.ts';
import { comparing } from './comparing.ts';
import { createWorkspace } from './workspace.ts';
import { linkOf } from './workspaceLink.ts';

function scripted(sources: Map<ProfileKey, OpenSource>) {
  const calls: string[] = [];
  const handle = {
    askProfile: ({ ask }: { readonly ask: string }) => {
      calls.push(`ask ${ask}`);
      return Promise.resolve();
    },
    addProfile: (key: ProfileKey, source: OpenSource) => {
      calls.push(`add ${key} from ${source.name}`);
      return source.name === 'gone' ? Promise.reject(new Error('The file is gone.')) : Promise.resolve(undefined);
    },
    removeProfile: (key: ProfileKey) => {
      calls.push(`remove ${key}`);
      return Promise.resolve();
    },
  } as unknown as DocumentHandle;
  return { calls, profile: comparing(handle, (key) => sources.get(key)) };
}

const url = (name: string): OpenSource => ({ from: 'url', url: `https://x/${name}`, name });
const base = (profile: ProfileKey) => ({ options: { base: { profile, how: 'diff_base', normalize: false } } }) as const;

it('reads what a question names first, once', async () => {
  const { calls, profile } = scripted(new Map([['old', url('old')], ['older', url('older')]]));
  await profile.askProfile({ ask: 'top', sampleType: 0 });
  await profile.askProfile({ ask: 'deltas', sampleType: 0, ...base('old') });
  await profile.askProfile({ ask: 'growth', sampleType: 0, own: 'new', profiles: ['older', 'old'] });
  expect(calls).toEqual(['ask top', 'add old from old', 'ask deltas', 'add older from older', 'ask growth']);
});

it('asks all the same where a profile is not open, and reads it when it is', async () => {
  const sources = new Map<ProfileKey, OpenSource>();
  const { calls, profile } = scripted(sources);
  await profile.askProfile({ ask: 'top', sampleType: 0, ...base('old') });
  sources.set('old', url('old'));
  await profile.askProfile({ ask: 'top', sampleType: 0, ...base('old') });
  expect(calls).toEqual(['ask top', 'add old from old', 'ask top']);
});

it('lets go of what is closed, and reads what comes under its name', async () => {
  const sources = new Map([['old', url('first')]]);
  const { calls, profile } = scripted(sources);
  const ask = () => profile.askProfile({ ask: 'top', sampleType: 0, ...base('old') });
  await ask();
  sources.delete('old');
  profile.forget('old');
  profile.forget('never given');
  await ask();
  sources.set('old', url('second'));
  await ask();
  expect(calls).toEqual(['add old from first', 'ask top', 'remove old', 'ask top', 'add old from second', 'ask top']);
});

it('asks, too, when a profile cannot be read any more', async () => {
  const { calls, profile } = scripted(new Map([['old', url('gone')]]));
  await profile.askProfile({ ask: 'top', sampleType: 0, ...base('old') });
  expect(calls).toEqual(['add old from gone', 'ask top']);
});

/** What an address says that compares with a file which no address brings along. */
const link = (profile: ProfileKey): LinkState => ({
  sources: [],
  file: undefined,
  view: { ...INITIAL_VIEW_STATE, profileLook: { ...INITIAL_VIEW_STATE.profileLook, ...base(profile) } },
});

const file = (name: string) => plainFile(new File(['x'], name));

/** A workspace whose workers never say anything. */
const silent = () =>
  createWorkspace({
    limit: 4,
    resolve: (address) => Promise.resolve({ source: url(address) }),
    startTriageReader: () => ({ read: () => new Promise(() => undefined), close: () => undefined }),
    openInWorker: () => ({ ...scripted(new Map()).profile, finished: Promise.resolve(), close: () => undefined }),
  });

describe('a link that compares with a file from the reader’s disk', () => {
  it('shows the other one, whichever was first in the drop', () => {
    const workspace = silent();
    workspace.getState().follow(link('old'));
    workspace.getState().openFiles([file('old'), file('new')]);
    expect(workspace.getState().active).toBe('new');
    expect(linkOf(workspace.getState())).toEqual(link('old'));
  });

  it('waits for the other one, if that comes later', () => {
    const workspace = silent();
    workspace.getState().follow(link('old'));
    workspace.getState().openFiles([file('old')]);
    expect(workspace.getState().documents[0]?.view).toBe(INITIAL_VIEW_STATE);
    workspace.getState().openFiles([file('new')]);
    expect(workspace.getState().active).toBe('new');
    expect(workspace.getState().documents[1]?.view.profileLook.options).toEqual(base('old').options);
  });
});

it('has a view ask again when the profile it is compared with has come', async () => {
  const asked: string[] = [];
  const sends = new Map<string, (event: OpenEvent) => void>();
  const workspace = createWorkspace({
    limit: 4,
    resolve: (address) => Promise.resolve({ source: { from: 'url', url: `https://x/${address}`, name: address } }),
    startTriageReader: () => ({ read: () => new Promise(() => undefined), close: () => undefined }),
    openInWorker: (source, onEvent) => {
      sends.set(source.name, onEvent);
      return {
        askTrace: () => Promise.reject(new Error('not asked here')),
        askProfile: () => Promise.reject(new Error('not asked here')),
        askLog: () => Promise.reject(new Error('not asked here')),
        addProfile: (key) => {
          asked.push(`${source.name} reads ${key}`);
          return Promise.resolve(undefined);
        },
        removeProfile: (key) => {
          asked.push(`${source.name} lets go of ${key}`);
          return Promise.resolve();
        },
        report: () => Promise.resolve('{}'),
        tables: { tables: () => Promise.resolve([]), table: () => Promise.reject(new Error('no tables')), traceEvents: () => Promise.reject(new Error('no trace')) },
        finished: Promise.resolve(),
        close: () => undefined,
      };
    },
  });
  const { profileLook } = INITIAL_VIEW_STATE;
  workspace.getState().follow({
    sources: ['new', 'old'],
    file: undefined,
    view: { ...INITIAL_VIEW_STATE, profileLook: { ...profileLook, ...base('old') } },
  });
  await new Promise((resolve) => setTimeout(resolve, 0));
  const facts = { kind: 'pprof' } as ProfileFacts;
  const askOfNew = () => {
    const { phase } = workspace.getState().documents.find(({ key }) => key === 'new') ?? {};
    return phase?.phase === 'open' && phase.opened.kind === 'pprof' ? phase.opened.ask : undefined;
  };
  sends.get('new')?.({ type: 'done', facts });
  const before = askOfNew();
  sends.get('old')?.({ type: 'done', facts });
  expect(before).toBeDefined();
  expect(askOfNew()).not.toBe(before);
  await askOfNew()?.({ ask: 'deltas', sampleType: 0, ...base('old') }).catch(() => undefined);
  const compared = askOfNew();
  workspace.getState().close('old');
  expect(asked).toEqual(['new reads old', 'new lets go of old']);
  expect(askOfNew()).not.toBe(compared);
});

it('has the same profile of another open trace made, and given, before a trace is asked for the difference', async () => {
  const calls: string[] = [];
  const sync = { kind: 'sync', range: { startNs: 5, endNs: 9 }, of: undefined } as const;
  let pending = 1;
  const other = ((question: TraceQuestion) => {
    if (question.ask !== 'rangeProfile' && question.ask !== 'rangeProfileFacts') throw new Error(question.ask);
    calls.push(`old: ${question.ask} ${question.profile.kind} ${JSON.stringify(question.profile.range)}`);
    return Promise.resolve(question.ask === 'rangeProfile' ? { name: 'sync.pb.gz', mime: 'application/gzip', bytes: new Uint8Array(3) } : { pending: Array.from({ length: pending-- }) });
  }) as AskTrace;
  const handle = {
    askTrace: (question: { readonly question: ProfileQuestion }) => {
      calls.push(`ask less ${question.question.options?.base?.profile ?? 'nothing'}`);
      return Promise.resolve();
    },
    addProfile: (key: ProfileKey, { name }: OpenSource) => {
      calls.push(`add ${key} from ${name}`);
      return Promise.resolve(undefined);
    },
    removeProfile: (key: ProfileKey) => {
      calls.push(`remove ${key}`);
      return Promise.resolve();
    },
  } as unknown as DocumentHandle;
  const trace = comparing(handle, () => undefined, (key) => (key === 'old' ? other : undefined));
  const ask = (less: ProfileKey) => trace.askTrace({ ask: 'rangeProfile', profile: sync, question: { ask: 'top', sampleType: 0, ...base(less) } });
  await ask('old');
  await ask('old');
  await ask('not open');
  trace.forget('old');
  const facts = 'old: rangeProfileFacts sync undefined';
  expect(calls).toEqual([facts, facts, 'old: rangeProfile sync undefined', 'add old (sync) from sync.pb.gz', 'ask less old (sync)', 'ask less old (sync)', 'ask less not open', 'remove old (sync)']);
});
