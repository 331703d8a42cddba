import type { TraceIndex } from '../index/traceIndex.ts';

/** The most goroutines that lived at one time, those that were there from the start among them; undefined: a part is not in memory. */
export function peakGoroutines({ generations, outlived, lastNs }: TraceIndex): number | undefined {
  if (generations.some(({ detail }) => detail === undefined)) return undefined;
  const begins: number[] = [];
  const ends: number[] = [];
  const lived = (createdNs: number, endNs: number): void => {
    begins.push(Number.isNaN(createdNs) ? 0 : createdNs);
    ends.push(Number.isNaN(endNs) ? Infinity : endNs);
  };
  for (const { detail, outlivedLocal } of generations) {
    if (detail === undefined) continue;
    const { goroutines } = detail;
    let place = 0;
    for (let local = 0; local < goroutines.count; local++) {
      if (outlivedLocal[place] === local) {
        place++;
        continue;
      }
      if (!Number.isNaN(goroutines.seenNs[local])) lived(goroutines.createdNs[local], goroutines.endNs[local]);
    }
  }
  for (let row = 0; row < outlived.count; row++) if (!Number.isNaN(outlived.seenNs[row])) lived(outlived.createdNs[row], outlived.endNs[row]);
  const up = Float64Array.from(begins).toSorted();
  const down = Float64Array.from(ends).toSorted();
  let most = 0;
  let ended = 0;
  for (let begun = 0; begun < up.length; begun++) {
    while (down[ended] <= Math.min(up[begun], lastNs)) ended++;
    most = Math.max(most, begun + 1 - ended);
  }
  return most;
}
