// The waits that ended in a generation, for questions that need them one by one.

import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import type { WaitColumns } from './distributionPart.ts';
import { sweepWaits } from './waitSweep.ts';

/** In the order of their ends. The generation has its detail. */
export function waitColumns(close: CloseGeneration): WaitColumns {
  return sweepWaits(close).waits;
}
