// Where copies of files are kept: a folder of the origin-private file system for each tab. Written by the worker (`KeepingWorker.keep`),
// read and removed from here. Nothing here rejects: where there is no such file system nothing is found in it.
const ROOT = 'gopherscope-kept';

/** Path of a copy, as the worker takes it. */
export function keptPath(tab: string, entry: string): readonly string[] {
  return [ROOT, tab, entry];
}

/** A copy; it is read where it lies. undefined: it is not there. */
export async function keptFile(tab: string, entry: string): Promise<File | undefined> {
  try {
    const folder = await (await keptRoot()).getDirectoryHandle(tab);
    return await (await folder.getFileHandle(entry)).getFile();
  } catch {
    return undefined;
  }
}

export async function forgetEntry(tab: string, entry: string): Promise<void> {
  try {
    const folder = await (await keptRoot()).getDirectoryHandle(tab);
    await folder.removeEntry(entry);
  } catch {
    // It is gone already.
  }
}

/** With everything in it. */
export async function forgetFolder(tab: string): Promise<void> {
  try {
    await (await keptRoot()).removeEntry(tab, { recursive: true });
  } catch {
    // It is gone already.
  }
}

/** Copies of a tab. */
export async function keptEntries(tab: string): Promise<readonly string[]> {
  const entries: string[] = [];
  try {
    for await (const name of (await (await keptRoot()).getDirectoryHandle(tab)).keys()) entries.push(name);
  } catch {
    // Nothing is kept.
  }
  return entries;
}

/** Tabs that something is kept of. */
export async function keptFolders(): Promise<readonly string[]> {
  const tabs: string[] = [];
  try {
    for await (const name of (await keptRoot()).keys()) tabs.push(name);
  } catch {
    // Nothing is kept.
  }
  return tabs;
}

async function keptRoot(): Promise<FileSystemDirectoryHandle> {
  return await (await navigator.storage.getDirectory()).getDirectoryHandle(ROOT, { create: true });
}
