import { describe, expect, it } from 'vitest';
import type { LogFacts, OpenEvent, OpenSource, ProfileFacts, TraceFacts, Triaged } from '../../workers/api.ts';
import type { DocumentHandle } from '../files/openInWorker.ts';
import { plainFile } from '../files/droppedFiles.ts';
import { INITIAL_VIEW_STATE } from '../views/viewState.ts';
import { decodeHash, encodeHash } from '../share/urlState.ts';
import { runsOfAll } from './runMembers.ts';
import { createWorkspace } from './workspace.ts';
import { linkOf } from './workspaceLink.ts';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const facts = { kind: 'pprof', name: 'heap' } as ProfileFacts;

/** A workspace whose workers say what the test tells them to. */
function scripted(limit = 8) {
  const started: { source: OpenSource; send: (event: OpenEvent) => void; closed: boolean }[] = [];
  const passed: { source: OpenSource; outcome: (outcome: Triaged) => void }[] = [];
  const workspace = createWorkspace({
    limit,
    resolve: (address) =>
      Promise.resolve(
        address === 'missing'
          ? { damage: { what: 'unreadable', message: 'There is no such sample.' } }
          : { source: { from: 'url', url: `https://x/${address}`, name: address } },
      ),
    startTriageReader: () => ({ read: (source) => new Promise((outcome) => passed.push({ source, outcome })), close: () => undefined }),
    openInWorker: (source, onEvent): DocumentHandle => {
      let settle: (() => void) | undefined;
      const finished = new Promise<void>((resolve) => {
        settle = resolve;
      });
      const one = {
        source,
        closed: false,
        send: (event: OpenEvent) => {
          onEvent(event);
          if (event.type === 'done' || event.type === 'failed') settle?.();
        },
      };
      started.push(one);
      return {
        askTrace: () => Promise.reject(new Error('not asked here')),
        askProfile: () => Promise.reject(new Error('not asked here')),
      askLog: () => Promise.reject(new Error('not asked here')),
        addProfile: () => Promise.reject(new Error('not asked here')),
        removeProfile: () => Promise.reject(new Error('not asked here')),
        report: () => Promise.resolve('{}'),
        tables: { tables: () => Promise.resolve([]), table: () => Promise.reject(new Error('no tables')), traceEvents: () => Promise.reject(new Error('no trace')) },
        finished,
        close: () => {
          one.closed = true;
          settle?.();
        },
      };
    },
  });
  return { workspace, started, passed };
}

const file = (name: string) => plainFile(new File(['x'], name));

describe('the workspace', () => {
  it('shows the first of the files that were dropped, and keeps their names apart', async () => {
    const { workspace } = scripted();
    workspace.getState().openFiles([file('heap.pb.gz'), file('heap.pb.gz'), file('trace.out')]);
    const { documents, active } = workspace.getState();
    expect(documents.map((doc) => doc.key)).toEqual(['heap.pb.gz', 'heap.pb.gz (2)', 'trace.out']);
    expect(active).toBe('heap.pb.gz');
  });

  it('follows a file from waiting to open', async () => {
    const { workspace, started } = scripted(1);
    const phases = (): string[] => workspace.getState().documents.map((doc) => doc.phase.phase);
    workspace.getState().openFiles([file('a'), file('b')]);
    await turn();
    expect(phases()).toEqual(['loading', 'waiting']);
    started[0]?.send({ type: 'done', facts });
    await turn();
    expect(phases()).toEqual(['open', 'loading']);
  });

  it('ends the worker of a closed file, and shows its neighbour', async () => {
    const { workspace, started } = scripted();
    workspace.getState().openFiles([file('a'), file('b')]);
    await turn();
    workspace.getState().close('a');
    expect(started[0]?.closed).toBe(true);
    expect(workspace.getState().active).toBe('b');
    workspace.getState().close('b');
    expect(workspace.getState()).toMatchObject({ active: undefined, documents: [] });
  });

  it('never starts a file that was closed while it waited', async () => {
    const { workspace, started } = scripted(1);
    workspace.getState().openFiles([file('a'), file('b'), file('c')]);
    await turn();
    workspace.getState().close('b');
    started[0]?.send({ type: 'done', facts });
    await turn();
    expect(started.map((one) => one.source.name)).toEqual(['a', 'c']);
  });

  it('leaves out what a folder holds besides recordings, and keeps what was picked by hand', async () => {
    const { workspace, started } = scripted();
    workspace.getState().openFiles([{ ...file('run/notes.txt'), name: 'run/notes.txt', fromFolder: true }, file('junk')]);
    await turn();
    for (const one of started) one.send({ type: 'failed', damage: { what: 'not-ours', message: 'Neither.' } });
    const { documents, leftOut } = workspace.getState();
    expect(leftOut).toEqual(['run/notes.txt']);
    expect(documents.map((doc) => [doc.key, doc.phase.phase])).toEqual([['junk', 'failed']]);
  });

  it('shows a damaged file of a folder', async () => {
    const { workspace, started } = scripted();
    workspace.getState().openFiles([{ ...file('t'), fromFolder: true }]);
    await turn();
    started[0]?.send({ type: 'failed', damage: { what: 'cut-off', message: 'It ends too early.' } });
    expect(workspace.getState().documents[0]?.phase.phase).toBe('failed');
  });

  it('says what is wrong with an address before any worker starts', async () => {
    const { workspace, started } = scripted();
    workspace.getState().openAddresses(['missing']);
    await turn();
    expect(workspace.getState().documents[0]?.phase).toMatchObject({ phase: 'failed', damage: { what: 'unreadable' } });
    expect(started).toEqual([]);
  });

  it('shows an address again instead of opening it twice', async () => {
    const { workspace } = scripted();
    workspace.getState().openAddresses(['one']);
    workspace.getState().openAddresses(['two']);
    workspace.getState().openAddresses(['one']);
    expect(workspace.getState()).toMatchObject({ active: 'one', documents: [{ key: 'one' }, { key: 'two' }] });
  });
});

