import { afterEach, describe, expect, it } from 'vitest';
import { readSession, type Session, type SessionFile } from '../../share/session/session.ts';
import type { Workspace } from '../workspace.ts';
import { removeLine } from './keptLedger.ts';
import { type Copy, keeperOf, type KeptPlace } from './keeper.ts';

const turn = async (): Promise<void> => {
  for (let nth = 0; nth < 20; nth++) await Promise.resolve();
};

/** Keeps what `open` holds, in a place of `limit` bytes that has room for `room`. */
function kept({ limit = 1000, room = 1000, restored = new Map<string, Copy>() } = {}) {
  const files: SessionFile[] = [];
  const there = new Map<string, Blob>([...restored.values()].map(({ entry, bytes }) => [entry, bytes]));
  const tooLarge: string[] = [];
  let remembered: string | undefined;
  let reading = false;
  const state = (): Workspace => ({ documents: reading ? [{ phase: { phase: 'waiting' } }] : [], triage: { done: 0, of: 0 } }) as unknown as Workspace;
  const place: KeptPlace = {
    write: (entry, bytes) => Promise.resolve(bytes.size <= room && there.set(entry, bytes) === there),
    forget: (entry) => Promise.resolve(void there.delete(entry)),
    forgetTab: () => Promise.resolve(),
    openTabs: () => Promise.resolve(new Set(['tab'])),
    remember: (session) => (remembered = session),
    limit: () => limit,
    onTooLarge: (name) => tooLarge.push(name),
  };
  const session = (): Session => ({ version: 1, files, shown: undefined, link: '' });
  const keeper = keeperOf({ getState: state }, session, 'tab', place, restored);
  return {
    keeper,
    there,
    tooLarge,
    open: (key: string, bytes: Blob | undefined, address?: string) =>
      files.push({ key, name: key, bytes, address, fromFolder: false, drop: 1, run: undefined, isOpen: true, isTriaged: false, view: '' }),
    close: (key: string) => files.splice(files.findIndex((file) => file.key === key), 1),
    read: (is: boolean) => (reading = is),
    remembered: () => {
      const read = readSession(remembered ?? '');
      return typeof read === 'object' ? read.files.map(({ key, entry, address }) => [key, entry === undefined ? address : there.get(entry)?.size]) : [];
    },
  };
}

const bytes = (size: number): Blob => new Blob(['x'.repeat(size)]);

describe('the keeper', () => {
  // Where the process has a storage it is shared.
  afterEach(() => removeLine('tab'));

  it('copies files once nothing is being read, and remembers which', async () => {
    const all = kept();
    all.open('a', bytes(10));
    all.open('b', undefined, 'sample');
    all.read(true);
    all.keeper.keep();
    await turn();
    expect(all.remembered()).toEqual([['b', 'sample']]);
    all.read(false);
    all.keeper.keep();
    await turn();
    expect(all.remembered()).toEqual([['a', 10], ['b', 'sample']]);
    // Nothing is copied twice.
    all.keeper.keep();
    await turn();
    expect(all.there.size).toBe(1);
  });

  it('forgets what is closed, also when another file takes the name', async () => {
    const all = kept();
    all.open('a', bytes(10));
    all.keeper.keep();
    await turn();
    all.close('a');
    all.open('a', bytes(20));
    all.keeper.keep();
    await turn();
    expect([all.remembered(), [...all.there.values()].map(({ size }) => size)]).toEqual([[['a', 20]], [20]]);
    all.close('a');
    all.keeper.keep();
    await turn();
    expect([all.remembered(), all.there.size]).toEqual([[], 0]);
  });

  it('says what is too large for the limit, and is silent where the browser has no room', async () => {
    const all = kept({ limit: 100, room: 50 });
    all.open('huge', bytes(101));
    all.open('large', bytes(60));
    all.open('small', bytes(40));
    all.keeper.keep();
    await turn();
    expect([all.remembered(), all.tooLarge]).toEqual([[['small', 40]], ['huge']]);
  });

  it('forgets everything when it is told so, but what open files are read from only when those are closed', async () => {
    const copy = bytes(10);
    const all = kept({ restored: new Map([['a', { entry: 'one', bytes: copy }]]) });
    all.open('a', copy);
    all.open('b', bytes(20));
    all.keeper.keep();
    await turn();
    expect(all.remembered()).toEqual([['a', 10], ['b', 20]]);
    all.keeper.forget();
    all.keeper.keep();
    await turn();
    expect([all.remembered(), [...all.there.keys()]]).toEqual([[], ['one']]);
    all.close('a');
    all.open('c', bytes(30));
    all.keeper.keep();
    await turn();
    expect([all.remembered(), [...all.there.values()].map(({ size }) => size)]).toEqual([[['c', 30]], [30]]);
  });

  it('keeps nothing where it may keep nothing', async () => {
    const all = kept({ limit: 0 });
    all.open('a', bytes(10));
    all.open('b', undefined, 'sample');
    all.keeper.keep();
    await turn();
    expect([all.remembered(), all.there.size]).toEqual([[], 0]);
  });
});
