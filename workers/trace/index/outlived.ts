// Goroutines that lived on from one generation to another, and what is known of each so far: one row an incarnation. Those that
// were created and ended within a generation are rows of that generation only. Times in ns since the trace's first event.

import { GO } from '../columns.ts';
import { LiveGoroutines, grown } from '../wire/ids.ts';

/** "Not in the trace" in the time columns. */
export const NEVER = NaN;
const STATES = 4;
const NOBODY = -1;

/** What goroutines had been in when a generation began, in the order of its `outlivedLocal`. */
export interface GenerationHeads {
  /** Since when; NaN: it was created in the generation. */
  readonly sinceNs: Float64Array;
  /** Text of the reason; 0: none, or not told. */
  readonly reason: Uint32Array;
}

export class OutlivedGoroutines {
  /** By number of the generation. */
  readonly heads: GenerationHeads[] = [];
  /** By id, while they live; the index is the row here. */
  readonly live = new LiveGoroutines();
  /** Number in the trace. */
  goroutine = new Uint32Array(64);
  /** Text of the entry function; 0: unknown. */
  name = new Uint32Array(64);
  seenNs = new Float64Array(64);
  createdNs = new Float64Array(64);
  /** GO state it was created in; GO.undetermined: it existed before. */
  createdAs = new Uint8Array(64);
  /** Number of the goroutine that created it; -1: none. */
  creator = new Int32Array(64);
  creationStack = new Uint32Array(64);
  firstRunNs = new Float64Array(64);
  /** P that first ran it; -1: not yet, or unknown. */
  firstProc = new Int32Array(64);
  endNs = new Float64Array(64);
  /** Number of its creation, or -1. */
  creation = new Int32Array(64);
  /** GO state it is in (GO.notExist: ended), since when, and the text of the reason. */
  state = new Uint8Array(64);
  sinceNs = new Float64Array(64);
  reason = new Uint32Array(64);
  /** Four a goroutine: ns runnable, running, waiting, in system calls; closed stretches. */
  #stateNs = new Float64Array(64 * STATES);

  get count(): number {
    return this.live.count;
  }

  /** A new row, everything unknown. */
  add(goroutine: number, idLo: number, idHi: number): number {
    const row = this.live.add(idHi * 4294967296 + idLo, idLo, idHi);
    if (row === this.goroutine.length) this.#grow(row * 2);
    this.goroutine[row] = goroutine;
    this.seenNs[row] = NEVER;
    this.createdNs[row] = NEVER;
    this.creator[row] = NOBODY;
    this.firstRunNs[row] = NEVER;
    this.firstProc[row] = NOBODY;
    this.endNs[row] = NEVER;
    this.creation[row] = NOBODY;
    return row;
  }

  /** Row of the live goroutine of that id; -1: there is none. */
  find(idLo: number, idHi: number): number {
    return this.live.find(idHi * 4294967296 + idLo, idLo, idHi);
  }

  ended(row: number): void {
    this.live.remove(row);
  }

  addStateNs(row: number, state: number, ns: number): void {
    if (state >= GO.runnable) this.#stateNs[row * STATES + state - GO.runnable] += ns;
  }

  /** ns in a GO state that takes time, the open stretch counted until `nowNs`. */
  stateNs(row: number, state: number, nowNs: number): number {
    const open = this.state[row] === state ? nowNs - this.sinceNs[row] : 0;
    return this.#stateNs[row * STATES + state - GO.runnable] + open;
  }

  #grow(length: number): void {
    this.goroutine = grown(this.goroutine, length);
    this.name = grown(this.name, length);
    this.seenNs = grown(this.seenNs, length);
    this.createdNs = grown(this.createdNs, length);
    this.createdAs = grown(this.createdAs, length);
    this.creator = grown(this.creator, length);
    this.creationStack = grown(this.creationStack, length);
    this.firstRunNs = grown(this.firstRunNs, length);
    this.firstProc = grown(this.firstProc, length);
    this.endNs = grown(this.endNs, length);
    this.creation = grown(this.creation, length);
    this.state = grown(this.state, length);
    this.sinceNs = grown(this.sinceNs, length);
    this.reason = grown(this.reason, length);
    this.#stateNs = grown(this.#stateNs, length * STATES);
  }
}
