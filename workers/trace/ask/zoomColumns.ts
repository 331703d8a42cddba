// One lane in columns of a pixel, added up from zoom levels: ns of each kind of work, how many slices began, and whose piece is
// the longest. Columns are aligned at time 0, so that a picture that is moved shows the same ones.

import type { Ns } from '../../api.ts';
import { CARRIED, ZOOM_KINDS } from '../index/generationIndex.ts';
import { type IndexedGeneration, type ThroughSlice, outlivedPlace } from '../index/indexedGeneration.ts';
import { localProc } from '../index/laneSlices.ts';
import { levelFor } from './zoomLevel.ts';

/**
 * Where a generation's buckets [from, to) of a level stand: the column each begins in, and the share of it that is there. The
 * rest is in the next column, as no bucket is wider than half a pixel. The same for all lanes.
 */
interface PlacedBuckets {
  readonly level: number;
  readonly from: number;
  readonly to: number;
  readonly left: Int32Array;
  readonly share: Float64Array;
}

export class ZoomColumns {
  readonly pixelNs: Ns;
  /** Number of the first column, counted from time 0, and how many there are. */
  readonly first: number;
  readonly count: number;
  /** The generations' stretch: nothing is known beyond it. */
  readonly fromNs: Ns;
  readonly lastNs: Ns;
  readonly generations: readonly IndexedGeneration[];
  /** ZOOM_KINDS values a column: ns by SpanKind. */
  readonly kindNs: Float64Array;
  readonly begun: Float64Array;
  readonly longestNs: Float64Array;
  /** As in LaneZoom, of the generation of that place in `generations`. */
  readonly longest: Uint32Array;
  readonly longestIn: Uint32Array;

  readonly #placed: readonly PlacedBuckets[];
  readonly #outlivedRows: (Int32Array | undefined)[];

  /** `generations` follow each other, and overlap [startNs, endNs). */
  constructor(generations: readonly IndexedGeneration[], startNs: Ns, endNs: Ns, pixelNs: Ns) {
    this.generations = generations;
    this.fromNs = generations[0].fromNs;
    this.lastNs = generations[generations.length - 1].lastNs;
    this.pixelNs = pixelNs;
    this.first = Math.floor(Math.max(startNs, this.fromNs) / pixelNs);
    this.count = Math.max(1, Math.ceil(Math.min(endNs, this.lastNs) / pixelNs) - this.first);
    this.kindNs = new Float64Array(this.count * ZOOM_KINDS);
    this.begun = new Float64Array(this.count);
    this.longestNs = new Float64Array(this.count);
    this.longest = new Uint32Array(this.count);
    this.longestIn = new Uint32Array(this.count);
    this.#outlivedRows = generations.map(() => undefined);
    this.#placed = generations.map((generation) => this.#place(generation));
  }

  /** Takes what a P of the trace did, instead of whatever was here. */
  fill(proc: number): void {
    this.kindNs.fill(0);
    this.begun.fill(0);
    this.longestNs.fill(0);
    this.generations.forEach((generation, at) => {
      const slice = generation.through.get(proc);
      const local = localProc(generation, proc);
      if (slice !== undefined) this.#addThrough(generation, at, slice);
      else if (local >= 0) this.#addBuckets(generation, at, local);
    });
  }

  columnStartNs(column: number): Ns {
    return Math.max(this.fromNs, (this.first + column) * this.pixelNs);
  }

  columnEndNs(column: number): Ns {
    return Math.min(this.lastNs, (this.first + column + 1) * this.pixelNs);
  }

  /** Row in `index.outlived` of whose piece is longest in a column; -1: it lived in one generation only. */
  outlivedRow(column: number): number {
    return this.#rowOf(this.longestIn[column], this.longest[column]);
  }

  #rowOf(at: number, whose: number): number {
    if (whose >= CARRIED) return whose - CARRIED;
    // Looked up once for all columns and lanes; 0: not yet, else the row plus two.
    const rows = (this.#outlivedRows[at] ??= new Int32Array(this.generations[at].zoom.who.goroutine.length));
    if (rows[whose] === 0) {
      const generation = this.generations[at];
      const place = outlivedPlace(generation, generation.zoom.who.goroutine[whose]);
      rows[whose] = (place < 0 ? -1 : generation.outlived[place]) + 2;
    }
    return rows[whose] - 2;
  }

