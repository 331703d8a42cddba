// gzip by pako, which knows members, checks every CRC, and tells where a file breaks.
import { Inflate, type ZStream } from 'pako';
import type { Bytes } from '../units.ts';

/** Read before pako knows that this is no member. */
const MAGIC_BYTES = 2;
/** Of one chunk that pako gives. */
const OUTPUT_BYTES = 64 * 1024;

export interface Break {
  readonly kind: 'cut-off' | 'checksum' | 'length' | 'trailing' | 'garbled';
  /** Byte of the stored file. */
  readonly atByte: Bytes;
}

/** Feeds pako member by member, over chunk borders, and keeps count of the stored bytes. */
export class GzipMembers {
  broken: Break | undefined;
  /** Stored bytes handed in. */
  taken: Bytes = 0;
  #inflate: Inflate | undefined;
  #stream: ZStream | undefined;
  #members = 0;
  readonly #write: (chunk: Uint8Array<ArrayBuffer>) => void;

  constructor(write: (chunk: Uint8Array<ArrayBuffer>) => void) {
    this.#write = write;
  }

  push(chunk: Uint8Array<ArrayBuffer>): void {
    this.taken += chunk.length;
    let rest = chunk;
    while (rest.length > 0 && this.broken === undefined) {
      if (this.#inflate === undefined && this.#members > 0 && rest[0] !== 0x1f) {
        this.broken = { kind: 'trailing', atByte: this.taken - rest.length };
        return;
      }
      const inflater = (this.#inflate ??= this.#start());
      inflater.push(rest, false);
      const left = this.#stream?.avail_in ?? 0;
      if (inflater.err !== 0) {
        this.#writePending();
        const kind = breakKind(inflater.msg);
        this.broken = { kind, atByte: this.taken - left - (kind === 'trailing' ? MAGIC_BYTES : 0) };
      }
      if (!inflater.ended) return;
      this.#inflate = undefined;
      this.#members++;
      rest = rest.subarray(rest.length - left);
    }
  }

  end(): void {
    const inflater = this.#inflate;
    if (inflater === undefined) return;
    // What pako still holds back comes out with the final push.
    inflater.push(new Uint8Array(0), true);
    if (inflater.err !== 0) this.broken = { kind: 'cut-off', atByte: this.taken };
  }

  /** pako gives its output by the chunk; where it fails, what stands in the chunk at hand is as good as the rest. */
  #writePending(): void {
    const stream = this.#stream;
    if (stream !== undefined && stream.next_out > 0) this.#write(stream.output.subarray(0, stream.next_out));
  }

  #start(): Inflate {
    const inflater = new Inflate({ windowBits: 31, chunkSize: OUTPUT_BYTES });
    inflater.onStart = (stream: ZStream) => {
      this.#stream = stream;
    };
    inflater.onData = (chunk) => {
      this.#write(chunk);
    };
    // Not the default: that one joins the chunks once more.
    inflater.onEnd = (status) => {
      inflater.err = status;
    };
    return inflater;
  }
}

function breakKind(pakoSays: string): Break['kind'] {
  if (pakoSays === 'incorrect data check') return 'checksum';
  if (pakoSays === 'incorrect length check') return 'length';
  // Where another member would begin: the first one is known to begin rightly.
  if (pakoSays === 'incorrect header check') return 'trailing';
  return 'garbled';
}
