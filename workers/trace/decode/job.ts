// One generation's decoding as a piece of work that any thread can do: bytes in, index out.

import type { Ns } from '../../api.ts';
import type { GenerationIndex } from '../index/generationIndex.ts';
import type { Carry } from '../wire/carry.ts';
import type { Restated } from '../wire/restated.ts';

export interface GenerationJob {
  /** `go 1.NN` of the trace's header. */
  readonly minor: number;
  /** The generation's bytes, from its first batch to behind its last, and where they stand in the file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly startOffset: number;
  /** The trace's first generation; the others restate what they find, and are decoded on that ground alone. */
  readonly first: boolean;
  /** Absolute ns of the trace's first event; undefined: this is the first generation. */
  readonly epochNs: Ns | undefined;
  /** When the generation before is expected to end: no event comes sooner. 0 for the first. */
  readonly lastNs: Ns;
}

/**
 * `failed`: the generation is damaged, or does not stand on its own. Whoever asked decodes it in sequence, which also tells what
 * is wrong with it.
 */
export type GenerationOutcome =
  /** `bytes`: the job's, moved back, for the memory's sake. */
  | { readonly decoded: true; readonly epochNs: Ns; readonly index: GenerationIndex; readonly end: GenerationEnd; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly decoded: false };

/** State of the scheduler at the end: whole, or as far as a generation tells that stands on its own. */
export type GenerationEnd = { readonly known: 'whole'; readonly carry: Carry } | { readonly known: 'restated'; readonly restated: Restated };

/** Threads that decode generations. Jobs may be given out all at once; `threads` are worked on at a time. */
export interface GenerationDecoders {
  readonly threads: number;
  /** The job's bytes are moved, not copied: its caller cannot use them any more. */
  decode(job: GenerationJob): Promise<GenerationOutcome>;
  close(): void;
}
