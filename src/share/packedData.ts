// A small file within a link: packed with zlib, whose checksum tells a link that was cut off or changed, and written in base64url.
// In an address it is `data=heap.pb.gz:eJy…`; in the workspace it is a source like any other, called by that text.
import type { Bytes } from '../../workers/api.ts';

/** What a source that is data begins with. No address and no sample does. */
const PREFIX = 'packed:';
/** Characters of a file in a link that the page makes; it reads somewhat longer ones. */
export const MOST_PACKED = 32 * 1024;
const MOST_READ = 64 * 1024;
/** Unpacked, of a link that is opened. A file that packs better than this is not what the page makes links of. */
const MOST_BYTES: Bytes = 16 * 2 ** 20;
/** A larger file is not tried: what packs to a thousandth is rare, and trying takes a while. */
const MOST_TRIED: Bytes = 4 * 2 ** 20;
const MAX_NAME = 200;

export type Unpacked = { readonly file: Blob; readonly name: string } | { readonly refused: 'too large' | 'damaged' | 'cannot' };

/** The source that holds `file`; undefined: it is too large for a link, cannot be read, or this browser cannot pack. */
export async function packedSource(file: Blob, name: string): Promise<string | undefined> {
  if (file.size > MOST_TRIED || typeof CompressionStream === 'undefined') return undefined;
  try {
    const packed = new Uint8Array(await new Response(file.stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer());
    const text = base64Url(packed);
    return text.length > MOST_PACKED ? undefined : `${PREFIX}${name.slice(-MAX_NAME)}:${text}`;
  } catch {
    return undefined;
  }
}

export function isPacked(source: string): boolean {
  return source.startsWith(PREFIX);
}

/** What follows `data=`. */
export function dataField(source: string): string {
  return source.slice(PREFIX.length);
}

/** The source that a `data` field stands for; undefined: it is none. */
export function sourceOfData(field: string): string | undefined {
  const at = field.lastIndexOf(':');
  return at >= 1 && at <= MAX_NAME && field.length - at <= MOST_READ && /^[\w-]+$/.test(field.slice(at + 1)) ? PREFIX + field : undefined;
}

/** Name of the file in a source that `isPacked`. */
export function packedName(source: string): string {
  return source.slice(PREFIX.length, source.lastIndexOf(':'));
}

/** Never rejects. */
export async function unpackedFile(source: string): Promise<Unpacked> {
  if (typeof DecompressionStream === 'undefined') return { refused: 'cannot' };
  let packed: Uint8Array<ArrayBuffer>;
  try {
    packed = bytesOf(source.slice(source.lastIndexOf(':') + 1));
  } catch {
    return { refused: 'damaged' };
  }
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  try {
    for (;;) {
      // Each piece is awaited before the next: so nothing is unpacked beyond the bound.
      // oxlint-disable-next-line eslint/no-await-in-loop
      const { done, value } = await reader.read();
      if (done) return { file: new Blob(pieces), name: packedName(source) };
      bytes += value.length;
      if (bytes > MOST_BYTES) {
        void reader.cancel().catch(() => undefined);
        return { refused: 'too large' };
      }
      pieces.push(value);
    }
  } catch {
    return { refused: 'damaged' };
  }
}

function base64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}