describe('the workspace and its address', () => {
  it('takes the view of a link for the file it names', () => {
    const { workspace } = scripted();
    workspace.getState().follow(decodeHash('v=3&src=one&src=two&file=two&view=flame'));
    const { documents, active } = workspace.getState();
    expect(active).toBe('two');
    expect(documents.map((doc) => doc.view.view)).toEqual(['overview', 'flame']);
  });

  it('keeps the view of a link without a file for the file that is dropped', () => {
    const { workspace } = scripted();
    workspace.getState().follow(decodeHash('v=3&view=timeline&t=5-10'));
    expect(encodeHash(linkOf(workspace.getState()))).toBe('v=3&view=timeline&t=5-10');
    workspace.getState().openFiles([file('trace.out')]);
    expect(workspace.getState().documents[0]?.view).toMatchObject({ view: 'timeline', window: { startNs: 5, endNs: 10 } });
  });

  it('shows what a link opens beside files that are open already', () => {
    const { workspace } = scripted();
    workspace.getState().openFiles([file('trace.out')]);
    workspace.getState().follow(decodeHash('src=one'));
    expect(workspace.getState().active).toBe('one');
  });

  it('comes back to the same place for every document', () => {
    const { workspace } = scripted();
    workspace.getState().openFiles([file('local')]);
    workspace.getState().openAddresses(['one', 'two']);
    for (const key of ['local', 'one', 'two']) {
      workspace.getState().activate(key);
      const hash = encodeHash(linkOf(workspace.getState()));
      workspace.getState().activate('one');
      workspace.getState().follow(decodeHash(hash));
      expect(workspace.getState().active).toBe(key);
    }
  });

  it('leaves the box of a flame graph when the graph is of something else', () => {
    const { workspace } = scripted();
    workspace.getState().openFiles([file('trace.out')]);
    const view = () => workspace.getState().documents[0]?.view;
    const { change } = workspace.getState();
    const node = { depth: 2, sample: 5 };
    change({ flameFocus: node, pin: { pin: 'flameNode', node } }, 'push');
    expect(view()).toMatchObject({ flameFocus: node });
    change({ search: 'main' }, 'replace');
    expect(view()).toMatchObject({ flameFocus: node, pin: { pin: 'flameNode' } });
    change({ selection: { startNs: 1, endNs: 2 } }, 'replace');
    expect(view()).toMatchObject({ flameFocus: { depth: 0 }, pin: undefined });

    const profileLook = { ...INITIAL_VIEW_STATE.profileLook, chosen: 'main.run' };
    change({ profileLook }, 'push');
    change({ flameFocus: node, profileLook: { ...profileLook, calleesZoom: node }, pin: { pin: 'function', name: 'main.run' } }, 'push');
    expect(view()).toMatchObject({ flameFocus: node, profileLook: { calleesZoom: node } });
    change({ profileLook: { ...profileLook, calleesZoom: node, chosen: 'main.walk' } }, 'push');
    expect(view()).toMatchObject({ flameFocus: node, profileLook: { calleesZoom: { depth: 0 } } });
    change({ profileLook: { ...profileLook, calleesZoom: node, options: { focus: 'main' } } }, 'push');
    expect(view()).toMatchObject({ flameFocus: { depth: 0 }, profileLook: { calleesZoom: { depth: 0 } }, pin: { pin: 'function' } });
  });
});

