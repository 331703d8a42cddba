// Files and folders as they are dropped or picked. Folders are walked; nothing is read yet.
import { childrenOf, entriesOf, fileOf, isFile, isFolder } from '../../files/folderEntries.ts';
import { MOST_FILES, type GivenFile } from './givenSources.ts';

/** Folders that hold no source of a Go program, and too much else. */
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', '.idea', '.vscode']);

/** Must be called within the drop event: the browser empties the transfer afterwards. */
export function filesDropped(transfer: Pick<DataTransfer, 'items' | 'files'>): Promise<readonly GivenFile[]> {
  const known = entriesOf(transfer);
  if (known === undefined) return Promise.resolve(filesPicked(transfer.files));
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
