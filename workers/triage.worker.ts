// The worker's shell around triage.ts: reads files one after the other.
import * as Comlink from 'comlink';
import { speak } from '../language/t.ts';
import type { OpenSource, Triaged, TriageWorker } from './api.ts';
import { removeAbandonedScratchFiles } from './open/scratchFile.ts';
import { triaged } from './triage.ts';

/** The details of a trace are needed for one figure, which is left out where they are more. */
const MEMORY_BUDGET_BYTES = 48 * 2 ** 20;

const worker: TriageWorker = {
  speak,
  read: (source: OpenSource): Promise<Triaged> => triaged(source, { memoryBudgetBytes: MEMORY_BUDGET_BYTES }),
  tidy: removeAbandonedScratchFiles,
};

Comlink.expose(worker);
