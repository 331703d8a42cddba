// Two lists of cycles laid beside each other, one shifted against the other by some cycles: for each shift, which pairs could be the same
// cycle, and the difference of the two clocks that most of them agree on.
import type { AlignCycle, Span } from './alignable.ts';

export interface Agreement {
  /** Cycle i of the one is cycle i + shift of the other. */
  readonly shift: number;
  readonly pairs: number;
  /** Those that could be the same cycle and agree on the offset. */
  readonly agreeing: number;
  /** The other's time plus this is the one's: any value between is as good. */
  readonly offset: Span;
}

/** The offset on which most pairs of a shift agree. undefined: there is no pair, or none tells an offset. */
export function agreementAt(one: readonly AlignCycle[], other: readonly AlignCycle[], shift: number): Agreement | undefined {
  const told: Span[] = [];
  const first = Math.max(0, -shift);
  const end = Math.min(one.length, other.length - shift);
  for (let i = first; i < end; i++) {
    const a = one[i];
    const b = other[i + shift];
    if (a === undefined || b === undefined || !couldBeTheSame(a, b)) continue;
    const offset = offsetBetween(a, b);
    if (offset !== undefined) told.push(offset);
  }
  const most = mostCommon(told);
  return most && { shift, pairs: end - first, agreeing: most.count, offset: most.span };
}

/** Lengths that both tell do not contradict each other. */
export function couldBeTheSame(a: AlignCycle, b: AlignCycle): boolean {
  return touch(a.sweepTermination, b.sweepTermination) && touch(a.mark, b.mark) && touch(a.stopped, b.stopped);
}

/** Clocks of the two sources, and the code between, differ by this much of a length at most. */
const LENGTH_SHARE = 0.02;

function touch(a: Span | undefined, b: Span | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  const slack = LENGTH_SHARE * Math.max(a.high, b.high);
  return a.low <= b.high + slack && b.low <= a.high + slack;
}

/** What a pair says of the offset, by its begin and its end where both tell them. */
function offsetBetween(a: AlignCycle, b: AlignCycle): Span | undefined {
  const byStart = difference(a.start, b.start);
  const byEnd = difference(a.end, b.end);
  if (byStart === undefined || byEnd === undefined) return byStart ?? byEnd;
  const both = { low: Math.max(byStart.low, byEnd.low), high: Math.min(byStart.high, byEnd.high) };
  return both.low <= both.high ? both : byStart;
}

function difference(a: Span | undefined, b: Span | undefined): Span | undefined {
  return a && b && { low: a.low - b.high, high: a.high - b.low };
}

/** Where the most of the spans overlap. Of equals the narrowest. It is asked of every shift: numbers sort many times faster than objects. */
export function mostCommon(spans: readonly Span[]): { readonly count: number; readonly span: Span } | undefined {
  const lows = Float64Array.from(spans, ({ low }) => low).toSorted();
  const highs = Float64Array.from(spans, ({ high }) => high).toSorted();
  let best: { readonly count: number; readonly span: Span } | undefined;
  let ended = 0;
  for (const [place, low] of lows.entries()) {
    // Ends are included: what ends here still overlaps.
    while ((highs[ended] ?? low) < low) ended++;
    const count = place + 1 - ended;
    const next = lows[place + 1] ?? Number.POSITIVE_INFINITY;
    if (next === low || (best !== undefined && count < best.count)) continue;
    const high = Math.min(next, highs[ended] ?? low);
    if (best === undefined || count > best.count || high - low < best.span.high - best.span.low) best = { count, span: { low, high } };
  }
  return best;
}
