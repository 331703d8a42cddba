// Adds up a generation's stretches and CPU samples by stack, whole or cut at the ends of a range. The four profiles of `go tool
// trace` follow its definitions: a stretch counts if it ended, from the event that began it (or, found by the trace, from its
// status) on, at that event's stack, and not before the goroutine's first start.

import type { Ns, TimeRange } from '../../api.ts';
import { GO } from '../columns.ts';
import type { CloseGeneration } from './breakdownRows.ts';
import type { StretchRows } from './closeup.ts';
import { FoundGoroutines, NO_ROW } from './foundGoroutines.ts';
import { ALL_PROFILES, GO_PROFILES, LOOK_FURTHER, PROFILE, ProfileBuilder, type ProfilePart, TAIL, profilesOf, profilesOfReason } from './profilePart.ts';
import { ALL_STRETCHES, type StretchFilter } from './stretchFilter.ts';

/** `wanted`: PROFILE bits; the tables of the others stay empty. */
export function profileRows(close: CloseGeneration, range: TimeRange, wanted: number = ALL_PROFILES, filter: StretchFilter = ALL_STRETCHES): ProfilePart {
  const rows = new Rows(close, range, wanted, filter);
  rows.addStretches();
  if ((wanted & PROFILE.cpu) !== 0) rows.addSamples();
  return rows.built.part(close.generation.maps.stacks);
}

class Rows {
  readonly built = new ProfileBuilder();
  readonly #close: CloseGeneration;
  readonly #range: TimeRange;
  readonly #wanted: number;
  readonly #filter: StretchFilter;
  readonly #found: FoundGoroutines;
  readonly #stretches: StretchRows;
  readonly #stackOf: Uint32Array;
  /** PROFILE bits by local text. */
  readonly #ofReason: Uint8Array;
  /** The range ends in the generation: what goes on after it is cut there, else told where it ends. */
  readonly #isLast: boolean;

  constructor(close: CloseGeneration, range: TimeRange, wanted: number, filter: StretchFilter) {
    const { index, generation, number, closeup } = close;
    this.#close = close;
    this.#range = range;
    this.#wanted = wanted;
    this.#filter = filter;
    this.#found = new FoundGoroutines(index, generation, number);
    this.#stretches = closeup.stretches;
    this.#stackOf = generation.maps.stacks;
    this.#ofReason = Uint8Array.from(generation.maps.texts, (text) => profilesOfReason(index.tables.texts[text]));
    this.#isLast = range.endNs <= generation.lastNs;
  }

  addStretches(): void {
    const { goroutines } = this.#filter;
    const { first } = this.#stretches;
    for (let goroutine = 0; goroutine + 1 < first.length; goroutine++) {
      if (first[goroutine] === first[goroutine + 1] || goroutines?.[goroutine] === 0) continue;
      this.#addGoroutine(goroutine);
    }
  }

  addSamples(): void {
    const { startNs, endNs } = this.#range;
    const { goroutines, proc, thread } = this.#filter;
    const { timeNs, goroutine, proc: procs, thread: threads, stack } = this.#close.closeup.samples;
    for (let i = 0; i < timeNs.length; i++) {
      if (timeNs[i] < startNs || timeNs[i] >= endNs) continue;
      if (goroutines !== undefined && (goroutine[i] < 0 || goroutines[goroutine[i]] === 0)) continue;
      if ((proc !== undefined && procs[i] !== proc) || (thread !== undefined && threads[i] !== thread)) continue;
      this.built.add(PROFILE.cpu, stack[i], 0);
    }
  }

