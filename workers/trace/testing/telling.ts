// Test only: events of threads at their times, told generation by generation, as the bytes of a trace. Each generation may have a
// clock of its own speed, and numbers its texts in another way than the one before.

import { EVENT, type EventName } from './rawTrace.ts';
import { type WireBatch, type WireGeneration, traceBytes } from './traceBytes.ts';

interface Told {
  readonly m: number | undefined;
  readonly ns: number;
  readonly type: number;
  readonly args: readonly (number | bigint)[];
}

const TEXTS = ['sync', 'chan receive', 'GC mark termination', 'GC sweep termination', 'start trace', 'region', 'other region', 'GC (dedicated)', 'main.main', 'main.go'];
/** Stacks 1 to 3; 0 is none. */
export const STACKS = 3;

export class Telling {
  now: number;
  readonly #minor: number;
  readonly #batchEvents: number;
  #told: Told[] = [];
  #samples: (readonly [number, number, number, number, number])[] = [];
  #startNs: number;
  #frequency = 1e9;
  readonly #generations: WireGeneration[] = [];

  /** `batchEvents`: how many events a batch holds. */
  constructor(minor: number, startNs: number, batchEvents: number) {
    this.#minor = minor;
    this.#batchEvents = batchEvents;
    this.#startNs = startNs;
    this.now = startNs;
  }

  /** `m`: thread; undefined: none. */
  tell(m: number | undefined, name: EventName, ...args: readonly (number | bigint)[]): void {
    this.#told.push({ m, ns: this.now, type: EVENT[name], args });
    // A tick at least: what happens on two threads stays in order.
    this.now += Math.ceil(1e9 / this.#frequency);
  }

  sample(m: number, p: number, g: number, stack: number): void {
    this.#samples.push([this.#ticks(this.now), m, p, g, stack]);
  }

  /** Its number in this generation. */
  text(text: string): number {
    return ((TEXTS.indexOf(text) + this.#generations.length * 3) % TEXTS.length) + 1;
  }

  /** `later`: what the next generation's clock starts with, counted from the last event of this one; may be negative. */
  cut(later: number, frequency: number): void {
    this.#endGeneration();
    this.now = Math.max(1, this.now + later);
    this.#startNs = this.now;
    this.#frequency = frequency;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    this.#endGeneration();
    return traceBytes(this.#minor, this.#generations);
  }

  #ticks(ns: number): number {
    return Math.floor((ns * this.#frequency) / 1e9);
  }

  #endGeneration(): void {
    const gen = this.#generations.length + 1;
    const strings: string[] = [];
    for (const text of TEXTS) strings[this.text(text) - 1] = text;
    const stacks = Array.from({ length: STACKS }, (_, i) => ({ id: i + 1, frames: [{ pc: i + 1, func: this.text('main.main'), file: this.text('main.go'), line: i }] }));
    const empty: WireBatch = { m: undefined, time: this.#ticks(this.#startNs), events: [] };
    this.#generations.push({ gen, batches: [empty, ...this.#batches()], strings, stacks, frequency: this.#frequency, samples: this.#samples });
    this.#told = [];
    this.#samples = [];
  }

  #batches(): readonly WireBatch[] {
    const byThread = new Map<number | undefined, Told[]>();
    for (const told of this.#told) byThread.set(told.m, [...(byThread.get(told.m) ?? []), told]);
    const batches: WireBatch[] = [];
    for (const [m, told] of byThread) {
      for (let from = 0; from < told.length; from += this.#batchEvents) {
        const part = told.slice(from, from + this.#batchEvents);
        let last = this.#ticks(part[0].ns);
        const time = last;
        const events = part.map(({ ns, type, args }) => {
          const dt = this.#ticks(ns) - last;
          last += dt;
          return { type, dt, args };
        });
        batches.push({ m, time, events });
      }
    }
    return batches;
  }
}
