// Slices of one P: disjoint, in time order, with running sums per block, so that any stretch's share of each kind is known
// without walking its slices.

import type { SpanKind } from '../../api.ts';
import { grown } from '../wire/ids.ts';
import type { IndexClock } from './clock.ts';
import { firstAfter, firstFrom } from './series.ts';

/** SpanKind values by name (api.ts, SPAN_KINDS). */
export const SPAN = { running: 0, syscall: 1, markWorker: 2, markAssist: 3, sweep: 4 } as const;
const KINDS = 5;
const BLOCK_BITS = 6;
const BLOCK = 1 << BLOCK_BITS;
const NOBODY = -1;

/** Why a slice ended: a text of the trace, or one of these, which no text index reaches. */
export const END = {
  stillOpen: 0xffffffff,
  goroutineEnded: 0xfffffffe,
  syscall: 0xfffffffd,
  syscallOver: 0xfffffffc,
  lostProc: 0xfffffffb,
  procGone: 0xfffffffa,
  gcWorkBegins: 0xfffffff9,
  gcWorkOver: 0xfffffff8,
  coroutine: 0xfffffff7,
} as const;

/** What ended a slice: why (END or a text), the stack of the event, and the M it ran on (-1: unknown). Read at once, not kept. */
export interface SliceEnd {
  why: number;
  stack: number;
  thread: number;
}

export class Lane {
  count = 0;
  startNs = new Float64Array(64);
  endNs = new Float64Array(64);
  goroutine = new Uint32Array(64);
  /** SpanKind. */
  kind = new Uint8Array(64);
  endWhy = new Uint32Array(64);
  endStack = new Uint32Array(64);
  thread = new Int32Array(64);
  /** The slice that is open now; -1: the P is idle. */
  openGoroutine = NOBODY;
  openKind: SpanKind = SPAN.running;
  /** Where the open slice began, for a system call: its end says nothing. */
  #openStack = 0;
  readonly #openSinceNs = new Float64Array(1);
  sweeping = false;
  readonly #clock: IndexClock;
  /** Sum of ns per kind before each block of slices. */
  #before = new Float64Array(KINDS * 4);
  readonly #sum = new Float64Array(KINDS);

  constructor(clock: IndexClock) {
    this.#clock = clock;
  }

  get openSinceNs(): number {
    return this.#openSinceNs[0];
  }

  /** Begins a slice now, or at the last sync. The one before must be closed. `stack`: to show where its end tells none; 0: none. */
  open(goroutine: number, kind: SpanKind, sinceSync: boolean, stack: number): void {
    this.#openStack = stack;
    this.openGoroutine = goroutine;
    this.openKind = kind;
    this.#openSinceNs[0] = sinceSync ? this.#clock.syncNs : this.#clock.nowNs;
  }

  /** Ends the open slice now, if there is one. */
  close(end: SliceEnd): void {
    const goroutine = this.openGoroutine;
    if (goroutine === NOBODY) return;
    this.openGoroutine = NOBODY;
    const start = this.#openSinceNs[0];
    const now = this.#clock.nowNs;
    if (now <= start) return;
    const at = this.count++;
    if (at === this.kind.length) this.#reserve(at * 2);
    this.startNs[at] = start;
    this.endNs[at] = now;
    this.goroutine[at] = goroutine;
    this.kind[at] = this.openKind;
    this.endWhy[at] = end.why;
    this.endStack[at] = end.stack === 0 ? this.#openStack : end.stack;
    this.thread[at] = end.thread;
    if ((at & (BLOCK - 1)) === 0) {
      const block = (at >> BLOCK_BITS) * KINDS;
      if (block + KINDS > this.#before.length) this.#before = grown(this.#before, this.#before.length * 2);
      this.#before.set(this.#sum, block);
    }
    this.#sum[this.openKind] += now - start;
  }

  /** ns of slices [from, to) per SpanKind, into `into`. */
  sums(from: number, to: number, into: Float64Array): void {
    into.fill(0);
    this.#addSumsBefore(to, into, 1);
    this.#addSumsBefore(from, into, -1);
  }

  /** ns in [startNs, endNs) in which the P ran anything. */
  busyNs(startNs: number, endNs: number): number {
    const from = firstAfter(this.endNs, this.count, startNs);
    const to = firstFrom(this.startNs, this.count, endNs);
    if (to <= from) return 0;
    this.sums(from, to, scratch);
    let busy = 0;
    for (let kind = 0; kind < KINDS; kind++) busy += scratch[kind];
    busy -= Math.max(0, startNs - this.startNs[from]);
    busy -= Math.max(0, this.endNs[to - 1] - endNs);
    return busy;
  }

  #addSumsBefore(slice: number, into: Float64Array, sign: number): void {
    if (slice === 0) return;
    const block = (slice - 1) >> BLOCK_BITS;
    for (let kind = 0; kind < KINDS; kind++) into[kind] += sign * this.#before[block * KINDS + kind];
    for (let i = block << BLOCK_BITS; i < slice; i++) into[this.kind[i]] += sign * (this.endNs[i] - this.startNs[i]);
  }

  #reserve(length: number): void {
    this.startNs = grown(this.startNs, length);
    this.endNs = grown(this.endNs, length);
    this.goroutine = grown(this.goroutine, length);
    this.kind = grown(this.kind, length);
    this.endWhy = grown(this.endWhy, length);
    this.endStack = grown(this.endStack, length);
    this.thread = grown(this.thread, length);
  }
}

const scratch = new Float64Array(KINDS);
