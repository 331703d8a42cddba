// What kept package init from going on: stays of the main goroutine in waits and system calls before main.main, by the init function
// that was on its stack and by what it was for.

import type { InitBlockedOn, Ns, StartUpAnomaly } from '../../api.ts';
import { GO } from '../columns.ts';
import { displayText } from '../text.ts';
import type { FirstGeneration } from './firstGeneration.ts';
import type { MainPhases } from './mainGoroutine.ts';

/** Shorter sums are no finding: most inits make a few system calls of some µs. */
const LEAST_NS = 1_000_000;

interface Blocked {
  readonly on: InitBlockedOn;
  readonly func: string;
  times: number;
  totalNs: Ns;
  startNs: Ns;
  endNs: Ns;
  stack: number;
}

/** `untilNs`: main.main was seen then. Longest sum first. */
export function blockedInit(first: FirstGeneration, main: number, phases: MainPhases, untilNs: Ns): readonly StartUpAnomaly[] {
  const { index, generation, closeup } = first;
  const { first: rows, startNs, state, reason, stack } = closeup.stretches;
  const found = new Map<string, Blocked>();
  const to = rows[main + 1];
  for (let row = rows[main]; row < to; row++) {
    const atNs = startNs[row];
    if (Number.isNaN(atNs) || atNs >= untilNs || (state[row] !== GO.waiting && state[row] !== GO.syscall)) continue;
    const phase = phases.of(generation.maps.stacks[stack[row]]);
    if (phase.phase !== 'init') continue;
    const frames = first.frames(stack[row]).map(({ func }) => func);
    const on = state[row] === GO.syscall ? ofCall(frames) : ofWait(displayText(index.tables.texts[generation.maps.texts[reason[row]]]), frames);
    const endNs = Math.min(untilNs, row + 1 < to ? startNs[row + 1] : first.endNs);
    const key = `${on} ${phase.func}`;
    const blocked = found.get(key);
    if (blocked === undefined) {
      found.set(key, { on, func: phase.func, times: 1, totalNs: endNs - atNs, startNs: atNs, endNs, stack: stack[row] });
      continue;
    }
    blocked.times++;
    blocked.totalNs += endNs - atNs;
    if (endNs - atNs > blocked.endNs - blocked.startNs) Object.assign(blocked, { startNs: atNs, endNs, stack: stack[row] });
  }
  return [...found.values()]
    .filter(({ totalNs }) => totalNs >= LEAST_NS)
    .toSorted((a, b) => b.totalNs - a.totalNs)
    .map(({ on, func, times, totalNs, startNs: fromNs, endNs, stack: of }) => ({ what: 'init blocked', on, func, times, totalNs, range: { startNs: fromNs, endNs }, goroutine: first.goroutine(main), stack: first.frames(of) }));
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
