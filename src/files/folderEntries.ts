// What a drop or a folder holds, as the browser's entries tell it.

/** The entries of a drop; undefined: they were made by a script, or the browser has none. Only within the drop event: the transfer is emptied afterwards. */
export function entriesOf({ items }: Pick<DataTransfer, 'items'>): readonly FileSystemEntry[] | undefined {
  const entries = [...items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry());
  const known = entries.filter((entry) => entry !== null);
  return known.length === 0 || known.length < entries.length ? undefined : known;
}

export const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
export const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

export function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** In name order. readEntries hands out a hundred at a time, and an empty list at the end. */
export async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- each call hands out the next ones
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    all.push(...some);
  }
}
