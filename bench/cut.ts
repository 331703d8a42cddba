// npm run bench -- --cut 500m FILE OUT: the first generations of a trace of Go 1.22 or later, so that one long recording gives
// traces of the same program in any size.
import { closeSync, createReadStream, createWriteStream, openSync, readSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ByteSink } from '../workers/open/byteSink.ts';
import { Framer } from '../workers/trace/wire/framing.ts';
import { readHeader } from '../workers/trace/wire/header.ts';

const pieceBytes = 2 ** 24;
const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };

/** "500m", "1g", "20000": bytes, by powers of ten. */
export function sizeOf(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([kmg]?)$/i.exec(text) ?? [];
  if (number === undefined || unit === undefined) throw new Error(`"${text}" is not a size; 500m and 1g are.`);
  return Math.round(Number(number) * units[unit.toLowerCase()]);
}

/** Writes as many whole generations as fit, one at least; returns how many bytes they are. */
export async function cutTrace(file: string, out: string, atMostBytes: number): Promise<number> {
  const bytes = endOfGenerations(file, atMostBytes);
  await pipeline(createReadStream(file, { end: bytes - 1 }), createWriteStream(out));
  return bytes;
}

function endOfGenerations(file: string, atMostBytes: number): number {
  const input = openSync(file, 'r');
  try {
    const sink = new ByteSink(undefined, { bytes: Number.POSITIVE_INFINITY, sentence: '' });
    const piece = new Uint8Array(pieceBytes);
    let framer: Framer | undefined;
    let end = 0;
    for (;;) {
      const length = readSync(input, piece);
      sink.add(piece.subarray(0, length));
      const part = { bytes: sink.taken(), startOffset: sink.startOffset };
      framer ??= new Framer(readHeader(part.bytes).readAs);
      framer.feed(part, length === 0);
      for (let framed = framer.next(); framed.found !== 'more'; framed = framer.next()) {
        const next = framed.found === 'generation' ? framed.frame.endOffset : Number.POSITIVE_INFINITY;
        if (next > atMostBytes && end > 0) return end;
        if (framed.found !== 'generation') throw new Error(`${file} has no whole generation.`);
        end = next;
      }
      sink.release(framer.offset);
    }
  } finally {
    closeSync(input);
  }
}
