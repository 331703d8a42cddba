// How large the objects of a heap profile are: by Go's size classes.
import type { SizeClassRow } from '../../api.ts';
import type { ProfileColumns } from '../columns.ts';
import { type HeapValues, HeapSum } from './heapValues.ts';
import { mostWaste, SIZE_CLASSES, sizeClassOf } from './sizeClasses.ts';

/**
 * Bytes of one object of each sample: its label `bytes`; else allocated (else in-use) bytes by objects. NaN: not told.
 */
export function objectSizes({ samples, labels, strings }: ProfileColumns, values: HeapValues): Float64Array {
  const sizes = new Float64Array(samples);
  for (let sample = 0; sample < samples; sample++) sizes[sample] = mean(values, sample);
  if (labels === undefined) return sizes;
  /** String positions of keys: is it `bytes`? */
  const isBytes = new Map<number, boolean>();
  for (let sample = 0; sample < samples; sample++) {
    const end = labels.start[sample + 1];
    for (let label = labels.start[sample]; label < end; label++) {
      if (labels.text[label] !== 0) continue;
      const key = labels.key[label];
      const known = isBytes.get(key) ?? strings.get(key) === 'bytes';
      isBytes.set(key, known);
      if (known) sizes[sample] = Number(labels.number[label]);
    }
  }
  return sizes;
}

function mean(values: HeapValues, sample: number): number {
  const { allocBytes, allocObjects, inuseBytes, inuseObjects } = values;
  const bytes = Number(allocBytes?.[sample] ?? 0);
  const objects = Number(allocObjects?.[sample] ?? 0);
  if (bytes !== 0 && objects !== 0) return bytes / objects;
  return Number(inuseBytes?.[sample] ?? 0) / Number(inuseObjects?.[sample] ?? 0);
}

/** @param sizes bytes of one object of each sample. */
export function bySizeClass(values: HeapValues, sizes: Float64Array): { readonly rows: readonly SizeClassRow[]; readonly large: HeapSum; readonly all: HeapSum } {
  const sums = Array.from({ length: SIZE_CLASSES.length + 1 }, () => new HeapSum());
  /** Bytes asked for, where sizes are not those of classes. */
  const asked = new Float64Array(sums.length);
  const objects = new Float64Array(sums.length);
  const all = new HeapSum();
  let sizesAreClasses = true;
  for (let sample = 0; sample < sizes.length; sample++) {
    all.add(values, sample);
    const size = sizes[sample];
    // No size: a sample of which nothing is left, as after a difference.
    if (!(size > 0)) continue;
    const position = sizeClassOf(size);
    sums[position].add(values, sample);
    if (position < SIZE_CLASSES.length && size !== SIZE_CLASSES[position]) sizesAreClasses = false;
    const count = Math.abs(Number((values.allocObjects ?? values.inuseObjects)?.[sample] ?? 0));
    asked[position] += count * size;
    objects[position] += count;
  }
  const rows: SizeClassRow[] = [];
  for (const [position, sum] of sums.entries()) {
    if (sum.isEmpty) continue;
    const isLarge = position === SIZE_CLASSES.length;
    const taken = objects[position] * SIZE_CLASSES[position];
    rows.push({
      ...sum.share,
      overBytes: SIZE_CLASSES[position - 1] ?? 0,
      sizeBytes: isLarge ? Number.POSITIVE_INFINITY : SIZE_CLASSES[position],
      waste: isLarge || sizesAreClasses || taken === 0 ? undefined : 1 - asked[position] / taken,
      mostWaste: isLarge ? 0 : mostWaste(position),
    });
  }
  return { rows, large: sums[SIZE_CLASSES.length], all };
}
