// Ranges while a generation is walked: stops and GC marking one by one, sweeps and mark assists added up.

import { MARK, type RangeMarks, type RangeSums } from './generationIndex.ts';
import { Sum64 } from './sum64.ts';

interface Mark {
  readonly what: number;
  readonly timeNs: number;
  readonly goroutine: number;
  readonly text: number;
  readonly stack: number;
}

export class MarkColumns {
  readonly #marks: Mark[] = [];
  readonly #swept = new Sum64();
  readonly #reclaimed = new Sum64();
  /** Of the sweeps since GC marking last began or ended. */
  #sweepBegan = false;
  #sweepEndNs: number | undefined;

  stwBegins(nowNs: number, goroutine: number, text: number, stack: number): void {
    this.#marks.push({ what: MARK.stwBegin, timeNs: nowNs, goroutine, text, stack });
  }

  stwEnds(nowNs: number, goroutine: number): void {
    this.#marks.push({ what: MARK.stwEnd, timeNs: nowNs, goroutine, text: 0, stack: 0 });
  }

  markBegins(nowNs: number, stack: number): void {
    this.#endSweeps();
    this.#marks.push({ what: MARK.markBegin, timeNs: nowNs, goroutine: 0, text: 0, stack });
  }

  markIsActive(sinceNs: number): void {
    this.#endSweeps();
    this.#push(MARK.markActive, sinceNs);
  }

  markEnds(nowNs: number): void {
    this.#endSweeps();
    this.#push(MARK.markEnd, nowNs);
  }

  sweepBegins(nowNs: number): void {
    if (this.#sweepBegan) return;
    this.#sweepBegan = true;
    this.#push(MARK.sweepBegin, nowNs);
  }

  sweepEnds(nowNs: number, sweptLo: number, sweptHi: number, reclaimedLo: number, reclaimedHi: number): void {
    this.#sweepEndNs = nowNs;
    this.#swept.add(sweptLo, sweptHi);
    this.#reclaimed.add(reclaimedLo, reclaimedHi);
  }

  finish(): RangeMarks {
    this.#endSweeps();
    const marks = this.#marks;
    return {
      count: marks.length,
      what: Uint8Array.from(marks, ({ what }) => what),
      timeNs: Float64Array.from(marks, ({ timeNs }) => timeNs),
      goroutine: Uint32Array.from(marks, ({ goroutine }) => goroutine),
      text: Uint32Array.from(marks, ({ text }) => text),
      stack: Uint32Array.from(marks, ({ stack }) => stack),
    };
  }

  bytes(): { sweptLo: number; sweptHi: number; reclaimedLo: number; reclaimedHi: number } {
    return { sweptLo: this.#swept.lo, sweptHi: this.#swept.hi, reclaimedLo: this.#reclaimed.lo, reclaimedHi: this.#reclaimed.hi };
  }

  #endSweeps(): void {
    if (this.#sweepEndNs !== undefined) this.#push(MARK.sweepEnd, this.#sweepEndNs);
    this.#sweepEndNs = undefined;
    this.#sweepBegan = false;
  }

  #push(what: number, timeNs: number): void {
    this.#marks.push({ what, timeNs, goroutine: 0, text: 0, stack: 0 });
  }
}

/** Ranges of one kind by P or goroutine. */
export class OpenRanges {
  /** Since when; NaN: since before the generation. */
  readonly #open = new Map<number, number>();
  #count = 0;
  #totalNs = 0;
  readonly #headOf: number[] = [];
  readonly #headEndNs: number[] = [];

  begin(of: number, nowNs: number): void {
    this.#open.set(of, nowNs);
  }

  /** Open since `sinceNs`, or (NaN) since before the generation. */
  active(of: number, sinceNs: number): void {
    if (!this.#open.has(of)) this.#open.set(of, sinceNs);
  }

  end(of: number, nowNs: number): void {
    const since = this.#open.get(of);
    this.#open.delete(of);
    // It was open before, whether the generation says so or not: the rules see to it that nothing ends that is not.
    if (since === undefined || Number.isNaN(since)) {
      this.#headOf.push(of);
      this.#headEndNs.push(nowNs);
      return;
    }
    this.#count++;
    this.#totalNs += nowNs - since;
  }

  /** A range that ends with its goroutine counts nowhere, as in the reference. */
  vanish(of: number): void {
    this.#open.delete(of);
  }

  sums(): RangeSums {
    return {
      count: this.#count,
      totalNs: this.#totalNs,
      headOf: Uint32Array.from(this.#headOf),
      headEndNs: Float64Array.from(this.#headEndNs),
      openOf: Uint32Array.from(this.#open.keys()),
      openSinceNs: Float64Array.from(this.#open.values()),
    };
  }
}
