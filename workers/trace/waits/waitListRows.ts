// Single waits as they are kept and told: in columns of the trace's own numbers, so that they can be listed without the generation.

import { type GoroutineRef, type Ns, WAIT_CAUSES, WAIT_KINDS, type WaitRow } from '../../api.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import { groupKey, textOfKey } from '../closeup/densityGroups.ts';
import { outlivedPlace } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { displayText } from '../text.ts';
import { signedDecimal } from '../wire/ids.ts';
import { type Carried, putInPlace } from './carried.ts';
import { CAUSES } from './causes.ts';
import type { WaitColumns } from './distributionPart.ts';

export interface KeptWaits {
  /** In the trace. */
  readonly goroutine: Uint32Array;
  readonly idLo: Uint32Array;
  readonly idHi: Uint32Array;
  /** See groupKey. */
  readonly entry: Int32Array;
  readonly kind: Uint8Array;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** CAUSES a wait. */
  readonly causes: Float64Array;
}

/** `rows`: of `waits`. The generation has its detail. */
export function keptWaits({ index, generation }: Pick<CloseGeneration, 'index' | 'generation'>, waits: WaitColumns, rows: ArrayLike<number>): KeptWaits {
  const { detail, maps } = generation;
  if (detail === undefined) throw new Error('Waits of a generation are kept that has no detail.');
  const { goroutines } = detail;
  const count = rows.length;
  const kept: KeptWaits = {
    goroutine: new Uint32Array(count),
    idLo: new Uint32Array(count),
    idHi: new Uint32Array(count),
    entry: new Int32Array(count),
    kind: new Uint8Array(count),
    startNs: new Float64Array(count),
    endNs: new Float64Array(count),
    causes: new Float64Array(count * CAUSES),
  };
  for (let i = 0; i < count; i++) {
    const row = rows[i];
    const local = waits.goroutine[row];
    const place = outlivedPlace(generation, local);
    kept.goroutine[i] = index.goroutineNumber(generation, local);
    kept.idLo[i] = goroutines.idLo[local];
    kept.idHi[i] = goroutines.idHi[local];
    kept.entry[i] = place < 0 ? maps.texts[goroutines.name[local]] : groupKey(index, 'entry', generation.outlived[place]);
    kept.kind[i] = waits.kind[row];
    kept.startNs[i] = waits.startNs[row];
    kept.endNs[i] = waits.endNs[row];
    kept.causes.set(waits.causes.subarray(row * CAUSES, (row + 1) * CAUSES), i * CAUSES);
  }
  return kept;
}

/** Causes of those that began before their generation, which began at `fromNs`, with what they were kept by before it. */
export function withCarried(kept: KeptWaits, carried: Carried, fromNs: Ns): KeptWaits {
  const causes = kept.causes.slice();
  kept.goroutine.forEach((goroutine, i) => {
    if (kept.startNs[i] < fromNs) putInPlace(causes, i * CAUSES, carried.get(goroutine), fromNs - kept.startNs[i]);
  });
  return { ...kept, causes };
}

export function waitRow(index: TraceIndex, kept: KeptWaits, i: number): WaitRow {
  const goroutine: GoroutineRef = {
    goroutine: kept.goroutine[i],
    id: signedDecimal(kept.idLo[i], kept.idHi[i]),
    name: displayText(index.tables.texts[textOfKey(index, kept.entry[i])]),
  };
  return {
    goroutine,
    kind: WAIT_KINDS[kept.kind[i]],
    startNs: kept.startNs[i],
    endNs: kept.endNs[i],
    causes: Array.from(kept.causes.subarray(i * CAUSES, (i + 1) * CAUSES)),
    main: WAIT_CAUSES[mainCauseAt(kept.causes, i * CAUSES)],
  };
}

/** The cause of the most ns; of equal ones the first, and the first of a wait of no time. */
export function mainCauseAt(causes: Float64Array, at: number): number {
  let main = 0;
  for (let cause = 1; cause < CAUSES; cause++) if (causes[at + cause] > causes[at + main]) main = cause;
  return main;
}

/** Places of the longest `most` of the waits that are included, the longest first; of equal ones the earlier. */
export function longestWaits({ count, startNs, endNs }: WaitColumns, included: Uint8Array | undefined, most: number): readonly number[] {
  let found: number[] = [];
  let leastNs: Ns = -1;
  const longer = (a: number, b: number): number => endNs[b] - startNs[b] - (endNs[a] - startNs[a]) || a - b;
  for (let row = 0; row < count; row++) {
    if (endNs[row] - startNs[row] <= leastNs || (included !== undefined && included[row] === 0)) continue;
    found.push(row);
    if (found.length < most * 4 + 64) continue;
    found = found.toSorted(longer).slice(0, most);
    const last = found[most - 1];
    leastNs = endNs[last] - startNs[last];
  }
  return found.toSorted(longer).slice(0, most);
}
