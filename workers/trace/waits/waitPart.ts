// What stays of a generation's waits when its closeup is let go: why they lasted, and how long and whose they were.

import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import { type AttributionPart, attributionPart } from './attributionPart.ts';
import { type DistributionPart, distributionPart } from './distributionPart.ts';
import { sweepWaits } from './waitSweep.ts';

export interface WaitPart {
  readonly attribution: AttributionPart;
  readonly distribution: DistributionPart;
}

/** The generation has its detail. */
export function waitPart(close: CloseGeneration): WaitPart {
  const swept = sweepWaits(close);
  return { attribution: attributionPart(close, swept), distribution: distributionPart(close, swept.waits) };
}
