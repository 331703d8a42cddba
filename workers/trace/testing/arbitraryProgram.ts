// Test only: any program on the small machine, as the bytes of a trace of several generations.

import * as fc from 'fast-check';
import { Machine, type MachineOptions, type Step, type StepName } from './machine.ts';

const OFTEN: readonly StepName[] = ['start', 'start', 'stop', 'unblock', 'create', 'intoSyscall', 'outOfSyscall', 'cut'];
const OTHERS: readonly StepName[] = ['destroy', 'switchTo', 'steal', 'procStop', 'procStart', 'stopWorld', 'gc', 'sweep', 'assist', 'label', 'region', 'task', 'heap', 'sample'];

export interface ArbitraryProgram {
  readonly options: MachineOptions;
  readonly steps: readonly Step[];
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...OFTEN, ...OTHERS),
  who: fc.nat({ max: 60 }),
  which: fc.nat({ max: 60 }),
  ns: fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 40 }) }, { weight: 1, arbitrary: fc.nat({ max: 5000 }) }),
});

/** `omits`: of how many statuses one may be missing; 0: none. */
export function arbitraryProgram(omits: fc.Arbitrary<number>): fc.Arbitrary<ArbitraryProgram> {
  return fc.record({
    options: fc.record({ minor: fc.constantFrom(22, 23, 25, 26), statesAll: fc.boolean(), omits, batchEvents: fc.constantFrom(1, 3, 1000) }),
    steps: fc.array(step, { minLength: 1, maxLength: 160, size: 'max' }),
  });
}

export function programTrace({ options, steps }: ArbitraryProgram): Uint8Array<ArrayBuffer> {
  const machine = new Machine(options);
  for (const next of steps) machine.take(next);
  return machine.bytes();
}