const inFolder = (name: string, content = 'go 1.23 trace\0\0\0') => ({ file: new File([content], name), name, fromFolder: true });
const folders = (count: number) => Array.from({ length: count }, (_, at) => inFolder(`all/run${at}/trace.out`));
const quiet = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('many files', () => {
  const traceFacts = { kind: 'go-trace', damage: undefined } as TraceFacts;

  it('are looked through instead of opened, and the table of runs is shown', async () => {
    const { workspace, started, passed } = scripted(2);
    workspace.getState().openFiles([...folders(7), inFolder('all/run0/notes.md', 'Notes')]);
    await quiet(20);
    expect(started).toEqual([]);
    expect(workspace.getState()).toMatchObject({ place: 'runs', documents: [], triage: { done: 0, of: 8 } });
    expect(passed.map(({ source }) => source.name)).toEqual(['all/run0/trace.out', 'all/run1/trace.out']);
    while (passed.length > 0) {
      const { source, outcome } = passed.shift() ?? {};
      outcome?.(source?.name.endsWith('.md') === true ? { outcome: 'failed', damage: { what: 'not-ours', message: 'Neither.' } } : { outcome: 'read', facts: traceFacts, figures: undefined });
      await turn();
    }
    await quiet(350);
    const { triaged, triage, leftOut } = workspace.getState();
    expect(triaged.map(({ phase }) => phase.phase)).toEqual(Array.from({ length: 7 }, () => 'read'));
    expect([triage, leftOut]).toEqual([{ done: 8, of: 8 }, ['all/run0/notes.md']]);
  });

  it('of few traces are opened as ever', async () => {
    const { workspace, started } = scripted();
    workspace.getState().openFiles([...folders(6), inFolder('all/run0/heap.pb.gz', 'x'), inFolder('all/run0/stderr.log', 'x')]);
    await quiet(20);
    expect(started).toHaveLength(8);
    expect(workspace.getState()).toMatchObject({ place: 'document', triaged: [] });
  });

  it('are opened one by one from the table, with what is of the same run, and stay in it', async () => {
    const { workspace, started, passed } = scripted(40);
    workspace.getState().openFiles([...folders(7), inFolder('all/run3/stderr.log', 'gc'), inFolder('all/run3/cpu.pb.gz', 'cpu')]);
    await quiet(20);
    for (const { source, outcome } of passed) {
      const kind = source.name.endsWith('.log') ? { kind: 'runtime-log', form: 'gctrace', clock: {} } : source.name.endsWith('.gz') ? { ...facts, profileName: 'CPU' } : traceFacts;
      outcome({ outcome: 'read', facts: kind as TraceFacts, figures: undefined });
    }
    await quiet(350);
    workspace.getState().openTriaged('all/run3/trace.out', ['all/run3/trace.out', 'all/run3/stderr.log', 'all/run3/cpu.pb.gz'], 'pauses');
    await turn();
    expect(started.map(({ source }) => source.name)).toEqual(['all/run3/trace.out', 'all/run3/stderr.log']);
    const { documents, triaged, active, place } = workspace.getState();
    expect([active, place, triaged.length]).toEqual(['all/run3/trace.out', 'document', 9]);
    expect(documents[0]).toMatchObject({ key: 'all/run3/trace.out', view: { view: 'pauses' } });
    expect(runsOfAll(workspace.getState()).find(({ keys }) => keys.includes('all/run3/trace.out'))?.keys).toHaveLength(3);
    // Open already: it is only shown.
    workspace.getState().showRuns();
    workspace.getState().openTriaged('all/run3/trace.out', [], undefined);
    expect(started).toHaveLength(2);
    for (const { key } of documents) workspace.getState().close(key);
    expect(workspace.getState()).toMatchObject({ place: 'runs', documents: [] });
  });

  it('of one folder show its trace', () => {
    const { workspace } = scripted();
    workspace.getState().follow(decodeHash('v=3&view=timeline'));
    workspace.getState().openFiles([inFolder('run/heap.pb.gz'), inFolder('run/trace.out')]);
    expect(workspace.getState()).toMatchObject({ active: 'run/trace.out', documents: [{ view: { view: 'overview' } }, { view: { view: 'timeline' } }] });
  });

  it('are read no further once the reader stops it', async () => {
    const { workspace, passed } = scripted(1);
    workspace.getState().openFiles(folders(7));
    await quiet(20);
    workspace.getState().stopTriage();
    expect(passed).toHaveLength(1);
    expect(workspace.getState().triaged.map(({ phase }) => phase.phase)).toEqual(Array.from({ length: 7 }, () => 'given up'));
    expect(workspace.getState().triage).toEqual({ done: 7, of: 7 });
    workspace.getState().clearTriaged();
    expect(workspace.getState()).toMatchObject({ triaged: [], place: 'document', documents: [] });
  });

  it('of a link are of the runs whose folders they are in', async () => {
    const { workspace, started } = scripted();
    workspace.getState().openAddresses(['runs/a/trace.out', 'runs/a/stderr.log', 'runs/b/trace.out?x=1', 'runs/b/stderr.log']);
    await turn();
    for (const one of started) one.send({ type: 'done', facts: one.source.name.includes('trace') ? traceFacts : ({ kind: 'runtime-log', form: 'gctrace', clock: {} } as LogFacts) });
    expect(runsOfAll(workspace.getState()).map(({ name, keys }) => [name, keys.length])).toEqual([['runs/a', 2], ['runs/b', 2]]);
  });

  it('have a place in the address', async () => {
    const { workspace } = scripted();
    workspace.getState().follow(decodeHash('v=3&src=one&src=two&runs=pauses&rsort=stops'));
    await turn();
    expect(workspace.getState()).toMatchObject({ place: 'runs', runsLook: { group: 'pauses', order: 'stops', descending: false }, active: 'one' });
    expect(encodeHash(linkOf(workspace.getState()))).toBe('v=3&src=one&src=two&runs=pauses&rsort=stops');
    workspace.getState().activate('two');
    const hash = encodeHash(linkOf(workspace.getState()));
    expect(hash).not.toContain('runs');
    workspace.getState().showRuns();
    workspace.getState().follow(decodeHash(hash));
    expect(workspace.getState()).toMatchObject({ place: 'document', active: 'two' });
  });
});

