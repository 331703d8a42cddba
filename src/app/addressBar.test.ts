import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainFile } from '../files/droppedFiles.ts';
import { keepAddress, type AddressWindow } from './addressBar.ts';
import { createWorkspace } from './workspace.ts';

/** An address bar with a history, as far as the page uses one. */
function browser(search: string, hash: string) {
  const entries = [`/${search}${hash}`];
  const listeners: (() => void)[] = [];
  const location = { pathname: '/', search, hash };
  const show = (address: string): void => {
    const url = new URL(address, 'https://x');
    Object.assign(location, { search: url.search, hash: url.hash });
  };
  const page = {
    location,
    history: {
      pushState: (_: unknown, __: string, address: string) => {
        entries.push(address);
        show(address);
      },
      replaceState: (_: unknown, __: string, address: string) => {
        entries[entries.length - 1] = address;
        show(address);
      },
    },
    addEventListener: (_: string, listener: () => void) => listeners.push(listener),
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    clearTimeout: (timer: ReturnType<typeof setTimeout> | undefined) => clearTimeout(timer),
  } as unknown as AddressWindow;
  const back = (): void => {
    entries.pop();
    show(entries.at(-1) ?? '/');
    for (const listener of listeners) listener();
  };
  return { page, entries, back };
}

function opened(search = '', hash = '') {
  const workspace = createWorkspace({
    limit: 1,
    resolve: (address) => Promise.resolve({ source: { from: 'url', url: address, name: address } }),
    startTriageReader: () => ({ read: () => new Promise(() => undefined), close: () => undefined }),
    openInWorker: () => ({
      askTrace: () => Promise.reject(new Error('not asked here')),
      askProfile: () => Promise.reject(new Error('not asked here')),
      askLog: () => Promise.reject(new Error('not asked here')),
      addProfile: () => Promise.reject(new Error('not asked here')),
      removeProfile: () => Promise.reject(new Error('not asked here')),
      report: () => Promise.resolve('{}'),
      tables: { tables: () => Promise.resolve([]), table: () => Promise.reject(new Error('no tables')), traceEvents: () => Promise.reject(new Error('no trace')) },
      finished: Promise.resolve(),
      close: () => undefined,
    }),
  });
  const bar = browser(search, hash);
  keepAddress(workspace, bar.page);
  return { workspace, ...bar };
}

describe('the address', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('opens what it names, and moves ?src= into the hash', () => {
    const { workspace, entries } = opened('?src=one&lang=en', '#src=two');
    vi.runAllTimers();
    expect(workspace.getState().documents.map((doc) => doc.address)).toEqual(['one', 'two']);
    expect(entries).toEqual(['/?lang=en#v=3&src=one&src=two']);
  });

  it('names a sample as soon as it is opened', () => {
    const { workspace, entries } = opened();
    workspace.getState().openAddresses(['one']);
    expect(entries).toEqual(['/#v=3&src=one']);
  });

  it('gets an entry for a step, and one in all for a stream of changes', () => {
    const { workspace, entries } = opened();
    workspace.getState().openFiles([plainFile(new File(['x'], 'trace.out'))]);
    const { change } = workspace.getState();
    change({ view: 'timeline' }, 'push');
    for (let end = 100; end < 200; end++) change({ window: { startNs: 0, endNs: end } }, 'replace');
    expect(entries).toEqual(['/', '/#v=3&view=timeline']);
    vi.runAllTimers();
    expect(entries).toEqual(['/', '/#v=3&view=timeline&t=0-199']);
  });

  it('keeps a running zoom before the next step, so that Back returns to it', () => {
    const { workspace, entries, back } = opened();
    workspace.getState().openFiles([plainFile(new File(['x'], 'trace.out'))]);
    const { change } = workspace.getState();
    change({ view: 'timeline' }, 'push');
    change({ window: { startNs: 5, endNs: 10 } }, 'replace');
    change({ view: 'latency' }, 'push');
    expect(entries).toEqual(['/', '/#v=3&view=timeline&t=5-10', '/#v=3&view=latency&t=5-10']);
    back();
    expect(workspace.getState().documents[0]?.view).toMatchObject({ view: 'timeline', window: { startNs: 5, endNs: 10 } });
    back();
    expect(workspace.getState().documents[0]?.view).toMatchObject({ view: 'overview', window: undefined });
  });
});
