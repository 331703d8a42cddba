// A file's bytes in passing: read into the same memory again and again. A slice of a Blob comes in fresh pages, by way of the
// browser's process for each; 500 MB took 1.2 s of the two processes' time so, and take 0.35 s like this.
import type { Bytes } from '../units.ts';

/** Once in some dozen GB Chromium closed the file half-way and never said so. */
const PATIENCE_MS = 5000;

/**
 * From the first byte on, `first` bytes and then `rest` at a time; the next piece is being read while one is looked at. A piece holds
 * until the next one is asked for. Ends early if the platform cannot go on, or at all: what is missing has to be read in another way.
 */
export async function* passingPieces(blob: Blob, first: Bytes, rest: Bytes, patienceMs = PATIENCE_MS): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = readerOf(blob);
  if (reader === undefined) return;
  const most = Math.min(rest, Math.max(1, blob.size));
  try {
    let next = begun(reader, new ArrayBuffer(most), Math.min(first, most), patienceMs);
    let spare = new ArrayBuffer(most);
    for (;;) {
      const piece = await next;
      if (piece.length === 0) return;
      next = begun(reader, spare, most, patienceMs);
      yield piece;
      spare = piece.buffer;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

/** undefined: there is no such stream, or none that reads into memory that is there. */
function readerOf(blob: Blob): ReadableStreamBYOBReader | undefined {
  try {
    return blob.stream().getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}

/** If it fails, the news waits until someone asks. */
function begun(reader: ReadableStreamBYOBReader, into: ArrayBuffer, bytes: Bytes, patienceMs: number): Promise<Uint8Array<ArrayBuffer>> {
  const reading = filled(reader, into, bytes, patienceMs);
  reading.catch(() => undefined);
  return reading;
}

/** Fewer bytes only at the end. Whoever reads takes the memory away meanwhile, and gives it back under another name. */
async function filled(reader: ReadableStreamBYOBReader, into: ArrayBuffer, bytes: Bytes, patienceMs: number): Promise<Uint8Array<ArrayBuffer>> {
  let buffer = into;
  let length = 0;
  while (length < bytes) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
    const read = await inTime(reader.read(new Uint8Array(buffer, length, bytes - length)), patienceMs);
    // Without the memory there is nothing of this piece.
    if (read?.value === undefined) return new Uint8Array(0);
    buffer = read.value.buffer;
    length += read.value.length;
    if (read.done) break;
  }
  return new Uint8Array(buffer, 0, length);
}

/** undefined: too late. Half of the time twice: after a machine has slept, what was awaited comes with the first ring. */
async function inTime<T>(work: Promise<T>, patienceMs: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ring = (): Promise<undefined> => new Promise((resolve) => (timer = setTimeout(() => resolve(undefined), patienceMs / 2)));
  const late = ring().then(ring);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
