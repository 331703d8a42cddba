// A trace of any format as its generations, in order, from whatever part of the file is there.

import { DamageError } from '../damage.ts';
import type { FilePart } from '../open/filePart.ts';
import { Pipeline, type PipelineEnd, type PipelineOptions, type PipelineStep } from './decode/pipeline.ts';
import { V1Generation } from './v1/v1Generation.ts';
import { HEADER_BYTES, type TraceHeader, readAsOlder, readHeader, tooNew } from './wire/header.ts';
import { closingChunk } from './wire/generation.ts';

export class TraceGenerations {
  readonly #options: PipelineOptions;
  #part: FilePart = { bytes: new Uint8Array(0), startOffset: 0 };
  #whole = false;
  #header: TraceHeader | undefined;
  #source: Pipeline | V1Generation | undefined;
  #lastNs = -1;
  #closed = false;

  constructor(options: PipelineOptions) {
    this.#options = options;
  }

  /** `go 1.NN` of the header, once read. */
  get minor(): number | undefined {
    return this.#header?.minor;
  }

  /** Absolute ns of the first event (1 where the trace broke before it; older formats start at -1, see v1Trace.ts). */
  get epochNs(): number {
    return this.#source?.epochNs ?? 1;
  }

  /** What has been read so far, from `neededFrom` or earlier on; `whole`: to the end of the file. */
  feed(part: FilePart, whole: boolean): void {
    this.#part = part;
    this.#whole = whole;
    this.#source?.feed(part, whole);
  }

  /** Where the bytes start that it will ask for again: all before them may be let go. */
  get neededFrom(): number {
    return this.#source?.neededFrom ?? 0;
  }

  /** Throws a DamageError if the header is not that of a trace we read, or a trace of an older format is damaged. */
  async next(): Promise<PipelineStep> {
    if (this.#header === undefined) {
      if (this.#part.bytes.length < HEADER_BYTES && !this.#whole) return { step: 'more' };
      this.#header = readHeader(this.#part.bytes);
      if (this.#header.minor !== this.#header.readAs && this.#options.tryNewer !== true) throw new DamageError(tooNew(this.#header.minor));
      this.#source = this.#header.wire === 'v1' ? new V1Generation(this.#header.minor, this.#options) : new Pipeline(this.#header.readAs, this.#options);
      this.#source.feed(this.#part, this.#whole);
    }
    if (this.#source === undefined) return { step: 'more' };
    const next = await this.#source.next();
    const step = next.step === 'end' ? this.#ofNewerFormat(next, this.#header) : next;
    if (step.step === 'generation') this.#lastNs = step.index.lastNs;
    if (step.step === 'end' && step.closes && !this.#closed) {
      this.#closed = true;
      // Before any event the clock stands one tick before the epoch.
      this.#options.onChunk?.(closingChunk(step.gen, step.offset, this.#lastNs));
    }
    return step;
  }

  /** What was read of a format that we do not know is marked as such; nothing readable in it: that is all there is to say. */
  #ofNewerFormat(end: PipelineEnd, { minor, readAs }: TraceHeader): PipelineEnd {
    if (minor === readAs) return end;
    if (this.#lastNs < 0) throw new DamageError(tooNew(minor));
    return { ...end, damage: readAsOlder(minor, end.damage) };
  }
}
