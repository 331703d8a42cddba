// What groups of goroutines do over a window: from the buckets that stay of each generation where these are narrower than columns,
// else change by change.

import type { GroupBy, Ns } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { ABSENT, DENSITY } from '../../closeup/densityChanges.ts';
import { textOfKey } from '../../closeup/densityGroups.ts';
import { type DensityRows, STATES } from '../../closeup/densityRows.ts';
import { generationAfter } from '../../index/laneSlices.ts';
import { firstFrom } from '../../index/series.ts';
import { type ColumnSpan, DensityColumns, spanEndNs } from './densityColumns.ts';
import { type NearDensity, firstChange, nearDensities, snapshotBefore } from './nearDensity.ts';

/** How goroutines are put together; all of them are one group, with text 0. */
export type Grouping = GroupBy | 'all';

/**
 * Generations whose changes are gone through for one answer: 3 ms each. Where more have buckets wider than columns, these are not twice
 * as wide as a rule.
 */
const MOST_LOOKED_INTO = 2;

export interface DensityLanes {
  readonly grouping: Grouping;
  /** By lane: text of the group's name. */
  readonly texts: readonly number[];
}

export interface Densities {
  /** `[(lane * columns + column) * STATES + state]`. */
  readonly means: Float32Array;
  /** By lane: most goroutines at one moment, as far as the recording has been read closely. */
  readonly peak: Float32Array;
  /** Generations, by number, that were not read closely, or not closely enough for the columns, yet. */
  readonly pending: readonly number[];
}

export function densities(trace: CloseTrace, { grouping, texts }: DensityLanes, span: ColumnSpan): Densities {
  const columns = new DensityColumns(span, texts.length);
  const drawing = new Drawing(trace, grouping, texts, columns);
  const { generations } = trace.index;
  const endNs = spanEndNs(span);
  const pending: number[] = [];
  const narrow: number[] = [];
  for (let at = generationAfter(trace.index, span.startNs); at < generations.length && generations[at].fromNs < endNs; at++) {
    const rows = rowsOf(trace, at, grouping);
    if (rows !== undefined && 2 ** rows.bits > span.columnNs && rows.bucket.length > 0) narrow.push(at);
  }
  for (let at = generationAfter(trace.index, span.startNs); at < generations.length && generations[at].fromNs < endNs; at++) {
    const near = narrow.length <= MOST_LOOKED_INTO && narrow.includes(at) ? nearDensities.get(trace, at, { startNs: span.startNs, endNs }) : undefined;
    const known = near !== undefined ? drawing.near(at, near) : drawing.far(at);
    if (!known || (near === undefined && narrow.length <= MOST_LOOKED_INTO && narrow.includes(at))) pending.push(at);
  }
  return { means: columns.means(), peak: drawing.peak(), pending };
}

/** The last generation reaches to the recording's end, which is told beside it. */
export function endOf({ index }: CloseTrace, number: number): Ns {
  return number === index.generations.length - 1 ? index.lastNs : index.generations[number].lastNs;
}

function rowsOf(trace: CloseTrace, number: number, grouping: Grouping): DensityRows | undefined {
  const density = trace.summary(number)?.density;
  if (density === undefined) return undefined;
  return grouping === 'all' ? density.all : density[grouping].rows;
}

interface GenerationTime {
  readonly fromNs: Ns;
  readonly lastEventNs: Ns;
  readonly lastNs: Ns;
}

class Drawing {
  readonly #trace: CloseTrace;
  readonly #grouping: Grouping;
  readonly #texts: readonly number[];
  readonly #columns: DensityColumns;
  readonly #startNs: Ns;
  readonly #endNs: Ns;

  constructor(trace: CloseTrace, grouping: Grouping, texts: readonly number[], columns: DensityColumns) {
    this.#trace = trace;
    this.#grouping = grouping;
    this.#texts = texts;
    this.#columns = columns;
    this.#startNs = columns.span.startNs;
    this.#endNs = spanEndNs(columns.span);
  }

