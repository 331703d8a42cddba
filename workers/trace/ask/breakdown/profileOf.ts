// A profile made from a range of the trace: whole generations from what is kept of their closeups, those cut at its ends, or of which
// a lane is meant, from their stretches; stretches that cross a generation's edge one by one.

import { type Ns, RANGE_PROFILES, type RangeProfile, type RangeProfileFacts, type TimeRange } from '../../../api.ts';
import { type OpenedProfile, profileInMemory } from '../../../profile/profileInMemory.ts';
import { GO } from '../../columns.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { KeyedSums } from '../../closeup/keyedSums.ts';
import { GO_PROFILES, PROFILE, type ProfilePart, STACK_VALUES, profilesOf, profilesOfReason } from '../../closeup/profilePart.ts';
import { profileRows } from '../../closeup/profileRows.ts';
import { beginningOf } from './beganWith.ts';
import { boundless, coversWhole, generationsIn, rangesOf } from './coveredRange.ts';
import { GenerationParts } from './generationParts.ts';
import { isOutlivedOf, laneFilter } from './laneStretches.ts';
import { PROFILE_NAMES, PROFILE_TYPES } from './profileNames.ts';
import { stackProfile } from './stackProfile.ts';
import { knownWorkers } from './taskWorkers.ts';

/** Nothing more will come. */
const ALL = 'all';
/** While generations are read, a profile is made again for at most one part in so many of the time. */
const MADE_SHARE = 10;

export interface MadeProfile {
  /** undefined: the range has nothing of the kind. */
  readonly facts: RangeProfileFacts | undefined;
  readonly profile: OpenedProfile;
}

export class ProfileOfRange {
  readonly #asked: RangeProfile;
  readonly #bit: number;
  readonly #parts: GenerationParts<ProfilePart | undefined>;
  #made: MadeProfile | undefined;
  /** What `#made` was made from: how much of the recording was known, and how many generations were looked at; ALL: everything. */
  #madeFrom = '';
  #madeAtMs = 0;
  #madeInMs = 0;
  #unread: readonly number[] = [];

