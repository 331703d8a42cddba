// A generation's lanes by time buckets, a level for each power of two: what zoomed-out pictures are drawn from, at any number of
// events, and what stays when the slices are let go.

import { type GenerationIndex, type GoroutineRows, type LaneEnds, type LaneZoom, type SliceRows, ZOOM_KINDS } from './generationIndex.ts';
import { KIND_MASK } from './slice.ts';

export interface ZoomInput {
  /** End of the generation before: what was open then is added when the generations are joined. */
  readonly fromNs: number;
  readonly lastNs: number;
  readonly slices: SliceRows;
  readonly ends: LaneEnds;
  readonly goroutines: GoroutineRows;
}

/** Slices a bucket of the finest level holds on average: below that, the slices themselves are fewer than the pixels. */
const SLICES_A_BUCKET = 32;
/** Finer than 2^8 ns no picture needs. */
const LEAST_BITS = 8;
const STRETCH_SLICES = 512;
const STRETCH_BUCKETS = 64;

export function laneZoom({ fromNs, lastNs, slices, ends, goroutines }: ZoomInput): LaneZoom {
  const procs = ends.touched.length;
  const baseBits = bitsFor(fromNs, lastNs, procs, slices.startNs.length);
  const levels = levelsOf(fromNs, lastNs, procs, baseBits);
  const rows = levels.levelStart[levels.levels];
  const zoom = {
    procs,
    ...levels,
    baseBits,
    kindNs: new Float32Array(rows * ZOOM_KINDS),
    slices: new Uint32Array(rows),
    longest: new Uint32Array(rows),
    longestNs: new Float32Array(rows),
  };
  // While filling, `longest` holds local goroutines; at the end rows of `who`.
  addSlices(zoom, slices);
  for (let proc = 0; proc < procs; proc++) {
    if (ends.openGoroutine[proc] < 0) continue;
    addToLevel(zoom, 0, proc, ends.openSinceNs[proc], lastNs, ends.openKind[proc], ends.openGoroutine[proc]);
    zoom.slices[proc * zoom.buckets[0] + Math.max(0, Math.floor(ends.openSinceNs[proc] / 2 ** baseBits) - zoom.firstBucket[0])]++;
  }
  for (let level = 1; level < levels.levels; level++) foldLevel(zoom, level);
  return { ...zoom, who: named(zoom, goroutines) };
}

/**
 * A generation's levels as they are from where the generation before really ended, which was only foreseen when it was walked.
 * Nearly always they are the same.
 */
export function zoomFrom(fromNs: number, { zoom, lastNs, laneEnds: ends, detail: { slices, goroutines } }: GenerationIndex): LaneZoom {
  const { procs, baseBits, firstBucket } = zoom;
  const isSame = bitsFor(fromNs, lastNs, procs, slices.startNs.length) === baseBits && Math.floor(fromNs / 2 ** baseBits) === firstBucket[0];
  return isSame ? zoom : laneZoom({ fromNs, lastNs, slices, ends, goroutines });
}

/** A slice that began in an earlier generation, once its kind and goroutine are known: into all levels. */
export function addToZoom(zoom: LaneZoom, proc: number, startNs: number, endNs: number, kind: number, longest: number): void {
  for (let level = 0; level < zoom.levels; level++) addToLevel(zoom, level, proc, startNs, endNs, kind, longest);
}

type Filling = Omit<LaneZoom, 'who'>;

/** All slices into level 0. */
function addSlices(zoom: Filling, slices: SliceRows): void {
  const { first } = slices;
  for (let proc = 0; proc < zoom.procs; proc++) {
    // In short stretches, for the reason given in walk.ts.
    for (let slice = first[proc]; slice < first[proc + 1]; slice += STRETCH_SLICES) addStretch(zoom, slices, proc, slice, Math.min(first[proc + 1], slice + STRETCH_SLICES));
  }
}

/** Slices [first, last) of a P. Written out: as calls of `addToLevel` it took six times as long. */
function addStretch(zoom: Filling, { startNs, endNs, goroutine, kindAndThread }: SliceRows, proc: number, first: number, last: number): void {
  const { kindNs, slices: counts, longest, longestNs } = zoom;
  const widthNs = 2 ** zoom.baseBits;
  const perNs = 1 / widthNs;
  const origin = zoom.firstBucket[0];
  const row0 = proc * zoom.buckets[0] - origin;
  for (let slice = first; slice < last; slice++) {
    const kind = kindAndThread[slice] & KIND_MASK;
    const end = endNs[slice];
    let from = startNs[slice];
    let bucket = Math.max(origin, Math.floor(from * perNs));
    let bucketEnd = (bucket + 1) * widthNs;
    counts[row0 + bucket]++;
    for (;;) {
      const ns = (end < bucketEnd ? end : bucketEnd) - from;
      const row = row0 + bucket;
      kindNs[row * ZOOM_KINDS + kind] += ns;
      if (ns > longestNs[row]) {
        longestNs[row] = ns;
        longest[row] = goroutine[slice];
      }
      if (end <= bucketEnd) break;
      from = bucketEnd;
      bucket++;
      bucketEnd += widthNs;
    }
  }
}

