// Words for what a GC cycle is made of: Go's own, and what each means.
import type { GcCycle, GcTrigger, GcWorker } from '../../../workers/api.ts';
import { marked, t } from '../../../language/t.ts';

export const TRIGGER_WORDS: Readonly<Record<GcTrigger, { readonly short: string; readonly long: string }>> = {
  heap: { short: marked('heap'), long: marked('The heap had grown to its trigger, below the goal: who allocated then began the cycle.') },
  forced: { short: marked('forced'), long: marked('The program called runtime.GC.') },
  'by time': { short: marked('by time'), long: marked('Two minutes had passed without a cycle: the runtime’s own helper began it.') },
  unknown: { short: '–', long: marked('What began it is not told.') },
};

export const WORKER_WORDS: Readonly<Record<GcWorker, { readonly short: string; readonly long: string }>> = {
  dedicated: { short: marked('Dedicated'), long: marked('A P that only marks: a quarter of GOMAXPROCS, whole Ps') },
  fractional: { short: marked('Fractional'), long: marked('What is left of the quarter, in turns with the program on the same P') },
  idle: { short: marked('Idle'), long: marked('A P that had nothing else to run: not counted as the collector’s share') },
  unknown: { short: marked('Not told'), long: marked('The worker said what it is before the recording began') },
};

export const PHASES = ['sweep termination', 'mark', 'mark termination', 'sweep'] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_WORDS: Readonly<Record<Phase, { readonly name: string; readonly meaning: string }>> = {
  'sweep termination': { name: marked('STW sweep termination'), meaning: marked('The world stops; what the last cycle left unswept is swept; the write barrier goes on.') },
  mark: { name: marked('Concurrent mark'), meaning: marked('Workers and assists mark while the program runs.') },
  'mark termination': { name: marked('STW mark termination'), meaning: marked('The world stops; marking ends, the write barrier goes off, the next goal is set.') },
  sweep: { name: marked('Sweep'), meaning: marked('Free memory is found again as the program allocates, until the last sweep before the next cycle. The program runs.') },
};

/** "Cycle 5", or the runtime's own number where it is told. */
export function cycleTitle({ index, number }: Pick<GcCycle, 'index' | 'number'>): string {
  return number === undefined ? t('Cycle {index} of this recording', { index: index + 1 }) : `gc ${number}`;
}
