import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { profileFromText } from '../profile/testing/profileText.ts';
import { sniff } from './sniff.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function message(file: Uint8Array): string {
  const sniffed = sniff(file);
  if (sniffed.kind !== 'unknown' && sniffed.kind !== 'text' && sniffed.kind !== 'utf-16') throw new Error(`taken for ${sniffed.kind}`);
  return `${sniffed.damage.what}: ${sniffed.damage.message}`;
}

describe('what it is', () => {
  test.each([
    ['go 1.26 trace\0\0\0', 26],
    ['go 1.19 trace\0\0\0…', 19],
    ['go 1.26 tra', undefined],
    ['go 1.x', undefined],
    ['go 1', undefined],
    ['g', undefined],
  ])('%j is a trace of format %s', (text, minor) => {
    expect(sniff(bytesOf(text))).toEqual({ kind: 'go-trace', minor });
  });

  test('gzip, whatever is in it', () => {
    expect(sniff(gzipSync('x')).kind).toBe('gzip');
    expect(sniff(Uint8Array.of(0x1f)).kind).toBe('gzip');
  });

  test('a profile, whole, or only its beginning', () => {
    const profile = profileFromText(`${'a;b;c 1\n'.repeat(3000)}d 1`);
    expect(sniff(profile).kind).toBe('pprof');
    expect(sniff(profile.subarray(0, 5000), profile.length).kind).toBe('pprof');
  });

  test('a profile that is damaged further on is still one: its decoder knows where', () => {
    const profile = profileFromText('a;b;c 1\nd 1');
    const firstRecord = Uint8Array.from(profile).fill(0x7f, 2, 3);
    expect(sniff(firstRecord).kind).toBe('pprof');
    profile.fill(0xff, 60);
    expect(sniff(profile).kind).toBe('pprof');
  });
});

describe('profiles in older forms', () => {
  test.each([
    ['heap profile: 3: 48 [9: 128] @ heap/1048576\n', 'heap'],
    ['# made by hand\n\nheap profile:   3:   48 [  9:  128] @ heapprofile\n', 'heap'],
    ['goroutine profile: total 5\r\n1 @ 0x43', 'count'],
    ['my.db/connections profile: total 0\n', 'count'],
    ['--- mutex:\ncycles/second=1\n', 'contention'],
    ['--- contention:\ncycles/second=1\n', 'contention'],
    ['--- contentionz 1 ---\n', 'contention'],
    ['panic: x\n\ngoroutine 1 [running]:\nmain.main()\n', 'goroutine dump'],
    ['\x00\x1b[31mpanic\x07\ngoroutine 17 gp=0xc0 m=nil [chan receive, 5 minutes] {a: b}:\r\n', 'goroutine dump'],
    ['main;work;read 12\nmain;idle 3.5\n', 'folded'],
    ['\0\0\0\0\x03\0\0\0\0\0\0\0\x10\x27\0\0\0\0\0\0', 'legacy CPU'],
  ])('%j: %s', (text, form) => {
    expect(sniff(bytesOf(text))).toEqual({ kind: 'pprof', form });
  });

  test('a text may hold goroutines further on, or records of the runtime, even with a few odd bytes in it; a web page does not', () => {
    const log = utf8('request served\n'.repeat(400));
    expect(sniff(log, log.length + 1).kind).toBe('text');
    expect(sniff(log).kind).toBe('text');
    log.fill(0, 100, 120);
    expect(sniff(log).kind).toBe('text');
    expect(sniff(new Uint8Array(100)).kind).toBe('unknown');
    const page = utf8(`<html>${'x\n'.repeat(3000)}`);
    expect(sniff(page, page.length + 1).kind).toBe('unknown');
    expect(sniff(utf8('<html><pre>\ngoroutine 1 [running]:\n')).kind).toBe('unknown');
  });
});

test.each([
  ['', 'empty: This file is empty.'],
  ['PERFILE2\0\0', 'other-kind: This file is a Linux perf.data recording'],
  ['PK\x03\x04\x14', 'other-kind: This file is a zip archive.'],
  ['\x7fELF\x02\x01', 'other-kind: This file is a program'],
  ['\x89PNG\r\n\x1a\n', 'other-kind: This file is a picture'],
  ['\xff\xfeg\0o\0', 'other-kind: This file is text in UTF-16.'],
  ['\0\0\0\0\0\0', 'not-ours: This file begins with nothing but zero bytes.'],
  ['\x1f\xef\xbf\xbd\x08', 'damaged: This was a gzip'],
  ['GO 1.26 TRACE\0\0\0', 'damaged: The header of this Go execution trace has been altered.'],
  ['gopher', 'not-ours: This is text, not a recording. It begins “gopher”.'],
  ['\n \n', 'not-ours: This file holds only blank space.'],
  ['  <!DOCTYPE html><html>', 'other-kind: This is a web page'],
  ['{"traceEvents":[]}', 'other-kind: This is JSON'],
  ['404 page not found\n', 'not-ours: This is text, not a recording. It begins “404 page not found”.'],
  ['\x93\x12\xf7\x01\x99\xee', 'not-ours: This file is neither'],
])('%j → %s', (text, sentence) => {
  expect(message(bytesOf(text))).toContain(sentence);
});

test('text in any language is text', () => {
  expect(message(utf8('用户未登录'))).toContain('It begins “用户未登录”');
});
