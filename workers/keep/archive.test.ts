import { describe, expect, it } from 'vitest';
import { packArchive, unpackArchive } from './archive.ts';

const text = (length: number): string => 'goroutine '.repeat(length / 10);
const files = [
  { name: 'lead.json', bytes: new Blob(['{}']) },
  { name: 'files/1/plain.log', bytes: new Blob([text(40_000)]) },
  { name: 'files/2/packed.gz', bytes: new Blob([new Uint8Array([0x1f, 0x8b]), text(2000)]) },
];
const made = packArchive(files);
const read = async (archive: Blob, mostBytes?: number) => {
  const unpacked = await unpackArchive(archive, 'lead.json', mostBytes);
  if (unpacked.is !== 'archive') return unpacked.is;
  return { ...unpacked, files: await Promise.all(unpacked.files.map(async ({ name, bytes }) => [name, await bytes.text()])) };
};
const all = await Promise.all(files.map(async ({ name, bytes }) => [name, await bytes.text()]));
const bytesOf = async (archive: Blob) => new Uint8Array(await archive.arrayBuffer());
const find = (bytes: Uint8Array, words: string, from = 0): number => Buffer.from(bytes).indexOf(words, from, 'latin1');

describe('an archive', () => {
  it('gives the files that were put in, packed where that helps', async () => {
    expect(await read(await made)).toEqual({ is: 'archive', files: all, damaged: [], tooLarge: [] });
    expect((await made).size).toBeLessThan(4000);
    expect((await made).size).toBeGreaterThan(2000);
  });

  it('without the file that makes it ours is another one, and one that is cut off says so', async () => {
    expect(await read(await packArchive(files.slice(1)))).toBe('other');
    expect(await read((await made).slice(0, -30))).toBe('broken');
    expect(await read(new Blob(['PK\x03\x04 no more']))).toBe('broken');
  });

  it('gives what is whole beside a damaged file', async () => {
    const bytes = await bytesOf(await made);
    const at = find(bytes, 'files/2/packed.gz') + 400;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect(await read(new Blob([bytes]))).toEqual({ is: 'archive', files: all.slice(0, 2), damaged: ['files/2/packed.gz'], tooLarge: [] });
  });

  it('unpacks no more than it may, whatever its directory says', async () => {
    expect(await read(await made, 10_000)).toEqual({ is: 'archive', files: [all[0], all[2]], damaged: [], tooLarge: ['files/1/plain.log'] });
    const bytes = await bytesOf(await made);
    // The directory stands after the files; a record's name is 46 bytes into it, the unpacked size 24.
    const record = find(bytes, 'files/1/plain.log', find(bytes, 'PK\x01\x02')) - 46;
    new DataView(bytes.buffer).setUint32(record + 24, 100, true);
    expect(await read(new Blob([bytes]))).toEqual({ is: 'archive', files: [all[0], all[2]], damaged: ['files/1/plain.log'], tooLarge: [] });
  });
});
