// Which bucket of the histogram each stop's length falls into, ten a decade: made once, as a million logarithms take a tenth of a second.

import { durationBucket } from '../trace/ask/annotations/durationHistogram.ts';
import type { PauseColumns } from './pauseColumns.ts';

const made = new WeakMap<PauseColumns, Uint8Array>();

/** By row. Buckets as in durationHistogram.ts; a byte holds those of ages of the universe. */
export function lengthBuckets(pauses: PauseColumns): Uint8Array {
  let buckets = made.get(pauses);
  if (buckets === undefined) {
    const { ns } = pauses;
    buckets = new Uint8Array(ns.length);
    for (let row = 0; row < ns.length; row++) buckets[row] = durationBucket(ns[row]);
    made.set(pauses, buckets);
  }
  return buckets;
}
