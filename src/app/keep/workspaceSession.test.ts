import { describe, expect, it } from 'vitest';
import type { OpenEvent, OpenSource, ProfileFacts } from '../../../workers/api.ts';
import type { Session } from '../../share/session/session.ts';
import { plainFile } from '../../files/droppedFiles.ts';
import type { DocumentHandle } from '../../files/openInWorker.ts';
import { decodeHash, encodeHash } from '../../share/urlState.ts';
import { createWorkspace } from '../workspace.ts';
import { linkOf } from '../workspaceLink.ts';
import { sessionOf } from './workspaceSession.ts';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Of a document that is asked nothing. */
const unasked = { finished: Promise.resolve(), close: () => undefined } as unknown as DocumentHandle;

/** A workspace whose files are all open at once, or fail. */
function scripted() {
  const started: OpenSource[] = [];
  const workspace = createWorkspace({
    limit: 20,
    resolve: (address) => Promise.resolve({ source: { from: 'url', url: `https://x/${address}`, name: address } }),
    startTriageReader: () => ({ read: () => new Promise(() => undefined), close: () => undefined }),
    openInWorker: (source, onEvent) => {
      started.push(source);
      const event: OpenEvent = source.name === 'junk' ? { type: 'failed', damage: { what: 'damaged', message: 'Broken.' } } : { type: 'done', facts: { kind: 'pprof', name: source.name } as ProfileFacts };
      void turn().then(() => onEvent(event));
      return unasked;
    },
  });
  return { workspace, started };
}

const file = (name: string) => plainFile(new File([name], name));

async function threeFiles() {
  const made = scripted();
  const { openFiles, openAddresses } = made.workspace.getState();
  openFiles([file('a.pb'), file('a.pb'), file('junk')]);
  openAddresses(['one']);
  await turn();
  await turn();
  const { activate, change, putIntoRun } = made.workspace.getState();
  activate('one');
  change({ view: 'flame' }, 'push');
  activate('a.pb (2)');
  change({ view: 'versus', versusLook: { ...made.workspace.getState().documents[0]!.view.versusLook, a: ['a.pb'] }, notes: [{ startNs: 1, endNs: 2, text: 'here' }] }, 'push');
  putIntoRun('a.pb', '1:');
  return made;
}

describe('a session', () => {
  it('opens what was open, as it was looked at', async () => {
    const { workspace: before } = await threeFiles();
    const { workspace: after, started } = scripted();
    after.getState().openSession(sessionOf(before.getState()));
    await turn();
    expect(after.getState().documents.map(({ key, address, view, chosenRun, drop }) => ({ key, address, view, chosenRun, drop }))).toEqual(
      before
        .getState()
        .documents.filter(({ key }) => key !== 'junk')
        .map(({ key, address, view, chosenRun, drop }) => ({ key, address, view, chosenRun, drop })),
    );
    expect(after.getState().active).toBe('a.pb (2)');
    expect(encodeHash(linkOf(after.getState()))).toBe(encodeHash(linkOf(before.getState())));
    expect(started.map(({ from, name }) => [from, name])).toEqual([['file', 'a.pb'], ['file', 'a.pb'], ['url', 'one']]);
    // Then the address, which is followed as ever, changes nothing.
    after.getState().follow(decodeHash(encodeHash(linkOf(before.getState()))));
    expect(encodeHash(linkOf(after.getState()))).toBe(encodeHash(linkOf(before.getState())));
    expect(after.getState().documents).toHaveLength(3);
  });

  it('beside other files gives its files other names, in views and runs too', async () => {
    const { workspace: before } = await threeFiles();
    const { workspace } = scripted();
    workspace.getState().openFiles([file('a.pb')]);
    workspace.getState().openSession(sessionOf(before.getState()));
    const { documents, active } = workspace.getState();
    expect(documents.map(({ key, drop, chosenRun }) => [key, drop, chosenRun])).toEqual([['a.pb', 1, undefined], ['a.pb (2)', 2, '2:'], ['a.pb (2) (2)', 2, undefined], ['one', 3, undefined]]);
    expect(active).toBe('a.pb (2) (2)');
    expect(documents[2]?.view.versusLook.a).toEqual(['a.pb (2)']);
    workspace.getState().openFiles([file('later')]);
    expect(workspace.getState().documents.at(-1)?.drop).toBeGreaterThan(3);
  });

  it('brings the table of runs back, with files that were looked through', () => {
    const { workspace: before } = scripted();
    before.getState().openFiles(Array.from({ length: 65 }, (_, nth) => file(`${nth}.out`)));
    before.getState().openTriaged('3.out', [], 'gc');
    before.getState().showRuns();
    before.getState().changeRuns({ group: 'pauses' }, 'push');
    const session = sessionOf(before.getState());
    const { workspace: after } = scripted();
    after.getState().openSession(session);
    const { place, runsLook, triaged, documents } = after.getState();
    expect([place, runsLook.group, triaged.length, documents.map(({ key, view }) => [key, view.view])]).toEqual(['runs', 'pauses', 65, [['3.out', 'gc']]]);
    expect(after.getState().sourceOf('7.out')).toMatchObject({ from: 'file', name: '7.out' });
  });
});

describe('an archive', () => {
  const zipped = { type: 'failed', damage: { what: 'other-kind', message: 'This file is a zip archive.', archive: 'zip' } } as const;

  /** Every archive holds `session`; undefined: none does. */
  function withArchives(session: Session | undefined) {
    const workspace = createWorkspace({
      limit: 20,
      resolve: () => Promise.resolve({ source: { from: 'url', url: 'https://x/all.zip', name: 'all.zip' } }),
      startTriageReader: () => ({ read: () => new Promise(() => undefined), close: () => undefined }),
      unpackSession: () => Promise.resolve(session === undefined ? { is: 'other' } : { is: 'session', session, lost: ['b is not in the session file.'] }),
      openInWorker: (source, onEvent) => {
        void turn().then(() => onEvent(source.name.endsWith('.zip') ? zipped : { type: 'done', facts: { kind: 'pprof', name: source.name } as ProfileFacts }));
        return unasked;
      },
    });
    return { workspace };
  }

  it('that is a session gives its place to the files in it', async () => {
    const { workspace: before } = await threeFiles();
    const { workspace } = withArchives(sessionOf(before.getState()));
    workspace.getState().openFiles([file('all.zip')]);
    for (let nth = 0; nth < 4; nth++) await turn();
    expect(workspace.getState()).toMatchObject({ active: 'a.pb (2)', lost: ['b is not in the session file.'], documents: [{ key: 'a.pb' }, { key: 'a.pb (2)' }, { key: 'one' }] });
    // Here every address is an archive: one within a session is not opened in turn.
    expect(workspace.getState().documents[2]?.phase).toMatchObject({ phase: 'failed', damage: { what: 'other-kind' } });
    workspace.getState().dismissLeftOut();
    expect(workspace.getState().lost).toEqual([]);
  });

  it('that is none says what it is, at an address too', async () => {
    const { workspace } = withArchives(undefined);
    workspace.getState().openFiles([file('all.zip')]);
    workspace.getState().openAddresses(['there']);
    for (let nth = 0; nth < 4; nth++) await turn();
    expect(workspace.getState().documents.map(({ phase }) => phase)).toEqual(Array.from({ length: 2 }, () => ({ phase: 'failed', damage: { what: 'other-kind', message: 'This file is a zip archive.' } })));
  });
});
