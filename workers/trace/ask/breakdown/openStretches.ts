// Stretches that are open when the recording ends: from the end of the last generation that tells of the goroutine to the event that
// closes the trace, or, where the last generation broke off, for as long as nothing was told.

import type { Ns, TimeRange } from '../../../api.ts';
import { GO } from '../../columns.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';

export interface OpenStretches {
  /** Rows in `index.outlived`. */
  readonly rows: Uint32Array;
  /** What came before is in the generations' own rows. */
  readonly fromNs: Float64Array;
}

const KNOWN = new WeakMap<TraceIndex, { readonly generations: number; readonly open: OpenStretches }>();

/** Made once, as long as the trace does not grow. */
export function openStretches(index: TraceIndex): OpenStretches {
  const known = KNOWN.get(index);
  if (known?.generations === index.generations.length) return known.open;
  const { outlived, generations } = index;
  const rows: number[] = [];
  const fromNs: number[] = [];
  const told = new Uint8Array(outlived.count);
  let left = 0;
  for (let row = 0; row < outlived.count; row++) if (outlived.state[row] !== GO.notExist) left++;
  for (let number = generations.length - 1; number >= 0 && left > 0; number--) {
    for (const row of generations[number].outlived) {
      if (told[row] === 1 || outlived.state[row] === GO.notExist) continue;
      told[row] = 1;
      left--;
      rows.push(row);
      fromNs.push(generations[number].lastNs);
    }
  }
  const open = { rows: Uint32Array.from(rows), fromNs: Float64Array.from(fromNs) };
  KNOWN.set(index, { generations: generations.length, open });
  return open;
}

/** ns of the i-th open stretch in the range that no generation has. */
export function untoldNs({ lastNs }: TraceIndex, { fromNs }: OpenStretches, i: number, { startNs, endNs }: TimeRange): Ns {
  return Math.max(0, Math.min(lastNs, endNs) - Math.max(fromNs[i], startNs));
}
