// Stop-the-world ranges, GC marking, mark assists and sweeps, and the phases of each GC cycle (go-trace.md, section 9.3).

import type { GcPhase, StwKind } from '../../api.ts';
import type { GenerationRanges, RangeSums } from './generationIndex.ts';
import { DoubleColumn } from './series.ts';
import { Sum64 } from './sum64.ts';

export interface StwRange {
  /** Text of the kind, e.g. "GC mark termination". */
  readonly kindText: number;
  readonly kind: StwKind;
  /** Number in the trace, and its id as Go prints it. */
  readonly goroutine: number;
  readonly goroutineId: string;
  /** Stack of who stopped the world. */
  readonly stack: number;
  readonly startNs: number;
  /** undefined: still open. */
  endNs: number | undefined;
}

export interface MarkRange {
  /** Stack of who began it; 0: not told. */
  readonly stack: number;
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
  readonly #sweeps = new SummedRanges();
  readonly #assists = new SummedRanges();
  readonly bytesSwept = new Sum64();
  readonly bytesReclaimed = new Sum64();

  stwBegin(begun: Omit<StwRange, 'endNs'>): void {
    const range: StwRange = { ...begun, endNs: undefined };
    const { goroutine, kind, startNs: nowNs } = range;
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

  markBegin(nowNs: number, stack: number): void {
    this.#endSweepPhase();
    this.#markOpen = { stack, startNs: nowNs, endNs: undefined, activeAtStart: false };
    this.marks.push(this.#markOpen);
  }

  markActive(syncNs: number): void {
    if (this.#markOpen !== undefined) return;
    this.#markOpen = { stack: 0, startNs: syncNs, endNs: undefined, activeAtStart: true };
    this.marks.push(this.#markOpen);
    this.#markingSinceNs = syncNs;
  }

  markEnd(nowNs: number): void {
    if (this.#markOpen === undefined) return;
    this.#markOpen.endNs = nowNs;
    this.#markOpen = undefined;
  }

  /** The first of some sweeps begins. */
  sweepBegin(nowNs: number): void {
    if (this.#markOpen === undefined) this.#sweptFromNs ??= nowNs;
  }

  /** The last of some sweeps ended. */
  sweepEnd(nowNs: number): void {
    this.#sweptToNs = nowNs;
  }

  /** Frequent ranges of a generation: `of` maps its Ps and goroutines to the trace's. */
  addSums(ranges: GenerationRanges, procOf: (local: number) => number, goroutineOf: (local: number) => number, syncNs: number): void {
    this.#sweeps.add(ranges.sweeps, procOf, syncNs);
    this.#assists.add(ranges.assists, goroutineOf, syncNs);
    this.bytesSwept.add(ranges.sweptLo, ranges.sweptHi);
    this.bytesReclaimed.add(ranges.reclaimedLo, ranges.reclaimedHi);
  }

  /** Of a goroutine that was there before the generation whose sums were added last. */
  goroutineEnded(goroutine: number): void {
    this.#assists.vanish(goroutine);
  }

  assists(nowNs: number): RangeTotal {
    return this.#assists.total(nowNs);
  }

  sweeps(nowNs: number): RangeTotal {
    return this.#sweeps.total(nowNs);
  }

  /** All phases in start order, the one in progress cut at `nowNs`. */
  phases(nowNs: number): { readonly startNs: Float64Array; readonly endNs: Float64Array; readonly kind: Uint8Array } {
    const starts = [...this.#phaseStart.view()];
    const ends = [...this.#phaseEnd.view()];
    const kinds: number[] = [...this.#phaseKind];
    if (this.#sweptFromNs !== undefined) {
      starts.push(this.#sweptFromNs);
      ends.push(this.#sweeps.openCount > 0 ? nowNs : Math.max(this.#sweptToNs, this.#sweptFromNs));
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

/** Ranges of one kind over all generations; open ones by P or goroutine. */
class SummedRanges {
  #count = 0;
  #totalNs = 0;
  readonly #open = new Map<number, number>();

  get openCount(): number {
    return this.#open.size;
  }

  /** One that was open before the trace counts from `syncNs` on. */
  add(sums: RangeSums, traceIndex: (local: number) => number, syncNs: number): void {
    this.#count += sums.count;
    this.#totalNs += sums.totalNs;
    sums.headOf.forEach((local, i) => {
      const of = traceIndex(local);
      this.#count++;
      this.#totalNs += sums.headEndNs[i] - (this.#open.get(of) ?? syncNs);
      this.#open.delete(of);
    });
    sums.openOf.forEach((local, i) => {
      const of = traceIndex(local);
      const since = sums.openSinceNs[i];
      if (!Number.isNaN(since)) this.#open.set(of, since);
      else if (!this.#open.has(of)) this.#open.set(of, syncNs);
    });
  }

  /** It ends with its goroutine, and counts nowhere. */
  vanish(of: number): void {
    this.#open.delete(of);
  }

  total(nowNs: number): RangeTotal {
    let totalNs = this.#totalNs;
    for (const since of this.#open.values()) totalNs += nowNs - since;
    return { count: this.#count + this.#open.size, totalNs, open: this.#open.size };
  }
}
