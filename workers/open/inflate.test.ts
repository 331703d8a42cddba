import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DamageError } from '../damage.ts';
import { profileFromText } from '../profile/testing/profileText.ts';
import { contentOf } from './content.ts';
import { inflate, inflateByPako, inflateByPlatform, type Inflated, type InflateOptions } from './inflate.ts';

/** Larger than the streams' chunks, and not very compressible. */
const CONTENT = new Uint8Array(Buffer.concat([randomBytes(300_000), Buffer.alloc(100_000, 'go')]));
const blobOf = (...parts: Uint8Array[]): Blob => new Blob(parts.map((part) => new Uint8Array(part)));

async function damageOf(promise: Promise<unknown>): Promise<DamageError['damage']> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  if (error instanceof DamageError) return error.damage;
  throw new Error(`expected damage, got ${String(error)}`);
}

describe.each<[string, (stored: Blob, options: InflateOptions) => Promise<Inflated>]>([
  ['the platform first', inflate],
  ['pako alone', inflateByPako],
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
    const { bytes, damage } = await unpack(blobOf(gzipSync('one '), gzipSync(CONTENT), gzipSync(' three')), {});
    expect(damage).toBeUndefined();
    expect(Buffer.from(bytes).subarray(0, 4).toString()).toBe('one ');
    expect(bytes).toHaveLength(4 + CONTENT.length + 6);
  });

  test('a member that ends where a chunk of the stream ends is not the last for that', async () => {
    const first = gzipSync(randomBytes(65_536 - 23), { level: 0 });
    expect(first).toHaveLength(65_536);
    const { bytes, damage } = await unpack(blobOf(first, gzipSync('rest')), {});
    expect(damage).toBeUndefined();
    expect(bytes).toHaveLength(65_536 - 23 + 4);
  });

  test('a checksum or a length that does not fit is damage', async () => {
    const badSum = gzipSync(CONTENT);
    badSum[badSum.length - 8] ^= 1;
    const summed = await unpack(blobOf(badSum), {});
    expect(summed.damage).toMatchObject({ what: 'damaged', message: expect.stringContaining('checksum') });
    // All of it came out: it is the sum that may be wrong.
    expect(Buffer.compare(summed.bytes, CONTENT)).toBe(0);
    const badLength = gzipSync(CONTENT);
    badLength[badLength.length - 4] ^= 1;
    expect((await unpack(blobOf(badLength), {})).damage).toMatchObject({ what: 'damaged', message: expect.stringContaining('length') });
  });

  test('a cut gzip says where, and gives what came out before', async () => {
    const cut = gzipSync(CONTENT).subarray(0, 200_000);
    const { bytes, damage } = await unpack(blobOf(cut), {});
    expect(damage).toMatchObject({ what: 'cut-off', offset: 200_000 });
    expect(bytes.length).toBeGreaterThan(100_000);
    expect(Buffer.compare(bytes, CONTENT.subarray(0, bytes.length))).toBe(0);
  });

  test.each([
    ['text', 'tail'],
    ['zeros', '\0\0\0\0\0\0\0\0'],
  ])('%s after the gzip is damage', async (_name, tail) => {
    const { damage } = await unpack(blobOf(gzipSync(CONTENT), new TextEncoder().encode(tail)), {});
    expect(damage).toMatchObject({ what: 'damaged', message: expect.stringMatching(/After the gzip, from byte \d+ on/) });
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

  test('the head can refuse the rest', async () => {
    const heads: number[] = [];
    const refuse = (head: Uint8Array): void => {
      heads.push(head.length);
      throw new DamageError({ what: 'not-ours', message: 'No.' });
    };
    expect(await damageOf(unpack(blobOf(gzipSync(CONTENT)), { onHead: refuse }))).toMatchObject({ message: 'No.' });
    expect(heads).toEqual([65_536]);
  });
});

test('the platform is used where it can be trusted', async () => {
  expect(await inflateByPlatform(blobOf(gzipSync(CONTENT)), {})).toHaveLength(CONTENT.length);
  expect(await inflateByPlatform(blobOf(gzipSync(CONTENT), gzipSync('more')), {})).toBeUndefined();
});

describe('content', () => {
  const profile = profileFromText('main;work 3');

  test('is found through gzip and without it', async () => {
    expect(await contentOf(new Uint8Array(profile))).toMatchObject({ kind: 'pprof', damage: undefined });
    const { kind, bytes } = await contentOf(new Uint8Array(gzipSync(profile)));
    expect({ kind, bytes }).toEqual({ kind: 'pprof', bytes: profile });
    expect(await contentOf(new Uint8Array(gzipSync('go 1.26 trace\0\0\0')))).toMatchObject({ kind: 'go-trace' });
  });

  test('of a cut gzip is a part, with the damage', async () => {
    const trace = Buffer.concat([Buffer.from('go 1.26 trace\0\0\0'), randomBytes(5000)]);
    const content = await contentOf(new Uint8Array(gzipSync(trace).subarray(0, 3000)));
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
    expect((await damageOf(contentOf(new Uint8Array(stored)))).message).toBe(sentence);
  });
});
