// Links that name a file or what is in it, and a workspace into which the file comes, or another one, or the reader's own.
import { describe, expect, it } from 'vitest';
import type { AskTrace, OpenEvent, Thing, ThingName, TraceFacts, TraceQuestion } from '../../workers/api.ts';
import { plainFile } from '../files/droppedFiles.ts';
import { fingerprint } from '../share/fingerprint.ts';
import { decodeHash, encodeHash } from '../share/urlState.ts';
import { fingerprintFiles } from './linkedFiles.ts';
import { linkToShare } from './share/linkToShare.ts';
import { nameThings } from './thingNames.ts';
import { createWorkspace } from './workspace.ts';
import { isSame, linkOf } from './workspaceLink.ts';

const refuse = (): Promise<never> => Promise.reject(new Error('not asked here'));

/** Goroutine n of a trace is called 10 + n, and begins at 100 times n. */
const nameOf = (thing: Thing): ThingName | undefined => {
  if (thing.thing === 'goroutine') return { thing: 'goroutine', id: String(10 + thing.goroutine), atNs: 100 * thing.goroutine };
  return thing.thing === 'stop' ? { thing: 'stop', atNs: 1000 + thing.index } : undefined;
};
const thingOf = (name: ThingName): Thing | undefined => (name.thing === 'goroutine' ? { thing: 'goroutine', goroutine: Number(name.id) - 10 } : name.thing === 'stop' ? { thing: 'stop', index: name.atNs - 1000 } : undefined);
const askTrace = ((question: TraceQuestion) => {
  if (question.ask === 'namesOf') return Promise.resolve(question.things.map(nameOf));
  return question.ask === 'thingsNamed' ? Promise.resolve(question.names.map(thingOf)) : refuse();
}) as AskTrace;

/** A workspace in which every file is a trace, open at once. */
function page() {
  const workspace = createWorkspace({
    limit: 20,
    resolve: (address) => Promise.resolve({ source: { from: 'url', url: `https://x/${address}`, name: address } }),
    startTriageReader: () => ({ read: () => new Promise(() => undefined), close: () => undefined }),
    openInWorker: ({ name }, onEvent) => {
      const event: OpenEvent = { type: 'done', facts: { kind: 'go-trace', name, complete: true } as TraceFacts };
      void Promise.resolve().then(() => onEvent(event));
      return { askTrace, askProfile: refuse, askLog: refuse, addProfile: refuse, removeProfile: refuse, report: refuse, tables: { tables: refuse, table: refuse, traceEvents: refuse }, finished: Promise.resolve(), close: () => undefined };
    },
  });
  fingerprintFiles(workspace, fingerprint);
  nameThings(workspace);
  const hash = (): string => encodeHash(linkOf(workspace.getState()));
  const settled = (wanted: RegExp | string): Promise<void> => expect.poll(hash).toMatch(wanted);
  return { workspace, hash, settled, drop: (...files: readonly (readonly [string, string])[]) => workspace.getState().openFiles(files.map(([name, text]) => plainFile(new File([text], name)))) };
}

const A = ['a.out', 'the first recording'] as const;
const B = ['b.out', 'the second one, longer'] as const;

describe('a link without its file', () => {
  it('names it, and shows the same of the same file under another name', async () => {
    const made = page();
    made.drop(A);
    made.workspace.getState().change({ view: 'timeline', window: { startNs: 5, endNs: 9 } }, 'push');
    await made.settled(/^v=3&fh=[0-9a-f]{16}-19:a\.out&view=timeline&t=5-9$/);

    const other = page();
    other.workspace.getState().follow(decodeHash(made.hash()));
    other.drop(['notes.txt', 'something else'], ['download (1)', A[1]]);
    await other.settled(/&fh=[0-9a-f]{16}-14:notes\.txt/);
    const { documents, active } = other.workspace.getState();
    // Called as the link calls it, which may compare others with it.
    expect(active).toBe('a.out');
    expect(documents.find(({ key }) => key === active)).toMatchObject({ name: 'download (1)', view: { view: 'timeline', window: { startNs: 5, endNs: 9 } } });
    expect(other.hash()).toContain(made.hash().split('&')[1]);
  });

  it('shows it of another file, which knows that it is another, until the right one comes', async () => {
    const made = page();
    made.drop(A);
    made.workspace.getState().change({ view: 'timeline' }, 'push');
    await made.settled('fh=');

    const other = page();
    other.workspace.getState().follow(decodeHash(made.hash()));
    other.drop(B);
    await other.settled(/^v=3&fh=[0-9a-f]{16}-22:b\.out&view=timeline$/);
    const [standIn] = other.workspace.getState().documents;
    expect(standIn?.linked !== undefined && standIn.wanted !== undefined && isSame(standIn.linked, standIn.wanted)).toBe(false);
    other.drop(A);
    const { documents, active, awaited } = other.workspace.getState();
    expect([active, awaited, documents.find(({ key }) => key === active)?.view.view]).toEqual(['a.out', undefined, 'timeline']);
  });

  it('is told from another file of its size and name', async () => {
    const made = page();
    made.drop(A);
    await made.settled('fh=');
    const other = page();
    other.workspace.getState().follow(decodeHash(made.hash()));
    other.drop([A[0], 'the other recording']);
    await other.settled('fh=');
    const [doc] = other.workspace.getState().documents;
    expect(doc?.wanted?.bytes).toBe(doc?.linked?.bytes);
    expect(doc?.linked !== undefined && doc.wanted !== undefined && isSame(doc.linked, doc.wanted)).toBe(false);
  });

  it('that compares two files names both, and opens with them in any order', async () => {
    const made = page();
    made.drop(A, B);
    made.workspace.getState().openVersus(['a.out'], ['b.out']);
    await made.settled(/^v=3&fh=[0-9a-f]{16}-22:b\.out&fh=[0-9a-f]{16}-19:a\.out&view=versus&a=a\.out$/);
    const other = page();
    other.workspace.getState().follow(decodeHash(made.hash()));
    other.drop(['x', A[1]]);
    expect(other.workspace.getState().awaited).toBeDefined();
    other.drop(['y', B[1]]);
    await expect.poll(other.hash).toBe(made.hash());
  });

  it('is walked back to among others', async () => {
    const { workspace, hash, drop, settled } = page();
    drop(A, B);
    await settled(/fh=.*fh=/);
    const first = hash();
    workspace.getState().activate('b.out');
    expect(hash()).not.toBe(first);
    workspace.getState().follow(decodeHash(first));
    expect([workspace.getState().active, hash()]).toEqual(['a.out', first]);
  });
});