  #addGoroutine(goroutine: number): void {
    const { built } = this;
    const found = this.#found;
    const stackOf = this.#stackOf;
    const { startNs: rangeFromNs, endNs: rangeToNs } = this.#range;
    const { first, startNs, state, reason, stack } = this.#stretches;
    const known = found.known[goroutine] === 1;
    const row = found.row[goroutine];
    const foundSinceNs = found.sinceNs[goroutine];
    const runs = !Number.isNaN(found.firstRunNs(goroutine));
    const begin = first[goroutine];
    const end = first[goroutine + 1];
    const from = this.#rowBefore(goroutine, rangeFromNs);
    let ran = (known && this.#ranBefore(goroutine)) || this.#ranSince(begin, from);
    let ownStack = 0;
    for (let at = from; at < end; at++) {
      const is = state[at];
      const isHead = Number.isNaN(startNs[at]);
      const sinceNs = isHead ? foundSinceNs : startNs[at];
      if (is === GO.notExist || sinceNs >= rangeToNs) break;
      const crosses = isHead && known;
      // Who waited and may run again is off the CPU since the wait began, where its own stack is.
      const follows = is === GO.runnable && at > begin && (state[at - 1] === GO.waiting || state[at - 1] === GO.syscall);
      if (!follows) ownStack = crosses ? LOOK_FURTHER : stack[at];
      const goesOn = at + 1 === end;
      if (goesOn && !crosses && row !== NO_ROW) {
        built.goesOn(row, stackOf[stack[at]], ownStack === LOOK_FURTHER ? LOOK_FURTHER : stackOf[ownStack], (isHead ? TAIL.found : 0) | (ran ? TAIL.ran : 0));
      }
      const untilNs = goesOn ? rangeToNs : startNs[at + 1];
      let profiles = profilesOf(is, isHead ? profilesOfReason(this.#close.index.tables.texts[found.reason[goroutine]]) : this.#ofReason[reason[at]]) & this.#wanted;
      if (goesOn && (!this.#isLast || this.#isOpen(row, is, sinceNs))) profiles &= ~GO_PROFILES;
      if (goesOn && !this.#isLast) profiles = 0;
      // Before its first start in the trace nothing counts; of one that comes from before, its tail knows.
      if (!crosses && !ran && runs) profiles &= ~GO_PROFILES;
      if (is === GO.running) ran = true;
      if (profiles === 0 || untilNs <= rangeFromNs || !this.#isThere(at, is)) continue;
      const stopStack = goesOn || is !== GO.running ? 0 : stack[at + 1];
      if (crosses) {
        built.crosses(row, foundSinceNs, foundSinceNs, untilNs, profiles, stackOf[stopStack], stackOf[stack[at]]);
        continue;
      }
      const ns = Math.min(untilNs, rangeToNs) - Math.max(sinceNs, rangeFromNs);
      const ofGo = profiles & GO_PROFILES;
      if (ofGo !== 0) {
        const goNs = isHead ? Math.min(untilNs, rangeToNs) - Math.max(found.seenNs(goroutine), rangeFromNs) : ns;
        // A wait may be in no profile of Go's, never in two.
        if (goNs > 0) built.add(ofGo, stack[at], goNs);
      }
      if ((profiles & PROFILE.running) !== 0) {
        if (stopStack === 0) built.addUnstacked(found.name(goroutine), ns);
        else built.add(PROFILE.running, stopStack, ns);
      }
      if ((profiles & PROFILE.offCpu) === 0) continue;
      if (ownStack === LOOK_FURTHER) built.crosses(row, foundSinceNs, sinceNs, untilNs, PROFILE.offCpu, 0, stackOf[stack[begin]]);
      else built.add(PROFILE.offCpu, ownStack, ns);
    }
  }

  /** On the P or thread that is meant, if one is. */
  #isThere(at: number, is: number): boolean {
    const { proc, thread } = this.#filter;
    if (proc === undefined && thread === undefined) return true;
    if (is !== GO.running && is !== GO.syscall) return false;
    return (proc === undefined || this.#stretches.proc[at] === proc) && (thread === undefined || this.#stretches.thread[at] === thread);
  }

  /** It is open when the recording ends. */
  #isOpen(row: number, state: number, sinceNs: Ns): boolean {
    const { outlived } = this.#close.index;
    return row === NO_ROW || (outlived.state[row] === state && outlived.sinceNs[row] === sinceNs);
  }

  /** Whether a goroutine that the trace knew before had run in it before the generation. */
  #ranBefore(goroutine: number): boolean {
    const found = this.#found;
    const sinceNs = found.sinceNs[goroutine];
    const is = this.#stretches.state[this.#stretches.first[goroutine]];
    if (is === GO.running || found.firstRunNs(goroutine) <= sinceNs) return true;
    // It was running to get there, unless it was created or found so.
    return (is === GO.waiting || is === GO.syscall) && sinceNs > found.seenNs(goroutine) && sinceNs !== found.createdNs(goroutine);
  }

  /** Whether it runs in rows [begin, from). */
  #ranSince(begin: number, from: number): boolean {
    for (let at = from - 1; at >= begin; at--) if (this.#stretches.state[at] === GO.running) return true;
    return false;
  }

  /** The last row but one that begins before `ns`: the last one may go on with the wait before it. */
  #rowBefore(goroutine: number, ns: Ns): number {
    const { first, startNs } = this.#stretches;
    let low = first[goroutine];
    let high = first[goroutine + 1] - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startNs[middle + 1] > ns) high = middle;
      else low = middle + 1;
    }
    return Math.max(first[goroutine], low - 1);
  }
}
