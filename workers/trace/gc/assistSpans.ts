// Mark assists of a generation, one by one: whose, how long held up, how much of that it ran, and in which function it allocated.

import type { Ns } from '../../api.ts';
import type { GenerationCloseup } from '../closeup/closeup.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import type { RunningStretches } from './runningStretches.ts';

/** A mark assist, or the generation's part of one that crosses its edges. */
export interface AssistSpan {
  /** Local. */
  readonly local: number;
  /** In the trace. */
  readonly goroutine: number;
  readonly startNs: Ns;
  readonly endNs: Ns;
  readonly runningNs: Ns;
  /** It was open before the generation; it is open at its end. */
  readonly found: boolean;
  readonly open: boolean;
  /** The trace's stack; 0: not told. */
  readonly stack: number;
}

/** Those that end with their goroutine count nowhere, as in Go's own tools. */
export function visitAssists(index: TraceIndex, generation: IndexedGeneration, closeup: GenerationCloseup, runs: RunningStretches, visit: (assist: AssistSpan) => void): void {
  const { assists, stretches } = closeup;
  for (let row = 0; row < assists.goroutine.length; row++) {
    const local = assists.goroutine[row];
    const found = Number.isNaN(assists.startNs[row]);
    const open = Number.isNaN(assists.endNs[row]);
    const startNs = found ? generation.fromNs : assists.startNs[row];
    const endNs = open ? generation.lastNs : assists.endNs[row];
    // Times of events differ, so nothing else ends there.
    if (!open && stretches.startNs[stretches.first[local + 1] - 1] === endNs) continue;
    const goroutine = index.goroutineNumber(generation, local);
    visit({ local, goroutine, startNs, endNs, runningNs: runs.ns(local, goroutine, startNs, endNs), found, open, stack: generation.maps.stacks[assists.stack[row]] });
  }
}

/** Text of the innermost function of a stack that is not the runtime's own: who allocated; 0: there is none. */
export function allocatingFunction({ tables: { stacks, texts } }: TraceIndex, stack: number): number {
  if (stacks.isEmpty(stack)) return 0;
  for (let at = stacks.start[stack]; at < stacks.start[stack + 1]; at++) {
    const func = stacks.func[stacks.frames[at]];
    if (!isRuntime(texts[func])) return func;
  }
  return 0;
}

/** Maps and the like are the runtime's own since Go 1.24, in packages of their own. */
function isRuntime(func: string): boolean {
  return func.startsWith('runtime.') || func.startsWith('internal/runtime/');
}
