// The beginning of a trace: what came when, and what was in the way. Its first generation tells most; package init may take longer.

import type { StartUp } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { HeldGeneration } from './heldGeneration.ts';
import { InitWalk } from './initWalk.ts';
import { MainPhases } from './mainGoroutine.ts';
import { startUpOf } from './startUpOf.ts';

const NOTHING: StartUp = { begins: 'in mid-run', startedBy: undefined, main: undefined, range: { startNs: 0, endNs: 0 }, lookedUntilNs: 0, steps: [], offsets: [], anomalies: [], inits: [], procs: [], goroutines: [], stops: [], known: 0 };
/** So many seconds, about: generations that are read closely to find main.main. */
const MOST_GENERATIONS = 16;

/** Rejects with a DamageError if a generation is needed again that cannot be read any more. */
export async function askStartUp(trace: CloseTrace): Promise<StartUp> {
  const { index } = trace;
  if (index.generations.length === 0) return NOTHING;
  const walk = new InitWalk(new MainPhases(index));
  // One after the other: whether the next one is needed is told by the one before.
  for (let number = 0; number < Math.min(MOST_GENERATIONS, index.generations.length) && (number === 0 || walk.goesOn); number++) {
    // oxlint-disable-next-line no-await-in-loop
    await trace.holding([number], () => walk.add(held(trace, number)));
  }
  return trace.holding([0], () => startUpOf(trace, held(trace, 0), walk));
}

function held(trace: CloseTrace, number: number): HeldGeneration {
  const generation = trace.index.generations[number];
  const closeup = trace.closeup(number);
  if (generation.detail === undefined || closeup === undefined) throw new Error('What is held has its detail and its closeup.');
  return new HeldGeneration(trace.index, generation, generation.detail, closeup);
}