describe('files that are compared', () => {
  it('are opened from the table, the first of B on screen, and have a place in the address', async () => {
    const { workspace, started, passed } = scripted();
    workspace.getState().openFiles(Array.from({ length: 7 }, (_, nth) => plainFile(new File(['go 1.27 trace\0\0\0'], `${nth}.trace`))));
    await turn();
    await turn();
    for (const { outcome } of passed) outcome({ outcome: 'read', facts: { kind: 'go-trace', name: 'x' } as TraceFacts, figures: undefined });
    workspace.getState().openVersus(['0.trace', '1.trace'], ['3.trace', '4.trace']);
    await turn();
    const state = workspace.getState();
    expect(state.documents.map(({ key }) => key)).toEqual(['0.trace', '1.trace', '3.trace', '4.trace']);
    expect(started).toHaveLength(4);
    expect([state.place, state.active]).toEqual(['document', '3.trace']);
    expect(state.documents[2]?.view).toMatchObject({ view: 'versus', versusLook: { a: ['0.trace', '1.trace'], b: ['4.trace'] } });
    expect(encodeHash(linkOf(state))).toContain('a=0.trace&a=1.trace&b=4.trace');
    // Open already: only the sides change.
    workspace.getState().openVersus(['3.trace'], ['0.trace']);
    expect(workspace.getState().documents).toHaveLength(4);
    expect(workspace.getState().active).toBe('0.trace');
  });

  it('of a link: the one on screen is none of those beside it', () => {
    const { workspace } = scripted();
    workspace.getState().follow(decodeHash('v=3&view=versus&a=old.trace'));
    workspace.getState().openFiles([file('old.trace')]);
    workspace.getState().openFiles([file('new.trace')]);
    const { active, documents } = workspace.getState();
    expect(active).toBe('new.trace');
    expect(documents[1]?.view.versusLook.a).toEqual(['old.trace']);
  });
});
