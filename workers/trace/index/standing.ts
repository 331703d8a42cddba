// How the goroutines that outlive a generation stand at its end: a byte each, so that what a goroutine does in a generation that
// tells nothing of it, and where its stretch began and will end, is known without reading any.

import { GO } from '../columns.ts';
import { type StretchKinds, stretchKinds } from '../closeup/stretchKind.ts';
import type { GoroutineEnds } from './generationIndex.ts';
import type { OutlivedGoroutines } from './outlived.ts';
import type { TraceIndex } from './traceIndex.ts';

/** The rest is what it is drawn as (closeup/stretchKind.ts), or ENDED. */
export const STANDING_KIND = 15;
/** It got into that state in the generation; else it has been in it since before. */
export const STANDING_BEGAN = 16;
/** It ended in the generation. */
export const STANDING_ENDED = 32;

const MARK_WORKER = 'runtime.gcBgMarkWorker';

/** By row of `ends`, after the goroutines were joined: `outlived` has their rows in the trace. */
export function standings(index: TraceIndex, ends: GoroutineEnds, outlived: Uint32Array): Uint8Array {
  const kinds = stretchKinds(index);
  const standing = new Uint8Array(ends.count);
  for (let i = 0; i < ends.count; i++) {
    const ended = ends.state[i] === GO.notExist;
    standing[i] = (ended ? STANDING_ENDED : kindOf(index, kinds, index.outlived, outlived[i])) | (Number.isNaN(ends.sinceNs[i]) ? 0 : STANDING_BEGAN);
  }
  return standing;
}

function kindOf({ tables }: TraceIndex, kinds: StretchKinds, all: OutlivedGoroutines, row: number): number {
  const state = all.state[row];
  const created = state === GO.runnable && all.createdAs[row] === GO.runnable && Number.isNaN(all.firstRunNs[row]);
  const worker = state === GO.running && tables.texts[all.name[row]] === MARK_WORKER;
  return kinds.of(state, all.reason[row], created, worker);
}
