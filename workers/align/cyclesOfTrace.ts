// A trace's GC phases → its cycles. From the phases of the index, which are there at once and need nothing to be read again.
import { GC_PHASES, type Bands, type GcPhase } from '../api/trace.ts';
import type { Ns } from '../units.ts';
import type { AlignCycle, Span } from './alignable.ts';

/** Between the runtime's own looks at the clock and the events beside them there is a little code. */
const BESIDE_NS: Ns = 20_000;
const SWEEP_TERMINATION = GC_PHASES.indexOf('STW sweep termination') as GcPhase;
const MARK = GC_PHASES.indexOf('concurrent mark') as GcPhase;
const MARK_TERMINATION = GC_PHASES.indexOf('STW mark termination') as GcPhase;

interface Building {
  sweepTermination: Span | undefined;
  mark: Span | undefined;
  /** The last one: a cycle may try several times. */
  markTermination: Span | undefined;
  markTerminationsNs: Ns;
}

/**
 * @param bands of the whole trace, with no phases folded together (a width of a pixel a nanosecond: see `wholeBandsQuestion`).
 * @param durationNs phases open at the end are cut there: they tell nothing of when they ended.
 */
export function cyclesOfTrace({ gc }: Pick<Bands, 'gc'>, durationNs: Ns): readonly AlignCycle[] {
  const cycles: Building[] = [];
  for (const [i, kind] of gc.kind.entries()) {
    const span: Span = { low: gc.startNs[i] ?? 0, high: gc.endNs[i] ?? 0 };
    const last = cycles.at(-1);
    if (kind === SWEEP_TERMINATION) {
      cycles.push({ sweepTermination: span, mark: undefined, markTermination: undefined, markTerminationsNs: 0 });
    } else if (kind === MARK) {
      if (last === undefined || last.mark !== undefined || last.markTermination !== undefined) cycles.push({ sweepTermination: undefined, mark: span, markTermination: undefined, markTerminationsNs: 0 });
      else last.mark = span;
    } else if (kind === MARK_TERMINATION) {
      const of = last ?? { sweepTermination: undefined, mark: undefined, markTermination: undefined, markTerminationsNs: 0 };
      if (last === undefined) cycles.push(of);
      of.markTermination = span;
      of.markTerminationsNs += span.high - span.low;
    }
  }
  return cycles.map((cycle) => finished(cycle, durationNs));
}

function finished({ sweepTermination, mark, markTermination, markTerminationsNs }: Building, durationNs: Ns): AlignCycle {
  const ended = (span: Span | undefined): Span | undefined => (span !== undefined && span.low > 0 && span.high < durationNs ? span : undefined);
  const first = ended(sweepTermination);
  const last = ended(markTermination);
  const firstNs = first && first.high - first.low;
  const whole = ended(mark);
  return {
    number: undefined,
    // The runtime's note of the time comes before the event.
    start: sweepTermination !== undefined && sweepTermination.low > 0 ? { low: sweepTermination.low - BESIDE_NS, high: sweepTermination.low } : undefined,
    // It notes the cycle's end while the world still stands.
    end: last && { low: last.low, high: last.high },
    sweepTermination: firstNs === undefined ? undefined : { low: firstNs, high: firstNs },
    mark: whole && first && last ? { low: whole.high - whole.low, high: whole.high - whole.low } : undefined,
    // Of the last stop the runtime counts a part: until the next goal is set, not until the world runs again.
    stopped: firstNs === undefined || last === undefined ? undefined : { low: 0, high: firstNs + markTerminationsNs },
  };
}

/** For all phases of a trace, each by itself. */
export function wholeBandsQuestion(durationNs: Ns): { readonly ask: 'bands'; readonly range: { readonly startNs: Ns; readonly endNs: Ns }; readonly widthPx: number } {
  return { ask: 'bands', range: { startNs: 0, endNs: durationNs + 1 }, widthPx: durationNs + 1 };
}
