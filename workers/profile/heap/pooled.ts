// Allocations made because a sync.Pool had nothing to give: those below its Get.
import type { HeapSense } from '../../api.ts';
import { NONE, type ProfileColumns } from '../columns.ts';
import type { FrameKinds } from '../frameKinds.ts';
import { functionNames } from '../functionNames.ts';
import { type HeapValues, HeapSum } from './heapValues.ts';

const GET = 'sync.(*Pool).Get';
const MOST_SITES = 20;

/** All zero where the program's pools made nothing, or it has none. */
export function pooledOf(profile: ProfileColumns, { rows, frameBox, boxRow }: FrameKinds, values: HeapValues): NonNullable<HeapSense['pooled']> {
  const { stackStart, stackLocation, frameStart, frameFunction } = profile;
  const get = Uint8Array.from(functionNames(profile), (name) => (name === GET ? 1 : 0));
  const hasGet = Uint8Array.from({ length: profile.locations }, (_, location) => {
    for (let frame = frameStart[location]; frame < frameStart[location + 1]; frame++) {
      if (frameFunction[frame] !== NONE && get[frameFunction[frame]] === 1) return 1;
    }
    return 0;
  });
  const sum = new HeapSum();
  const byRow = new Map<number, HeapSum>();
  for (let sample = 0; sample < profile.samples; sample++) {
    const leaf = stackStart[sample];
    for (let i = leaf; i < stackStart[sample + 1]; i++) {
      if (hasGet[stackLocation[i]] === 0) continue;
      sum.add(values, sample);
      const row = boxRow[frameBox[frameStart[stackLocation[leaf]]]];
      const ofRow = byRow.get(row) ?? new HeapSum();
      byRow.set(row, ofRow);
      ofRow.add(values, sample);
      break;
    }
  }
  return {
    allocBytes: sum.allocBytes,
    allocObjects: sum.allocObjects,
    sites: [...byRow]
      .toSorted(([, a], [, b]) => b.allocBytes - a.allocBytes)
      .slice(0, MOST_SITES)
      .map(([row]) => rows[row].name),
  };
}