  constructor(trace: CloseTrace, asked: RangeProfile) {
    this.#asked = asked;
    this.#bit = 2 ** RANGE_PROFILES.indexOf(asked.kind);
    const range = rangeOf(trace, asked);
    this.#parts = new GenerationParts(trace, (close) => {
      const filter = laneFilter(trace, asked.of, close, range);
      return filter === undefined ? undefined : profileRows(close, range, this.#bit, filter);
    });
  }

  /** As far as is known now; the same until more is. */
  async made(trace: CloseTrace): Promise<MadeProfile> {
    if (this.#made !== undefined && this.#madeFrom === ALL) return this.#made;
    const { index } = trace;
    const { of } = this.#asked;
    const range = rangeOf(trace, this.#asked);
    const numbers = generationsIn(index, range);
    const isSummed = (number: number): boolean => of === undefined && coversWhole(index, number, range) && trace.summary(number) !== undefined;
    await this.#parts.take(numbers.filter((number) => !isSummed(number)));
    const from = `${trace.known} ${this.#parts.count}`;
    const nowMs = performance.now();
    if (this.#made !== undefined && (this.#madeFrom === from || (trace.known < 1 && nowMs - this.#madeAtMs < this.#madeInMs * MADE_SHARE))) {
      if (this.#unread.length > 0) trace.want(this.#unread);
      return this.#made;
    }
    const sums = new ProfileSums(trace, range, this.#bit);
    const pending: number[] = [];
    for (const number of numbers) {
      const part = isSummed(number) ? trace.summary(number)?.profile : this.#parts.part(number);
      if (part !== undefined) sums.add(part);
      else if (!this.#parts.has(number)) pending.push(number);
    }
    if (range.endNs === Infinity && (this.#bit & GO_PROFILES) === 0) sums.addOpen(isOutlivedOf(trace, of));
    if (sums.unread.size > 0) trace.want([...pending, ...sums.unread]);
    this.#unread = [...pending, ...sums.unread];
    const isComplete = of?.lane !== 'task' || knownWorkers(trace) === 1;
    this.#made = this.#profile(trace, sums, this.#unread.length === 0 && !isComplete ? numbers : this.#unread);
    this.#madeFrom = this.#unread.length === 0 && isComplete ? ALL : from;
    this.#madeAtMs = performance.now();
    this.#madeInMs = this.#madeAtMs - nowMs;
    return this.#made;
  }

  #profile({ index }: CloseTrace, sums: ProfileSums, pending: readonly number[]): MadeProfile {
    const { kind, range } = this.#asked;
    const durationNs = range === undefined ? index.lastNs : Math.min(range.endNs, index.lastNs) - Math.max(0, range.startNs);
    const columns = stackProfile(index.tables, sums, PROFILE_TYPES[kind], durationNs);
    const profile = profileInMemory(columns, { name: kind, bytes: 0, inflatedBytes: 0 });
    const isEmpty = columns.samples === 0 && pending.length === 0;
    return { profile, facts: isEmpty ? undefined : { ...profile.facts, profileName: PROFILE_NAMES[kind], pending: rangesOf(index, pending.toSorted((a, b) => a - b)) } };
  }
}

function rangeOf({ index }: CloseTrace, { range }: RangeProfile): TimeRange {
  return range === undefined ? { startNs: -Infinity, endNs: Infinity } : boundless(index, range);
}

/** One profile's sums over generations. */
class ProfileSums {
  readonly byStack = new KeyedSums(STACK_VALUES);
  readonly byFunction = new KeyedSums(STACK_VALUES);
  /** Generations that have to be read to tell where stretches began. */
  readonly unread = new Set<number>();
  readonly #trace: CloseTrace;
  readonly #range: TimeRange;
  readonly #bit: number;

  constructor(trace: CloseTrace, range: TimeRange, bit: number) {
    this.#trace = trace;
    this.#range = range;
    this.#bit = bit;
  }

  add({ tables, unstacked, crossing }: ProfilePart): void {
    this.byStack.addAll(tables[31 - Math.clz32(this.#bit)]);
    if (this.#bit === PROFILE.running) this.byFunction.addAll(unstacked);
    for (let i = 0; i < crossing.row.length; i++) {
      if ((crossing.profiles[i] & this.#bit) === 0) continue;
      this.#crosses(crossing.row[i], crossing.lookNs[i], crossing.startNs[i], crossing.endNs[i], crossing.stopStack[i], crossing.toldStack[i]);
    }
  }

  /** What goes on at the recording's end, of those goroutines (rows in `index.outlived`) that are `meant`. */
  addOpen(meant: (row: number) => boolean): void {
    const { outlived, tables, lastNs } = this.#trace.index;
    for (let row = 0; row < outlived.count; row++) {
      const state = outlived.state[row];
      const wait = state === GO.waiting ? profilesOfReason(tables.texts[outlived.reason[row]]) : 0;
      if ((profilesOf(state, wait) & this.#bit) !== 0 && meant(row)) this.#crosses(row, outlived.sinceNs[row], outlived.sinceNs[row], lastNs, 0, 0);
    }
  }

  #crosses(row: number, lookNs: Ns, startNs: Ns, endNs: Ns, stopStack: number, toldStack: number): void {
    const { index } = this.#trace;
    if (this.#bit === PROFILE.running) {
      if (stopStack === 0) this.#sum(this.byFunction, index.outlived.name[row], startNs, endNs);
      else this.#sum(this.byStack, stopStack, startNs, endNs);
      return;
    }
    const beginning = beginningOf(this.#trace, row, lookNs);
    if (typeof beginning === 'number') {
      this.unread.add(beginning);
      this.#sum(this.byStack, toldStack, startNs, endNs);
    } else if (this.#bit === PROFILE.offCpu) {
      this.#sum(this.byStack, beginning.ownStack === 0 ? toldStack : beginning.ownStack, startNs, endNs);
    } else if (beginning.ran || Number.isNaN(index.outlived.firstRunNs[row])) {
      this.#sum(this.byStack, beginning.stack, beginning.toldNs, endNs);
    }
  }

  #sum(sums: KeyedSums, key: number, startNs: Ns, endNs: Ns): void {
    const ns = Math.min(endNs, this.#range.endNs) - Math.max(startNs, this.#range.startNs);
    if (ns <= 0) return;
    const at = sums.at(key);
    sums.values[at]++;
    sums.values[at + 1] += ns;
  }
}
