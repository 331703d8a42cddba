// Slices of one P: disjoint, in time order, with running sums per block, so that any stretch's share of each kind is known
// without walking its slices. Kept in pages that are never copied: growing columns cost as much as filling them.

import type { SpanKind } from '../../api.ts';
import { grown } from '../wire/ids.ts';
import type { IndexClock } from './clock.ts';

/** SpanKind values by name (api.ts, SPAN_KINDS). */
export const SPAN = { running: 0, syscall: 1, markWorker: 2, markAssist: 3, sweep: 4 } as const;
const KINDS = 5;
const BLOCK_BITS = 6;
const BLOCK = 1 << BLOCK_BITS;
const NOBODY = -1;

/** Slices in a page; a lane's first page is small, as most Ps of a large machine run little. */
const PAGE_BITS = 12;
const PAGE = 1 << PAGE_BITS;
// A slice is 2 doubles (start, end) and 4 words: goroutine, why it ended, stack there, kind and M.
const TIMES = 2;
const WORDS = 4;
const GOROUTINE = 0;
const WHY = 1;
const STACK = 2;
const KIND_AND_THREAD = 3;
/** The M, plus one, stands above the kind. */
const KIND_BITS = 3;
const KIND_MASK = (1 << KIND_BITS) - 1;

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
  /** The slice that is open now; -1: the P is idle. */
  openGoroutine = NOBODY;
  openKind: SpanKind = SPAN.running;
  sweeping = false;
  /** Where the open slice began, for a system call: its end says nothing. */
  #openStack = 0;
  readonly #openSinceNs = new Float64Array(1);
  readonly #clock: IndexClock;
  readonly #timePages: Float64Array[] = [];
  readonly #wordPages: Uint32Array[] = [];
  // The last page, and its room.
  #times = new Float64Array(0);
  #words = new Uint32Array(0);
  #room = 0;
  /** Sum of ns per kind before each block of slices. */
  #before = new Float64Array(KINDS * 4);
  readonly #sum = new Float64Array(KINDS);

  constructor(clock: IndexClock) {
    this.#clock = clock;
  }

  get openSinceNs(): number {
    return this.#openSinceNs[0];
  }

  startNs(slice: number): number {
    return this.#timePages[slice >> PAGE_BITS][(slice & (PAGE - 1)) * TIMES];
  }

  endNs(slice: number): number {
    return this.#timePages[slice >> PAGE_BITS][(slice & (PAGE - 1)) * TIMES + 1];
  }

  goroutine(slice: number): number {
    return this.#word(slice, GOROUTINE);
  }

  kind(slice: number): SpanKind {
    return (this.#word(slice, KIND_AND_THREAD) & KIND_MASK) as SpanKind;
  }

  /** What ended it. */
  end(slice: number): SliceEnd {
    return { why: this.#word(slice, WHY), stack: this.#word(slice, STACK), thread: (this.#word(slice, KIND_AND_THREAD) >>> KIND_BITS) - 1 };
  }

  /** First slice, from `from` on, that ends after a time; `count` if none does. */
  firstEndingAfter(ns: number, from = 0): number {
    let low = from;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.endNs(middle) > ns) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** First slice, from `from` on, that starts at a time or later; `count` if none does. */
  firstStartingFrom(ns: number, from = 0): number {
    // Galloping first: the answer is nearly always close.
    let low = from;
    let high = this.count;
    for (let step = 1; low + step < this.count; step *= 2) {
      if (this.startNs(low + step) >= ns) {
        high = low + step;
        break;
      }
      low += step;
    }
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.startNs(middle) >= ns) high = middle;
      else low = middle + 1;
    }
    return low;
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
    const slice = this.count++;
    if (slice === this.#room) this.#addRoom();
    const at = slice & (PAGE - 1);
    this.#times[at * TIMES] = start;
    this.#times[at * TIMES + 1] = now;
    const words = this.#words;
    words[at * WORDS + GOROUTINE] = goroutine;
    words[at * WORDS + WHY] = end.why;
    words[at * WORDS + STACK] = end.stack === 0 ? this.#openStack : end.stack;
    words[at * WORDS + KIND_AND_THREAD] = ((end.thread + 1) << KIND_BITS) | this.openKind;
    if ((slice & (BLOCK - 1)) === 0) {
      const block = (slice >> BLOCK_BITS) * KINDS;
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
    const from = this.firstEndingAfter(startNs);
    const to = this.firstStartingFrom(endNs, from);
    if (to <= from) return 0;
    this.sums(from, to, scratch);
    let busy = 0;
    for (let kind = 0; kind < KINDS; kind++) busy += scratch[kind];
    busy -= Math.max(0, startNs - this.startNs(from));
    busy -= Math.max(0, this.endNs(to - 1) - endNs);
    return busy;
  }

  #word(slice: number, which: number): number {
    return this.#wordPages[slice >> PAGE_BITS][(slice & (PAGE - 1)) * WORDS + which];
  }

  #addSumsBefore(slice: number, into: Float64Array, sign: number): void {
    if (slice === 0) return;
    const block = (slice - 1) >> BLOCK_BITS;
    for (let kind = 0; kind < KINDS; kind++) into[kind] += sign * this.#before[block * KINDS + kind];
    for (let i = block << BLOCK_BITS; i < slice; i++) into[this.kind(i)] += sign * (this.endNs(i) - this.startNs(i));
  }

  /** A new page, or, while the first one is small, twice its room. */
  #addRoom(): void {
    const small = this.#room < PAGE;
    const slices = small ? Math.max(64, this.#room * 2) : PAGE;
    const times = new Float64Array(slices * TIMES);
    const words = new Uint32Array(slices * WORDS);
    if (small) {
      times.set(this.#times);
      words.set(this.#words);
      this.#timePages.length = 0;
      this.#wordPages.length = 0;
      this.#room = slices;
    } else this.#room += slices;
    this.#times = times;
    this.#words = words;
    this.#timePages.push(times);
    this.#wordPages.push(words);
  }
}

const scratch = new Float64Array(KINDS);
