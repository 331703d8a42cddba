import { appendFileSync, mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenSource } from '../api.ts';
import { DamageError } from '../damage.ts';
import { passingPieces } from './passingPieces.ts';
import { sizeLimit, StoredFile, type ReadOptions, storedAt } from './read.ts';
import { headOf, wholeOf } from './pieces.ts';

const CONTENT = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7919) >>> 8);
const file = (blob: Blob): OpenSource => ({ from: 'file', file: blob, name: 'x' });

const readWhole = async (source: OpenSource, options?: ReadOptions): Promise<Uint8Array> => wholeOf((await storedAt(source, options)).pieces(), sizeLimit(1e9));

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

  test('is read in pieces that get larger, one ahead of its reader, and may be left off and read again', async () => {
    const large = Uint8Array.from({ length: 12 * 2 ** 20 }, (_, i) => (i * 7919) >>> 8);
    const progress: number[] = [];
    const stored = new StoredFile(new Blob([large]), { onProgress: (at) => progress.push(at) });
    const head = await headOf(stored.pieces(), 4096);
    expect(head.whole).toBe(false);
    expect(Buffer.compare(head.bytes, large.subarray(0, 2 ** 20))).toBe(0);
    // Begun: the piece that was given, and no further.
    expect(progress).toEqual([0, 2 ** 20]);
    const lengths: number[] = [];
    for await (const piece of stored.pieces()) lengths.push(piece.length / 2 ** 20);
    expect(lengths).toEqual([1, 4, 4, 3]);
    expect(progress).toEqual(progress.toSorted((one, other) => one - other));
    expect(await stored.read(2 ** 20 - 3, 2 ** 20 + 5)).toEqual(large.slice(2 ** 20 - 3, 2 ** 20 + 5));
  });

  test('is read in passing, in the same memory', async () => {
    const large = Uint8Array.from({ length: 17 * 2 ** 20 + 5 }, (_, i) => (i * 7919) >>> 8);
    const progress: number[] = [];
    const stored = new StoredFile(new Blob([large]), { onProgress: (at) => progress.push(at) });
    const buffers: ArrayBuffer[] = [];
    const lengths: number[] = [];
    let at = 0;
    for await (const piece of stored.passing()) {
      expect(Buffer.compare(piece, large.subarray(at, at + piece.length))).toBe(0);
      at += piece.length;
      lengths.push(piece.length);
      buffers.push(piece.buffer);
    }
    expect(lengths.map((length) => length / 2 ** 20)).toEqual([1, 4, 4, 4, 4, 5 / 2 ** 20]);
    expect(progress).toEqual([0, ...lengths.map((_, i) => lengths.slice(0, i + 1).reduce((sum, length) => sum + length))]);
    // Taken away and given back: all but the last were read into again.
    expect(buffers.map(({ byteLength }) => byteLength)).toEqual([0, 0, 0, 0, 0, 2 ** 22]);
    // As whoever does not want the rest leaves it.
    for await (const piece of stored.passing()) {
      expect(piece).toHaveLength(2 ** 20);
      break;
    }
  });

  test('is read in slices where a platform has no better way', async () => {
    const blob = new Blob([CONTENT]);
    blob.stream = () => new Blob([CONTENT]).stream().pipeThrough(new TransformStream());
    expect(Buffer.compare(await wholeOf(new StoredFile(blob).passing(), sizeLimit(1e9)), CONTENT)).toBe(0);
  });

  test('goes on in slices where reading in passing ends too early', async () => {
    const blob = new Blob([CONTENT]);
    blob.stream = () => new Blob([CONTENT.subarray(0, 1000)]).stream();
    expect(Buffer.compare(await wholeOf(new StoredFile(blob).passing(), sizeLimit(1e9)), CONTENT)).toBe(0);
  });

  test('is not waited for in vain', async () => {
    const blob = new Blob([CONTENT]);
    blob.stream = () => new ReadableStream({ type: 'bytes', start: (controller) => controller.enqueue(CONTENT.slice(0, 1500)) });
    const pieces: Uint8Array[] = [];
    for await (const piece of passingPieces(blob, 1000, 1000, 10)) pieces.push(piece.slice());
    expect(pieces).toEqual([CONTENT.slice(0, 1000)]);
  });

  test('that is shorter than it said is a sentence', async () => {
    const blob = new Blob([CONTENT]);
    blob.stream = () => new Blob([CONTENT.subarray(0, 1000)]).stream();
    blob.slice = () => new Blob([]);
    expect(await damageOf(wholeOf(new StoredFile(blob).passing(), sizeLimit(1e9)))).toMatchObject({ what: 'unreadable', offset: 1000, message: 'The file could not be read past byte 1000.' });
  });

  test('of nothing has no pieces', async () => {
    expect(await headOf(new StoredFile(new Blob([])).pieces(), 10)).toEqual({ bytes: new Uint8Array(0), whole: true });
    expect(await headOf(new StoredFile(new Blob([])).passing(), 10)).toEqual({ bytes: new Uint8Array(0), whole: true });
  });

  test.each(['pieces', 'passing'] as const)('that vanishes meanwhile is a sentence: %s', async (way) => {
    const folder = mkdtempSync(join(tmpdir(), 'gopherscope-'));
    const path = join(folder, 'x');
    writeFileSync(path, CONTENT);
    const stored = new StoredFile(await openAsBlob(path));
    appendFileSync(path, 'more');
    expect(await damageOf(wholeOf(stored[way](), sizeLimit(1e9)))).toMatchObject({ what: 'unreadable', offset: 0, message: 'The file was changed, moved or locked while it was being read.' });
    rmSync(folder, { recursive: true });
  });
});

describe('a URL', () => {
  let server: Server;
  let base: string;
  const requests: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      requests.push(request.url ?? '');
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

  test('is asked once: what came is kept, and a second reading goes on where the first one stopped', async () => {
    const stored = await storedAt(url('/unsized'));
    const { bytes } = await headOf(stored.pieces(), 4096);
    expect(bytes.length).toBeLessThan(CONTENT.length);
    expect(Buffer.compare(await wholeOf(stored.pieces(), sizeLimit(1e9)), CONTENT)).toBe(0);
    expect(Buffer.compare(await wholeOf(stored.pieces(), sizeLimit(1e9)), CONTENT)).toBe(0);
    expect(await stored.read(999_990, 1_000_010)).toEqual(CONTENT.slice(999_990, 1_000_010));
    expect(requests.filter((path) => path === '/unsized')).toHaveLength(2); // this one, and that of the test above
    stored.close();
  });

  test.each([['/sized'], ['/unsized']])('%s over the limit is refused', async (path) => {
    const damage = await damageOf(readWhole(url(path), { limitBytes: 2 * 2 ** 20 }));
    expect(damage).toMatchObject({ what: 'too-large', message: 'This file is larger than 2 MiB, more than is taken in.' });
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

  // Servers that refuse other sites are there in browsers only: e2e/links.spec.ts.
  test('a server that cannot be reached', async () => {
    const damage = await damageOf(readWhole({ from: 'url', url: 'http://127.0.0.1:1/x', name: 'x' }));
    expect(damage).toMatchObject({
      what: 'unreadable',
      message: '127.0.0.1:1 cannot be reached: there is no such server, it does not answer, or something between here and there blocks it.',
      advice: 'Check the address in a tab of its own, or download the file and drop it here.',
    });
  });
});
