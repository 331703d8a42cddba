import { describe, expect, it } from 'vitest';
import type { FetchedText } from '../../../workers/api.ts';
import { GivenSources, type GivenFile } from './givenSources.ts';

const file = (path: string, content: string | Uint8Array<ArrayBuffer>): GivenFile => ({ path, open: () => Promise.resolve(new Blob([content])) });
const nextChange = (sources: GivenSources): Promise<void> =>
  new Promise((resolve) => {
    const stop = sources.subscribe(() => {
      stop();
      resolve();
    });
  });

function sourcesThatFetch(answers: Readonly<Record<string, FetchedText>> = {}) {
  const fetched: string[] = [];
  const sources = new GivenSources((url) => {
    fetched.push(url);
    return Promise.resolve(answers[url] ?? { is: 'refused', message: 'The server answered 404.' });
  });
  return { sources, fetched };
}

describe('source files that were given', () => {
  it('are read when they are asked for, and told of', async () => {
    const { sources } = sourcesThatFetch();
    sources.add([file('proj/main.go', 'package main\r\nfunc f() {}\n')]);
    expect(sources.textOf('/home/me/proj/main.go')).toEqual({ is: 'reading' });
    await nextChange(sources);
    expect(sources.textOf('/home/me/proj/main.go')).toEqual({ is: 'text', lines: ['package main', 'func f() {}', ''], from: 'proj/main.go', byNameOnly: false });
  });

  it('are read anew when they are given anew', async () => {
    const { sources } = sourcesThatFetch();
    sources.add([file('main.go', 'old')]);
    sources.textOf('main.go');
    await nextChange(sources);
    sources.add([file('main.go', 'new')]);
    sources.textOf('main.go');
    await nextChange(sources);
    expect(sources.textOf('main.go')).toMatchObject({ lines: ['new'] });
  });

  it('say why there is no text', async () => {
    const { sources } = sourcesThatFetch();
    expect(sources.textOf('')).toMatchObject({ is: 'absent', why: expect.stringContaining('does not say') });
    expect(sources.textOf('/a/main.go')).toEqual({ is: 'absent', why: '' });
    sources.add([file('x/main.go', 'a'), file('y/main.go', 'b'), file('bin', Uint8Array.of(0, 1)), { path: 'gone.go', open: () => Promise.reject(new Error('gone')) }]);
    expect(sources.textOf('/a/other.go')).toMatchObject({ why: 'None of the 4 files given is called other.go.' });
    expect(sources.textOf('/a/main.go')).toMatchObject({ why: expect.stringContaining('2 of the files given end alike') });
    for (const [name, reason] of [['bin', 'not a text'], ['gone.go', 'could not be read']] as const) {
      sources.textOf(name);
      await nextChange(sources);
      expect(sources.textOf(name)).toMatchObject({ is: 'absent', why: expect.stringContaining(reason) });
    }
  });

  it('are forgotten on request', () => {
    const { sources } = sourcesThatFetch();
    sources.add([file('main.go', 'a')]);
    sources.clear();
    expect(sources.given().files).toEqual([]);
    expect(sources.textOf('main.go')).toEqual({ is: 'absent', why: '' });
  });
});

describe('an address', () => {
  const url = 'https://example.com/r/cmd/main.go';

  it('is not fetched from before that is asked for', async () => {
    const { sources, fetched } = sourcesThatFetch({ [url]: { is: 'text', text: 'package main' } });
    sources.setAddress({ template: 'https://example.com/r/{path}#L{line}', before: '/home/me/proj/' });
    expect(sources.textOf('/home/me/proj/cmd/main.go')).toEqual({ is: 'fetchable', url, why: '' });
    expect(fetched).toEqual([]);
    sources.fetch(url);
    await nextChange(sources);
    expect(sources.textOf('/home/me/proj/cmd/main.go')).toEqual({ is: 'text', lines: ['package main'], from: url, byNameOnly: false });
    expect(fetched).toEqual([url]);
  });

  it('says what became of fetching, and what it is for', async () => {
    const { sources } = sourcesThatFetch();
    sources.setAddress({ template: 'https://example.com/r/{path}', before: '/home/me/proj/' });
    sources.fetch(url);
    await nextChange(sources);
    expect(sources.textOf('/home/me/proj/cmd/main.go')).toEqual({ is: 'absent', why: `${url}: The server answered 404.` });
    expect(sources.textOf('/usr/go/src/a.go')).toEqual({ is: 'absent', why: 'The address is for files in /home/me/proj/ only.' });
  });
});
