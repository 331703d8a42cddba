// What kept package init from going on: stays of the main goroutine in waits and system calls before main.main, by the init function
// that was on its stack and by what it was for.

import type { Frame, GoroutineRef, InitBlockedOn, Ns, StartUpAnomaly } from '../../api.ts';
import { GO } from '../columns.ts';
import { displayText } from '../text.ts';
import type { HeldGeneration } from './heldGeneration.ts';
import type { MainPhases } from './mainGoroutine.ts';

/** Shorter sums are no finding: most inits make a few system calls of some µs. */
const LEAST_NS = 1_000_000;

interface Blocked {
  readonly on: InitBlockedOn;
  readonly func: string;
  readonly goroutine: GoroutineRef | undefined;
  times: number;
  totalNs: Ns;
  startNs: Ns;
  endNs: Ns;
  stack: readonly Frame[];
}

export class BlockedInit {
  readonly #found = new Map<string, Blocked>();
  /** A stay that lasts on at the end of the generation that was added last: since when. */
  #open: { readonly of: Blocked; readonly startNs: Ns; readonly stack: readonly Frame[] } | undefined;

  /** Generations in order. `main`: local there, -1: not told of. `untilNs`: main.main was seen then; undefined: not in this generation. */
  add(held: HeldGeneration, main: number, phases: MainPhases, untilNs: Ns | undefined): void {
    const { index, generation, closeup } = held;
    const { first: rows, startNs, state, reason, stack } = closeup.stretches;
    const lastNs = untilNs ?? held.endNs;
    const from = main < 0 ? 0 : rows[main];
    const to = main < 0 ? 0 : rows[main + 1];
    const endOf = (row: number): Ns => (row + 1 < to ? Math.min(lastNs, startNs[row + 1]) : lastNs);
    if (this.#open !== undefined) {
      const { of, startNs: sinceNs, stack: frames } = this.#open;
      // It lasts through what says nothing of it, or only that it was found in it.
      const isFound = from < to && Number.isNaN(startNs[from]);
      const lastsOn = untilNs === undefined && (from === to || (isFound && from + 1 === to));
      const endNs = from === to ? lastNs : isFound ? endOf(from) : Math.min(lastNs, startNs[from]);
      of.totalNs += endNs - Math.max(generation.fromNs, sinceNs);
      longer(of, sinceNs, endNs, frames);
      if (!lastsOn) this.#open = undefined;
    }
    for (let row = from; row < to; row++) {
      const atNs = startNs[row];
      if (Number.isNaN(atNs) || (untilNs !== undefined && atNs >= untilNs) || (state[row] !== GO.waiting && state[row] !== GO.syscall)) continue;
      const phase = phases.of(generation.maps.stacks[stack[row]]);
      if (phase.phase !== 'init') continue;
      const frames = held.frames(stack[row]);
      const functions = frames.map(({ func }) => func);
      const on = state[row] === GO.syscall ? ofCall(functions) : ofWait(displayText(index.tables.texts[generation.maps.texts[reason[row]]]), functions);
      const blocked = this.#of(on, phase.func, held.goroutine(main));
      const endNs = endOf(row);
      blocked.times++;
      blocked.totalNs += endNs - atNs;
      longer(blocked, atNs, endNs, frames);
      if (row + 1 === to && untilNs === undefined) this.#open = { of: blocked, startNs: atNs, stack: frames };
    }
  }

  /** Longest sum first. */
  anomalies(): readonly StartUpAnomaly[] {
    return [...this.#found.values()]
      .filter(({ totalNs }) => totalNs >= LEAST_NS)
      .toSorted((a, b) => b.totalNs - a.totalNs)
      .map(({ on, func, goroutine, times, totalNs, startNs, endNs, stack }) => ({ what: 'init blocked', on, func, times, totalNs, range: { startNs, endNs }, goroutine, stack }));
  }

  #of(on: InitBlockedOn, func: string, goroutine: GoroutineRef | undefined): Blocked {
    const key = `${on} ${func}`;
    const known = this.#found.get(key) ?? { on, func, goroutine, times: 0, totalNs: 0, startNs: 0, endNs: 0, stack: [] };
    this.#found.set(key, known);
    return known;
  }
}

function longer(blocked: Blocked, startNs: Ns, endNs: Ns, stack: readonly Frame[]): void {
  if (endNs - startNs > blocked.endNs - blocked.startNs) Object.assign(blocked, { startNs, endNs, stack });
}

/** By the packages on the stack, innermost first. */
function ofCall(frames: readonly string[]): InitBlockedOn {
  if (frames.some((func) => func.startsWith('net.'))) return 'network';
  return frames.some((func) => func.startsWith('os.')) ? 'files' : 'system calls';
}

/** `reason`: as the trace has it. */
function ofWait(reason: string, frames: readonly string[]): InitBlockedOn {
  if (reason === 'sleep') return 'sleep';
  // The poller waits for pipes and terminals, too; and a look-up of a name for another goroutine that makes it.
  if (reason === 'network') return frames.some((func) => func.startsWith('net.')) ? 'network' : 'files';
  if (reason.startsWith('GC ') || reason === 'wait until GC ends') return 'GC';
  return frames.some((func) => func.startsWith('net.')) ? 'network' : 'others';
}
