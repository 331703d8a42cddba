// Adds up a generation's stretches, GC work and CPU samples, whole or cut at the ends of a range.

import type { Ns, TimeRange } from '../../api.ts';
import { GO } from '../columns.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { type BreakdownPart, BreakdownBuilder, FUNCTION } from './breakdownPart.ts';
import type { GenerationCloseup, StretchRows } from './closeup.ts';
import { FoundGoroutines } from './foundGoroutines.ts';
import type { RangeRows } from './rangeRows.ts';
import { ALL_STRETCHES, type StretchFilter } from './stretchFilter.ts';
import { rangesByGoroutine } from './drawn.ts';
import { DRAWN, type StretchKinds, stretchKinds } from './stretchKind.ts';

/** A generation of a trace, its `number`th, with its closeup; it has its detail. */
export interface CloseGeneration {
  readonly index: TraceIndex;
  readonly generation: IndexedGeneration;
  readonly number: number;
  readonly closeup: GenerationCloseup;
}

/** `found`: of the same generation. */
export function breakdownRows(close: CloseGeneration, range: TimeRange, filter: StretchFilter = ALL_STRETCHES, found = foundIn(close)): BreakdownPart {
  const rows = new Rows(close, range, filter, found);
  rows.addStretches();
  rows.addGcWork(close.closeup.assists, DRAWN.markAssist);
  rows.addGcWork(close.closeup.sweeps, DRAWN.sweep);
  rows.addSamples();
  rows.addSyscalls();
  if (filter !== ALL_STRETCHES) rows.addCreations();
  return rows.built.part();
}

function foundIn({ index, generation, number }: CloseGeneration): FoundGoroutines {
  return new FoundGoroutines(index, generation, number);
}

class Rows {
  readonly built: BreakdownBuilder;
  readonly #close: CloseGeneration;
  readonly #filter: StretchFilter;
  readonly #found: FoundGoroutines;
  readonly #stretches: StretchRows;
  readonly #range: TimeRange;
  /** What is asked for of the generation's time. */
  readonly #fromNs: Ns;
  readonly #toNs: Ns;
  readonly #kinds: StretchKinds;

  constructor(close: CloseGeneration, range: TimeRange, filter: StretchFilter, found: FoundGoroutines) {
    const { index, generation, closeup } = close;
    this.#close = close;
    this.#filter = filter;
    this.#found = found;
    this.#stretches = closeup.stretches;
    this.#range = range;
    this.#fromNs = Math.max(range.startNs, generation.fromNs);
    this.#toNs = Math.min(range.endNs, generation.lastNs);
    this.#kinds = stretchKinds(index);
    this.built = new BreakdownBuilder();
  }

  addStretches(): void {
    const { goroutines } = this.#filter;
    const { first } = this.#stretches;
    for (let goroutine = 0; goroutine + 1 < first.length; goroutine++) {
      if (first[goroutine] === first[goroutine + 1] || goroutines?.[goroutine] === 0) continue;
      this.#addGoroutine(goroutine);
    }
  }

