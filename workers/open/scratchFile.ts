// A file of the browser's own for this page (the origin-private file system), for copies too large for memory: tried with 500 MB,
// it costs 3 ms a MB to write and no memory in any process, while Blobs made piece by piece stay in the browser's memory, and
// beyond some hundred MB reading them failed or never ended. It is private to this site, and removed when its recording is closed;
// what a closed tab leaves behind is removed by the next worker that starts.
import type { Bytes } from '../units.ts';

const PREFIX = 'gopherscope-scratch-';

export class ScratchFile {
  #size: Bytes = 0;
  readonly #handle: FileSystemSyncAccessHandle;
  readonly #remove: () => void;

  constructor(handle: FileSystemSyncAccessHandle, remove: () => void) {
    this.#handle = handle;
    this.#remove = remove;
  }

  /** Where the bytes stand in the file; undefined: it has no room for them. */
  append(bytes: Uint8Array): Bytes | undefined {
    const at = this.#size;
    try {
      if (this.#handle.write(bytes, { at }) !== bytes.length) return undefined;
    } catch {
      return undefined; // over the browser's quota
    }
    this.#size = at + bytes.length;
    return at;
  }

  /** Fills `into` from a position on. */
  read(at: Bytes, into: Uint8Array<ArrayBuffer>): void {
    this.#handle.read(into, { at });
  }

  close(): void {
    this.#handle.close();
    this.#remove();
  }
}

/** undefined: there are none here (Node, some private windows, pages that are not secure). */
export async function openScratchFile(): Promise<ScratchFile | undefined> {
  try {
    const folder = await folderOfOrigin();
    const name = PREFIX + crypto.randomUUID();
    const file = await folder?.getFileHandle(name, { create: true });
    if (folder === undefined || file === undefined) return undefined;
    return new ScratchFile(await file.createSyncAccessHandle(), () => void folder.removeEntry(name).catch(() => undefined));
  } catch {
    return undefined;
  }
}

/** Removes the scratch files that no worker has open any more. */
export async function removeAbandonedScratchFiles(): Promise<void> {
  try {
    const folder = await folderOfOrigin();
    if (folder === undefined) return;
    const names: string[] = [];
    for await (const name of folder.keys()) if (name.startsWith(PREFIX)) names.push(name);
    // One that is open cannot be removed: that is how they are told apart.
    await Promise.all(names.map((name) => folder.removeEntry(name).catch(() => undefined)));
  } catch {
    // No such file system here, so nothing is left in it.
  }
}

async function folderOfOrigin(): Promise<FileSystemDirectoryHandle | undefined> {
  if (typeof navigator === 'undefined' || !('storage' in navigator) || typeof FileSystemFileHandle === 'undefined' || !('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return undefined;
  return await navigator.storage.getDirectory();
}
