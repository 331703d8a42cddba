// Files and folders as they are dropped or picked. Folders are walked; nothing is read yet.
import { MOST_FILES, type GivenFile } from './givenSources.ts';

/** Folders that hold no source of a Go program, and too much else. */
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', '.idea', '.vscode']);

/** Must be called within the drop event: the browser empties the transfer afterwards. */
export function filesDropped(transfer: Pick<DataTransfer, 'items' | 'files'>): Promise<readonly GivenFile[]> {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry());
  const known = entries.filter((entry) => entry !== null);
  // Files made by a script, and browsers without entries.
  if (known.length === 0 || known.length < entries.length) return Promise.resolve(filesPicked(transfer.files));
  return walk(known);
}

export function filesPicked(files: Iterable<File>): readonly GivenFile[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, open: () => Promise.resolve(file) }));
}

/** Breadth first; stops once there are more files than are taken. */
async function walk(roots: readonly FileSystemEntry[]): Promise<readonly GivenFile[]> {
  const files: GivenFile[] = [];
  let level = roots;
  while (level.length > 0 && files.length <= MOST_FILES) {
    const below: FileSystemEntry[] = [];
    for (const entry of level) {
      if (isFile(entry)) files.push({ path: entry.fullPath.replace(/^\//, ''), open: () => fileOf(entry) });
      // Folder by folder: a thousand at a time would take the browser's breath.
      // oxlint-disable-next-line eslint/no-await-in-loop
      else if (isFolder(entry) && !SKIPPED.has(entry.name)) below.push(...(await childrenOf(entry)));
    }
    level = below;
  }
  return files;
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** readEntries hands out a hundred at a time, and an empty list at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // oxlint-disable-next-line eslint/no-await-in-loop
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
