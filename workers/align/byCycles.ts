// The same cycles found in two documents, and so how their clocks lie to each other. What could as well be chance is refused: runs of
// one program look alike.
import type { Ns } from '../units.ts';
import type { AlignCycle, Span } from './alignable.ts';
import { type Agreement, agreementAt, couldBeTheSame } from './shifts.ts';

export type CyclesRefused = 'too few cycles' | 'ambiguous' | 'no common cycles';

export type CyclesAgreement = Agreement | { readonly refused: CyclesRefused };

/** Of the cycles that both should have, so many must be seen in both. */
const LEAST_SHARE = 0.6;
/** How often cycles of different runs may be taken for the same. */
const MOST_CHANCE = 0.01;
/** Another shift that explains more than this of what the best one explains. */
const AMBIGUOUS_SHARE = 0.7;
/** Of the longest lists so many cycles are compared: beside 2048 of a log that takes 50 ms. */
const MOST_CYCLES = 96;
/** From so many pairs on, how well other shifts fit tells what chance does. */
const PAIRS_THAT_TELL = 8;

/**
 * @param within where other clocks say the offset lies; undefined: nothing is known of it. Shifts that do not fit are not looked at.
 */
export function byCycles(one: readonly AlignCycle[], other: readonly AlignCycle[], within: Span | undefined): CyclesAgreement {
  const some = one.slice(0, MOST_CYCLES);
  if (some.length === 0 || other.length === 0) return { refused: 'too few cycles' };
  const byNumber = shiftOfNumbers(some, other);
  if (byNumber !== undefined) return numbered(some, other, byNumber, within);
  const found: Agreement[] = [];
  for (let shift = 1 - some.length; shift < other.length; shift++) {
    const agreement = agreementAt(some, other, shift);
    if (agreement !== undefined && (within === undefined || overlap(agreement.offset, within))) found.push(agreement);
  }
  const best = bestOf(found);
  if (best === undefined) return { refused: 'no common cycles' };
  if (within !== undefined) return best.agreeing >= LEAST_SHARE * best.pairs ? best : { refused: 'no common cycles' };
  if (Math.min(some.length, other.length) < 2) return { refused: 'too few cycles' };
  if (best.agreeing < LEAST_SHARE * Math.min(some.length, other.length)) return { refused: 'no common cycles' };
  const others = found.filter(({ offset }) => !overlap(offset, best.offset));
  const isAlone = others.every(({ agreeing }) => agreeing <= AMBIGUOUS_SHARE * best.agreeing);
  if (isAlone && chanceOf(some, other, best, others) < MOST_CHANCE) return best;
  return { refused: best.agreeing < 3 ? 'too few cycles' : 'ambiguous' };
}

/** Both know the runtime's own numbers: then there is one shift only, and it must fit. */
function numbered(one: readonly AlignCycle[], other: readonly AlignCycle[], shift: number, within: Span | undefined): CyclesAgreement {
  const agreement = agreementAt(one, other, shift);
  if (agreement === undefined || agreement.agreeing < LEAST_SHARE * agreement.pairs) return { refused: 'no common cycles' };
  return within === undefined || overlap(agreement.offset, within) ? agreement : { refused: 'no common cycles' };
}

function shiftOfNumbers(one: readonly AlignCycle[], other: readonly AlignCycle[]): number | undefined {
  const first = one[0]?.number;
  if (first === undefined || other[0]?.number === undefined || !areInARow(one) || !areInARow(other)) return undefined;
  const at = other.findIndex(({ number }) => number === first);
  if (at >= 0) return at;
  const from = other[0].number;
  const back = one.findIndex(({ number }) => number === from);
  return back < 0 ? other.length : -back;
}

/** In a log of several programs, one after the other, numbers begin anew. */
function areInARow(cycles: readonly AlignCycle[]): boolean {
  return cycles.every(({ number }, place) => place === 0 || number === (cycles[place - 1]?.number ?? 0) + 1);
}

function bestOf(found: readonly Agreement[]): Agreement | undefined {
  let best: Agreement | undefined;
  for (const one of found) if (best === undefined || one.agreeing > best.agreeing || (one.agreeing === best.agreeing && one.agreeing / one.pairs > best.agreeing / best.pairs)) best = one;
  return best;
}

/**
 * How likely it is that some shift of unrelated cycles agrees as well: shifts tried × P(pairs that agree, by their lengths and by their
 * distances). Both are estimated from the cycles themselves; where there are many, from the best of the other shifts.
 */
function chanceOf(one: readonly AlignCycle[], other: readonly AlignCycle[], { pairs, agreeing, offset }: Agreement, others: readonly Agreement[]): number {
  const shifts = others.length + 1;
  if (pairs >= PAIRS_THAT_TELL) {
    const share = others.reduce((most, shift) => (shift.pairs >= PAIRS_THAT_TELL ? Math.max(most, shift.agreeing / shift.pairs) : most), 1 / pairs);
    const chance = shifts * binomialTail(pairs, agreeing, share);
    if (chance < MOST_CHANCE) return chance;
  }
  const byLength = shareOfAlike(one, other);
  const spacing = Math.min(spreadOf(one), spreadOf(other));
  const bySpacing = spacing <= 0 ? 1 : Math.min(1, (2 * MS + (offset.high - offset.low)) / spacing);
  return (shifts * binomialTail(pairs, agreeing, byLength * bySpacing)) / Math.max(bySpacing, 1e-6);
}

const MS: Ns = 1_000_000;

/** Share of all pairs, of cycles that are not the same for the most part, whose lengths do not tell them apart. */
function shareOfAlike(one: readonly AlignCycle[], other: readonly AlignCycle[]): number {
  let alike = 1;
  let all = 2;
  const step = Math.max(1, Math.floor((one.length * other.length) / 10_000));
  for (let at = 0; at < one.length * other.length; at += step) {
    const a = one[at % one.length];
    const b = other[Math.floor(at / one.length)];
    if (a === undefined || b === undefined) continue;
    all++;
    if (couldBeTheSame(a, b)) alike++;
  }
  return Math.min(1, alike / all);
}

/** How much the distances from cycle to cycle differ among each other: the standard deviation, or where there are too few a fair part of the distance. */
function spreadOf(cycles: readonly AlignCycle[]): Ns {
  const at = cycles.flatMap(({ start, end }) => (start ?? end)?.low ?? []);
  const distances = at.slice(1).map((ns, i) => ns - (at[i] ?? ns));
  const mean = distances.reduce((sum, ns) => sum + ns, 0) / Math.max(1, distances.length);
  if (distances.length < 3) return mean / 4;
  return Math.sqrt(distances.reduce((sum, ns) => sum + (ns - mean) ** 2, 0) / distances.length);
}

/** P(at least k of n), each with probability p. */
function binomialTail(n: number, k: number, p: number): number {
  if (p >= 1) return 1;
  let term = (1 - p) ** n;
  let below = 0;
  for (let i = 0; i < k; i++) {
    below += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  // For many pairs the rest is lost beside 1: then its first term, which is nearly all of it, tells.
  return Math.max(1 - below, term);
}

function overlap(a: Span, b: Span): boolean {
  return a.low <= b.high && b.low <= a.high;
}
