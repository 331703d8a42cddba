// What a drop holds: files, and the files of folders however deep. Kinds are found by content in the worker, so nothing is
// left out here by name but hidden files, which file managers put into folders without being asked.

import { childrenOf, entriesOf, fileOf, isFile, isFolder } from './folderEntries.ts';

export interface NamedFile {
  readonly file: File;
  /** Path within the dropped folder, or just the name. */
  readonly name: string;
  /** It came with a folder: the reader did not pick this very file. */
  readonly fromFolder: boolean;
}

export interface Dropped {
  readonly files: readonly NamedFile[];
  /** There were more files in the folders than `MAX_FILES`. */
  readonly tooMany: boolean;
}

/** Beyond this the page would be busy with their names alone. */
export const MAX_FILES = 5000;

/** Must be called within the drop event: the browser empties the transfer afterwards. */
export function droppedFiles(transfer: Pick<DataTransfer, 'items' | 'files'>): Promise<Dropped> {
  const known = entriesOf(transfer);
  if (known === undefined) {
    return Promise.resolve({ files: [...transfer.files].map(plainFile), tooMany: false });
  }
  return walk(known);
}

export function plainFile(file: File): NamedFile {
  return { file, name: file.name, fromFolder: false };
}

/** Breadth first, each folder in name order; stops at MAX_FILES. */
export async function walk(roots: readonly FileSystemEntry[]): Promise<Dropped> {
  const files: NamedFile[] = [];
  let level: readonly { readonly entry: FileSystemEntry; readonly fromFolder: boolean }[] = roots.map((entry) => ({
    entry,
    fromFolder: false,
  }));
  while (level.length > 0) {
    const below: { entry: FileSystemEntry; fromFolder: boolean }[] = [];
    for (const { entry, fromFolder } of level) {
      if (fromFolder && entry.name.startsWith('.')) continue;
      if (isFolder(entry)) {
        for (const child of await childrenOf(entry)) below.push({ entry: child, fromFolder: true });
      } else if (isFile(entry)) {
        if (files.length === MAX_FILES) return { files, tooMany: true };
        files.push({ file: await fileOf(entry), name: entry.fullPath.replace(/^\//, ''), fromFolder });
      }
    }
    level = below;
  }
  return { files, tooMany: false };
}
