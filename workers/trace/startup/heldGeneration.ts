// What is looked at of a start: a generation with its detail and closeup, and names for what stands in them.

import type { Frame, GoroutineRef, Ns } from '../../api.ts';
import { goroutineRef } from '../ask/goroutine.ts';
import { stackFrames } from '../ask/stack.ts';
import type { GenerationCloseup } from '../closeup/closeup.ts';
import type { GenerationDetail } from '../index/generationIndex.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { signedDecimal } from '../wire/ids.ts';

const MAIN_ID = 1;
const NONE = -1;

export class HeldGeneration {
  readonly index: TraceIndex;
  readonly generation: IndexedGeneration;
  readonly closeup: GenerationCloseup;
  readonly detail: GenerationDetail;

  /** `detail` is `generation`'s. */
  constructor(index: TraceIndex, generation: IndexedGeneration, detail: GenerationDetail, closeup: GenerationCloseup) {
    this.index = index;
    this.generation = generation;
    this.detail = detail;
    this.closeup = closeup;
  }

  get endNs(): Ns {
    return this.generation.lastNs;
  }

  /** The main goroutine, local; -1: nothing tells of it. */
  main(): number {
    const { idLo, idHi, seenNs } = this.detail.goroutines;
    for (let local = 0; local < idLo.length; local++) if (idLo[local] === MAIN_ID && idHi[local] === 0 && !Number.isNaN(seenNs[local])) return local;
    return NONE;
  }

  goroutine(local: number): GoroutineRef | undefined {
    return local < 0 ? undefined : goroutineRef(this.index, this.index.goroutineNumber(this.generation, local));
  }

  /** As Go numbers it. */
  proc(local: number): number | undefined {
    if (local < 0) return undefined;
    const { lo, hi } = this.index.tables.procs;
    const proc = this.generation.maps.procs[local];
    return hi[proc] * 4294967296 + lo[proc];
  }

  thread(local: number): string | undefined {
    if (local < 0) return undefined;
    const { lo, hi } = this.index.tables.threads;
    const thread = this.generation.maps.threads[local];
    return signedDecimal(lo[thread], hi[thread]);
  }

  /** Of a local stack, innermost first. */
  frames(stack: number): readonly Frame[] {
    return stackFrames(this.index.tables, this.generation.maps.stacks[stack]);
  }
}