  /** Running time in ranges of that kind is theirs; a sweep in a mark assist is told as a sweep, so assists come first. */
  addGcWork(ranges: RangeRows, kind: number): void {
    const { built } = this;
    const { goroutines, proc, thread } = this.#filter;
    const onlyThere = proc !== undefined || thread !== undefined;
    const { closeup } = this.#close;
    const { first } = this.#stretches;
    for (let i = 0; i < ranges.goroutine.length; i++) {
      const goroutine = ranges.goroutine[i];
      if (goroutines?.[goroutine] === 0) continue;
      const rangeFromNs = ranges.startNs[i];
      if (rangeFromNs >= this.#range.endNs) continue;
      const found = !(rangeFromNs >= this.#range.startNs);
      const fromNs = found ? this.#fromNs : rangeFromNs;
      const toNs = ranges.endNs[i] < this.#toNs ? ranges.endNs[i] : this.#toNs;
      let ns = 0;
      let assistNs = 0;
      const end = first[goroutine + 1];
      for (let row = this.#rowAt(goroutine, fromNs); row < end && this.#startNs(goroutine, row) < toNs; row++) {
        if (this.#stretches.state[row] !== GO.running || !this.#isThere(row)) continue;
        const pieceFromNs = Math.max(this.#startNs(goroutine, row), fromNs);
        const pieceToNs = Math.min(this.#endNs(goroutine, row), toNs);
        if (pieceToNs <= pieceFromNs) continue;
        ns += pieceToNs - pieceFromNs;
        if (kind === DRAWN.sweep) assistNs += this.#assistNs(goroutine, pieceFromNs, pieceToNs);
      }
      // One in which the goroutine does not run just now is there all the same.
      if (onlyThere ? ns === 0 : found && ranges.endNs[i] <= this.#fromNs) continue;
      built.stretch(kind, !found, ns);
      built.kindNs[closeup.markWorker[goroutine] === 1 ? DRAWN.markWorker : DRAWN.running] -= ns - assistNs;
      built.kindNs[DRAWN.markAssist] -= assistNs;
    }
  }

  addSamples(): void {
    const { built } = this;
    const { index, generation, closeup } = this.#close;
    const { goroutines, proc, thread } = this.#filter;
    const { timeNs, goroutine, proc: procs, thread: threads, stack } = closeup.samples;
    const { stacks } = index.tables;
    for (let i = 0; i < timeNs.length; i++) {
      if (timeNs[i] < this.#range.startNs || timeNs[i] >= this.#range.endNs) continue;
      if (goroutines !== undefined && (goroutine[i] < 0 || goroutines[goroutine[i]] === 0)) continue;
      if ((proc !== undefined && procs[i] !== proc) || (thread !== undefined && threads[i] !== thread)) continue;
      built.samples++;
      const of = generation.maps.stacks[stack[i]];
      const at = built.sampled.at(stacks.isEmpty(of) ? 0 : stacks.func[stacks.frames[stacks.start[of]]]);
      built.sampled.values[at]++;
    }
  }

  /** Those of a P, in place of the stretches. */
  addSyscalls(): void {
    const { built } = this;
    for (const { sinceNs, ns, goroutine, name } of this.#filter.syscalls) {
      built.stretch(DRAWN.syscall, sinceNs >= this.#range.startNs && sinceNs > this.#close.generation.fromNs, ns);
      built.ran.push(goroutine);
      built.ranName.push(name);
      const at = built.functions.at(name);
      built.functions.values[at + FUNCTION.syscallNs] += ns;
    }
  }

  addCreations(): void {
    const { creations } = this.#found.detail;
    const { goroutines, proc, thread } = this.#filter;
    // Which thread ran it first is not kept.
    if (thread !== undefined) return;
    for (let i = 0; i < creations.count; i++) {
      if (creations.createdNs[i] < this.#range.startNs || creations.createdNs[i] >= this.#range.endNs) continue;
      if (goroutines?.[creations.goroutine[i]] === 0 || (proc !== undefined && creations.proc[i] !== proc)) continue;
      this.built.creations.push(this.#close.generation.firstCreation + i);
    }
  }

  #addGoroutine(goroutine: number): void {
    const { built } = this;
    const found = this.#found;
    const kinds = this.#kinds;
    const { first, startNs, state, reason } = this.#stretches;
    const { texts } = this.#close.generation.maps;
    const range = this.#range;
    const onlyThere = this.#filter.proc !== undefined || this.#filter.thread !== undefined;
    const isWorker = this.#close.closeup.markWorker[goroutine] === 1;
    const begin = first[goroutine];
    const end = first[goroutine + 1];
    let runningNs = 0;
    let runnableNs = 0;
    let waitingNs = 0;
    let syscallNs = 0;
    let pieces = 0;
    for (let row = this.#rowAt(goroutine, this.#fromNs); row < end; row++) {
      const sinceNs = this.#startNs(goroutine, row);
      const is = state[row];
      if (sinceNs >= range.endNs || is === GO.notExist) break;
      if (onlyThere && ((is !== GO.running && (is !== GO.syscall || this.#filter.proc !== undefined)) || !this.#isThere(row))) continue;
      const isHead = Number.isNaN(startNs[row]);
      const begun = sinceNs >= range.startNs && !(isHead && found.known[goroutine] === 1);
      if (is === GO.running && begun && row > begin && state[row - 1] === GO.runnable) built.scheduled(sinceNs - this.#startNs(goroutine, row - 1));
      const ns = Math.max(0, Math.min(this.#endNs(goroutine, row), this.#toNs) - Math.max(sinceNs, this.#fromNs));
      const why = isHead ? found.reason[goroutine] : texts[reason[row]];
      const created = row === begin && sinceNs === found.createdNs(goroutine);
      built.stretch(kinds.of(is, why, created, isWorker), begun, ns);
      switch (is) {
        case GO.running:
          runningNs += ns;
          break;
        case GO.runnable:
          runnableNs += ns;
          break;
        case GO.waiting:
          waitingNs += ns;
          built.wait(why, begun, ns);
          break;
        case GO.syscall:
          syscallNs += ns;
          break;
        default:
          break;
      }
      pieces++;
    }
    if (pieces === 0) return;
    const name = found.name(goroutine);
    const unnamed = name === 0 && found.row[goroutine] >= 0;
    const sums = unnamed ? built.unnamed : built.functions;
    const at = sums.at(unnamed ? found.row[goroutine] : name);
    const { values } = sums;
    if (onlyThere) {
      // It may have run elsewhere all the time before.
      built.ran.push(this.#close.index.goroutineNumber(this.#close.generation, goroutine));
      built.ranName.push(name);
    } else values[at + (found.known[goroutine] === 1 || this.#startNs(goroutine, begin) < range.startNs ? FUNCTION.found : FUNCTION.begun)]++;
    values[at + FUNCTION.runningNs] += runningNs;
    values[at + FUNCTION.runnableNs] += runnableNs;
    values[at + FUNCTION.waitingNs] += waitingNs;
    values[at + FUNCTION.syscallNs] += syscallNs;
  }

  /** On the P or thread that is meant. */
  #isThere(row: number): boolean {
    const { proc, thread } = this.#filter;
    return (proc === undefined || this.#stretches.proc[row] === proc) && (thread === undefined || this.#stretches.thread[row] === thread);
  }

  /** Time of [fromNs, toNs) in mark assists of the goroutine. */
  #assistNs(goroutine: number, fromNs: Ns, toNs: Ns): Ns {
    const { assists, markWorker } = this.#close.closeup;
    const { first, rows } = rangesByGoroutine(assists, markWorker.length);
    let ns = 0;
    for (let i = first[goroutine]; i < first[goroutine + 1]; i++) {
      const row = rows[i];
      const startNs = assists.startNs[row] > fromNs ? assists.startNs[row] : fromNs;
      const endNs = assists.endNs[row] < toNs ? assists.endNs[row] : toNs;
      ns += Math.max(0, endNs - startNs);
    }
    return ns;
  }

  /** Start of the whole stretch. */
  #startNs(goroutine: number, row: number): Ns {
    const ns = this.#stretches.startNs[row];
    return Number.isNaN(ns) ? this.#found.sinceNs[goroutine] : ns;
  }

  #endNs(goroutine: number, row: number): Ns {
    return row + 1 < this.#stretches.first[goroutine + 1] ? this.#stretches.startNs[row + 1] : this.#close.generation.lastNs;
  }

  /** The first row that ends after `ns`. */
  #rowAt(goroutine: number, ns: Ns): number {
    const { first, startNs } = this.#stretches;
    let low = first[goroutine];
    let high = first[goroutine + 1] - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startNs[middle + 1] > ns) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
