// Why the waits that ended in a generation (those that count) lasted, added up by kind; and who held what they waited for. Sums of parts are
// exact; what waits had been kept by before their generation comes from carried.ts.

import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import { CAUSES } from './causes.ts';
import type { Swept } from './waitSweep.ts';

export interface AttributionPart {
  /** See WaitSums. */
  readonly count: Float64Array;
  readonly causes: Float64Array;
  readonly mainCause: Float64Array;
  readonly wakers: Float64Array;
  /** See HolderSums.columns. */
  readonly holderKeys: Int32Array;
  readonly holderNs: Float64Array;
  /** Places in `index.ranges.stw`, and ns waited in each. */
  readonly stops: Uint32Array;
  readonly stopNs: Float64Array;
  /** Σ waiting · ns, Σ GOMAXPROCS · ns and Σ ns while every P was busy. */
  readonly demand: Float64Array;
  /** Waits that began before the generation and ended in it: number of the goroutine, and kind. What was before it is unknown in `causes`. */
  readonly headGoroutine: Uint32Array;
  readonly headKind: Uint8Array;
  /** ns of them before the generation, and CAUSES of each with those unknown. */
  readonly headNs: Float64Array;
  readonly headCauses: Float64Array;
  /** Goroutines that wait when it ends, by number, and CAUSES of each, of this generation. */
  readonly openGoroutine: Uint32Array;
  readonly openCauses: Float64Array;
}

export function attributionPart({ index, generation }: Pick<CloseGeneration, 'index' | 'generation'>, { waits, sums, holders, stops, stopNs, demand, open, heads }: Swept): AttributionPart {
  const { keys, ns } = holders.columns();
  const numberOf = (local: number): number => index.goroutineNumber(generation, local);
  const counted = heads.filter((row) => waits.selected[row] === 1);
  return {
    count: sums.count,
    causes: sums.causes,
    mainCause: sums.mainCause,
    wakers: sums.wakers,
    holderKeys: keys,
    holderNs: ns,
    stops: Uint32Array.from(stops),
    stopNs,
    demand,
    headGoroutine: Uint32Array.from(counted, (row) => numberOf(waits.goroutine[row])),
    headKind: Uint8Array.from(counted, (row) => waits.kind[row]),
    headNs: Float64Array.from(counted, (row) => Math.max(0, generation.fromNs - waits.startNs[row])),
    headCauses: Float64Array.from({ length: counted.length * CAUSES }, (_, i) => waits.causes[counted[Math.floor(i / CAUSES)] * CAUSES + (i % CAUSES)]),
    openGoroutine: Uint32Array.from(open.goroutine, numberOf),
    openCauses: open.causes,
  };
}
