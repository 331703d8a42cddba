// Any program on a small machine with everything that goes on across generations: stops, GC, sweeps, mark assists, regions, tasks,
// system calls and stolen Ps, ids that come back, clocks that jump. However its trace is decoded, it comes to the same.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProgram, programTrace } from './testing/arbitraryProgram.ts';
import { expectEveryWay, openInSequence } from './testing/everyWay.ts';
import { openBytes } from './testing/openBytes.ts';
import { ShuffledDecoders } from './testing/shuffledDecoders.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20261124);
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 1);

describe('any program', () => {
  it('is decoded whole, in every way to the same', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.constant(0)), fc.nat({ max: 7 }), async (program, lot) => {
        const bytes = programTrace(program);
        const trace = await openInSequence(bytes);
        expect(trace.damage?.message).toBeUndefined();
        await expectEveryWay(bytes, trace, lot === 0);
      }),
      { seed: SEED, numRuns: 400 * TIMES },
    );
  });

  it('is decoded to the same where statuses are missing, as far as it goes', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.integer({ min: 2, max: 12 })), fc.nat({ max: 7 }), async (program, lot) => {
        const bytes = programTrace(program);
        await expectEveryWay(bytes, await openInSequence(bytes), lot === 0);
      }),
      { seed: SEED, numRuns: 300 * TIMES },
    );
  });

  it('has generations that stand alone, nearly all', async () => {
    let jobs = 0;
    let alone = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.constant(0)), async (program) => {
        const decoders = new ShuffledDecoders(2, 1);
        await openBytes(programTrace(program), { decoders });
        jobs += decoders.jobs;
        alone += decoders.decoded;
      }),
      { seed: SEED, numRuns: 100 },
    );
    expect(alone / jobs).toBeGreaterThan(0.9);
  });
});
