// One generation from its bytes to its closeup. It is decoded as it was for its index, so both have the same local indexes.

import type { Chunk } from '../columns.ts';
import type { GenerationCloseup } from '../closeup/closeup.ts';
import { CloseupWalk } from '../closeup/walk.ts';
import { GenerationWalk } from '../index/walk.ts';
import { V1Trace } from '../v1/v1Trace.ts';
import type { GenerationDecoder } from '../wire/generation.ts';
import { type DecodeStorage, decoderOf } from './decodeGeneration.ts';
import type { CloseupJob, CloseupOutcome } from './job.ts';

const FAILED: CloseupOutcome = { decoded: false };

export function makeCloseup(job: CloseupJob, storage: DecodeStorage): CloseupOutcome {
  const making = new CloseupMaking(job, storage);
  for (;;) {
    const outcome = making.step();
    if (outcome !== undefined) return outcome;
  }
}

/** Gives out chunks one after the other; `end`, or why there is none. */
type Chunks = () => Chunk | 'end' | 'broken';

/** The same, some thousand events at a step. */
export class CloseupMaking {
  readonly #walk: CloseupWalk;
  readonly #detail: GenerationWalk | undefined;
  readonly #next: Chunks;
  readonly #olderTrace: V1Trace | undefined;
  #last: Chunk | undefined;

  constructor(job: CloseupJob, storage: DecodeStorage) {
    this.#walk = new CloseupWalk(storage.closeup);
    this.#detail = job.of === 'generation' && job.detail ? new GenerationWalk(storage.walk, job.first, job.lastNs) : undefined;
    if (job.of === 'generation') this.#next = ofGeneration(decoderOf(job, storage.rows));
    else {
      this.#olderTrace = new V1Trace(job.bytes, job.minor);
      this.#next = ofOlderTrace(this.#olderTrace);
    }
  }

  /** The outcome; undefined: there is more to do. */
  step(): CloseupOutcome | undefined {
    const next = this.#next();
    if (next === 'broken') return FAILED;
    if (next === 'end') return this.#done();
    this.#walk.add(next);
    this.#detail?.add(next);
    this.#last = next;
    return undefined;
  }

  #done(): CloseupOutcome {
    if (this.#last === undefined) return FAILED;
    const closeup = this.#walk.finish(this.#last);
    const firstProcs = this.#olderTrace?.firstProcs;
    return { decoded: true, events: this.#walk.events, closeup: firstProcs === undefined ? closeup : withFirstProcs(closeup, firstProcs), detail: this.#detail?.finish(this.#last).detail };
  }
}

/** Older formats tell GOMAXPROCS when the recording begins, but not as an event that Go's reader delivers. */
function withFirstProcs(closeup: GenerationCloseup, { timeNs, procs }: NonNullable<V1Trace['firstProcs']>): GenerationCloseup {
  const { gomaxprocs } = closeup;
  return { ...closeup, gomaxprocs: { timeNs: withFirst(timeNs, gomaxprocs.timeNs), value: withFirst(procs, gomaxprocs.value), untold: 1 } };
}

function withFirst(first: number, rest: Float64Array): Float64Array {
  const all = new Float64Array(rest.length + 1);
  all[0] = first;
  all.set(rest, 1);
  return all;
}

function ofGeneration(decoder: GenerationDecoder | undefined): Chunks {
  return () => {
    const step = decoder?.step();
    if (step === undefined || step.step === 'broken') return 'broken';
    return step.step === 'chunk' ? step.chunk : 'end';
  };
}

/** What comes before an event that refers to what the file does not have. */
function ofOlderTrace(trace: V1Trace): Chunks {
  let broken = false;
  return () => {
    if (broken || trace.done) return 'end';
    const { chunk, damage } = trace.next();
    broken = damage !== undefined;
    return chunk;
  };
}
