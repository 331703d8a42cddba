// Why the waits that ended in a generation (those that count) lasted, added up by kind; and who held what they waited for. Sums of parts are
// exact; what waits had been kept by before their generation comes from carried.ts.

import { WAKERS } from '../../api.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import { CAUSE, CAUSES, KINDS } from './causes.ts';
import { mainCauseAt } from './waitListRows.ts';
import type { Swept } from './waitSweep.ts';

export const WAKER_VALUES = 2;

export interface AttributionPart {
  /** By kind. */
  readonly count: Float64Array;
  /** ns, by kind and cause. */
  readonly causes: Float64Array;
  /** Waits, by kind and the cause of most of them. */
  readonly mainCause: Float64Array;
  /** WAKER_VALUES, by kind and waker: waits that found an idle P, and ns until one was there for them. */
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

export function attributionPart({ index, generation }: Pick<CloseGeneration, 'index' | 'generation'>, { waits, holders, stops, stopNs, demand, open, heads }: Swept): AttributionPart {
  const count = new Float64Array(KINDS);
  const causes = new Float64Array(KINDS * CAUSES);
  const mainCause = new Float64Array(KINDS * CAUSES);
  const wakers = new Float64Array(KINDS * WAKERS.length * WAKER_VALUES);
  for (let row = 0, at = 0; row < waits.count; row++, at += CAUSES) {
    if (waits.selected[row] === 0) continue;
    const kind = waits.kind[row];
    count[kind]++;
    for (let cause = 0; cause < CAUSES; cause++) causes[kind * CAUSES + cause] += waits.causes[at + cause];
    mainCause[kind * CAUSES + mainCauseAt(waits.causes, at)]++;
    const idleNs = waits.causes[at + CAUSE.looking] + waits.causes[at + CAUSE.noThread];
    if (idleNs === 0) continue;
    const waker = (kind * WAKERS.length + waits.waker[row]) * WAKER_VALUES;
    wakers[waker]++;
    wakers[waker + 1] += idleNs;
  }
  const { keys, ns } = holders.columns();
  const numberOf = (local: number): number => index.goroutineNumber(generation, local);
  const counted = heads.filter((row) => waits.selected[row] === 1);
  return {
    count,
    causes,
    mainCause,
    wakers,
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
