// gzip → bytes, as they come and under a budget. The platform's DecompressionStream goes first because it is the faster one;
// whenever it is not sure to have seen what the file holds (an error, a second member, trailing bytes), pako reads again from the
// start, gives what the platform did not, and has the last word: it knows members, checks every CRC, and says where a file breaks.
import { DamageError, type Damage } from '../damage.ts';
import type { Bytes } from '../units.ts';
import type { Break } from './gzipMembers.ts';
import { DEFAULT_BUDGET, type InflateBudget, OutputGuard } from './outputGuard.ts';
import { type Pieces, parted } from './pieces.ts';
import type { Stored } from './read.ts';
import { t } from '../../language/t.ts';

/** So much is unpacked at a time: a bomb makes 64 MiB of it before it is noticed. */
const INPUT_BYTES = 64 * 1024;

/** The content of a gzip file (one or several members). */
export class Inflation {
  readonly #stored: Stored;
  readonly #budget: InflateBudget;
  readonly #platform: boolean;
  #damage: Damage | undefined;
  #careful = false;

  /** `platform`: begin with the platform's own way, where there is one. */
  constructor(stored: Stored, budget = DEFAULT_BUDGET, platform = true) {
    this.#stored = stored;
    this.#budget = budget;
    this.#platform = platform && typeof DecompressionStream === 'function';
  }

  /** Once all pieces are out: the gzip broke, and they are only the part before. */
  get damage(): Damage | undefined {
    return this.#damage;
  }

  /** The platform was not used, or not trusted. */
  get careful(): boolean {
    return this.#careful;
  }

  /**
   * Once only. A broken gzip does not throw: see `damage`.
   * @throws DamageError over the budget, or what reading the file throws.
   */
  async *pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const guard = new OutputGuard(this.#stored, this.#budget, 'gzip');
    if (this.#platform) {
      yield* inflateByPlatform(this.#stored, guard);
      // A single member ends with its length. Anything else (more members, trailing bytes) is for the careful way to judge.
      if (guard.platformEnded && guard.bytes % 2 ** 32 === (await trailerLength(this.#stored))) return;
    }
    this.#careful = true;
    // What the platform gave stands: up to where a gzip breaks there is only one way to unpack it.
    const given = guard.bytes;
    guard.bytes = 0;
    const { GzipMembers } = await import('./gzipMembers.ts'); // pako is not small, and seldom needed
    const members = new GzipMembers((chunk) => guard.add(chunk));
    for await (const input of parted(this.#stored.pieces(), INPUT_BYTES)) {
      members.push(input);
      yield* guard.taken(given);
      if (members.broken !== undefined) break;
    }
    if (members.broken === undefined) members.end();
    yield* guard.taken(given);
    if (members.broken !== undefined) this.#damage = describe(members.broken, guard.bytes);
  }
}

/**
 * Ends where the platform ends or fails; `guard.platformEnded` tells which. Browsers read no further than is asked for; Node's
 * DecompressionStream takes all of its input at once, which is as much as the stored file.
 */
async function* inflateByPlatform(stored: Stored, guard: OutputGuard): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const input = inputStream(parted(stored.pieces(), INPUT_BYTES));
  const reader = input.stream.pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      const step = await reader.read().catch(() => undefined);
      if (input.failure !== undefined) throw input.failure;
      if (step === undefined) return;
      if (step.done) break;
      guard.count(step.value);
      yield step.value;
    }
    guard.platformEnded = true;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

interface InputStream {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Reading failed: what came through the streams since is not the gzip's fault. */
  readonly failure: DamageError | undefined;
}

function inputStream(pieces: Pieces): InputStream {
  const iterator = pieces[Symbol.asyncIterator]();
  let failure: DamageError | undefined;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const step = await iterator.next();
        if (step.done === true) controller.close();
        else controller.enqueue(step.value);
      } catch (error) {
        if (error instanceof DamageError) failure = error;
        throw error;
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return {
    stream,
    get failure() {
      return failure;
    },
  };
}

const BREAKS: Readonly<Record<Break['kind'], (atByte: Bytes) => string>> = {
  'cut-off': (at) => t('The gzip ends too early, at byte {at}: the file is not complete.', { at }),
  checksum: () => t('The gzip is damaged: the checksum at its end does not fit its content.'),
  length: () => t('The gzip is damaged: the length at its end does not fit its content.'),
  trailing: (at) => t('After the gzip, from byte {at} on, come bytes that do not belong to it.', { at }),
  garbled: (at) => t('The gzip is damaged near byte {at}: what is there cannot be unpacked.', { at }),
};

function describe({ kind, atByte }: Break, inflatedBytes: Bytes): Damage {
  return {
    what: kind === 'cut-off' ? 'cut-off' : 'damaged',
    message: BREAKS[kind](atByte),
    offset: atByte,
    ...(inflatedBytes > 0 ? { survived: t('{count} bytes came out before that', { count: inflatedBytes }) } : {}),
    advice: t('Download or record it again; copy it as binary.'),
  };
}

/** The inflated length that the last four bytes promise, modulo 2³². */
async function trailerLength(stored: Stored): Promise<Bytes | undefined> {
  if (stored.size < 18) return undefined;
  const tail = await stored.read(stored.size - 4, stored.size);
  return new DataView(tail.buffer).getUint32(0, true);
}
