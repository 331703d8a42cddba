// zstd files: one that the zstd command made, and frames made by hand, of blocks that need no compressor.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Damage, DamageError } from '../damage.ts';
import { contentOf, wholeContent } from './content.ts';
import { DEFAULT_BUDGET, type InflateBudget } from './outputGuard.ts';
import { StoredFile } from './read.ts';
import { unpackedZstd } from './zstd.ts';

const fixture = (path: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url))));
const PACKED = fixture('packed/go1.27-http-server-heap.pb.zst');
const PROFILE = new Uint8Array(gunzipSync(fixture('profiles/go1.27-http-server-heap.pb.gz')));

async function unpack(bytes: Uint8Array, budget: InflateBudget = DEFAULT_BUDGET): Promise<{ bytes: Buffer; damage: Damage | undefined }> {
  const pieces: Uint8Array[] = [];
  let damage: Damage | undefined;
  for await (const piece of unpackedZstd(new StoredFile(new Blob([new Uint8Array(bytes)])), budget, (found) => (damage = found))) pieces.push(piece);
  return { bytes: Buffer.concat(pieces), damage };
}

const join = (...parts: (Uint8Array | number[])[]): Uint8Array => new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const header = (isLast: boolean, type: number, size: number): number[] => {
  const number = Number(isLast) + 2 * type + 8 * size;
  return [number & 0xff, (number >> 8) & 0xff, number >> 16];
};
const raw = (isLast: boolean, content: Uint8Array): Uint8Array => join(header(isLast, 0, content.length), content);
const repeated = (isLast: boolean, size: number): Uint8Array => join(header(isLast, 1, size), [7]);
/** Window descriptor 0x00: 1 KiB; each 8 more doubles it. */
const frame = (windowDescriptor: number, ...blocks: Uint8Array[]): Uint8Array => join(MAGIC, [0, windowDescriptor], ...blocks);
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

describe('what zstd writes', () => {
  test('a profile that the zstd command packed', async () => {
    expect(await unpack(PACKED)).toEqual({ bytes: Buffer.from(PROFILE), damage: undefined });
  });

  test('is known by its content, whatever its name', async () => {
    const content = await contentOf(new StoredFile(new Blob([new Uint8Array(PACKED)])));
    expect(content).toMatchObject({ kind: 'pprof', unpacked: true });
    expect(await wholeContent(content)).toMatchObject({ kind: 'pprof', damage: undefined, bytes: PROFILE });
  });

  test('frames one after the other, and such as are to be skipped', async () => {
    const skippable = join([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0], [1, 2, 3]);
    const file = join(skippable, frame(0, raw(false, text('one ')), repeated(true, 3)), skippable, frame(8, raw(true, text(' two'))), PACKED);
    const { bytes, damage } = await unpack(file);
    expect(damage).toBeUndefined();
    expect(bytes.toString('latin1', 0, 11)).toBe('one \x07\x07\x07 two');
    expect(bytes.subarray(11)).toEqual(Buffer.from(PROFILE));
  });
});

describe('what is damaged', () => {
  test('cut anywhere, it says so, and what came out before stays', async () => {
    for (let length = 5; length < PACKED.length; length += 97) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- hundreds at once would not be quicker
      const { bytes, damage } = await unpack(PACKED.subarray(0, length));
      expect(damage).toMatchObject({ what: 'cut-off', offset: length });
      expect(Buffer.from(PROFILE).subarray(0, bytes.length)).toEqual(bytes);
    }
  });

  test.each<[string, Uint8Array, Partial<Damage>]>([
    ['bytes behind it', join(PACKED, text('and more')), { what: 'damaged', offset: PACKED.length }],
    ['a block of no type', frame(0, join(header(true, 3, 5))), { what: 'damaged', offset: 6 }],
    ['a block larger than blocks are', frame(0, join(header(true, 1, 200_000), [7])), { what: 'damaged' }],
    ['a dictionary', join(MAGIC, [1, 0, 9], raw(true, text('x'))), { what: 'unsupported' }],
    ['more memory than is given', frame(18 * 8, repeated(true, 5)), { what: 'too-large', message: expect.stringMatching(/more memory/) as string }],
    ['content garbled', join(PACKED.subarray(0, 60), new Uint8Array(40).fill(0xa5), PACKED.subarray(100)), { what: 'damaged' }],
  ])('%s', async (_, file, expected) => {
    expect((await unpack(file)).damage).toMatchObject(expected);
  });

  test('no flip of a byte makes it throw, or give more than it should', async () => {
    for (let i = 0; i < 400; i++) {
      const flipped = Uint8Array.from(PACKED);
      flipped[(i * 31) % PACKED.length] ^= 1 << (i % 8);
      // oxlint-disable-next-line eslint/no-await-in-loop -- as above
      const outcome = await unpack(flipped).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(DamageError);
    }
  });
});

describe('bombs', () => {
  test('a byte repeated without end is left once it is far more than any recording', async () => {
    const bomb = frame(0x38, ...Array.from({ length: 4000 }, () => repeated(false, 128 * 1024)), repeated(true, 1));
    await expect(unpack(bomb)).rejects.toMatchObject({ damage: { what: 'too-large', message: expect.stringMatching(/This zstd file unpacks to more than 100 times its size/) as string } });
    await expect(unpack(bomb, { bytes: 2 ** 20, ratio: 1e9, freeBytes: 0 })).rejects.toMatchObject({ damage: { what: 'too-large', message: expect.stringMatching(/larger than 1 MiB/) as string } });
  });

  test('many tiny blocks in a large window are left before they take minutes', async () => {
    const slow = frame(17 * 8, ...Array.from({ length: 3000 }, () => repeated(false, 1)), repeated(true, 1));
    expect((await unpack(slow)).damage).toMatchObject({ what: 'too-large', message: expect.stringMatching(/small blocks/) as string });
  });

  test('packed twice', async () => {
    const twice = new StoredFile(new Blob([new Uint8Array(gzipSync(PACKED))]));
    await expect(contentOf(twice)).rejects.toMatchObject({ damage: { what: 'unsupported', message: expect.stringMatching(/another one, packed with zstd/) as string } });
  });
});
