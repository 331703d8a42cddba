// Bytes that stay readable by place after they have been read once: a trace lets go of what it decoded, and asks again when
// someone looks closer.
import { DamageError } from '../damage.ts';
import type { Bytes } from '../units.ts';
import type { ByteLimit } from './byteSink.ts';
import { openScratchFile, type ScratchFile } from './scratchFile.ts';

export interface KeptBytes {
  /** So far. */
  readonly size: Bytes;
  /** Bytes [start, end), which the caller owns. Rejects with a DamageError. */
  read(start: Bytes, end: Bytes): Promise<Uint8Array<ArrayBuffer>>;
}

/** Up to here a copy is held in memory: most recordings never touch the disk. */
const MEMORY_BYTES: Bytes = 64 * 2 ** 20;

interface KeptPiece {
  readonly start: Bytes;
  readonly length: Bytes;
  readonly copyTo: (out: Uint8Array<ArrayBuffer>, from: Bytes) => void;
}

/**
 * A copy of bytes that cannot be read again where they come from (a download, what came out of a gzip), made as they come. A
 * large one goes to a scratch file, where the platform has them; what that does not take stays in memory.
 */
export class KeptCopy implements KeptBytes {
  #size: Bytes = 0;
  readonly #limit: ByteLimit;
  readonly #memoryBytes: Bytes;
  readonly #openFile: () => Promise<ScratchFile | undefined>;
  readonly #pieces: KeptPiece[] = [];
  #file: ScratchFile | undefined;
  #fileTakesMore = true;

  constructor(limit: ByteLimit, memoryBytes = MEMORY_BYTES, openFile = openScratchFile) {
    this.#limit = limit;
    this.#memoryBytes = memoryBytes;
    this.#openFile = openFile;
  }

  get size(): Bytes {
    return this.#size;
  }

  /** The bytes must not be changed afterwards. Best some hundred KiB at a time: each piece is remembered by itself. */
  async append(bytes: Uint8Array): Promise<void> {
    const start = this.#size;
    const { length } = bytes;
    if (start + length > this.#limit.bytes) throw new DamageError({ what: 'too-large', message: this.#limit.sentence, offset: this.#limit.bytes });
    const inFile = start + length > this.#memoryBytes ? await this.#toFile(bytes) : undefined;
    this.#pieces.push({ start, length, copyTo: inFile ?? ((out, from) => out.set(bytes.subarray(from, from + out.length))) });
    this.#size = start + length;
  }

  read(start: Bytes, end: Bytes): Promise<Uint8Array<ArrayBuffer>> {
    const out = new Uint8Array(Math.max(0, Math.min(end, this.#size) - start));
    let place = this.#pieceAt(start);
    for (let done = 0; done < out.length; place++) {
      const piece = this.#pieces[place];
      const from = start + done - piece.start;
      const length = Math.min(piece.length - from, out.length - done);
      piece.copyTo(out.subarray(done, done + length), from);
      done += length;
    }
    return Promise.resolve(out);
  }

  /** Nothing can be read any more. */
  close(): void {
    this.#pieces.length = 0;
    this.#size = 0;
    this.#fileTakesMore = false;
    this.#file?.close();
    this.#file = undefined;
  }

  /** How to read the bytes from the file; undefined: there is none, or it is full. */
  async #toFile(bytes: Uint8Array): Promise<KeptPiece['copyTo'] | undefined> {
    if (!this.#fileTakesMore) return undefined;
    this.#file ??= await this.#openFile();
    const file = this.#file;
    const at = file?.append(bytes);
    this.#fileTakesMore = at !== undefined;
    return file === undefined || at === undefined ? undefined : (out, from) => file.read(at + from, out);
  }

  #pieceAt(at: Bytes): number {
    let low = 0;
    let high = this.#pieces.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#pieces[middle].start <= at) low = middle;
      else high = middle;
    }
    return low;
  }
}
