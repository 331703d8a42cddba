// A file's bytes in passing: read into the same memory again and again. A slice of a Blob comes in fresh pages, by way of the
// browser's process for each; 500 MB took 1.2 s of the two processes' time so, and take 0.35 s like this.
import type { Bytes } from '../units.ts';
import type { Pieces } from './pieces.ts';

/**
 * From the first byte on, `first` bytes and then `rest` at a time; the next piece is being read while one is looked at. A piece holds
 * until the next one is asked for. undefined: the platform cannot.
 */
export function passingPieces(blob: Blob, first: Bytes, rest: Bytes): Pieces | undefined {
  try {
    return pieces(blob.stream().getReader({ mode: 'byob' }), first, Math.min(rest, Math.max(1, blob.size)));
  } catch {
    return undefined; // no such stream, or none that reads into memory that is there
  }
}

async function* pieces(reader: ReadableStreamBYOBReader, first: Bytes, rest: Bytes): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  try {
    let next = begun(reader, new ArrayBuffer(rest), Math.min(first, rest));
    let spare = new ArrayBuffer(rest);
    for (;;) {
      const piece = await next;
      if (piece.length === 0) return;
      next = begun(reader, spare, rest);
      yield piece;
      spare = piece.buffer;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

/** If it fails, the news waits until someone asks. */
function begun(reader: ReadableStreamBYOBReader, into: ArrayBuffer, bytes: Bytes): Promise<Uint8Array<ArrayBuffer>> {
  const reading = filled(reader, into, bytes);
  reading.catch(() => undefined);
  return reading;
}

/** Fewer bytes only at the end. Whoever reads takes the memory away meanwhile, and gives it back under another name. */
async function filled(reader: ReadableStreamBYOBReader, into: ArrayBuffer, bytes: Bytes): Promise<Uint8Array<ArrayBuffer>> {
  let buffer = into;
  let length = 0;
  while (length < bytes) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
    const { done, value } = await reader.read(new Uint8Array(buffer, length, bytes - length));
    if (value === undefined) return new Uint8Array(0);
    buffer = value.buffer;
    length += value.length;
    if (done) break;
  }
  return new Uint8Array(buffer, 0, length);
}
