import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Damage, DamageError } from '../damage.ts';
import { profileFromText } from '../profile/testing/profileText.ts';
import { contentOf, type WholeContent, wholeContent } from './content.ts';
import { Inflation } from './inflate.ts';
import { DEFAULT_BUDGET, type InflateBudget } from './outputGuard.ts';
import { wholeOf } from './pieces.ts';
import { type ReadOptions, StoredFile } from './read.ts';

/** Larger than the streams' chunks, and not very compressible. */
const CONTENT = new Uint8Array(Buffer.concat([randomBytes(300_000), Buffer.alloc(100_000, 'go')]));
const blobOf = (...parts: Uint8Array[]): Blob => new Blob(parts.map((part) => new Uint8Array(part)));

interface Unpacked {
  readonly bytes: Uint8Array;
  readonly damage: Damage | undefined;
  readonly careful: boolean;
}

async function unpacked(inflation: Inflation): Promise<Unpacked> {
  const bytes = await wholeOf(inflation.pieces(), { bytes: 1e9, sentence: '' });
  return { bytes, damage: inflation.damage, careful: inflation.careful };
}

type Unpack = (stored: Blob, options?: ReadOptions & { readonly budget?: InflateBudget }) => Promise<Unpacked>;

const opened = async (stored: Uint8Array): Promise<WholeContent> => wholeContent(await contentOf(new StoredFile(blobOf(stored))));

async function damageOf(promise: Promise<unknown>): Promise<DamageError['damage']> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  if (error instanceof DamageError) return error.damage;
  throw new Error(`expected damage, got ${String(error)}`);
}

