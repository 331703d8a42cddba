import { describe, expect, it } from 'vitest';
import type { OpenEvent, OpenSource, ProfileFacts } from '../../workers/api.ts';
import type { DocumentHandle } from '../files/openInWorker.ts';
import { plainFile } from '../files/droppedFiles.ts';
import { INITIAL_VIEW_STATE } from '../views/viewState.ts';
import { decodeHash, encodeHash } from '../share/urlState.ts';
import { createWorkspace, linkOf } from './workspace.ts';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const facts = { kind: 'pprof', name: 'heap' } as ProfileFacts;

/** A workspace whose workers say what the test tells them to. */
function scripted(limit = 8) {
  const started: { source: OpenSource; send: (event: OpenEvent) => void; closed: boolean }[] = [];
  const workspace = createWorkspace({
    limit,
    resolve: (address) =>
      Promise.resolve(
        address === 'missing'
          ? { damage: { what: 'unreadable', message: 'There is no such sample.' } }
          : { source: { from: 'url', url: `https://x/${address}`, name: address } },
      ),
    startTriageReader: () => ({ read: () => new Promise(() => undefined), close: () => undefined }),
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
        finished,
        close: () => {
          one.closed = true;
          settle?.();
        },
      };
    },
  });
  return { workspace, started };
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
    workspace.getState().follow(decodeHash('v=2&src=one&src=two&file=two&view=flame'));
    const { documents, active } = workspace.getState();
    expect(active).toBe('two');
    expect(documents.map((doc) => doc.view.view)).toEqual(['overview', 'flame']);
  });

  it('keeps the view of a link without a file for the file that is dropped', () => {
    const { workspace } = scripted();
    workspace.getState().follow(decodeHash('v=2&view=timeline&t=5-10'));
    expect(encodeHash(linkOf(workspace.getState()))).toBe('v=2&view=timeline&t=5-10');
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
