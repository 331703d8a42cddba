// Parts of generations added up: one table for all of them, so that an answer costs what different there is, not how many generations.

import type { WaitGrouping, WaitKind } from '../../api.ts';
import { WAIT_KINDS } from '../../api.ts';
import { LOG_BUCKETS } from '../../stats/logBuckets.ts';
import { unsignedDecimal } from '../wire/ids.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { creatorText, textOfKey } from '../closeup/densityGroups.ts';
import { displayText } from '../text.ts';
import { CAUSE, CAUSES, KINDS, meantKinds } from './causes.ts';
import { COARSE_BUCKETS, COARSE_VALUES, type CellColumns, MOST_GROUPS, WaitCells } from './distributionCells.ts';
import { type Carried, putInPlace } from './carried.ts';
import type { DistributionPart } from './distributionPart.ts';
import { taskType } from './waitListMatch.ts';

/** Waits of one group, or of all that are asked for. */
export interface WaitSums {
  readonly counts: Float64Array;
  /** CAUSES a coarse bucket. */
  readonly causes: Float64Array;
  longestNs: number;
}

export function noWaits(): WaitSums {
  return { counts: new Float64Array(LOG_BUCKETS), causes: new Float64Array(COARSE_BUCKETS * CAUSES), longestNs: 0 };
}

/** One of many groups: few buckets occur. */
export interface GroupSums {
  readonly bucket: number[];
  readonly count: number[];
  readonly causes: Float64Array;
  longestNs: number;
}

export class DistributionTotal {
  readonly #byWho = new WaitCells();
  readonly #byProc = new WaitCells();
  readonly #byTask = new WaitCells();
  readonly #who = new Groups();
  readonly #tasks = new Groups();
  count = 0;

  add(part: DistributionPart): void {
    const { who, tasks, byWho, byProc, byTask } = part;
    this.count += part.count;
    this.#byWho.addAll(byWho, Uint32Array.from(who.entry, (entry, i) => this.#who.place(entry, who.stack[i], 0)));
    this.#byProc.addAll(byProc, identity(byProc));
    if (byTask === undefined) this.#withoutTask(byWho);
    else this.#byTask.addAll(byTask, Uint32Array.from(tasks.type, (type, i) => this.#tasks.place(type, tasks.idLo[i], tasks.idHi[i])));
  }

  /** What the first waits of a part were kept by before its generation. */
  carry({ who, tasks, byTask, heads }: DistributionPart, carried: Carried): void {
    heads.goroutine.forEach((goroutine, i) => {
      const by = new Float64Array(CAUSES);
      by[CAUSE.unknown] = heads.lackingNs[i];
      if (putInPlace(by, 0, carried.get(goroutine), heads.lackingNs[i]) === heads.lackingNs[i]) return;
      by[CAUSE.unknown] -= heads.lackingNs[i];
      const kind = heads.kind[i];
      const bucket = heads.bucket[i];
      this.#byWho.correct(this.#who.place(who.entry[heads.who[i]], who.stack[heads.who[i]], 0), kind, bucket, by);
      this.#byProc.correct(heads.proc[i], kind, bucket, by);
      const task = heads.task[i];
      this.#byTask.correct(byTask === undefined ? this.#tasks.place(0, 0, 0) : this.#tasks.place(tasks.type[task], tasks.idLo[task], tasks.idHi[task]), kind, bucket, by);
    });
  }

  /** Waits of a group (undefined: of all), of kinds (empty: all). */
  sums(trace: CloseTrace, group: { readonly by: WaitGrouping; readonly key: string } | undefined, kinds: readonly WaitKind[]): WaitSums {
    const { cells, keyOf } = this.#grouping(trace, group?.by ?? 'entry');
    const kept = meantKinds(kinds, group);
    const sums = noWaits();
    const matches = new Map<number, boolean>();
    const isMeant = (of: number): boolean => {
      if (group === undefined || group.by === 'kind') return true;
      let match = matches.get(of);
      if (match === undefined) matches.set(of, (match = keyOf(of) === group.key));
      return match;
    };
    const { keys, counts, coarseKeys, coarse } = cells.view();
    for (let i = 0; i < keys.length; i++) {
      const slot = Math.floor(keys[i] / LOG_BUCKETS);
      if (kept[slot % KINDS] === 1 && isMeant(Math.floor(slot / KINDS))) sums.counts[keys[i] % LOG_BUCKETS] += counts[i];
    }
    for (let i = 0; i < coarseKeys.length; i++) {
      const slot = Math.floor(coarseKeys[i] / COARSE_BUCKETS);
      if (kept[slot % KINDS] === 0 || !isMeant(Math.floor(slot / KINDS))) continue;
      const from = i * COARSE_VALUES;
      const to = (coarseKeys[i] % COARSE_BUCKETS) * CAUSES;
      for (let cause = 0; cause < CAUSES; cause++) sums.causes[to + cause] += coarse[from + cause];
      if (coarse[from + CAUSES] > sums.longestNs) sums.longestNs = coarse[from + CAUSES];
    }
    return sums;
  }

