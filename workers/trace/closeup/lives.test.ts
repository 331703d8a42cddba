import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryProgram, programTrace } from '../testing/arbitraryProgram.ts';
import { wholeCloseOf } from '../testing/closeOf.ts';
import { ShuffledDecoders } from '../testing/shuffledDecoders.ts';
import { lifeFault } from '../testing/timeByState.ts';

test.each([
  ['every status is there', fc.constant(0)],
  ['statuses are missing', fc.integer({ min: 1, max: 4 })],
])('any program: spans tile every life, and time by state is that of the index (%s)', async (_, omits) => {
  await fc.assert(
    fc.asyncProperty(arbitraryProgram(omits), async (program) => {
      const bytes = programTrace(program);
      expect(lifeFault(await wholeCloseOf(bytes))).toBeUndefined();
      expect(lifeFault(await wholeCloseOf(bytes, { inSequence: true }))).toBeUndefined();
      expect(lifeFault(await wholeCloseOf(bytes, { decoders: new ShuffledDecoders(2, bytes.length) }))).toBeUndefined();
    }),
    { numRuns: 75, seed: 20261122 },
  );
});
