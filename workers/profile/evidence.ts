// What a heap or allocs profile tells of the five preconditions: how much of all that was allocated is alive, and how much of it large.
import type { Evidence } from '../api.ts';
import { type LargeEvidence, type LiveEvidence, NO_EVIDENCE, type Where } from '../findings/evidence.ts';
import { sitesOf } from './heap/allocationSites.ts';
import { type HeapSum, heapValues } from './heap/heapValues.ts';
import { bySizeClass, objectSizes } from './heap/objectSizes.ts';
import { SIZE_CLASSES } from './heap/sizeClasses.ts';
import type { Reading } from './reading/reading.ts';

const MOST_MAKERS = 5;
const DOCUMENT: Where = { what: 'document' };

/** undefined: it is not of a heap. */
export function evidenceOfProfile({ profile, kinds }: Reading, document: string): Evidence | undefined {
  const values = heapValues(profile);
  if (values === undefined) return undefined;
  const { large, all } = bySizeClass(values, objectSizes(profile, values));
  const makers = sitesOf(profile, kinds, values)
    .filter(({ sum }) => sum.allocObjects > 0 && sum.allocBytes / sum.allocObjects > (SIZE_CLASSES.at(-1) ?? 0))
    .toSorted((a, b) => b.sum.allocBytes - a.sum.allocBytes)
    .slice(0, MOST_MAKERS)
    .map(({ row }): Where => ({ what: 'function', name: kinds.rows[row].name }));
  return {
    ...NO_EVIDENCE,
    document,
    source: 'heap profile',
    live: values.inuseObjects === undefined || values.allocObjects === undefined ? undefined : liveOf(all),
    large: values.allocObjects === undefined ? undefined : largeOf(large, all, makers),
  };
}

function liveOf(all: HeapSum): LiveEvidence | undefined {
  return all.allocObjects > 0 ? { unit: 'objects', live: all.inuseObjects, allocated: all.allocObjects, bound: 'exact', at: DOCUMENT } : undefined;
}

function largeOf(large: HeapSum, all: HeapSum, makers: readonly Where[]): LargeEvidence | undefined {
  if (!(all.allocObjects > 0) || !(all.allocBytes > 0)) return undefined;
  return {
    objects: all.allocObjects,
    lowObjects: large.allocObjects,
    highObjects: large.allocObjects,
    bytes: all.allocBytes,
    lowBytes: large.allocBytes,
    highBytes: large.allocBytes,
    makers,
    at: DOCUMENT,
  };
}