describe.each<[string, Unpack]>([
  ['the platform first', (stored, { budget = DEFAULT_BUDGET, ...options } = {}) => unpacked(new Inflation(new StoredFile(stored, options), budget))],
  ['pako alone', (stored, { budget = DEFAULT_BUDGET, ...options } = {}) => unpacked(new Inflation(new StoredFile(stored, options), budget, false))],
])('%s', (_, unpack) => {
  test('gives the content, and tells how far it is', async () => {
    const stored = blobOf(gzipSync(CONTENT));
    const progress: number[] = [];
    const { bytes, damage } = await unpack(stored, { onProgress: (at) => progress.push(at) });
    expect(damage).toBeUndefined();
    expect(Buffer.compare(bytes, CONTENT)).toBe(0);
    expect(progress.at(-1)).toBe(stored.size);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  test('several members are one content', async () => {
    const { bytes, damage } = await unpack(blobOf(gzipSync('one '), gzipSync(CONTENT), gzipSync(' three')));
    expect(damage).toBeUndefined();
    expect(Buffer.from(bytes).subarray(0, 4).toString()).toBe('one ');
    expect(bytes).toHaveLength(4 + CONTENT.length + 6);
  });

  test('a member that ends where a chunk of the stream ends is not the last for that', async () => {
    const first = gzipSync(randomBytes(65_536 - 23), { level: 0 });
    expect(first).toHaveLength(65_536);
    const { bytes, damage } = await unpack(blobOf(first, gzipSync('rest')));
    expect(damage).toBeUndefined();
    expect(bytes).toHaveLength(65_536 - 23 + 4);
  });

  test('a checksum or a length that does not fit is damage', async () => {
    const badSum = gzipSync(CONTENT);
    badSum[badSum.length - 8] ^= 1;
    const summed = await unpack(blobOf(badSum));
    expect(summed.damage).toMatchObject({ what: 'damaged', message: expect.stringContaining('checksum') });
    // All of it came out: it is the sum that may be wrong.
    expect(Buffer.compare(summed.bytes, CONTENT)).toBe(0);
    const badLength = gzipSync(CONTENT);
    badLength[badLength.length - 4] ^= 1;
    expect((await unpack(blobOf(badLength))).damage).toMatchObject({ what: 'damaged', message: expect.stringContaining('length') });
  });

  test('a cut gzip says where, and gives what came out before', async () => {
    const cut = gzipSync(CONTENT).subarray(0, 200_000);
    const { bytes, damage } = await unpack(blobOf(cut));
    expect(damage).toMatchObject({ what: 'cut-off', offset: 200_000 });
    expect(bytes.length).toBeGreaterThan(100_000);
    expect(Buffer.compare(bytes, CONTENT.subarray(0, bytes.length))).toBe(0);
  });

  test.each([
    ['text', 'tail'],
    ['zeros', '\0\0\0\0\0\0\0\0'],
  ])('%s after the gzip is damage', async (_name, tail) => {
    const gzip = gzipSync(CONTENT);
    const { damage } = await unpack(blobOf(gzip, new TextEncoder().encode(tail)));
    expect(damage).toMatchObject({ what: 'damaged', offset: gzip.length, message: `After the gzip, from byte ${gzip.length} on, come bytes that do not belong to it.` });
  });

  test('a bomb is stopped by the ratio, whatever its size says', async () => {
    const bomb = gzipSync(new Uint8Array(4_000_000));
    const budget = { bytes: 1e9, ratio: 100, freeBytes: 1e6 };
    const damage = await damageOf(unpack(blobOf(bomb), { budget }));
    expect(damage).toMatchObject({ what: 'too-large', message: expect.stringContaining('100 times') });
    expect(damage.offset).toBeLessThan(1_100_000);
  });

  test('nothing inflates past the budget', async () => {
    const damage = await damageOf(unpack(blobOf(gzipSync(CONTENT)), { budget: { bytes: 350_000, ratio: 100, freeBytes: 1e6 } }));
    expect(damage).toMatchObject({ what: 'too-large', offset: 350_000 });
  });
});

test('the platform is used where it can be trusted', async () => {
  expect(await unpacked(new Inflation(new StoredFile(blobOf(gzipSync(CONTENT)))))).toMatchObject({ careful: false, bytes: { length: CONTENT.length } });
  expect(await unpacked(new Inflation(new StoredFile(blobOf(gzipSync(CONTENT), gzipSync('more')))))).toMatchObject({ careful: true, bytes: { length: CONTENT.length + 4 } });
});

test('what the platform gave before it failed is not given twice, and nothing of it changes', async () => {
  // Every bit of these bytes in turn would take minutes; some all over the file, and those that the format gives a meaning.
  const plain = gzipSync(CONTENT);
  for (const at of [11, 5000, 70_000, 131_072, 200_000, plain.length - 8]) {
    const flipped = new Uint8Array(plain);
    flipped[at] ^= 16;
    const both = await Promise.all([true, false].map((platform) => unpacked(new Inflation(new StoredFile(blobOf(flipped)), DEFAULT_BUDGET, platform))));
    expect(Buffer.compare(both[0].bytes, both[1].bytes)).toBe(0);
    expect(both[0].damage).toEqual(both[1].damage);
    expect(both[0].damage).toBeDefined();
  }
});

test('pieces come while the rest is still packed, and leaving off ends the reading', async () => {
  let read = 0;
  const large = randomBytes(30 * 2 ** 20);
  const stored = new StoredFile(blobOf(gzipSync(large, { level: 1 })), { onProgress: (at) => (read = at) });
  let out = 0;
  // Node's own DecompressionStream reads all at once.
  for await (const piece of new Inflation(stored, DEFAULT_BUDGET, false).pieces()) {
    expect(Buffer.compare(piece, large.subarray(out, out + piece.length))).toBe(0);
    out += piece.length;
    if (out > 2 ** 20) break;
  }
  expect(read).toBeLessThan(10 * 2 ** 20);
  await new Promise((done) => setTimeout(done, 50));
  expect(read).toBeLessThan(10 * 2 ** 20);
});

test('a file that cannot be read on is not a broken gzip', async () => {
  const stored = new StoredFile(blobOf(gzipSync(randomBytes(8 * 2 ** 20))));
  const read = stored.read.bind(stored);
  stored.read = (start, end) => (start > 2 ** 20 ? Promise.reject(new DamageError({ what: 'unreadable', message: 'Gone.' })) : read(start, end));
  expect(await damageOf(unpacked(new Inflation(stored)))).toMatchObject({ what: 'unreadable', message: 'Gone.' });
});

describe('content', () => {
  const profile = profileFromText('main;work 3');

  test('is found through gzip and without it', async () => {
    expect(await opened(profile)).toMatchObject({ kind: 'pprof', damage: undefined });
    const { kind, bytes } = await opened(gzipSync(profile));
    expect({ kind, bytes }).toEqual({ kind: 'pprof', bytes: profile });
    expect(await opened(gzipSync('go 1.26 trace\0\0\0'))).toMatchObject({ kind: 'go-trace' });
  });

  test('of a cut gzip is a part, with the damage', async () => {
    const trace = Buffer.concat([Buffer.from('go 1.26 trace\0\0\0'), randomBytes(5000)]);
    const content = await opened(gzipSync(trace).subarray(0, 3000));
    expect(content).toMatchObject({ kind: 'go-trace', damage: { what: 'cut-off', offset: 3000 } });
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'This file is empty.'],
    ['a gzip of nothing', gzipSync(''), 'This file is empty.'],
    ['a gzip in a gzip', gzipSync(gzipSync(profile)), 'This file is gzipped twice.'],
    ['a gzip cut in its header', gzipSync(profile).subarray(0, 8), 'The gzip ends too early, at byte 8: the file is not complete.'],
    ['a gzip of a web page', gzipSync('<html>sign in</html>'), 'This is a web page, not a recording.'],
    ['a gzip of zeros', gzipSync(Buffer.alloc(1e6)), 'This file begins with nothing but zero bytes.'],
  ])('%s is refused', async (_, stored, sentence) => {
    expect((await damageOf(opened(stored))).message).toBe(sentence);
  });
});
