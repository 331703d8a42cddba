// The histogram of object sizes: one bar a size class, placed on a log scale of bytes; large objects stand apart at the right.
import type { SizeClassRow } from '../../../workers/api.ts';
import { marked } from '../../../language/t.ts';

export type HeapFigure = 'inuseBytes' | 'inuseObjects' | 'allocBytes' | 'allocObjects';

/** What a heap profile's sample type counts. */
export function heapFigure(sampleType: string): HeapFigure {
  switch (sampleType) {
    case 'alloc_objects':
      return 'allocObjects';
    case 'alloc_space':
      return 'allocBytes';
    case 'inuse_objects':
    case 'objects':
      return 'inuseObjects';
    default:
      return 'inuseBytes';
  }
}

/** In words, for sentences and headings. */
export const FIGURE_WORDS: Readonly<Record<HeapFigure, string>> = {
  inuseBytes: marked('bytes in use'),
  inuseObjects: marked('objects in use'),
  allocBytes: marked('bytes allocated'),
  allocObjects: marked('objects allocated'),
};

export function figureUnit(figure: HeapFigure): string {
  return figure === 'inuseBytes' || figure === 'allocBytes' ? 'bytes' : 'count';
}

export interface SizeBar {
  readonly row: SizeClassRow;
  /** 0…1 of the axis, from the class before to this one. */
  readonly x: number;
  readonly width: number;
  /** 0…1 of the highest bar, by size: a difference may be negative. */
  readonly height: number;
  readonly isNegative: boolean;
}

export interface SizeHistogram {
  readonly bars: readonly SizeBar[];
  /** Powers of two to write beneath, 0…1. */
  readonly ticks: readonly { readonly bytes: number; readonly x: number }[];
  /** Of the bar of large objects. */
  readonly large: { readonly x: number; readonly width: number };
}

/** Where the classes end and large objects begin. */
const CLASSES_SHARE = 0.9;
const GAP_SHARE = 0.02;
/** The smallest class is 8 bytes; its bar begins half of that. */
const LEAST_BYTES = 4;
const MOST_BYTES = 32_768;
const TICKS = [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768];

/** @param rows ascending, those that hold anything. */
export function sizeHistogram(rows: readonly SizeClassRow[], figure: HeapFigure): SizeHistogram {
  const highest = rows.reduce((most, row) => Math.max(most, Math.abs(row[figure])), 0);
  const large = { x: CLASSES_SHARE + GAP_SHARE, width: 1 - CLASSES_SHARE - GAP_SHARE };
  const shown = rows.filter((row) => row[figure] !== 0);
  const bars = shown.map((row): SizeBar => {
    const shared = { row, height: Math.abs(row[figure]) / highest, isNegative: row[figure] < 0 };
    if (row.sizeBytes > MOST_BYTES) return { ...shared, ...large };
    const x = placeOf(Math.max(LEAST_BYTES, row.overBytes));
    return { ...shared, x, width: placeOf(row.sizeBytes) - x };
  });
  return { bars, ticks: TICKS.map((bytes) => ({ bytes, x: placeOf(bytes) })), large };
}

function placeOf(bytes: number): number {
  return (CLASSES_SHARE * Math.log2(bytes / LEAST_BYTES)) / Math.log2(MOST_BYTES / LEAST_BYTES);
}
