// Goroutines of an entry function that were created in the recording and had not ended when it did, by the stack that created them.

import type { Frame, GoroutineRef, Ns } from '../../api.ts';
import { stackFrames } from '../ask/stack.ts';
import { displayText } from '../text.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { signedDecimal } from '../wire/ids.ts';

export interface LastingGoroutines {
  /** Innermost first: where they were created. */
  readonly stack: readonly Frame[];
  readonly count: number;
  /** The one that was created first. */
  readonly first: GoroutineRef;
}

/** Of those created from `fromNs` on; the stack with most of them first. `name`: text of the entry function. */
export function lastingGoroutines({ outlived, tables }: TraceIndex, name: number, fromNs: Ns): readonly LastingGoroutines[] {
  const stacks = new Map<number, { count: number; readonly first: number }>();
  for (let row = 0; row < outlived.count; row++) {
    if (outlived.name[row] !== name || !Number.isNaN(outlived.endNs[row]) || !(outlived.createdNs[row] >= fromNs)) continue;
    const stack = outlived.creationStack[row];
    const known = stacks.get(stack);
    if (known === undefined) stacks.set(stack, { count: 1, first: row });
    else known.count++;
  }
  return Array.from(stacks)
    .toSorted(([, a], [, b]) => b.count - a.count)
    .map(([stack, { count, first }]) => ({
      stack: stackFrames(tables, stack),
      count,
      first: { goroutine: outlived.goroutine[first], id: signedDecimal(outlived.live.lo[first], outlived.live.hi[first]), name: displayText(tables.texts[name]) },
    }));
}
