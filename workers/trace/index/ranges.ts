// Stop-the-world ranges, GC marking, mark assists and sweeps, and the phases of each GC cycle (go-trace.md, section 9.3).

import type { GcPhase, StwKind } from '../../api.ts';
import { DoubleColumn } from './series.ts';
import { Sum64 } from './sum64.ts';

export interface StwRange {
  /** Text of the kind, e.g. "GC mark termination". */
  readonly kindText: number;
  readonly kind: StwKind;
  readonly goroutine: number;
  /** Stack of who stopped the world. */
  readonly stack: number;
  readonly startNs: number;
  /** undefined: still open. */
  endNs: number | undefined;
}

export interface MarkRange {
  readonly startNs: number;
  endNs: number | undefined;
  /** It was running when the trace began. */
  readonly activeAtStart: boolean;
}

/** `count` ranges of `totalNs` together; `open` of them were cut off by the end of the trace. */
export interface RangeTotal {
  readonly count: number;
  readonly totalNs: number;
  readonly open: number;
}

const PHASE = { sweepTermination: 0, mark: 1, markTermination: 2, sweep: 3 } as const;

export class RangeIndex {
  readonly stw: StwRange[] = [];
  readonly marks: MarkRange[] = [];
  /** GC phases in start order; the one in progress is in `phases()` only. */
  readonly #phaseStart = new DoubleColumn();
  readonly #phaseEnd = new DoubleColumn();
  readonly #phaseKind: GcPhase[] = [];
  readonly #stwOpen = new Map<number, StwRange>();
  #markOpen: MarkRange | undefined;
  #markingSinceNs: number | undefined;
  #sweptFromNs: number | undefined;
  #sweptToNs = 0;
  readonly #sweepOpen = new Map<number, number>();
  readonly #assistOpen = new Map<number, number>();
  #assists = 0;
  #assistNs = 0;
  #sweeps = 0;
  #sweepNs = 0;
  readonly bytesSwept = new Sum64();
  readonly bytesReclaimed = new Sum64();

  stwBegin(goroutine: number, kindText: number, kind: StwKind, stack: number, nowNs: number): void {
    const range: StwRange = { kindText, kind, goroutine, stack, startNs: nowNs, endNs: undefined };
    this.stw.push(range);
    this.#stwOpen.set(goroutine, range);
    if (kind === 1 && this.#markingSinceNs !== undefined) {
      this.#phase(PHASE.mark, this.#markingSinceNs, nowNs);
      this.#markingSinceNs = undefined;
    }
  }

  stwEnd(goroutine: number, nowNs: number): void {
    const range = this.#stwOpen.get(goroutine);
    if (range === undefined) return;
    range.endNs = nowNs;
    this.#stwOpen.delete(goroutine);
    if (range.kind === 0) {
      this.#phase(PHASE.sweepTermination, range.startNs, nowNs);
      this.#markingSinceNs = nowNs;
    } else if (range.kind === 1) {
      this.#phase(PHASE.markTermination, range.startNs, nowNs);
      // A stop that found more work: marking goes on, its end comes inside the last stop.
      if (this.#markOpen !== undefined) this.#markingSinceNs = nowNs;
    }
  }

  markBegin(nowNs: number): void {
    this.#endSweepPhase();
    this.#markOpen = { startNs: nowNs, endNs: undefined, activeAtStart: false };
    this.marks.push(this.#markOpen);
  }

  markActive(syncNs: number): void {
    if (this.#markOpen !== undefined) return;
    this.#markOpen = { startNs: syncNs, endNs: undefined, activeAtStart: true };
    this.marks.push(this.#markOpen);
    this.#markingSinceNs = syncNs;
  }

  markEnd(nowNs: number): void {
    if (this.#markOpen === undefined) return;
    this.#markOpen.endNs = nowNs;
    this.#markOpen = undefined;
  }

  sweepBegin(proc: number, nowNs: number): void {
    this.#sweepOpen.set(proc, nowNs);
    if (this.#markOpen === undefined) this.#sweptFromNs ??= nowNs;
  }

  sweepActive(proc: number, syncNs: number): void {
    if (!this.#sweepOpen.has(proc)) this.sweepBegin(proc, syncNs);
  }

  sweepEnd(proc: number, nowNs: number): void {
    const since = this.#sweepOpen.get(proc);
    if (since === undefined) return;
    this.#sweepOpen.delete(proc);
    this.#sweeps++;
    this.#sweepNs += nowNs - since;
    this.#sweptToNs = nowNs;
  }

  assistBegin(goroutine: number, nowNs: number): void {
    this.#assistOpen.set(goroutine, nowNs);
  }

  assistActive(goroutine: number, syncNs: number): void {
    if (!this.#assistOpen.has(goroutine)) this.#assistOpen.set(goroutine, syncNs);
  }

  assistEnd(goroutine: number, nowNs: number): void {
    const since = this.#assistOpen.get(goroutine);
    if (since === undefined) return;
    this.#assistOpen.delete(goroutine);
    this.#assists++;
    this.#assistNs += nowNs - since;
  }

  /** An assist that ends with its goroutine counts nowhere, as in the reference. */
  goroutineEnds(goroutine: number): void {
    if (this.#assistOpen.size > 0) this.#assistOpen.delete(goroutine);
  }

  assists(nowNs: number): RangeTotal {
    return withOpen(this.#assists, this.#assistNs, this.#assistOpen, nowNs);
  }

  sweeps(nowNs: number): RangeTotal {
    return withOpen(this.#sweeps, this.#sweepNs, this.#sweepOpen, nowNs);
  }

  /** All phases in start order, the one in progress cut at `nowNs`. */
  phases(nowNs: number): { readonly startNs: Float64Array; readonly endNs: Float64Array; readonly kind: Uint8Array } {
    const starts = [...this.#phaseStart.view()];
    const ends = [...this.#phaseEnd.view()];
    const kinds: number[] = [...this.#phaseKind];
    if (this.#sweptFromNs !== undefined) {
      starts.push(this.#sweptFromNs);
      ends.push(this.#sweepOpen.size > 0 ? nowNs : Math.max(this.#sweptToNs, this.#sweptFromNs));
      kinds.push(PHASE.sweep);
    }
    for (const range of this.#stwOpen.values()) {
      if (range.kind === 2) continue;
      starts.push(range.startNs);
      ends.push(nowNs);
      kinds.push(range.kind === 0 ? PHASE.sweepTermination : PHASE.markTermination);
    }
    if (this.#markingSinceNs !== undefined) {
      starts.push(this.#markingSinceNs);
      ends.push(nowNs);
      kinds.push(PHASE.mark);
    }
    return { startNs: Float64Array.from(starts), endNs: Float64Array.from(ends), kind: Uint8Array.from(kinds) };
  }

  #endSweepPhase(): void {
    if (this.#sweptFromNs === undefined) return;
    this.#phase(PHASE.sweep, this.#sweptFromNs, Math.max(this.#sweptToNs, this.#sweptFromNs));
    this.#sweptFromNs = undefined;
  }

  #phase(kind: GcPhase, startNs: number, endNs: number): void {
    this.#phaseStart.push(startNs);
    this.#phaseEnd.push(endNs);
    this.#phaseKind.push(kind);
  }
}

function withOpen(count: number, totalNs: number, open: ReadonlyMap<number, number>, nowNs: number): RangeTotal {
  let all = totalNs;
  for (const since of open.values()) all += nowNs - since;
  return { count: count + open.size, totalNs: all, open: open.size };
}
