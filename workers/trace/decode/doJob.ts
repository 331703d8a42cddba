// All that a decoding thread does.

import { type DecodeStorage, decodeGeneration } from './decodeGeneration.ts';
import { makeCloseup } from './makeCloseup.ts';
import type { CloseupOutcome, GenerationOutcome, ThreadJob } from './job.ts';

export function doJob(work: ThreadJob, storage: DecodeStorage): GenerationOutcome | CloseupOutcome {
  switch (work.make) {
    case 'index':
      return decodeGeneration(work.job, storage);
    case 'closeup':
      return makeCloseup(work.job, storage);
  }
}
