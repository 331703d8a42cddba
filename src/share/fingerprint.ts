// What a link calls a file that it does not bring along: the first 16 hex digits of a SHA-256. Of a file of up to 4 MiB it is that of the
// file (`sha256sum FILE | cut -c -16`). Of a larger one it is that of its first MiB, 32 pieces of 64 KiB spread evenly over what is between,
// and its last MiB, one behind the other: recordings have times all through, so two that agree in all of these and in size are
// the same, and a recording of a gigabyte need not be read twice.
import type { Bytes } from '../../workers/api.ts';

const WHOLE_UP_TO: Bytes = 4 * 2 ** 20;
const END: Bytes = 2 ** 20;
const PIECE: Bytes = 64 * 2 ** 10;
const PIECES = 32;

/** undefined: the file cannot be read. */
export async function fingerprint(file: Blob): Promise<string | undefined> {
  try {
    const digest = await sha256(new Uint8Array(await new Blob(sampled(file)).arrayBuffer()));
    return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return undefined;
  }
}

/** The pieces that stand for a file. */
function sampled(file: Blob): Blob[] {
  if (file.size <= WHOLE_UP_TO) return [file];
  const gap = (file.size - 2 * END - PIECE) / (PIECES - 1);
  const between = Array.from({ length: PIECES }, (_, nth) => {
    const start = Math.floor(END + nth * gap);
    return file.slice(start, start + PIECE);
  });
  return [file.slice(0, END), ...between, file.slice(file.size - END)];
}

/** Pages served without HTTPS have no `crypto.subtle`. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (subtle !== undefined) return new Uint8Array(await subtle.digest('SHA-256', bytes));
  return (await import('@noble/hashes/sha2.js')).sha256(bytes);
}
