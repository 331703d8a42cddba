// The waits that ended in a generation, for questions that need them one by one.

import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { carriedInto, putInPlace } from './carried.ts';
import { CAUSES } from './causes.ts';
import { sweepWaits, type WaitRows } from './waitSweep.ts';

/** In the order of their ends; what they were kept by before the generation as far as it is known. The generation has its detail. */
export function waitColumns(trace: CloseTrace, close: CloseGeneration): WaitRows {
  const { index, generation, number } = close;
  const { waits, heads } = sweepWaits(close);
  const carried = carriedInto(trace, number);
  if (carried === undefined) return waits;
  for (const row of heads) putInPlace(waits.causes, row * CAUSES, carried.get(index.goroutineNumber(generation, waits.goroutine[row])), generation.fromNs - waits.startNs[row]);
  return waits;
}
