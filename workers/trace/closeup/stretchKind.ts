// What a stretch is drawn as: its state, and where it waits, what for. GC work of a goroutine that runs is told by ranges: drawn.ts.

import { GO } from '../columns.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { grown } from '../wire/ids.ts';

/** Places in STRETCH_KINDS (api/lanes.ts). */
export const DRAWN = {
  running: 0,
  markWorker: 1,
  markAssist: 2,
  sweep: 3,
  runnable: 4,
  created: 5,
  syscall: 6,
  chanSend: 7,
  chanReceive: 8,
  select: 9,
  sync: 10,
  network: 11,
  sleep: 12,
  gcWait: 13,
  otherWait: 14,
  unknown: 15,
} as const;

/** GC work included. */
export function isRunning(kind: number): boolean {
  return kind <= DRAWN.sweep;
}

/** It waits for something other than a P. */
export function isWait(kind: number): boolean {
  return kind >= DRAWN.chanSend && kind <= DRAWN.otherWait;
}

/** Go's words for what a goroutine waits for. */
const OF_REASON: ReadonlyMap<string, number> = new Map([
  ['chan send', DRAWN.chanSend],
  ['chan receive', DRAWN.chanReceive],
  ['select', DRAWN.select],
  ['sync', DRAWN.sync],
  ['sync.(*Cond).Wait', DRAWN.sync],
  ['network', DRAWN.network],
  ['sleep', DRAWN.sleep],
  ['GC mark assist wait for work', DRAWN.gcWait],
  ['GC background sweeper wait', DRAWN.gcWait],
  ['GC weak to strong wait', DRAWN.gcWait],
  ['wait until GC ends', DRAWN.gcWait],
]);

const NOT_LOOKED_UP = 255;
const KNOWN = new WeakMap<TraceIndex, StretchKinds>();

/** The trace's, made once. */
export function stretchKinds(index: TraceIndex): StretchKinds {
  let kinds = KNOWN.get(index);
  if (kinds === undefined) {
    kinds = new StretchKinds(index.tables.texts);
    KNOWN.set(index, kinds);
  }
  return kinds;
}

export class StretchKinds {
  readonly #texts: readonly string[];
  /** By text of the trace. */
  #ofText = new Uint8Array(0);

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  /** `reason`: text of the trace; 0: not told. `created`: it has not run since it was created. `worker`: it is a GC mark worker. */
  of(state: number, reason: number, created: boolean, worker: boolean): number {
    switch (state) {
      case GO.running:
        return worker ? DRAWN.markWorker : DRAWN.running;
      case GO.runnable:
        return created ? DRAWN.created : DRAWN.runnable;
      case GO.syscall:
        return DRAWN.syscall;
      case GO.waiting:
        return this.ofWait(reason);
      default:
        return DRAWN.unknown;
    }
  }

  /** `reason`: text of the trace. */
  ofWait(reason: number): number {
    if (reason >= this.#ofText.length) {
      const known = this.#ofText.length;
      this.#ofText = grown(this.#ofText, this.#texts.length);
      this.#ofText.fill(NOT_LOOKED_UP, known);
    }
    const kind = this.#ofText[reason];
    if (kind !== NOT_LOOKED_UP) return kind;
    return (this.#ofText[reason] = OF_REASON.get(this.#texts[reason]) ?? DRAWN.otherWait);
  }
}
