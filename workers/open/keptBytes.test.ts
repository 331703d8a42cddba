import { expect, test } from 'vitest';
import { DamageError } from '../damage.ts';
import { KeptCopy } from './keptBytes.ts';
import { ScratchFile } from './scratchFile.ts';

const LIMIT = { bytes: 1e6, sentence: 'Too much.' };
const CONTENT = Uint8Array.from({ length: 10_000 }, (_, i) => (i * 7919) >>> 4);

/** A browser's file, as far as it is used: Node has none. */
function fileOf(roomBytes: number) {
  const held = new Uint8Array(20_000);
  let closed = false;
  const handle = {
    write(bytes: Uint8Array, { at }: { at: number }): number {
      if (at + bytes.length > roomBytes) throw new DOMException('no room', 'QuotaExceededError');
      held.set(bytes, at);
      return bytes.length;
    },
    read(into: Uint8Array, { at }: { at: number }): number {
      into.set(held.subarray(at, at + into.length));
      return into.length;
    },
    close: () => (closed = true),
  };
  let removed = false;
  return { file: new ScratchFile(handle as unknown as FileSystemSyncAccessHandle, () => (removed = true)), gone: () => closed && removed };
}

async function filled(copy: KeptCopy): Promise<KeptCopy> {
  for (let at = 0; at < CONTENT.length; at += 700) await copy.append(CONTENT.subarray(at, at + 700));
  return copy;
}

async function expectSame(copy: KeptCopy): Promise<void> {
  expect(copy.size).toBe(CONTENT.length);
  for (const [start, end] of [[0, 10_000], [0, 1], [699, 701], [1399, 4300], [5000, 5000], [9999, 10_000]]) {
    expect(await copy.read(start, end)).toEqual(CONTENT.slice(start, end));
  }
  expect(await copy.read(9990, 10_050)).toEqual(CONTENT.slice(9990));
}

test('a copy in memory gives back any range', async () => {
  await expectSame(await filled(new KeptCopy(LIMIT)));
});

test('beyond a size it goes to a file, which goes with it', async () => {
  const { file, gone } = fileOf(20_000);
  const copy = await filled(new KeptCopy(LIMIT, 3000, () => Promise.resolve(file)));
  await expectSame(copy);
  copy.close();
  expect(gone()).toBe(true);
});

test('what does not fit into the file stays in memory; and all of it where there is no file', async () => {
  await expectSame(await filled(new KeptCopy(LIMIT, 3000, () => Promise.resolve(fileOf(4000).file))));
  await expectSame(await filled(new KeptCopy(LIMIT, 3000, () => Promise.resolve(undefined))));
  // Node has none: it must be found out without harm.
  await expectSame(await filled(new KeptCopy(LIMIT, 0)));
});

test('no more than the limit', async () => {
  const copy = new KeptCopy({ bytes: 8000, sentence: 'Too much.' });
  await expect(filled(copy)).rejects.toThrow(DamageError);
  await expect(filled(copy)).rejects.toThrow('Too much.');
});

test('what was read belongs to its reader', async () => {
  const copy = await filled(new KeptCopy(LIMIT));
  (await copy.read(0, 100)).fill(0);
  await expectSame(copy);
});
