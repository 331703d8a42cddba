// Bytes on their way, a piece at a time: whoever wants the next one pulls it, so nothing runs ahead of its reader by more than a
// piece. A piece is never changed once it was given.
import type { Bytes } from '../units.ts';
import { type ByteLimit, ByteSink } from './byteSink.ts';

export type Pieces = AsyncIterable<Uint8Array<ArrayBuffer>>;

export interface Head {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** There is nothing behind it. */
  readonly whole: boolean;
}

/** The first bytes, as many as are asked for or more. The rest is not read. */
export async function headOf(pieces: Pieces, bytes: Bytes): Promise<Head> {
  const sink = new ByteSink(undefined, UNBOUNDED);
  for await (const piece of pieces) {
    sink.add(piece);
    if (sink.length >= bytes) return { bytes: sink.taken(), whole: false };
  }
  return { bytes: sink.taken(), whole: true };
}

/** All of them in one piece. Throws a DamageError over the limit. */
export async function wholeOf(pieces: Pieces, limit: ByteLimit, expectedBytes?: Bytes): Promise<Uint8Array<ArrayBuffer>> {
  const sink = new ByteSink(expectedBytes, limit);
  for await (const piece of pieces) sink.add(piece);
  return sink.taken();
}

/** The same bytes in pieces of about a size, only the last may be smaller. */
export async function* gathered(pieces: Pieces, bytes: Bytes): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let few: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const piece of pieces) {
    few.push(piece);
    length += piece.length;
    if (length < bytes) continue;
    yield joined(few, length);
    few = [];
    length = 0;
  }
  if (length > 0) yield joined(few, length);
}

/** The same bytes in views of at most a size. */
export async function* parted(pieces: Pieces, bytes: Bytes): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += bytes) yield piece.subarray(at, at + bytes);
  }
}

const UNBOUNDED: ByteLimit = { bytes: Number.POSITIVE_INFINITY, sentence: '' };

function joined(few: readonly Uint8Array<ArrayBuffer>[], length: number): Uint8Array<ArrayBuffer> {
  if (few.length === 1) return few[0];
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of few) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
