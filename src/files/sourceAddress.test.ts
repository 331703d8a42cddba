import { describe, expect, it } from 'vitest';
import { addressesIn, readSourceAddress } from './sourceAddress.ts';

const base = 'https://example.org/tools/gopherscope/';

describe('what a link names', () => {
  it('takes a plain word for a sample', () => {
    expect(readSourceAddress('start-latency', base)).toEqual({ is: 'sample', name: 'start-latency' });
  });

  it('names a file by the end of its path', () => {
    expect(readSourceAddress('https://host.example/a/b%20c.trace?x=1', base)).toEqual({
      is: 'url',
      url: 'https://host.example/a/b%20c.trace?x=1',
      name: 'b c.trace',
    });
    expect(readSourceAddress('http://localhost:6060', base)).toMatchObject({ name: 'localhost:6060' });
    expect(readSourceAddress('https://h/%E0%A4%A', base)).toMatchObject({ name: '%E0%A4%A' });
  });

  it('reads a path beside the page', () => {
    expect(readSourceAddress('runs/monday.trace', base)).toMatchObject({ url: 'https://example.org/tools/gopherscope/runs/monday.trace' });
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/plain,x', 'blob:https://x/1', 'https://'])('refuses %s in a sentence', (text) => {
    expect(readSourceAddress(text, base)).toMatchObject({ is: 'refused', damage: { what: 'unreadable' } });
  });
});

describe('pasted text', () => {
  it('is opened when it is addresses and nothing else', () => {
    expect(addressesIn(' https://a.example/t\nhttp://b.example/u ')).toEqual(['https://a.example/t', 'http://b.example/u']);
  });

  it.each(['', 'hello', 'see https://a.example/t for it', 'https://'])('is left alone otherwise: %j', (text) => {
    expect(addressesIn(text)).toEqual([]);
  });
});
