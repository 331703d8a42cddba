// The work of a decoding thread: one generation from its bytes to its index. Pure, and the same on every thread.

import type { FilePart } from '../../open/filePart.ts';
import type { Chunk } from '../columns.ts';
import { CloseupStorage, CloseupWalk } from '../closeup/walk.ts';
import { GenerationWalk, WalkStorage } from '../index/walk.ts';
import { Framer } from '../wire/framing.ts';
import { type GenerationBegins, GenerationDecoder, UnreadableGeneration } from '../wire/generation.ts';
import { RowStorage } from '../wire/rows.ts';
import type { GenerationEnd, GenerationJob, GenerationOutcome } from './job.ts';

/** Memory that one generation leaves to the next on the same thread. */
export class DecodeStorage {
  readonly rows = new RowStorage();
  readonly walk = new WalkStorage();
  readonly closeup = new CloseupStorage();
  /**
   * Keeps the last decoding alive until there is another. Else V8 may collect the shapes of its objects with it, and throws
   * away the machine code made for them: decoding then took nearly twice as long.
   */
  previous: GenerationDecoding | undefined;
}

const FAILED: GenerationOutcome = { decoded: false };

export function decodeGeneration(job: GenerationJob, storage: DecodeStorage): GenerationOutcome {
  const decoding = new GenerationDecoding(job, storage);
  for (;;) {
    const outcome = decoding.step();
    if (outcome !== undefined) return outcome;
  }
}

/** The same, some thousand events at a step. */
export class GenerationDecoding {
  readonly #decoder: GenerationDecoder | undefined;
  readonly #walk: GenerationWalk;
  readonly #close: CloseupWalk | undefined;
  readonly #storage: DecodeStorage;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #last: Chunk | undefined;

  constructor(job: GenerationJob, storage: DecodeStorage) {
    this.#walk = new GenerationWalk(storage.walk, job.first, job.lastNs);
    this.#close = job.closeup === true ? new CloseupWalk(storage.closeup) : undefined;
    this.#storage = storage;
    this.#bytes = job.bytes;
    this.#decoder = decoderOf(job, storage.rows);
  }

  /** The outcome; undefined: there is more to do. */
  step(): GenerationOutcome | undefined {
    const decoder = this.#decoder;
    if (decoder === undefined) return FAILED;
    const step = decoder.step();
    switch (step.step) {
      case 'chunk':
        this.#walk.add(step.chunk);
        this.#close?.add(step.chunk);
        this.#last = step.chunk;
        return undefined;
      case 'end':
        return this.#done(decoder.epochNs, step.end);
      case 'broken':
        return FAILED;
    }
  }

  #done(epochNs: number, end: GenerationEnd): GenerationOutcome {
    if (this.#last === undefined) return FAILED;
    this.#storage.previous = this;
    return { decoded: true, epochNs, index: this.#walk.finish(this.#last), closeup: this.#close?.finish(this.#last), end, bytes: this.#bytes };
  }
}

/** On the ground that the generation restates itself; undefined: it cannot be read. */
export function decoderOf({ minor, bytes, startOffset, first, epochNs, lastNs }: GenerationJob, storage: RowStorage): GenerationDecoder | undefined {
  const part: FilePart = { bytes, startOffset };
  const framer = new Framer(minor, startOffset);
  framer.feed(part, true);
  const framed = framer.next();
  if (framed.found !== 'generation' || framed.after !== undefined) return undefined;
  const begins: GenerationBegins = first ? { at: 'trace start' } : { at: 'restated', lastNs };
  try {
    return new GenerationDecoder({ part, frame: framed.frame, minor, begins, epochNs, trusting: true, storage });
  } catch (error) {
    if (error instanceof UnreadableGeneration) return undefined;
    throw error;
  }
}
