// How long goroutines ran in a stretch of a trace, from the zoom levels that stay in memory at any size: nothing is decoded again.
import type { Ns } from '../../api.ts';
import { ZOOM_KINDS } from '../index/generationIndex.ts';
import { SPAN } from '../index/slice.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

/** Work of the program's goroutines; what they do for the collector among it. */
const RUNNING: readonly number[] = [SPAN.running, SPAN.markAssist, SPAN.sweep];

/** ns over all Ps. Buckets that the ends cut count by the share that lies inside: a bucket holds 32 slices of a P, on average. */
export function goroutineRunningNs({ generations, openSlices, lastNs }: TraceIndex, startNs: Ns, endNs: Ns): Ns {
  let ns = 0;
  for (const { zoom, through, fromNs, lastNs: toNs } of generations) {
    if (toNs <= startNs || fromNs >= endNs) continue;
    for (const { kind } of through.values()) if (RUNNING.includes(kind)) ns += Math.min(endNs, toNs) - Math.max(startNs, fromNs);
    const widthNs = 2 ** zoom.baseBits;
    const buckets = zoom.buckets[0];
    for (let bucket = 0; bucket < buckets; bucket++) {
      const bucketNs = Math.max(fromNs, (zoom.firstBucket[0] + bucket) * widthNs);
      const bucketEndNs = Math.min(toNs, (zoom.firstBucket[0] + bucket + 1) * widthNs);
      const inside = Math.min(endNs, bucketEndNs) - Math.max(startNs, bucketNs);
      if (inside <= 0) continue;
      let worked = 0;
      for (let proc = 0; proc < zoom.procs; proc++) for (const kind of RUNNING) worked += zoom.kindNs[(proc * buckets + bucket) * ZOOM_KINDS + kind];
      ns += worked * (inside / (bucketEndNs - bucketNs));
    }
  }
  // What is open lasts until the event that closes the trace, which is in no generation.
  const closingNs = Math.min(endNs, lastNs) - Math.max(startNs, generations.at(-1)?.lastNs ?? lastNs);
  for (const open of openSlices) if (open !== undefined && closingNs > 0 && RUNNING.includes(open.kind)) ns += closingNs;
  return ns;
}
