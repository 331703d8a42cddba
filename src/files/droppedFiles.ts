// What a drop holds: files, and the files of folders however deep. Kinds are found by content in the worker, so nothing is
// left out here by name but hidden files, which file managers put into folders without being asked.

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

export const MAX_FILES = 64;

/** Must be called within the drop event: the browser empties the transfer afterwards. */
export function droppedFiles(transfer: Pick<DataTransfer, 'items' | 'files'>): Promise<Dropped> {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry());
  const known = entries.filter((entry) => entry !== null);
  // Files made by a script, and browsers without entries.
  if (known.length === 0 || known.length < entries.length) {
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
      if (isDirectory(entry)) {
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

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** readEntries hands out a hundred at a time, and an empty list at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    all.push(...some);
  }
}
