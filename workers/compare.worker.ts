// The worker's shell around compare/compareRuns.ts.
import * as Comlink from 'comlink';
import { speak } from '../language/t.ts';
import type { CompareWorker } from './api.ts';
import { compareRuns } from './compare/compareRuns.ts';
import { buffersIn } from './transfer.ts';

const worker: CompareWorker = {
  speak,
  compare: (a, b) => {
    const comparison = compareRuns(a, b);
    return Promise.resolve(Comlink.transfer(comparison, buffersIn(comparison)));
  },
};

Comlink.expose(worker);
