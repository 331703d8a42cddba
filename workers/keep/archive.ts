// Zip archives: several files in one. Unpacked within bounds, each file checked by its checksum; what is damaged is left out and told.
// Unpacking large files would take their size in memory: they are stored unpacked, and read where they stand.
import { BlobReader, BlobWriter, configure, type FileEntry, ZipReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { ArchivedFile, Unpacked } from '../api/keep.ts';
import type { Bytes } from '../units.ts';

// Its own workers come from blob: addresses, which the page's policy refuses; this code runs in a worker already.
configure({ useWebWorkers: false });

/** Unpacked at most, of all files together; what is stored as it is does not count. */
export const MOST_UNPACKED_BYTES: Bytes = 2 ** 30;
const STORED_FROM_BYTES: Bytes = 128 * 2 ** 20;
const MOST_FILES = 5001;
/** Beginnings of what is packed already: gzip, zstd. */
const PACKED = [[0x1f, 0x8b], [0x28, 0xb5, 0x2f, 0xfd]];

export async function packArchive(files: readonly ArchivedFile[]): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { extendedTimestamp: false, bufferedWrite: false });
  for (const { name, bytes } of files) {
    await writer.add(name, new BlobReader(bytes), { level: (await isBestStored(bytes)) ? 0 : 6 });
  }
  return await writer.close();
}

async function isBestStored(bytes: Blob): Promise<boolean> {
  if (bytes.size > STORED_FROM_BYTES) return true;
  const head = new Uint8Array(await bytes.slice(0, 4).arrayBuffer());
  return PACKED.some((start) => start.every((byte, at) => head[at] === byte));
}

/** Never rejects for what `archive` holds. `lead`: the file that makes it one of ours. */
export async function unpackArchive(archive: Blob, lead: string, mostBytes: Bytes = MOST_UNPACKED_BYTES): Promise<Unpacked> {
  const reader = new ZipReader(new BlobReader(archive), { checkCrc32: true });
  let entries: FileEntry[];
  try {
    entries = (await reader.getEntries()).flatMap((entry) => (entry.directory ? [] : [entry]));
  } catch {
    return { is: 'broken' };
  }
  if (!entries.some(({ filename }) => filename === lead)) return { is: 'other' };
  const files: ArchivedFile[] = [];
  const damaged: string[] = [];
  const tooLarge: string[] = [];
  let left = mostBytes;
  for (const entry of entries.slice(0, MOST_FILES)) {
    const name = entry.filename;
    if (isReadInPlace(entry)) {
      const bytes = await storedBytes(archive, entry);
      if (bytes === undefined) damaged.push(name);
      else files.push({ name, bytes });
    } else if (entry.uncompressedSize > left) {
      tooLarge.push(name);
    } else {
      const bytes = await unpackedBytes(entry);
      if (bytes === undefined) damaged.push(name);
      else {
        left -= bytes.size;
        files.push({ name, bytes });
      }
    }
  }
  return { is: 'archive', files, damaged, tooLarge };
}

function isReadInPlace({ compressionMethod, encrypted, uncompressedSize }: FileEntry): boolean {
  return compressionMethod === 0 && !encrypted && uncompressedSize > STORED_FROM_BYTES;
}

/** After the local header, whose name and extra fields may be others than the directory's. undefined: it is not there. */
async function storedBytes(archive: Blob, { offset, uncompressedSize }: FileEntry): Promise<Blob | undefined> {
  const header = new DataView(await archive.slice(offset, offset + 30).arrayBuffer());
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) return undefined;
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  return start + uncompressedSize <= archive.size ? archive.slice(start, start + uncompressedSize) : undefined;
}

/** A file that comes out larger than the directory says is damaged: it is let go once it is. */
async function unpackedBytes(entry: FileEntry): Promise<Blob | undefined> {
  const pieces = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>(new Bounded(entry.uncompressedSize));
  const whole = new Response(pieces.readable).blob().catch(() => undefined);
  try {
    await entry.getData(pieces.writable, { checkCrc32: true });
  } catch {
    await pieces.writable.abort().catch(() => undefined);
    await whole;
    return undefined;
  }
  const bytes = await whole;
  return bytes?.size === entry.uncompressedSize ? bytes : undefined;
}

class Bounded implements Transformer<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  #left: Bytes;

  constructor(mostBytes: Bytes) {
    this.#left = mostBytes;
  }

  transform(piece: Uint8Array<ArrayBuffer>, controller: TransformStreamDefaultController<Uint8Array<ArrayBuffer>>): void {
    this.#left -= piece.length;
    if (this.#left < 0) controller.error(new RangeError('larger than declared'));
    else controller.enqueue(piece);
  }
}
