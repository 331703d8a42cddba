// Spans of a lane, those under a pixel folded: one that is a pixel or longer stays by itself, shorter ones that begin within a pixel
// of the first of them become one, of the kind that has the largest share.

import type { Ns } from '../../api.ts';
import { STRETCH_KINDS } from '../../api.ts';
import { grown } from '../wire/ids.ts';
import { DRAWN } from './stretchKind.ts';

/** Neighbours whose shares differ by less are merged. */
const LEAST_DIFFERENCE = 1 / 64;

/** As in LaneStrips (api/lanes.ts), the lane left out. */
export class LaneSpans {
  count = 0;
  startNs = new Float64Array(256);
  endNs = new Float64Array(256);
  /** DRAWN. */
  kind = new Uint8Array(256);
  busy = new Float64Array(256);
  spans = new Uint32Array(256);
  /** Text of the trace: what a goroutine waits for; entry function of a thread's goroutine. */
  text = new Uint32Array(256);
  /** Number in the trace. */
  goroutine = new Uint32Array(256);

  push(startNs: Ns, endNs: Ns, kind: number, busy: number, spans: number, text: number, goroutine: number): void {
    if (this.count === this.kind.length) this.#grow(this.count * 2);
    const at = this.count++;
    this.startNs[at] = startNs;
    this.endNs[at] = endNs;
    this.kind[at] = kind;
    this.busy[at] = busy;
    this.spans[at] = spans;
    this.text[at] = text;
    this.goroutine[at] = goroutine;
  }

  /** Makes the last span of those from `first` on longer, if it was folded. */
  merge(first: number, startNs: Ns, endNs: Ns, kind: number, busy: number, spans: number, text: number, goroutine: number): boolean {
    const at = this.count - 1;
    return at >= first && this.spans[at] > 1 && this.extend(first, startNs, endNs, kind, busy, spans, text, goroutine);
  }

  /** Makes the last span of those from `first` on longer, if this one is its like and begins where it ends. */
  extend(first: number, startNs: Ns, endNs: Ns, kind: number, busy: number, spans: number, text: number, goroutine: number): boolean {
    const at = this.count - 1;
    if (at < first || this.endNs[at] !== startNs || this.kind[at] !== kind) return false;
    if (this.text[at] !== text || this.goroutine[at] !== goroutine || Math.abs(this.busy[at] - busy) > LEAST_DIFFERENCE) return false;
    const wholeNs = endNs - this.startNs[at];
    this.busy[at] = (this.busy[at] * (startNs - this.startNs[at]) + busy * (endNs - startNs)) / wholeNs;
    this.endNs[at] = endNs;
    this.spans[at] += spans;
    return true;
  }

  #grow(length: number): void {
    this.startNs = grown(this.startNs, length);
    this.endNs = grown(this.endNs, length);
    this.kind = grown(this.kind, length);
    this.busy = grown(this.busy, length);
    this.spans = grown(this.spans, length);
    this.text = grown(this.text, length);
    this.goroutine = grown(this.goroutine, length);
  }
}

export function isWait(kind: number): boolean {
  return kind >= DRAWN.chanSend && kind <= DRAWN.otherWait;
}

/**
 * Takes the spans of one lane in the order of time; `flush` after the last. When a span begins and ends, and the share of it that is
 * no wait, is set before it is taken: numbers that are not whole are allocated where a function that is not inlined is given them.
 */
export class LaneFold {
  startNs: Ns = 0.5;
  endNs: Ns = 0.5;
  busy = 0.5;
  readonly #spans: LaneSpans;
  #pixelNs: Ns = 0.5;
  /** The lane's first span. */
  #first = 0;
  /** Spans in the fold; 0: there is none. */
  #count = 0;
  #foldStartNs = 0.5;
  #foldEndNs = 0.5;
  #busyNs = 0.5;
  // By kind: ns together, and the longest: its ns, what is told of it, whose it is.
  readonly #kindNs = new Float64Array(STRETCH_KINDS.length);
  readonly #longestNs = new Float64Array(STRETCH_KINDS.length);
  readonly #longestText = new Uint32Array(STRETCH_KINDS.length);
  readonly #longestOf = new Uint32Array(STRETCH_KINDS.length);

  constructor(spans: LaneSpans) {
    this.#spans = spans;
  }

  /** A new lane, whose spans are folded if they are shorter than that. */
  begin(pixelNs: Ns): void {
    this.#pixelNs = pixelNs;
    this.#first = this.#spans.count;
  }

  /** `count`: more than 1: it was folded already. */
  take(kind: number, count: number, text: number, goroutine: number): void {
    const ns = this.endNs - this.startNs;
    if (ns <= 0) return;
    if (ns >= this.#pixelNs) {
      this.flush();
      const goesOn = count === 1 ? this.#goesOn(kind, text, goroutine) : this.#spans.merge(this.#first, this.startNs, this.endNs, kind, this.busy, count, text, goroutine);
      if (!goesOn) this.#spans.push(this.startNs, this.endNs, kind, this.busy, count, text, goroutine);
      return;
    }
    if (this.#count > 0 && this.startNs >= this.#foldStartNs + this.#pixelNs) this.flush();
    if (this.#count === 0) {
      this.#foldStartNs = this.startNs;
      this.#busyNs = 0;
      this.#kindNs.fill(0);
      this.#longestNs.fill(0);
    }
    this.#count += count;
    this.#foldEndNs = this.endNs;
    this.#busyNs += ns * this.busy;
    this.#kindNs[kind] += ns;
    if (ns <= this.#longestNs[kind]) return;
    this.#longestNs[kind] = ns;
    this.#longestText[kind] = text;
    this.#longestOf[kind] = goroutine;
  }

  /** A single span that is the last one's like and touches it is the same one, cut where a generation ends. */
  #goesOn(kind: number, text: number, goroutine: number): boolean {
    const spans = this.#spans;
    return spans.count > this.#first && spans.spans[spans.count - 1] === 1 && spans.extend(this.#first, this.startNs, this.endNs, kind, this.busy, 0, text, goroutine);
  }

  flush(): void {
    const count = this.#count;
    if (count === 0) return;
    this.#count = 0;
    const kindNs = this.#kindNs;
    let kind = 0;
    for (let k = 1; k < kindNs.length; k++) if (kindNs[k] > kindNs[kind]) kind = k;
    const startNs = this.#foldStartNs;
    const endNs = this.#foldEndNs;
    const busy = Math.min(1, this.#busyNs / (endNs - startNs));
    const text = this.#longestText[kind];
    const goroutine = this.#longestOf[kind];
    if (count > 1 && this.#spans.merge(this.#first, startNs, endNs, kind, busy, count, text, goroutine)) return;
    this.#spans.push(startNs, endNs, kind, busy, count, text, goroutine);
  }
}

/** What takes spans one after the other. */
export type SpanSink = Pick<LaneFold, 'startNs' | 'endNs' | 'busy' | 'take'>;
