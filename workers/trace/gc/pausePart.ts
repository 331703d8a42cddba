// What stays of a generation's stops of the world when its closeup is let go: how each went, in a few figures, and how soon what Ps ran
// came to a halt, by function. A stop that crosses a generation's edge is in no part: see pauseTable.ts.

import type { GoroutineRef, Ns, ProcDoing } from '../../api.ts';
import type { GenerationCloseup } from '../closeup/closeup.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import type { StwRange } from '../index/ranges.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { type ProcHalt, type StopFacts, stopFacts } from './stopFacts.ts';
import { LONG_NS } from './stretchedStop.ts';

export interface GenerationPauses {
  /** Of stops that began and ended in the generation, by index in `ranges.stw`. */
  readonly stops: ReadonlyMap<number, StopPart>;
}

export interface StopPart {
  readonly by: GoroutineRef;
  readonly toStopNs: Ns | undefined;
  readonly untilWorkNs: Ns | undefined;
  /** undefined: all others were idle. */
  readonly last: LastPart | undefined;
  /** Halts of the other Ps, if they ran: text of the function (GC_WORK), and whether that took LONG_NS. */
  readonly otherHalts: readonly Halt[];
}

export interface LastPart {
  readonly proc: number;
  readonly doing: ProcDoing;
  readonly afterNs: Ns;
  readonly ranBeforeNs: Ns | undefined;
  readonly goroutine: GoroutineRef | undefined;
  /** What it ran: text of the function, GC_WORK, or -1. */
  readonly ran: number;
  readonly bySignal: boolean;
}

export interface Halt {
  readonly ran: number;
  readonly long: boolean;
}

/** In the place of a function's text. */
export const GC_WORK = -2;
const NOTHING = -1;
/** So many halts of other Ps count for each stop: enough for a rule, whatever GOMAXPROCS is. */
const MOST_OTHER_HALTS = 8;

/** `generation`, the trace's `number`th, has its detail. */
export function generationPauses(trace: SummedTrace, number: number, closeup: GenerationCloseup): GenerationPauses {
  const { index } = trace;
  const { fromNs, lastNs } = index.generations[number];
  const stops = new Map<number, StopPart>();
  const { stw } = index.ranges;
  for (let at = firstStopFrom(stw, fromNs); at < stw.length && stw[at].startNs <= lastNs; at++) {
    const { endNs } = stw[at];
    if (endNs !== undefined && endNs <= lastNs) stops.set(at, stopPart(index, stopFacts(trace, (one) => (one === number ? closeup : undefined), stw[at])));
  }
  return { stops };
}

/** Index of the first stop that begins at a time or after it. */
export function firstStopFrom(stw: readonly StwRange[], fromNs: Ns): number {
  let low = 0;
  let high = stw.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stw[middle].startNs >= fromNs) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function stopPart(index: TraceIndex, { by, toStopNs, untilWorkNs, procs }: StopFacts): StopPart {
  const halts = procs.filter(({ doing, afterNs }) => doing !== 'idle' && doing !== 'stops the world' && afterNs !== undefined);
  const [last, ...others] = halts;
  return {
    by,
    toStopNs,
    untilWorkNs,
    last: last === undefined ? undefined : lastPart(index, last),
    otherHalts: others
      .map((halt) => ({ ran: ranOf(index, halt), long: haltDelayNs(halt) >= LONG_NS }))
      .filter(({ ran }) => ran !== NOTHING)
      .slice(0, MOST_OTHER_HALTS),
  };
}

/** Since it was asked to halt, or since it began after that. */
export function haltDelayNs({ afterNs = 0, ranBeforeNs = 0 }: Pick<ProcHalt, 'afterNs' | 'ranBeforeNs'>): Ns {
  return afterNs + Math.min(0, ranBeforeNs);
}

function lastPart(index: TraceIndex, halt: ProcHalt): LastPart {
  const { proc, doing, afterNs = 0, ranBeforeNs, goroutine, stack } = halt;
  return { proc, doing, afterNs, ranBeforeNs, goroutine, ran: ranOf(index, halt), bySignal: isBySignal(index, stack) };
}

function ranOf(index: TraceIndex, { doing, stack, preempted }: ProcHalt): number {
  if (doing === 'GC work') return GC_WORK;
  return doing === 'running the program' ? programFunction(index, stack, preempted && !isBySignal(index, stack)) : NOTHING;
}

const SIGNALLED = new Set(['runtime.asyncPreempt2', 'runtime.asyncPreempt']);

/** A signal found it in the midst of a function, which Go's stack then begins with. */
function isBySignal({ tables: { stacks, texts } }: TraceIndex, stack: number): boolean {
  return !stacks.isEmpty(stack) && SIGNALLED.has(texts[stacks.func[stacks.frames[stacks.start[stack]]]]);
}

/**
 * Text of the innermost function that is not the runtime's own; else of the outermost; -1: no stack. `onEntry`: it halted as it was about
 * to enter the innermost one, so what took so long was done by who called that.
 */
function programFunction({ tables: { stacks, texts } }: TraceIndex, stack: number, onEntry: boolean): number {
  if (stacks.isEmpty(stack)) return NOTHING;
  for (let at = stacks.start[stack] + Number(onEntry); at < stacks.start[stack + 1]; at++) {
    const text = stacks.func[stacks.frames[at]];
    if (!texts[text].startsWith('runtime.') && !texts[text].startsWith('internal/runtime/')) return text;
  }
  return stacks.entry(stack);
}
