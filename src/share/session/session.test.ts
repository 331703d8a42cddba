import { describe, expect, it } from 'vitest';
import { readSession, type Session, sessionText } from './session.ts';

const session: Session = {
  version: 1,
  files: [
    { key: 'run/trace.out', name: 'run/trace.out', bytes: new Blob(['x']), address: undefined, fromFolder: true, drop: 2, run: '2:run', isOpen: true, isTriaged: true, view: 'v=2&view=gc' },
    { key: 'heap', name: 'heap.pprof', bytes: undefined, address: 'heap', fromFolder: false, drop: 3, run: undefined, isOpen: true, isTriaged: false, view: '' },
  ],
  shown: 'heap',
  link: 'v=2&src=heap',
};

describe('a session as text', () => {
  it('comes back as it was, without the bytes', () => {
    const read = readSession(JSON.stringify(sessionText(session)));
    expect(read).toEqual(sessionText(session));
    expect(JSON.stringify(read)).not.toContain('bytes');
  });

  it('of a later version is refused, and other JSON is none', () => {
    expect(readSession('{"version": 2, "files": []}')).toBe('newer');
    for (const json of ['', 'null', '[]', '"session"', '{"files": []}', '{"version": 1, "files": {}}', '{"version": "1", "files": []}']) expect(readSession(json)).toBeUndefined();
  });

  it('is read without what is malformed in it', () => {
    const odd = { version: 1, shown: 'gone', link: 7, files: [{ key: 'a', name: 'a', drop: -1, view: 3 }, { key: '', name: 'b' }, { name: 'c' }, 7, null, { key: 'a', name: 'twice' }] };
    expect(readSession(JSON.stringify(odd))).toEqual({
      version: 1,
      shown: undefined,
      link: '',
      files: [{ key: 'a', name: 'a', address: undefined, fromFolder: false, drop: 0, run: undefined, isOpen: true, isTriaged: false, view: '' }],
    });
  });
});