  /** Whether `whose` of a generation is who is longest in the column. One who is carried on has two names in a generation. */
  #isLongest(column: number, at: number, whose: number): boolean {
    const known = this.longest[column];
    const knownIn = this.longestIn[column];
    if (known === whose && (knownIn === at || whose >= CARRIED)) return true;
    if (knownIn === at && known < CARRIED && whose < CARRIED) return false;
    const row = this.#rowOf(at, whose);
    return row >= 0 && row === this.#rowOf(knownIn, known);
  }

  #place({ zoom, fromNs, lastNs }: IndexedGeneration): PlacedBuckets {
    const { pixelNs, first, count } = this;
    const level = levelFor(zoom, pixelNs);
    const widthNs = 2 ** (zoom.baseBits + level);
    const origin = zoom.firstBucket[level];
    const from = Math.max(0, Math.floor((first * pixelNs) / widthNs) - origin);
    const to = Math.max(from, Math.min(zoom.buckets[level], Math.ceil(((first + count) * pixelNs) / widthNs) - origin));
    const left = new Int32Array(to - from);
    const share = new Float64Array(to - from);
    for (let bucket = from; bucket < to; bucket++) {
      const bucketNs = (origin + bucket) * widthNs;
      // A generation begins and ends within a bucket.
      const startNs = Math.max(fromNs, bucketNs);
      const endNs = Math.min(lastNs, bucketNs + widthNs);
      const column = Math.floor(startNs / pixelNs) - first;
      const seamNs = (first + column + 1) * pixelNs;
      left[bucket - from] = column;
      share[bucket - from] = endNs <= seamNs ? 1 : (seamNs - startNs) / (endNs - startNs);
    }
    return { level, from, to, left, share };
  }

  #addBuckets({ zoom }: IndexedGeneration, at: number, local: number): void {
    const { count, begun, kindNs, longest, longestNs, longestIn } = this;
    const { level, from, to, left, share } = this.#placed[at];
    const row0 = zoom.levelStart[level] + local * zoom.buckets[level];
    const { slices } = zoom;
    const bucketKindNs = zoom.kindNs;
    const bucketLongestNs = zoom.longestNs;
    const bucketLongest = zoom.longest;
    for (let bucket = from; bucket < to; bucket++) {
      const row = row0 + bucket;
      const ns = bucketLongestNs[row];
      if (ns === 0) continue;
      let column = left[bucket - from];
      let part = share[bucket - from];
      // Whole slices count where most of the bucket is.
      const middle = part >= 0.5 ? column : column + 1;
      begun[middle < 0 ? 0 : Math.min(count - 1, middle)] += slices[row];
      const whose = bucketLongest[row];
      // Once, or once for each of two columns.
      for (;;) {
        if (column >= 0 && column < count) {
          const k = row * ZOOM_KINDS;
          const c = column * ZOOM_KINDS;
          kindNs[c] += bucketKindNs[k] * part;
          kindNs[c + 1] += bucketKindNs[k + 1] * part;
          kindNs[c + 2] += bucketKindNs[k + 2] * part;
          kindNs[c + 3] += bucketKindNs[k + 3] * part;
          kindNs[c + 4] += bucketKindNs[k + 4] * part;
          const known = longestNs[column];
          if (known > 0 && this.#isLongest(column, at, whose)) longestNs[column] = known + ns * part;
          else if (ns * part > known) {
            longestNs[column] = ns * part;
            longest[column] = whose;
            longestIn[column] = at;
          }
        }
        if (part >= 1 || column > left[bucket - from]) break;
        column++;
        part = 1 - part;
      }
    }
  }

  /** The whole generation lies within a slice of the P. */
  #addThrough({ fromNs, lastNs }: IndexedGeneration, at: number, slice: ThroughSlice): void {
    const { kindNs, longest, longestNs, longestIn } = this;
    const whose = (CARRIED | slice.outlived) >>> 0;
    const from = Math.max(0, Math.floor(fromNs / this.pixelNs) - this.first);
    const to = Math.min(this.count, Math.ceil(lastNs / this.pixelNs) - this.first);
    for (let column = from; column < to; column++) {
      const ns = Math.min(lastNs, this.columnEndNs(column)) - Math.max(fromNs, this.columnStartNs(column));
      if (ns <= 0) continue;
      kindNs[column * ZOOM_KINDS + slice.kind] += ns;
      if (longestNs[column] > 0 && this.#isLongest(column, at, whose)) longestNs[column] += ns;
      else if (ns > longestNs[column]) {
        longestNs[column] = ns;
        longest[column] = whose;
        longestIn[column] = at;
      }
    }
  }
}
