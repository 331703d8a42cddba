// How the goroutines that outlive a generation stand at its end: a byte each, so that what a goroutine does in a generation that
// tells nothing of it, and where its stretch began and will end, is known without reading any.

import { GO } from '../columns.ts';
import { DRAWN, stretchKinds } from '../closeup/stretchKind.ts';
import type { GoroutineEnds } from './generationIndex.ts';
import type { TraceIndex } from './traceIndex.ts';

/** Flag: it got into that state in the generation; else it has been in it since before. */
export const STANDING_BEGAN = 0x80;
/** The rest: it ended in the generation; or what it is in, see Standings. */
export const STANDING_STATE = 0x7f;
export const STANDING_ENDED = 0x7f;

const MARK_WORKER = 'runtime.gcBgMarkWorker';
const KINDS = DRAWN.unknown + 1;

/** What goroutines of a trace stand in at the ends of generations: kinds, and reasons of waits. Go has some twenty reasons. */
export class Standings {
  /** Texts of the trace; 0: not told. The first are those of all kinds without a reason. */
  readonly #reason: number[] = Array.from({ length: KINDS }, () => 0);
  readonly #kind: number[] = Array.from({ length: KINDS }, (_, kind) => kind);
  readonly #ofWait = new Map<number, number>();

  /** Of more reasons than a byte can tell apart, the last are not told. */
  of(kind: number, reason: number): number {
    if (reason === 0) return kind;
    let state = this.#ofWait.get(reason);
    if (state !== undefined) return state;
    if (this.#reason.length >= STANDING_ENDED) return kind;
    state = this.#reason.push(reason) - 1;
    this.#kind.push(kind);
    this.#ofWait.set(reason, state);
    return state;
  }

  /** What it is drawn as (closeup/stretchKind.ts), by `standing & STANDING_STATE`. */
  kind(state: number): number {
    return this.#kind[state];
  }

  reason(state: number): number {
    return this.#reason[state];
  }
}

/** By row of `ends`, after the goroutines were joined: `outlived` has their rows in the trace. */
export function standingOf(index: TraceIndex, ends: GoroutineEnds, outlived: Uint32Array): Uint8Array {
  const standing = new Uint8Array(ends.count);
  for (let i = 0; i < ends.count; i++) {
    const ended = ends.state[i] === GO.notExist;
    standing[i] = (ended ? STANDING_ENDED : stateOf(index, outlived[i])) | (Number.isNaN(ends.sinceNs[i]) ? 0 : STANDING_BEGAN);
  }
  return standing;
}

/** `row`: of `index.outlived`. */
export function isMarkWorker({ tables, outlived }: TraceIndex, row: number): boolean {
  return tables.texts[outlived.name[row]] === MARK_WORKER;
}

function stateOf(index: TraceIndex, row: number): number {
  const { outlived: all, standings } = index;
  const state = all.state[row];
  const reason = state === GO.waiting ? all.reason[row] : 0;
  const created = state === GO.runnable && all.createdAs[row] === GO.runnable && Number.isNaN(all.firstRunNs[row]);
  const worker = state === GO.running && isMarkWorker(index, row);
  return standings.of(stretchKinds(index).of(state, reason, created, worker), reason);
}
