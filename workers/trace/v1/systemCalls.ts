// Which system calls blocked. A GoSysCall says nothing of it; a GoSysBlock that comes next on its goroutine does.

import { V1 } from './eventTypes.ts';
import type { RawTrace } from './read.ts';

const NO_TYPE = 0;

/** By row: 1 for a GoSysCall that blocked. One walk from the end. `order`: rows in time order. */
export function blockedCalls({ events, goroutines }: RawTrace, order: Uint32Array): Uint8Array {
  const { type, g } = events;
  const blocked = new Uint8Array(events.count);
  const nextType = new Uint8Array(goroutines.count).fill(NO_TYPE);
  for (let at = order.length - 1; at >= 0; at--) {
    const row = order[at];
    const what = type[row];
    if (what === V1.goSysCall && nextType[g[row]] === V1.goSysBlock) blocked[row] = 1;
    nextType[g[row]] = what;
  }
  return blocked;
}