  /** Sums of all groups of a grouping, by key. */
  groups(trace: CloseTrace, by: WaitGrouping, kinds: readonly WaitKind[]): ReadonlyMap<string, GroupSums> {
    const { cells, keyOf } = this.#grouping(trace, by);
    const kept = meantKinds(kinds, undefined);
    const found = new Map<string, GroupSums>();
    const known = new Map<number, GroupSums>();
    const of = (slot: number): GroupSums => {
      const number = by === 'kind' ? slot % KINDS : Math.floor(slot / KINDS);
      let sums = known.get(number);
      if (sums === undefined) {
        const key = by === 'kind' ? WAIT_KINDS[number] : keyOf(number);
        sums = found.get(key) ?? { bucket: [], count: [], causes: new Float64Array(CAUSES), longestNs: 0 };
        found.set(key, sums);
        known.set(number, sums);
      }
      return sums;
    };
    const { keys, counts, coarseKeys, coarse } = cells.view();
    for (let i = 0; i < keys.length; i++) {
      const slot = Math.floor(keys[i] / LOG_BUCKETS);
      if (kept[slot % KINDS] === 0) continue;
      const { bucket, count } = of(slot);
      bucket.push(keys[i] % LOG_BUCKETS);
      count.push(counts[i]);
    }
    for (let i = 0; i < coarseKeys.length; i++) {
      const slot = Math.floor(coarseKeys[i] / COARSE_BUCKETS);
      if (kept[slot % KINDS] === 0) continue;
      const sums = of(slot);
      for (let cause = 0; cause < CAUSES; cause++) sums.causes[cause] += coarse[i * COARSE_VALUES + cause];
      sums.longestNs = Math.max(sums.longestNs, coarse[i * COARSE_VALUES + CAUSES]);
    }
    return found;
  }

  #grouping(trace: CloseTrace, by: WaitGrouping): { readonly cells: WaitCells; readonly keyOf: (group: number) => string } {
    const { index } = trace;
    const { texts, procs } = index.tables;
    switch (by) {
      case 'entry':
        return { cells: this.#byWho, keyOf: (group) => displayText(texts[textOfKey(index, this.#who.first[group])]) };
      case 'creator':
        return { cells: this.#byWho, keyOf: (group) => displayText(texts[creatorText(index, this.#who.second[group])]) };
      case 'creating stack':
        return { cells: this.#byWho, keyOf: (group) => String(this.#who.second[group]) };
      case 'task':
        return { cells: this.#byTask, keyOf: (group) => taskType(trace, texts, this.#tasks.first[group], this.#tasks.second[group], this.#tasks.third[group]) };
      case 'proc':
        return { cells: this.#byProc, keyOf: (group) => (group === 0 ? '' : unsignedDecimal(procs.lo[group - 1], procs.hi[group - 1])) };
      case 'kind':
        return { cells: this.#byWho, keyOf: () => '' };
    }
  }

  #withoutTask(byWho: CellColumns): void {
    const all = this.#tasks.place(0, 0, 0);
    this.#byTask.addAll(byWho, new Uint32Array(greatestGroup(byWho) + 1).fill(all));
  }
}

function greatestGroup({ keys }: CellColumns): number {
  return Math.floor(keys.reduce((most, key) => Math.max(most, key), 0) / LOG_BUCKETS / KINDS);
}

/** Ps are numbered alike in all parts. */
function identity(cells: CellColumns): Uint32Array {
  return Uint32Array.from({ length: greatestGroup(cells) + 1 }, (_, group) => group);
}

/** Triples of numbers, in the order in which they come; of more than can be told apart the rest are the first. */
class Groups {
  readonly first: number[] = [];
  readonly second: number[] = [];
  readonly third: number[] = [];
  readonly #places = new Map<string, number>();

  place(first: number, second: number, third: number): number {
    const key = `${first} ${second} ${third}`;
    let place = this.#places.get(key);
    if (place === undefined) {
      if (this.first.length === MOST_GROUPS) return 0;
      place = this.first.push(first) - 1;
      this.second.push(second);
      this.third.push(third);
      this.#places.set(key, place);
    }
    return place;
  }
}
