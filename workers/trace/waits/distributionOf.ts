// The waits that ended in a range: whole generations from what is kept of them, those that the range cuts from their closeups. As far as
// is known; what is missing is read in the background, and is there with a later asking.

import type { TimeRange } from '../../api.ts';
import { boundless, coversWhole, generationsIn } from '../ask/breakdown/coveredRange.ts';
import { GenerationParts } from '../ask/breakdown/generationParts.ts';
import { Recent } from '../ask/breakdown/recent.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { carriedInto } from './carried.ts';
import { type DistributionPart, distributionPart } from './distributionPart.ts';
import { sweepWaits } from './waitSweep.ts';
import { DistributionTotal } from './distributionTotal.ts';
import { type KeptWaits, withCarried } from './waitListRows.ts';

/** Ranges that are looked at by turns: all, a selection, before and after a moment. */
const MOST_RANGES = 6;
const EVERYTHING: TimeRange = { startNs: -Infinity, endNs: Infinity };

const recent = new WeakMap<CloseTrace, Recent<WaitsOfRange>>();

export interface KnownWaits {
  readonly total: DistributionTotal;
  /** The longest of each generation. */
  readonly longest: readonly KeptWaits[];
  /** Share of the range's events in generations that are in it, 0…1. */
  readonly known: number;
}

/** undefined: all waits of the recording. */
export async function waitsOf(trace: CloseTrace, range: TimeRange | undefined): Promise<KnownWaits> {
  let ranges = recent.get(trace);
  if (ranges === undefined) {
    ranges = new Recent(MOST_RANGES);
    recent.set(trace, ranges);
  }
  return await ranges.get(JSON.stringify(range ?? 'all'), () => new WaitsOfRange(trace, range)).known(trace);
}

class WaitsOfRange {
  readonly #range: TimeRange;
  readonly #total = new DistributionTotal();
  readonly #longest: KeptWaits[] = [];
  /** Not known yet is what their first waits were kept by before them. */
  readonly #lacking = new Map<number, DistributionPart>();
  readonly #added = new Set<number>();
  readonly #parts: GenerationParts<DistributionPart>;

  constructor(trace: CloseTrace, range: TimeRange | undefined) {
    this.#range = range === undefined ? EVERYTHING : boundless(trace.index, range);
    this.#parts = new GenerationParts(trace, (close) => distributionPart(close, sweepWaits(close).waits, this.#range));
  }

  async known(trace: CloseTrace): Promise<KnownWaits> {
    const { index } = trace;
    const numbers = generationsIn(index, this.#range);
    const lacking = numbers.filter((number) => !this.#added.has(number));
    const isWhole = (number: number): boolean => coversWhole(index, number, this.#range);
    const unread = lacking.filter((number) => isWhole(number) && trace.summary(number) === undefined);
    if (unread.length > 0) trace.want(unread);
    await this.#parts.take(lacking.filter((number) => !isWhole(number)));
    for (const number of lacking) {
      if (this.#added.has(number)) continue;
      const part = isWhole(number) ? trace.summary(number)?.waits : this.#parts.part(number);
      if (part === undefined) continue;
      this.#added.add(number);
      this.#total.add(part);
      this.#lacking.set(number, part);
    }
    for (const [number, part] of this.#lacking) this.#carry(trace, number, part);
    const longest = [...this.#longest, ...Array.from(this.#lacking.values(), (part) => part.longest)];
    return { total: this.#total, longest, known: knownShare(trace, numbers, (number) => this.#added.has(number)) };
  }

  /** Once it is known. */
  #carry(trace: CloseTrace, number: number, part: DistributionPart): void {
    const carried = carriedInto(trace, number);
    if (carried === undefined) return;
    this.#lacking.delete(number);
    this.#total.carry(part, carried);
    this.#longest.push(withCarried(part.longest, carried, trace.index.generations[number].fromNs));
  }
}

/** Of the events of those generations. Less than 1 while one is missing. */
export function knownShare({ index }: CloseTrace, numbers: readonly number[], isKnown: (number: number) => boolean): number {
  let [events, known, missing] = [0, 0, 0];
  for (const number of numbers) {
    events += index.generations[number].events;
    if (isKnown(number)) known += index.generations[number].events;
    else missing++;
  }
  return missing === 0 ? 1 : Math.min(known / Math.max(1, events), 1 - Number.EPSILON);
}