  /** From buckets; false: the generation has not been read, its goroutines are drawn as unknown. */
  far(number: number): boolean {
    const { fromNs, lastNs: lastEventNs } = this.#trace.index.generations[number];
    const lastNs = endOf(this.#trace, number);
    const rows = rowsOf(this.#trace, number, this.#grouping);
    this.#texts.forEach((text, lane) => {
      if (rows === undefined) {
        const count = this.#guess(number, text);
        this.#columns.change(lane, DENSITY.unknown, fromNs, count);
        this.#columns.change(lane, DENSITY.unknown, lastNs, -count);
        return;
      }
      for (const group of this.#groupsIn(number, text)) for (let state = 0; state < STATES; state++) this.#series(rows, group * STATES + state, lane, state, { fromNs, lastEventNs, lastNs });
    });
    return rows !== undefined;
  }

  /** Change by change. */
  near(number: number, near: NearDensity): true {
    const { fromNs } = this.#trace.index.generations[number];
    const { changes, snapshots } = near;
    const { keys, of, idleKeys, idleStates } = near[this.#grouping];
    const laneOf = this.#lanesOf(keys);
    const columns = this.#columns;
    const { timeNs, goroutine, change } = changes;
    const startNs = Math.max(fromNs, this.#startNs);
    const counts = new Float64Array(this.#texts.length * STATES);
    const add = (lane: number, state: number, by: number): void => {
      if (lane >= 0 && state !== ABSENT) counts[lane * STATES + state] += by;
    };
    this.#lanesOf(idleKeys).forEach((lane, i) => add(lane, idleStates[i], 1));
    const first = firstFrom(timeNs, timeNs.length, startNs);
    const snapshot = snapshotBefore(Math.min(first, Math.max(0, timeNs.length - 1)));
    snapshots[snapshot].forEach((state, g) => add(laneOf[of[g]], state, 1));
    for (let i = firstChange(snapshot); i < first; i++) {
      const lane = laneOf[of[goroutine[i]]];
      add(lane, change[i] >> 4, -1);
      add(lane, change[i] & ABSENT, 1);
    }
    this.#steps(counts, startNs, 1);
    const last = firstFrom(timeNs, timeNs.length, this.#endNs);
    const column = columns.filling();
    for (let i = first; i < last; i++) {
      const lane = laneOf[of[goroutine[i]]];
      if (lane < 0) continue;
      const from = change[i] >> 4;
      const to = change[i] & ABSENT;
      if (timeNs[i] >= column.endNs) column.moveTo(timeNs[i]);
      const restNs = column.endNs - timeNs[i];
      if (from !== ABSENT) {
        column.restNs[lane * STATES + from] -= restNs;
        column.net[lane * STATES + from]--;
      }
      if (to !== ABSENT) {
        column.restNs[lane * STATES + to] += restNs;
        column.net[lane * STATES + to]++;
      }
    }
    column.end();
    column.sum.forEach((net, series) => (counts[series] += net));
    this.#steps(counts, endOf(this.#trace, number), -1);
    return true;
  }

  peak(): Float32Array {
    const { generations } = this.#trace.index;
    return Float32Array.from(this.#texts, (text) => {
      let most = 0;
      for (let number = 0; number < generations.length; number++) {
        const rows = rowsOf(this.#trace, number, this.#grouping);
        if (rows !== undefined) most = Math.max(most, this.#groupsIn(number, text).reduce((sum, group) => sum + rows.peak[group], 0));
      }
      return Math.max(1, most);
    });
  }

  #series({ bits, first, start, bucket, mean, after }: DensityRows, series: number, lane: number, state: number, { fromNs, lastEventNs, lastNs }: GenerationTime): void {
    const columns = this.#columns;
    const widthNs = 2 ** bits;
    let at = entryFrom(bucket, first[series], first[series + 1], Math.floor(Math.max(fromNs, this.#startNs) / widthNs));
    let value = at === first[series] ? start[series] : after[at - 1];
    columns.change(lane, state, fromNs, value);
    for (; at < first[series + 1]; at++) {
      const beginNs = Math.max(fromNs, bucket[at] * widthNs);
      if (beginNs >= this.#endNs) break;
      // The last bucket is cut where the last event is.
      const endNs = Math.min(lastEventNs, (bucket[at] + 1) * widthNs);
      columns.change(lane, state, beginNs, mean[at] - value);
      columns.change(lane, state, endNs, after[at] - mean[at]);
      value = after[at];
    }
    columns.change(lane, state, lastNs, -value);
  }

  #steps(counts: Float64Array, atNs: Ns, sign: 1 | -1): void {
    counts.forEach((count, i) => {
      if (count !== 0) this.#columns.change(Math.floor(i / STATES), i % STATES, atNs, sign * count);
    });
  }

  /** Goroutines of a generation that has not been read: as many as at the end of the one before, or else at the beginning of the next. */
  #guess(number: number, text: number): number {
    const before = this.#edge(number - 1, text, true);
    return before ?? this.#edge(number + 1, text, false) ?? 1;
  }

  #edge(number: number, text: number, atEnd: boolean): number | undefined {
    const rows = number >= 0 ? rowsOf(this.#trace, number, this.#grouping) : undefined;
    if (rows === undefined) return undefined;
    let sum = 0;
    for (const group of this.#groupsIn(number, text)) {
      for (let series = group * STATES; series < (group + 1) * STATES; series++) {
        const last = rows.first[series + 1] - 1;
        sum += atEnd && last >= rows.first[series] ? rows.after[last] : rows.start[series];
      }
    }
    return sum;
  }

  /** Places of a group in what is kept of a generation: more than one, where a name was told later. */
  #groupsIn(number: number, text: number): readonly number[] {
    if (this.#grouping === 'all') return [0];
    const density = this.#trace.summary(number)?.density[this.#grouping];
    if (density === undefined) return [];
    const keys = density.unnamed.length === 0 ? [text] : [text, ...density.unnamed.filter((key) => textOfKey(this.#trace.index, key) === text)];
    return keys.flatMap((key) => density.place.get(key) ?? []);
  }

  /** By group of a generation: its lane, or -1. */
  #lanesOf(keys: ArrayLike<number>): Int32Array {
    return Int32Array.from(keys, (key) => this.#texts.indexOf(textOfKey(this.#trace.index, key)));
  }
}

/** The first entry of [from, to) in a bucket or after it. */
function entryFrom(buckets: Uint32Array, from: number, to: number, bucket: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (buckets[middle] >= bucket) high = middle;
    else low = middle + 1;
  }
  return low;
}
