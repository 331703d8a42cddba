import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenSource } from '../api.ts';
import { DamageError } from '../damage.ts';
import { partEnd } from './filePart.ts';
import { type HeldPart, type ReadOptions, readGrowing } from './read.ts';

const CONTENT = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7919) >>> 8);
const file = (blob: Blob): OpenSource => ({ from: 'file', file: blob, name: 'x' });

const readWhole = async (source: OpenSource, options?: ReadOptions): Promise<Uint8Array> => (await readGrowing(source, () => undefined, options)).bytes;

async function damageOf(promise: Promise<unknown>): Promise<DamageError['damage']> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  if (error instanceof DamageError) return error.damage;
  throw new Error(`expected damage, got ${String(error)}`);
}

describe('a file', () => {
  test('is read whole, with progress', async () => {
    const progress: [number, number | undefined][] = [];
    const bytes = await readWhole(file(new Blob([CONTENT])), { onProgress: (...at) => progress.push(at) });
    expect(Buffer.compare(bytes, CONTENT)).toBe(0);
    expect(progress[0]).toEqual([0, CONTENT.length]);
    expect(progress.at(-1)).toEqual([CONTENT.length, CONTENT.length]);
  });

  test('shows its growing beginning in one buffer, and waits for the reader', async () => {
    const lengths: number[] = [];
    const buffers = new Set<ArrayBuffer>();
    let busy = false;
    const pieces = Array.from({ length: 30 }, (_, i) => CONTENT.subarray(i * 100_000, (i + 1) * 100_000));
    await readGrowing(file(new Blob(pieces)), async ({ bytes, startOffset }) => {
      expect(busy).toBe(false);
      busy = true;
      await new Promise((done) => setTimeout(done, 2));
      expect(startOffset).toBe(0);
      expect(bytes.at(-1)).toBe(CONTENT[bytes.length - 1]);
      buffers.add(bytes.buffer);
      lengths.push(bytes.length);
      busy = false;
    });
    expect(buffers.size).toBe(1);
    expect(lengths.length).toBeGreaterThan(2);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(lengths.at(-1)).toBe(CONTENT.length);
  });

  test('lets go of what the reader needs no more, and changes nothing it has shown', async () => {
    const shown: { part: HeldPart; copy: Uint8Array }[] = [];
    const large = Uint8Array.from({ length: 24 * 2 ** 20 }, (_, i) => (i * 7919) >>> 8);
    const pieces = Array.from({ length: 96 }, (_, i) => large.subarray(i * 2 ** 18, (i + 1) * 2 ** 18));
    let held = 0;
    const left = await readGrowing(file(new Blob(pieces)), (part, release) => {
      shown.push({ part, copy: part.bytes.slice(-16) });
      held = Math.max(held, part.bytes.length);
      release(partEnd(part) - 1000);
    });
    expect(held).toBeLessThan(6 * 2 ** 20);
    expect(partEnd(left)).toBe(large.length);
    expect(Buffer.compare(left.bytes, large.subarray(left.startOffset))).toBe(0);
    for (const { part, copy } of shown) expect(part.bytes.slice(-16)).toEqual(copy);
  });

  test('over the limit is refused before it is read', async () => {
    const damage = await damageOf(readWhole(file(new Blob([CONTENT])), { limitBytes: 2 * 2 ** 20 }));
    expect(damage).toMatchObject({ what: 'too-large', message: 'This file is larger than 2 MiB, more than is taken in.' });
  });

  test('what the reader of the beginning throws ends the reading', async () => {
    let calls = 0;
    const stop = (): never => {
      calls++;
      throw new Error('enough');
    };
    await expect(readGrowing(file(new Blob([CONTENT])), stop)).rejects.toThrow('enough');
    expect(calls).toBe(1);
  });
});

describe('a URL', () => {
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      switch (request.url ?? '') {
        case '/sized':
          response.setHeader('content-length', CONTENT.length);
          response.end(CONTENT);
          return;
        case '/unsized':
          response.write(CONTENT.subarray(0, 1000));
          response.end(CONTENT.subarray(1000));
          return;
        case '/encoded': {
          const packed = gzipSync(CONTENT);
          response.setHeader('content-encoding', 'gzip');
          response.setHeader('content-length', packed.length);
          response.end(packed);
          return;
        }
        case '/breaks':
          response.setHeader('content-length', CONTENT.length);
          response.write(CONTENT.subarray(0, 100_000), () => response.destroy());
          return;
        default:
          response.statusCode = request.url === '/private' ? 403 : 404;
          response.end('no');
      }
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  const url = (path: string): OpenSource => ({ from: 'url', url: base + path, name: 'x' });

  test.each([
    ['/sized', CONTENT.length],
    ['/unsized', undefined],
    // The length of the packed body says nothing about the bytes that arrive.
    ['/encoded', undefined],
  ])('%s is read whole; its total is %s', async (path, total) => {
    const totals = new Set<number | undefined>();
    const bytes = await readWhole(url(path), { onProgress: (_, bytesTotal) => totals.add(bytesTotal) });
    expect(Buffer.compare(bytes, CONTENT)).toBe(0);
    expect([...totals]).toEqual([total]);
  });

  test.each([
    ['/nowhere', /answered 404: there is no such file\.$/],
    ['/private', /answered 403: it does not allow reading this file\.$/],
    ['/breaks', /^The connection to 127\.0\.0\.1:\d+ broke off after \d+ bytes\.$/],
  ])('%s is a plain sentence', async (path, sentence) => {
    const damage = await damageOf(readWhole(url(path)));
    expect(damage.what).toBe('unreadable');
    expect(damage.message).toMatch(sentence);
  });

  test('a server that cannot be reached, or does not allow it, is one sentence: a browser does not tell them apart', async () => {
    const damage = await damageOf(readWhole({ from: 'url', url: 'http://127.0.0.1:1/x', name: 'x' }));
    expect(damage).toMatchObject({
      what: 'unreadable',
      message: '127.0.0.1:1 cannot be read from here: the server does not allow other sites to read it, or the address is wrong.',
      advice: 'Download the file and drop it here.',
    });
  });
});
