// How many goroutines of each group were in each state, by buckets of time: only buckets in which a number changed have an entry, so
// that what stands still costs nothing.

import { DENSITY_STATES, type Ns } from '../../api.ts';
import { grown } from '../wire/ids.ts';

export const STATES = DENSITY_STATES.length;

/** Series s = group * STATES + state has entries [first[s], first[s + 1]), in time order. */
export interface DensityRows {
  /** log2 of the ns of a bucket; bucket i is [i, i + 1) times that, counted from time 0, cut at the generation's ends. */
  readonly bits: number;
  readonly first: Uint32Array;
  /** By series: how many at the generation's beginning. */
  readonly start: Uint32Array;
  /** By entry: the bucket, the mean number in it, and the number at its end, which holds until the next entry. */
  readonly bucket: Uint32Array;
  readonly mean: Float32Array;
  readonly after: Uint32Array;
  /** By group: most goroutines at one moment, whatever they did. */
  readonly peak: Uint32Array;
}

/** Bytes of an entry. */
export const ENTRY_BYTES = 12;

export interface DensitySpan {
  readonly fromNs: Ns;
  readonly lastNs: Ns;
  readonly groups: number;
}

/** Takes changes in time order. */
export class DensityBuilder {
  readonly #span: DensitySpan;
  readonly #widthNs: Ns;
  readonly #bits: number;
  readonly #start: Uint32Array;
  readonly #now: Uint32Array;
  /** By series: the bucket that is being filled (-1: none), and goroutines times ns in it. */
  readonly #filling: Float64Array;
  readonly #areaNs: Float64Array;
  readonly #live: Uint32Array;
  readonly #peak: Uint32Array;
  #nowNs: Ns = 0.5;
  #bucketNow = -1;
  #bucketEndNs: Ns = -Infinity;
  #lengthNow: Ns = 0.5;
  #entries = 0;
  #series = new Uint32Array(1024);
  #bucket = new Uint32Array(1024);
  #area = new Float64Array(1024);
  #after = new Uint32Array(1024);

  /** `start`: as in DensityRows. */
  constructor(span: DensitySpan, start: Uint32Array, bits: number) {
    this.#span = span;
    this.#bits = bits;
    this.#widthNs = 2 ** bits;
    this.#start = start;
    this.#now = start.slice();
    this.#filling = new Float64Array(start.length).fill(-1);
    this.#areaNs = new Float64Array(start.length);
    this.#live = new Uint32Array(span.groups);
    for (let series = 0; series < start.length; series++) this.#live[Math.floor(series / STATES)] += start[series];
    this.#peak = this.#live.slice();
  }

  /** What happens from now on, happens then. */
  at(nowNs: Ns): void {
    this.#nowNs = nowNs;
    if (nowNs < this.#bucketEndNs) return;
    this.#bucketNow = Math.floor(nowNs / this.#widthNs);
    this.#bucketEndNs = (this.#bucketNow + 1) * this.#widthNs;
    this.#lengthNow = this.#lengthNs(this.#bucketNow, this.#bits);
  }

  /** One more of the group is in the state (1), or one less (-1). */
  change(series: number, by: number): void {
    const bucket = this.#bucketNow;
    if (this.#filling[series] !== bucket) {
      if (this.#filling[series] >= 0) this.#flush(series);
      this.#filling[series] = bucket;
      this.#areaNs[series] = this.#now[series] * this.#lengthNow;
    }
    this.#now[series] += by;
    this.#areaNs[series] += by * (Math.min(this.#bucketEndNs, this.#span.lastNs) - this.#nowNs);
  }

  /** One more of the group lives. */
  begins(group: number): void {
    const live = ++this.#live[group];
    if (live > this.#peak[group]) this.#peak[group] = live;
  }

  ends(group: number): void {
    this.#live[group]--;
  }

  /** At most `most` entries: buckets become wider until it is so. */
  rows(most: number): DensityRows {
    for (let series = 0; series < this.#start.length; series++) if (this.#filling[series] >= 0) this.#flush(series);
    let entries = this.#bySeries();
    let bits = this.#bits;
    while (entries.bucket.length > most && 2 ** bits < this.#span.lastNs - this.#span.fromNs) entries = this.#widened(entries, bits++);
    const { first, bucket, area, after } = entries;
    return { bits, first, start: this.#start, bucket, mean: Float32Array.from(area, (ns, i) => ns / this.#lengthNs(bucket[i], bits)), after, peak: this.#peak };
  }

  #flush(series: number): void {
    const at = this.#entries++;
    if (at === this.#series.length) {
      this.#series = grown(this.#series, at * 2);
      this.#bucket = grown(this.#bucket, at * 2);
      this.#area = grown(this.#area, at * 2);
      this.#after = grown(this.#after, at * 2);
    }
    this.#series[at] = series;
    this.#bucket[at] = this.#filling[series];
    this.#area[at] = this.#areaNs[series];
    this.#after[at] = this.#now[series];
  }

  #lengthNs(bucket: number, bits: number): Ns {
    const { fromNs, lastNs } = this.#span;
    return Math.max(1, Math.min((bucket + 1) * 2 ** bits, lastNs) - Math.max(bucket * 2 ** bits, fromNs));
  }

  #bySeries(): Entries {
    const count = this.#entries;
    const first = new Uint32Array(this.#start.length + 1);
    for (let i = 0; i < count; i++) first[this.#series[i] + 1]++;
    for (let series = 0; series < this.#start.length; series++) first[series + 1] += first[series];
    const next = first.slice();
    const bucket = new Uint32Array(count);
    const area = new Float64Array(count);
    const after = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const to = next[this.#series[i]]++;
      bucket[to] = this.#bucket[i];
      area[to] = this.#area[i];
      after[to] = this.#after[i];
    }
    return { first, bucket, area, after };
  }

  /** Buckets of twice the width, where now they are 2^bits ns wide. */
  #widened({ first, bucket, area, after }: Entries, bits: number): Entries {
    const firstNow = new Uint32Array(first.length);
    let count = 0;
    for (let series = 0; series < first.length - 1; series++) {
      let before = this.#start[series];
      for (let i = first[series]; i < first[series + 1]; ) {
        const pair = bucket[i] >>> 1;
        let ns = 0;
        for (let half = pair * 2; half <= pair * 2 + 1; half++) {
          if (i < first[series + 1] && bucket[i] === half) {
            ns += area[i];
            before = after[i++];
          } else if (this.#overlaps(half, bits)) ns += before * this.#lengthNs(half, bits);
        }
        // Written over what was read already.
        bucket[count] = pair;
        area[count] = ns;
        after[count++] = before;
      }
      firstNow[series + 1] = count;
    }
    return { first: firstNow, bucket: bucket.slice(0, count), area: area.slice(0, count), after: after.slice(0, count) };
  }

  #overlaps(bucket: number, bits: number): boolean {
    const { fromNs, lastNs } = this.#span;
    return bucket * 2 ** bits < lastNs && (bucket + 1) * 2 ** bits > fromNs;
  }
}

interface Entries {
  readonly first: Uint32Array;
  readonly bucket: Uint32Array;
  readonly area: Float64Array;
  readonly after: Uint32Array;
}