describe('what a view holds by number', () => {
  it('is written as the file calls it, and found by that', async () => {
    const made = page();
    made.drop(A);
    made.workspace.getState().change({ view: 'timeline', pin: { pin: 'stretch', goroutine: 7, atNs: 720 } }, 'push');
    expect(made.hash()).toContain('pin=stretch-row7-720');
    await made.settled('pin=stretch-17-720');
    const { laneView } = made.workspace.getState().documents[0]!.view;
    made.workspace.getState().change({ laneView: { ...laneView, pinned: [{ lane: 'proc', proc: 1 }, { lane: 'goroutine', goroutine: 3 }] } }, 'push');
    await made.settled(/top=proc-1&top=goroutine-13-300&pin=stretch-17-720/);

    const other = page();
    other.workspace.getState().follow(decodeHash(made.hash()));
    other.drop(A);
    await expect.poll(() => other.workspace.getState().documents[0]?.view).toMatchObject({
      pin: { pin: 'stretch', goroutine: 7, atNs: 720 },
      laneView: { pinned: [{ lane: 'proc', proc: 1 }, { lane: 'goroutine', goroutine: 3 }] },
    });
    await expect.poll(other.hash).toBe(made.hash());
    // Known by now: Back does not have to ask.
    other.workspace.getState().change({ pin: undefined }, 'push');
    other.workspace.getState().follow(decodeHash(made.hash()));
    expect(other.workspace.getState().documents[0]?.view.laneView.pinned).toEqual([{ lane: 'proc', proc: 1 }, { lane: 'goroutine', goroutine: 3 }]);
    // An id comes back: whose stretch it is, the file is asked again.
    await expect.poll(() => other.workspace.getState().documents[0]?.view.pin).toEqual({ pin: 'stretch', goroutine: 7, atNs: 720 });
  });

  it('stays in the address where the file does not have it', async () => {
    const { workspace, hash, drop, settled } = page();
    workspace.getState().follow(decodeHash('v=3&view=latency&pin=creation-5-99'));
    drop(A);
    await settled('fh=');
    expect(hash()).toMatch(/&view=latency&pin=creation-5-99$/);
    workspace.getState().change({ pin: { pin: 'stw', index: 4 } }, 'push');
    await settled(/&pin=stw-1004$/);
  });
});

describe('the link that is given away', () => {
  it('says what is in it and what is not', async () => {
    const { workspace, drop, settled } = page();
    workspace.getState().openAddresses(['heap']);
    drop(A, B);
    workspace.getState().change({ notes: [{ startNs: 1, endNs: 2, text: 'here' }] }, 'push');
    await settled(/fh=.*fh=/);
    const state = workspace.getState();
    expect(linkToShare(state, new Map(), true)).toMatchObject({ inside: [], fetched: ['heap'], asked: [{ key: 'a.out' }, { key: 'b.out' }], untold: [], notes: 1 });
    expect(linkToShare(state, new Map(), false).hash).not.toContain('note');
    const packed = linkToShare(state, new Map([['a.out', 'packed:a.out:AAAA']]), true);
    expect(packed).toMatchObject({ inside: ['a.out'], fetched: ['heap'], asked: [{ key: 'b.out' }] });
    // What is on screen comes first, so it is what whoever opens it sees.
    expect(packed.hash).toMatch(/^v=3&data=a\.out:AAAA&src=heap&fh=[0-9a-f]{16}-22:b\.out&note=/);
  });
});
