import { describe, expect, it } from 'vitest';
import { packArchive, unpackArchive } from '../../../workers/keep/archive.ts';
import type { Session } from './session.ts';
import { packSession, unpackSession } from './sessionFile.ts';

const file = (key: string, bytes: Blob | undefined, address?: string): Session['files'][number] => ({ key, name: key, bytes, address, fromFolder: false, drop: 1, run: undefined, isOpen: true, isTriaged: false, view: 'v=2&view=gc' });
const session: Session = { version: 1, files: [file('run/../a:b.out', new Blob(['go 1.27 trace'])), file('heap', undefined, 'heap'), file('CON. ', new Blob(['x']))], shown: 'heap', link: 'v=2&src=heap' };
const packed = (json: object, ...names: readonly string[]) => packArchive([{ name: 'session.json', bytes: new Blob([JSON.stringify(json)]) }, ...names.map((name) => ({ name, bytes: new Blob(['x']) }))]);

describe('a session file', () => {
  it('gives the session that was saved', async () => {
    const archive = await packSession(session, packArchive);
    const read = await unpackSession(archive, unpackArchive);
    expect(read).toMatchObject({ is: 'session', lost: [], session: { ...session, files: session.files.map(({ bytes: _bytes, ...rest }) => rest) } });
    if (read.is !== 'session') throw new Error('It is none.');
    expect(await Promise.all(read.session.files.map(async ({ bytes }) => await bytes?.text()))).toEqual(['go 1.27 trace', undefined, 'x']);
    const unpacked = await unpackArchive(archive, 'session.json');
    expect(unpacked.is === 'archive' && unpacked.files.map(({ name }) => name)).toEqual(['session.json', 'files/1/a_b.out', 'files/3/CON']);
  });

  it('of a later version, of another kind, or without a list is told', async () => {
    expect(await unpackSession(await packed({ version: 2, files: [] }), unpackArchive)).toMatchObject({ is: 'failed', damage: { what: 'too-new' } });
    expect(await unpackSession(await packed({ name: 'some other program’s' }), unpackArchive)).toMatchObject({ is: 'failed', damage: { what: 'damaged' } });
    expect(await unpackSession(await packArchive([{ name: 'notes.txt', bytes: new Blob(['x']) }]), unpackArchive)).toEqual({ is: 'other' });
    expect(await unpackSession((await packSession(session, packArchive)).slice(0, -40), unpackArchive)).toMatchObject({ is: 'failed', damage: { what: 'cut-off' } });
  });

  it('gives what is there of it', async () => {
    const json = { version: 1, files: [{ ...file('a', undefined), entry: 'files/1/a' }, { ...file('b', undefined), entry: 'files/2/b' }] };
    const read = await unpackSession(await packed(json, 'files/2/b'), unpackArchive);
    expect(read).toMatchObject({ is: 'session', session: { files: [{ key: 'b' }] }, lost: ['a is not in the session file.'] });
    expect(await unpackSession(await packed(json), unpackArchive)).toMatchObject({ is: 'failed', damage: { message: 'a is not in the session file.' } });
  });
});