function addToLevel(zoom: Filling, level: number, proc: number, startNs: number, endNs: number, kind: number, goroutine: number): void {
  const widthNs = 2 ** (zoom.baseBits + level);
  const buckets = zoom.buckets[level];
  const origin = zoom.firstBucket[level];
  const first = Math.max(0, Math.floor(startNs / widthNs) - origin);
  const last = Math.min(buckets - 1, Math.ceil(endNs / widthNs) - 1 - origin);
  const row0 = zoom.levelStart[level] + proc * buckets;
  for (let bucket = first; bucket <= last; bucket++) {
    const bucketNs = (origin + bucket) * widthNs;
    const ns = Math.min(endNs, bucketNs + widthNs) - Math.max(startNs, bucketNs);
    if (ns <= 0) continue;
    const row = row0 + bucket;
    zoom.kindNs[row * ZOOM_KINDS + kind] += ns;
    if (ns > zoom.longestNs[row]) {
      zoom.longestNs[row] = ns;
      zoom.longest[row] = goroutine;
    }
  }
}

/** A level's buckets from the pairs of the level below. */
function foldLevel(zoom: Filling, level: number): void {
  const buckets = zoom.buckets[level - 1];
  for (let proc = 0; proc < zoom.procs; proc++) {
    for (let bucket = 0; bucket < buckets; bucket += STRETCH_BUCKETS) foldStretch(zoom, level, proc, bucket, Math.min(buckets, bucket + STRETCH_BUCKETS));
  }
}

/** From buckets [first, last) of a P. */
function foldStretch({ firstBucket, buckets, levelStart, kindNs, slices, longest, longestNs }: Filling, level: number, proc: number, first: number, last: number): void {
  const row0 = levelStart[level - 1] + proc * buckets[level - 1];
  const into0 = levelStart[level] + proc * buckets[level];
  // Which half of the first pair the first bucket is.
  const odd = firstBucket[level - 1] - firstBucket[level] * 2;
  for (let bucket = first; bucket < last; bucket++) {
    const row = row0 + bucket;
    const into = into0 + ((bucket + odd) >> 1);
    const from = row * ZOOM_KINDS;
    const to = into * ZOOM_KINDS;
    for (let kind = 0; kind < ZOOM_KINDS; kind++) kindNs[to + kind] += kindNs[from + kind];
    slices[into] += slices[row];
    const ns = longestNs[row];
    if (ns === 0) continue;
    // Two pieces of one slice, as a rule, where both are one goroutine's.
    if (longest[row] === longest[into] && longestNs[into] > 0) longestNs[into] += ns;
    else if (ns > longestNs[into]) {
      longestNs[into] = ns;
      longest[into] = longest[row];
    }
  }
}

function bitsFor(fromNs: number, lastNs: number, procs: number, slices: number): number {
  const durationNs = Math.max(1, lastNs - fromNs);
  const bucketsALane = Math.max(1, slices / SLICES_A_BUCKET / Math.max(1, procs));
  return Math.max(LEAST_BITS, Math.ceil(Math.log2(durationNs / bucketsALane)));
}

function levelsOf(fromNs: number, lastNs: number, procs: number, baseBits: number): Pick<LaneZoom, 'levels' | 'firstBucket' | 'buckets' | 'levelStart'> {
  const first: number[] = [];
  const buckets: number[] = [];
  const start = [0];
  for (let level = 0; ; level++) {
    const widthNs = 2 ** (baseBits + level);
    const from = Math.floor(fromNs / widthNs);
    const count = Math.floor(lastNs / widthNs) + 1 - from;
    first.push(from);
    buckets.push(count);
    start.push(start[level] + count * procs);
    if (count <= 2) break;
  }
  return { levels: first.length, firstBucket: Float64Array.from(first), buckets: Uint32Array.from(buckets), levelStart: Uint32Array.from(start) };
}

/** Replaces the goroutines in `longest` by rows of a list of those that occur. */
function named({ longest, longestNs }: Filling, goroutines: GoroutineRows): LaneZoom['who'] {
  const place = new Int32Array(goroutines.count).fill(-1);
  const who: number[] = [];
  for (let row = 0; row < longest.length; row++) {
    if (longestNs[row] === 0) continue;
    const goroutine = longest[row];
    if (place[goroutine] < 0) place[goroutine] = who.push(goroutine) - 1;
    longest[row] = place[goroutine];
  }
  return {
    goroutine: Uint32Array.from(who),
    idLo: Uint32Array.from(who, (g) => goroutines.idLo[g]),
    idHi: Uint32Array.from(who, (g) => goroutines.idHi[g]),
    name: Uint32Array.from(who, (g) => goroutines.name[g]),
  };
}
