// What the main goroutine was seen in while a process started: the stacks of its events tell package init and main.main. Only what a
// stack shows is told: a function is "seen" from its first event to its last.

import type { InitSeen, Ns } from '../../api.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { displayText } from '../text.ts';
import type { HeldGeneration } from './heldGeneration.ts';

/** `init`: package init. `main`: main.main. `other`: the runtime before either, or a stack without either. */
export type MainPhase = { readonly phase: 'init'; readonly func: string } | { readonly phase: 'main' } | { readonly phase: 'other' };

/** An event of the main goroutine that has a stack, in time order. */
export interface MainSeen {
  readonly atNs: Ns;
  /** The trace's. */
  readonly stack: number;
}

/** What stands outside of whatever runs: the runtime calls init functions, and main.main, from its own. */
const OUTSIDE: ReadonlySet<string> = new Set(['runtime.goexit', 'runtime.main', 'runtime.doInit', 'runtime.doInit1']);
const OF_INIT: ReadonlySet<string> = new Set(['runtime.doInit', 'runtime.doInit1']);
/** `init` of a package's variables, `init.0` … its functions of that name. */
const INIT_NAME = /\.init(?:\.\d+)?$/;

/** By stack of the trace, each looked at once. */
export class MainPhases {
  readonly #index: TraceIndex;
  readonly #known = new Map<number, MainPhase>();

  constructor(index: TraceIndex) {
    this.#index = index;
  }

  of(stack: number): MainPhase {
    let phase = this.#known.get(stack);
    if (phase === undefined) {
      phase = this.#read(stack);
      this.#known.set(stack, phase);
    }
    return phase;
  }

  #read(stack: number): MainPhase {
    const { stacks, texts } = this.#index.tables;
    if (stacks.isEmpty(stack)) return { phase: 'other' };
    let at = stacks.start[stack + 1] - 1;
    let isInit = false;
    for (; at >= stacks.start[stack]; at--) {
      const func = texts[stacks.func[stacks.frames[at]]];
      if (!OUTSIDE.has(func)) break;
      isInit ||= OF_INIT.has(func);
    }
    if (at < stacks.start[stack]) return { phase: 'other' };
    const func = displayText(texts[stacks.func[stacks.frames[at]]]);
    if (isInit || INIT_NAME.test(func)) return { phase: 'init', func };
    return func === 'main.main' ? { phase: 'main' } : { phase: 'other' };
  }
}

/** `local`: the main goroutine in the generation. */
export function mainSeen({ index, generation, closeup }: HeldGeneration, local: number): readonly MainSeen[] {
  const { stacks } = generation.maps;
  const { stretches, samples, annotations } = closeup;
  const seen: MainSeen[] = [];
  const add = (atNs: Ns, stack: number): void => {
    if (stack !== 0) seen.push({ atNs, stack: stacks[stack] });
  };
  // A status tells the stack that it stood in when the generation began.
  const found = stretches.first[local];
  if (found < stretches.first[local + 1] && Number.isNaN(stretches.startNs[found])) add(generation.fromNs, stretches.stack[found]);
  for (let row = 0; row < stretches.startNs.length; row++) if (stretches.cause[row] === local && !Number.isNaN(stretches.startNs[row])) add(stretches.startNs[row], stretches.stack[row]);
  for (let row = 0; row < samples.timeNs.length; row++) if (samples.goroutine[row] === local) add(samples.timeNs[row], samples.stack[row]);
  for (let row = 0; row < annotations.timeNs.length; row++) if (annotations.goroutine[row] === local) add(annotations.timeNs[row], annotations.stack[row]);
  const main = index.goroutineNumber(generation, local);
  for (const { goroutine, startNs, stack } of index.ranges.stw) if (goroutine === main && startNs >= generation.fromNs && startNs <= generation.lastNs && stack !== 0) seen.push({ atNs: startNs, stack });
  return seen.toSorted((a, b) => a.atNs - b.atNs);
}

/** Init functions in the order in which they were seen; one that is seen again after another counts twice. */
export function initsSeen(seen: readonly MainSeen[], phases: MainPhases): readonly InitSeen[] {
  const inits: { func: string; startNs: Ns; endNs: Ns; events: number }[] = [];
  for (const { atNs, stack } of seen) {
    const phase = phases.of(stack);
    if (phase.phase === 'main') break;
    if (phase.phase !== 'init') continue;
    const last = inits.at(-1);
    if (last?.func === phase.func) {
      last.endNs = atNs;
      last.events++;
    } else inits.push({ func: phase.func, startNs: atNs, endNs: atNs, events: 1 });
  }
  return inits;
}
