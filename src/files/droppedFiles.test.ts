import { describe, expect, it } from 'vitest';
import { MAX_FILES, walk } from './droppedFiles.ts';

// The browser's own entries exist in drop events only; these are built to the same interface, a hundred a reading included.
function fileEntry(path: string): FileSystemEntry {
  const name = path.split('/').at(-1) ?? '';
  return {
    isFile: true,
    isDirectory: false,
    name,
    fullPath: path,
    file: (resolve: (file: File) => void) => resolve(new File([path], name)),
  } as unknown as FileSystemEntry;
}

function folderEntry(path: string, children: readonly FileSystemEntry[]): FileSystemEntry {
  return {
    isFile: false,
    isDirectory: true,
    name: path.split('/').at(-1) ?? '',
    fullPath: path,
    createReader: () => {
      let given = 0;
      return {
        readEntries: (resolve: (entries: readonly FileSystemEntry[]) => void) => {
          const some = children.slice(given, given + 100);
          given += some.length;
          resolve(some);
        },
      };
    },
  } as unknown as FileSystemEntry;
}

describe('a drop', () => {
  it('of a folder gives its files, the deeper ones later, without hidden ones', async () => {
    const folder = folderEntry('/run', [
      folderEntry('/run/deep', [fileEntry('/run/deep/heap.pb.gz')]),
      fileEntry('/run/b10.trace'),
      fileEntry('/run/b9.trace'),
      fileEntry('/run/.DS_Store'),
    ]);
    const { files, tooMany } = await walk([folder, fileEntry('/alone.out')]);
    expect(files.map(({ name, fromFolder }) => [name, fromFolder])).toEqual([
      ['alone.out', false],
      ['run/b9.trace', true],
      ['run/b10.trace', true],
      ['run/deep/heap.pb.gz', true],
    ]);
    expect(tooMany).toBe(false);
  });

  it('of a huge folder stops at a bound and says so', async () => {
    const many = Array.from({ length: MAX_FILES + 50 }, (_, i) => fileEntry(`/many/${i}`));
    const { files, tooMany } = await walk([folderEntry('/many', many)]);
    expect(files).toHaveLength(MAX_FILES);
    expect(tooMany).toBe(true);
  });
});
