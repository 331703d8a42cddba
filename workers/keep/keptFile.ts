// Writes a copy of a file into the origin-private file system, piece by piece, so that it is never in memory whole.
import type { Bytes } from '../units.ts';

const PIECE_BYTES: Bytes = 4 * 2 ** 20;

/** See KeepingWorker.keep. */
export async function writeKeptFile(path: readonly string[], bytes: Blob): Promise<boolean> {
  const name = path.at(-1);
  if (name === undefined || typeof FileSystemFileHandle === 'undefined' || !('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return false;
  let folder: FileSystemDirectoryHandle;
  let target: FileSystemSyncAccessHandle;
  try {
    folder = await navigator.storage.getDirectory();
    for (const inner of path.slice(0, -1)) folder = await folder.getDirectoryHandle(inner, { create: true });
    target = await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle();
  } catch {
    return false;
  }
  const isWhole = await copied(bytes, target);
  target.close();
  if (!isWhole) await folder.removeEntry(name).catch(() => undefined);
  return isWhole;
}

async function copied(bytes: Blob, target: FileSystemSyncAccessHandle): Promise<boolean> {
  try {
    target.truncate(0);
    for (let at = 0; at < bytes.size; at += PIECE_BYTES) {
      const piece = new Uint8Array(await bytes.slice(at, at + PIECE_BYTES).arrayBuffer());
      if (target.write(piece, { at }) !== piece.length) return false;
    }
    target.flush();
    return target.getSize() === bytes.size;
  } catch {
    return false; // over the browser's quota, or the file is gone
  }
}
