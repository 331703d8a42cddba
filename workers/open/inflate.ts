// gzip → bytes, under a budget. The platform's DecompressionStream goes first because it is the faster one; whenever it is not
// sure to have seen what the file holds (an error, a second member, trailing bytes), pako reads again from the start and has the
// last word: it knows members, checks every CRC, and says where a file breaks.
import { Inflate, type ZStream } from 'pako';
import { DamageError, type Damage } from '../damage.ts';
import type { Bytes } from '../units.ts';
import { ByteSink } from './byteSink.ts';

export interface InflateBudget {
  /** Most bytes to inflate to, whatever the file's size. */
  readonly bytes: Bytes;
  /** Past `freeBytes`, the most inflated bytes for one stored byte. Recordings reach 30; a bomb reaches 1000. */
  readonly ratio: number;
  /** Up to here any ratio is fine. */
  readonly freeBytes: Bytes;
}

export const DEFAULT_BUDGET: InflateBudget = { bytes: 2 * 2 ** 30, ratio: 100, freeBytes: 64 * 2 ** 20 };

export interface InflateOptions {
  readonly budget?: InflateBudget;
  /** Stored (compressed) bytes taken in so far. */
  readonly onProgress?: (storedBytes: Bytes) => void;
  /** Called once with the first inflated bytes (64 KiB, or all); may throw to refuse the file before the rest is inflated. */
  readonly onHead?: (head: Uint8Array) => void;
}

export interface Inflated {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Set when the gzip broke: `bytes` is then what came out before. */
  readonly damage: Damage | undefined;
}

const HEAD_BYTES = 64 * 1024;

/**
 * The inflated content of a gzip file (one or several members).
 * @throws DamageError over the budget, or what `onHead` throws. A broken gzip does not throw: see `Inflated.damage`.
 */
export async function inflate(stored: Blob, options: InflateOptions = {}): Promise<Inflated> {
  if (typeof DecompressionStream === 'function') {
    const bytes = await inflateByPlatform(stored, options);
    if (bytes !== undefined) return { bytes, damage: undefined };
  }
  return inflateByPako(stored, options);
}

/** undefined: the platform refused it, or what it gave is not all there is. */
export async function inflateByPlatform(stored: Blob, options: InflateOptions): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const trailer = await trailerLength(stored);
  const output = new GuardedOutput(stored.size, trailer, options);
  let taken = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      taken += chunk.length;
      options.onProgress?.(taken);
      controller.enqueue(chunk);
    },
  });
  const reader = stored.stream().pipeThrough(counted).pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) output.add(step.value);
    output.showHead();
  } catch (error) {
    if (error instanceof DamageError) {
      await reader.cancel().catch(() => undefined);
      throw error;
    }
    return undefined;
  }
  // A single member ends with its length. Anything else (more members, trailing bytes) is for the careful path to judge.
  const bytes = output.sink.taken();
  return bytes.length % 2 ** 32 === trailer ? bytes : undefined;
}

export async function inflateByPako(stored: Blob, options: InflateOptions): Promise<Inflated> {
  const output = new GuardedOutput(stored.size, await trailerLength(stored), options);
  const members = new MemberReader((chunk) => output.add(chunk));
  const reader = stored.stream().getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    members.push(step.value);
    options.onProgress?.(members.taken);
    if (members.broken !== undefined) break;
  }
  if (members.broken === undefined) members.end();
  if (members.broken === undefined) output.showHead();
  const damage = members.broken === undefined ? undefined : describe(members.broken, output.sink.length);
  return { bytes: output.sink.taken(), damage };
}

interface Break {
  readonly kind: 'cut-off' | 'checksum' | 'length' | 'trailing' | 'garbled';
  /** Byte of the stored file. */
  readonly atByte: Bytes;
}

/** Feeds pako member by member, over chunk borders, and keeps count of the stored bytes. */
class MemberReader {
  broken: Break | undefined;
  /** Stored bytes handed in. */
  taken: Bytes = 0;
  #inflate: Inflate | undefined;
  #stream: ZStream | undefined;
  #members = 0;
  readonly #write: (chunk: Uint8Array) => void;

  constructor(write: (chunk: Uint8Array) => void) {
    this.#write = write;
  }

  push(chunk: Uint8Array): void {
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
        this.broken = { kind: breakKind(inflater.msg), atByte: this.taken - left };
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
    const inflater = new Inflate({ windowBits: 31, chunkSize: HEAD_BYTES });
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
  return 'garbled';
}

const BREAKS: Readonly<Record<Break['kind'], (atByte: Bytes) => string>> = {
  'cut-off': (at) => `The gzip ends too early, at byte ${at}: the file is not complete.`,
  checksum: () => 'The gzip is damaged: the checksum at its end does not fit its content.',
  length: () => 'The gzip is damaged: the length at its end does not fit its content.',
  trailing: (at) => `After the gzip, from byte ${at} on, come bytes that do not belong to it.`,
  garbled: (at) => `The gzip is damaged near byte ${at}: what is there cannot be unpacked.`,
};

function describe({ kind, atByte }: Break, inflatedBytes: Bytes): Damage {
  return {
    what: kind === 'cut-off' ? 'cut-off' : 'damaged',
    message: BREAKS[kind](atByte),
    offset: atByte,
    ...(inflatedBytes > 0 ? { survived: `${inflatedBytes} bytes came out before that` } : {}),
    advice: 'Download or record it again; copy it as binary.',
  };
}

/** Collects the output, shows its head once, and stops a bomb. */
class GuardedOutput {
  readonly sink: ByteSink;
  readonly #storedBytes: Bytes;
  readonly #budget: InflateBudget;
  #onHead: ((head: Uint8Array) => void) | undefined;

  constructor(storedBytes: Bytes, promisedBytes: Bytes, { budget = DEFAULT_BUDGET, onHead }: InflateOptions) {
    this.#storedBytes = storedBytes;
    this.#budget = budget;
    this.#onHead = onHead;
    // The promised length is a hint that a liar cannot turn into a large allocation.
    const believable = promisedBytes <= Math.min(budget.bytes, Math.max(2 ** 16, storedBytes * 20));
    this.sink = new ByteSink(believable ? promisedBytes : undefined, {
      bytes: budget.bytes,
      sentence: `Unpacked, this file is larger than ${Math.round(budget.bytes / 2 ** 20)} MiB, more than is taken in.`,
    });
  }

  add(chunk: Uint8Array): void {
    this.sink.add(chunk);
    if (this.sink.length >= HEAD_BYTES) this.showHead();
    const { ratio, freeBytes } = this.#budget;
    if (this.sink.length > freeBytes && this.sink.length > ratio * this.#storedBytes) {
      throw new DamageError({
        what: 'too-large',
        message: `This gzip unpacks to more than ${ratio} times its size; no recording does. It is not read any further.`,
        offset: this.sink.length,
      });
    }
  }

  /** All is in, or enough to judge. Does nothing the second time, and nothing when nothing came out. */
  showHead(): void {
    const onHead = this.#onHead;
    if (onHead === undefined || this.sink.length === 0) return;
    this.#onHead = undefined;
    onHead(this.sink.taken().subarray(0, HEAD_BYTES));
  }
}

/** The inflated length that the last four bytes promise, modulo 2³². */
async function trailerLength(stored: Blob): Promise<Bytes> {
  if (stored.size < 18) return 0;
  const tail = await stored.slice(stored.size - 4).arrayBuffer();
  return new DataView(tail).getUint32(0, true);
}
