// The beginning of a trace: what came when, and what was in the way.

import type { StartUp } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { FirstGeneration } from './firstGeneration.ts';
import { startUpOf } from './startUpOf.ts';

const NOTHING: StartUp = { begins: 'in mid-run', startedBy: undefined, main: undefined, range: { startNs: 0, endNs: 0 }, lookedUntilNs: 0, steps: [], offsets: [], anomalies: [], inits: [], procs: [], goroutines: [], stops: [], known: 0 };

/** Rejects with a DamageError if the trace's first generation is needed again and cannot be read any more. */
export async function askStartUp(trace: CloseTrace): Promise<StartUp> {
  if (trace.index.generations.length === 0) return NOTHING;
  return trace.holding([0], () => {
    const [generation] = trace.index.generations;
    const closeup = trace.closeup(0);
    if (generation.detail === undefined || closeup === undefined) throw new Error('What is held has its detail and its closeup.');
    return startUpOf(trace, new FirstGeneration(trace.index, generation, generation.detail, closeup));
  });
}
