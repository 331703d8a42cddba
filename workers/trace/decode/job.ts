// One generation's decoding as a piece of work that any thread can do: bytes in, index out.

import type { Ns } from '../../api.ts';
import type { GenerationCloseup } from '../closeup/closeup.ts';
import type { GenerationDetail, GenerationIndex } from '../index/generationIndex.ts';
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
  /** Its closeup is made with it. */
  readonly closeup?: boolean;
}

/**
 * `failed`: the generation is damaged, or does not stand on its own. Whoever asked decodes it in sequence, which also tells what
 * is wrong with it.
 */
export type GenerationOutcome =
  /** `bytes`: the job's, moved back, for the memory's sake. */
  | { readonly decoded: true; readonly epochNs: Ns; readonly index: GenerationIndex; readonly closeup: GenerationCloseup | undefined; readonly end: GenerationEnd; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly decoded: false };

/** State of the scheduler at the end: whole, or as far as a generation tells that stands on its own. */
export type GenerationEnd = { readonly known: 'whole'; readonly carry: Carry } | { readonly known: 'restated'; readonly restated: Restated };

/**
 * What makes a closeup: a generation as it was decoded for its index, or a trace of an older format as a whole. `detail`: that of the
 * index, too, which was let go.
 */
export type CloseupJob =
  | ({ readonly of: 'generation'; readonly detail: boolean } & GenerationJob)
  | { readonly of: 'older trace'; readonly minor: number; readonly bytes: Uint8Array<ArrayBuffer> };

/** `failed`: the bytes are not what they were. */
export type CloseupOutcome =
  | { readonly decoded: true; readonly events: number; readonly closeup: GenerationCloseup; readonly detail: GenerationDetail | undefined }
  | { readonly decoded: false };

/** How to come by the closeup of a generation that was decoded: by a job, whose bytes are to be read again, or it was made at once; and by that job again, if there is one. */
export type CloseupSource = { readonly from: 'job'; readonly job: JobAgain } | { readonly from: 'decoding'; readonly closeup: GenerationCloseup; readonly job: JobAgain | undefined };

/** A CloseupJob but for its bytes, and whether the detail is lacking. */
export type JobAgain = ({ readonly of: 'generation' } & Omit<GenerationJob, 'bytes'>) | { readonly of: 'older trace'; readonly minor: number };

/** What threads are sent. */
export type ThreadJob = { readonly make: 'index'; readonly job: GenerationJob } | { readonly make: 'closeup'; readonly job: CloseupJob };

/** Threads that decode generations. Jobs may be given out all at once; `threads` are worked on at a time. */
export interface GenerationDecoders {
  readonly threads: number;
  /** The job's bytes are moved, not copied: its caller cannot use them any more. */
  decode(job: GenerationJob): Promise<GenerationOutcome>;
  /** Likewise. */
  closeup(job: CloseupJob): Promise<CloseupOutcome>;
  /** Ends threads that have nothing to do; they are started again when there is. */
  rest(): void;
  close(): void;
}
