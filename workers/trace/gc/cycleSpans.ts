// GC cycles of a trace as far as the index tells them: one for each mark phase, with the stops inside it and who began it.

import type { GcTrigger, Ns } from '../../api.ts';
import type { MarkRange } from '../index/ranges.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

export interface CycleSpan {
  /** Place among the trace's mark phases. */
  readonly index: number;
  /**
   * The trace's "GC concurrent mark phase": from a little before sweep termination into mark termination, where the world is still
   * stopped. markEndNs undefined: still marking.
   */
  readonly markStartNs: Ns;
  readonly markEndNs: Ns | undefined;
  /** Begin of sweep termination, end of the last mark termination; cut off, of what there is. */
  readonly startNs: Ns;
  readonly endNs: Ns;
  readonly cut: 'start' | 'end' | undefined;
  /** Places in `ranges.stw`, in time order. */
  readonly sweepTermination: number | undefined;
  readonly markTerminations: readonly number[];
  readonly trigger: GcTrigger;
  /** Goroutine's number; undefined: the recording began later. */
  readonly by: number | undefined;
  readonly stack: number;
}

interface Known {
  readonly lastNs: Ns;
  readonly spans: readonly CycleSpan[];
}

const KNOWN = new WeakMap<TraceIndex, Known>();

/** In time order; of a trace that grows, as of now. */
export function cycleSpans(index: TraceIndex): readonly CycleSpan[] {
  let known = KNOWN.get(index);
  if (known === undefined || known.lastNs !== index.lastNs) {
    known = { lastNs: index.lastNs, spans: makeSpans(index) };
    KNOWN.set(index, known);
  }
  return known.spans;
}

/** Place of the last span for which `at` is not after `timeNs`; -1: none. `at` ascends. */
export function lastNotAfter(spans: readonly CycleSpan[], timeNs: Ns, at: (span: CycleSpan) => Ns): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(spans[middle]) <= timeNs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function makeSpans(index: TraceIndex): readonly CycleSpan[] {
  const { marks, stw } = index.ranges;
  const spans: CycleSpan[] = [];
  let next = 0;
  for (const mark of marks) {
    const markEndNs = mark.endNs ?? Infinity;
    const terminations: number[] = [];
    let sweepTermination: number | undefined;
    while (next < stw.length && stw[next].startNs < mark.startNs) next++;
    for (; next < stw.length && stw[next].startNs <= markEndNs; next++) {
      if (stw[next].kind === 0) sweepTermination ??= next;
      else if (stw[next].kind === 1) terminations.push(next);
    }
    spans.push(spanOf(index, spans.length, mark, sweepTermination, terminations));
  }
  return spans;
}

function spanOf(index: TraceIndex, place: number, mark: MarkRange, sweepTermination: number | undefined, markTerminations: readonly number[]): CycleSpan {
  const { stw } = index.ranges;
  const first = sweepTermination === undefined ? undefined : stw[sweepTermination];
  const lastTermination = markTerminations.at(-1);
  const last = lastTermination === undefined ? undefined : stw[lastTermination];
  const ends = mark.endNs !== undefined && (last === undefined || last.endNs !== undefined);
  // Traces before Go 1.22 tell it of the mark phase only.
  const stack = first?.stack === undefined || first.stack === 0 ? mark.stack : first.stack;
  return {
    index: place,
    markStartNs: mark.startNs,
    markEndNs: mark.endNs,
    startNs: first?.startNs ?? mark.startNs,
    endNs: ends ? Math.max(mark.endNs ?? 0, last?.endNs ?? 0) : index.lastNs,
    cut: mark.activeAtStart ? 'start' : ends ? undefined : 'end',
    sweepTermination,
    markTerminations,
    trigger: triggerOf(index, stack),
    by: first?.goroutine,
    stack,
  };
}

/** runtime.gcStart is called by whoever allocates and finds the heap grown to the trigger, by runtime.GC, and by sysmon's helper after two minutes. */
function triggerOf({ tables: { stacks, texts } }: TraceIndex, stack: number): GcTrigger {
  if (stacks.isEmpty(stack)) return 'unknown';
  let starts = false;
  for (const frame of stacks.frames.subarray(stacks.start[stack], stacks.start[stack + 1])) {
    const func = texts[stacks.func[frame]];
    if (func === 'runtime.GC') return 'forced';
    if (func === 'runtime.forcegchelper') return 'by time';
    if (func === 'runtime.gcStart' || func.startsWith('runtime.mallocgc')) starts = true;
  }
  return starts ? 'heap' : 'unknown';
}
