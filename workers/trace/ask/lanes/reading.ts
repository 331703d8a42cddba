// Everything that lanes are drawn from far out is known once each generation was read closely: that goes on in the background from
// the first such question on, what is in sight first.

import type { TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { generationAfter } from '../../index/laneSlices.ts';

/** `range`: what is in sight; undefined: nothing is more urgent than the rest. */
export function readInBackground(trace: CloseTrace, range: TimeRange | undefined): void {
  if (trace.known >= 1) return;
  const { generations } = trace.index;
  const first = range === undefined ? 0 : generationAfter(trace.index, range.startNs);
  const inSight: number[] = [];
  const others: number[] = [];
  for (let number = 0; number < generations.length; number++) {
    if (trace.summary(number) !== undefined) continue;
    const seen = range !== undefined && number >= first && generations[number].fromNs < range.endNs;
    (seen ? inSight : others).push(number);
  }
  trace.want([...inSight, ...others]);
}
