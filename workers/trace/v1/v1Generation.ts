// A trace of an older format as one generation: these have to be read whole before anything is known.

import type { FilePart } from '../../open/filePart.ts';
import type { Chunk } from '../columns.ts';
import type { PipelineEnd, PipelineOptions, PipelineStep } from '../decode/pipeline.ts';
import { GenerationWalk, WalkStorage } from '../index/walk.ts';
import { HEADER_BYTES } from '../wire/header.ts';
import { V1Trace } from './v1Trace.ts';

export class V1Generation {
  readonly #minor: number;
  readonly #options: PipelineOptions;
  #part: FilePart = { bytes: new Uint8Array(0), startOffset: 0 };
  #whole = false;
  #epochNs = 1;
  #end: PipelineEnd | undefined;

  constructor(minor: number, options: PipelineOptions) {
    this.#minor = minor;
    this.#options = options;
  }

  get epochNs(): number {
    return this.#epochNs;
  }

  /** All of it is needed until all of it is there. */
  get neededFrom(): number {
    return 0;
  }

  feed(part: FilePart, whole: boolean): void {
    this.#part = part;
    this.#whole = whole;
  }

  /** Throws a DamageError if the file is damaged in a way that leaves no order of events. */
  async next(): Promise<PipelineStep> {
    if (this.#end !== undefined) return this.#end;
    if (!this.#whole) return { step: 'more' };
    const trace = new V1Trace(this.#part.bytes, this.#minor);
    this.#epochNs = trace.epochNs;
    const walk = new GenerationWalk(new WalkStorage(), true, 0);
    const end = { step: 'end', damage: undefined, broken: false, closes: true, offset: HEADER_BYTES, gen: 1 } as const;
    this.#end = end;
    let last: Chunk | undefined;
    while (!trace.done) {
      const { chunk, damage } = trace.next();
      walk.add(chunk);
      this.#options.onChunk?.(chunk);
      last = chunk;
      if (damage !== undefined) {
        this.#end = { ...end, damage, broken: true, closes: false };
        break;
      }
      await this.#options.pause?.();
    }
    if (last === undefined) return this.#end;
    const index = walk.finish(last);
    return { step: 'generation', index, startOffset: HEADER_BYTES, endOffset: this.#part.bytes.length, corrections: { newProcs: [], taskEndTypes: [] }, again: undefined, closeup: { from: 'job', job: { of: 'older trace', minor: this.#minor } } };
  }
}
