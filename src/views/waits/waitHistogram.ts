// The distribution of waits as columns on a log axis of lengths: buckets put together as the width allows, causes stacked by their share of
// a column's waiting.
import { WAIT_CAUSES, type Ns, type Px, type WaitDistribution } from '../../../workers/api.ts';
import type { WaitWeight } from './waitLook.ts';

const CAUSES = WAIT_CAUSES.length;

/** Lengths on the axis, in buckets of the distribution; `after` is the first one beyond. */
export interface LengthAxis {
  readonly perOctave: number;
  /** Buckets to a column. */
  readonly merge: number;
  readonly first: number;
  readonly after: number;
}

export interface WaitColumn {
  /** The first of its buckets. */
  readonly bucket: number;
  readonly count: number;
  /** ns by cause, in the order of WAIT_CAUSES. */
  readonly causes: readonly Ns[];
  /** Lengths that fall into it, both ends included. */
  readonly lengthNs: { readonly fromNs: Ns; readonly toNs: Ns };
}

type Counted = Pick<WaitDistribution, 'perOctave' | 'firstBucket' | 'counts' | 'causes'>;

/** A column is at least this wide. */
const LEAST_COLUMN_PX: Px = 7;
/** The axis spans at least this many octaves, so that one length is not a wall. */
const LEAST_OCTAVES = 7;

/** An axis that holds all waits of all sides; undefined: there are none. */
export function lengthAxis(sides: readonly Counted[], widthPx: Px): LengthAxis | undefined {
  const [side] = sides;
  if (side === undefined) return undefined;
  const { perOctave } = side;
  let first = Infinity;
  let after = -Infinity;
  for (const { firstBucket, counts } of sides) {
    const low = counts.findIndex((count) => count > 0);
    if (low < 0) continue;
    first = Math.min(first, firstBucket + low);
    after = Math.max(after, firstBucket + counts.findLastIndex((count) => count > 0) + 1);
  }
  if (after < first) return undefined;
  // Room for a bar on either side.
  const octaves = Math.max(LEAST_OCTAVES, Math.ceil((after - first) / perOctave) + 1);
  const missing = octaves * perOctave - (after - first);
  const merge = mergeOf(octaves * perOctave, perOctave, widthPx);
  const from = Math.max(0, first - Math.floor(missing / 2));
  const to = from + octaves * perOctave;
  return { perOctave, merge, first: Math.floor(from / merge) * merge, after: Math.ceil(Math.max(to, after) / merge) * merge };
}

/** Whole columns to an octave, so that a column is the same one at any width that shows it. */
function mergeOf(buckets: number, perOctave: number, widthPx: Px): number {
  const wanted = (buckets * LEAST_COLUMN_PX) / Math.max(1, widthPx);
  for (let merge = 1; merge < perOctave; merge++) {
    if (perOctave % merge === 0 && merge >= wanted) return merge;
  }
  return perOctave;
}

/** Those that hold any, by length. */
export function waitColumns({ perOctave, firstBucket, counts, causes }: Counted, axis: LengthAxis): readonly WaitColumn[] {
  const columns: WaitColumn[] = [];
  for (let bucket = axis.first; bucket < axis.after; bucket += axis.merge) {
    let count = 0;
    const sums = Array.from<number>({ length: CAUSES }).fill(0);
    for (let at = Math.max(0, bucket - firstBucket); at < Math.min(counts.length, bucket + axis.merge - firstBucket); at++) {
      count += counts[at] ?? 0;
      for (let cause = 0; cause < CAUSES; cause++) sums[cause] = (sums[cause] ?? 0) + (causes[at * CAUSES + cause] ?? 0);
    }
    if (count > 0) columns.push({ bucket, count, causes: sums, lengthNs: lengthsOf(bucket, bucket + axis.merge, perOctave) });
  }
  return columns;
}

/** Whole ns in [2^(first / perOctave), 2^(after / perOctave)); from 0 where the first bucket of all is among them. */
export function lengthsOf(first: number, after: number, perOctave: number): WaitColumn['lengthNs'] {
  const fromNs = first <= 0 ? 0 : Math.ceil(2 ** (first / perOctave));
  return { fromNs, toNs: Math.max(fromNs, Math.ceil(2 ** (after / perOctave)) - 1) };
}

/** What a column is as high as. */
export function weightOf({ count, causes }: WaitColumn, weight: WaitWeight): number {
  return weight === 'count' ? count : causes.reduce((sum, ns) => sum + ns, 0);
}

/** Place on the axis, 0…1, of any length; cut to the axis. */
export function placeOfNs({ perOctave, first, after }: LengthAxis, ns: Ns): number {
  const place = (Math.log2(Math.max(1, ns)) * perOctave - first) / (after - first);
  return Math.max(0, Math.min(1, place));
}

/** The length at a place, 0…1. */
export function nsAtPlace({ perOctave, first, after }: LengthAxis, place: number): Ns {
  return 2 ** ((first + place * (after - first)) / perOctave);
}

/** Round lengths with their places: decades, and 2 and 5 between them where there is room. */
export function lengthTicks(axis: LengthAxis, widthPx: Px): readonly { readonly label: string; readonly at: number }[] {
  const low = nsAtPlace(axis, 0);
  const high = nsAtPlace(axis, 1);
  const decades = Math.log10(high / low);
  const digits = widthPx / Math.max(1, decades) > 220 ? [1, 2, 5] : [1];
  const step = widthPx / Math.max(1, decades) < 42 ? 3 : 1;
  const ticks: { label: string; at: number }[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    if (power % step !== 0) continue;
    for (const digit of digits) {
      const ns = digit * 10 ** power;
      if (ns >= low * 0.999 && ns <= high * 1.001) ticks.push({ label: tickLabel(ns), at: placeOfNs(axis, ns) });
    }
  }
  return ticks;
}

function tickLabel(ns: Ns): string {
  const [unit, size] = ns >= 1e9 ? (['s', 1e9] as const) : ns >= 1e6 ? (['ms', 1e6] as const) : ns >= 1e3 ? (['µs', 1e3] as const) : (['ns', 1] as const);
  return `${Number((ns / size).toPrecision(3))}\u00a0${unit}`;
}

export interface PlacedLabel {
  readonly text: string;
  readonly at: number;
  /** 0 is the topmost line. */
  readonly line: number;
  /** It stands left of its mark, as there is no room at the right. */
  readonly leftwards: boolean;
}

/** Labels beside marks, on as few lines as they fit on without touching. */
export function placedLabels(marks: readonly { readonly text: string; readonly at: number }[], widthPx: Px, characterPx: Px): readonly PlacedLabel[] {
  const taken: [Px, Px][][] = [];
  return marks.map(({ text, at }) => {
    const width = text.length * characterPx + 8;
    const x = at * widthPx;
    const leftwards = x + width > widthPx;
    const span: [Px, Px] = leftwards ? [x - width, x] : [x, x + width];
    let line = 0;
    while (taken[line]?.some(([from, to]) => span[0] < to && span[1] > from)) line++;
    (taken[line] ??= []).push(span);
    return { text, at, line, leftwards };
  });
}
