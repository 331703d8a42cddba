import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpack } from '../../stats/packedNumbers.ts';
import { arbitraryProgram, programTrace } from '../testing/arbitraryProgram.ts';
import { closeOf } from '../testing/closeOf.ts';
import type { BreakdownPart } from './breakdownPart.ts';
import { breakdownRows } from './breakdownRows.ts';
import { breakdownSlices } from './breakdownSlices.ts';
import type { CloseGeneration } from './breakdownRows.ts';
import type { KeyedColumns } from './keyedSums.ts';

const ALWAYS = { startNs: -Infinity, endNs: Infinity };

function byKey({ keys, values }: KeyedColumns): unknown {
  const width = values.length / keys.length;
  return new Map(Array.from(keys, (key, i) => [key, values.slice(i * width, (i + 1) * width)]));
}

function told(part: BreakdownPart): unknown {
  const waits = new Uint32Array(part.waits.count);
  unpack(part.waits, waits, 0);
  const { functions, unnamed, reasons, sampled } = part;
  return { ...part, waits, functions: byKey(functions), unnamed: byKey(unnamed), reasons: byKey(reasons), sampled: byKey(sampled) };
}

async function eachGeneration(bytes: Uint8Array, visit: (close: CloseGeneration) => void): Promise<void> {
  const { close } = await closeOf(bytes);
  const { index } = close;
  await close.each([...index.generations.keys()], (generation, closeup, number) => visit({ index, generation, closeup, number }));
}

test.each(['go1.21-sched-latency', 'go1.27-http-server', 'go1.27-gc-alloc-storm'])('slices of %s come to the whole', async (name) => {
  const bytes = new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../fixtures/traces/${name}.trace`, import.meta.url))));
  let slices = 0;
  await eachGeneration(bytes, (close) => {
    const sliced = breakdownSlices(close, 100);
    slices += sliced.slices.length;
    expect(told(sliced.whole)).toEqual(told(breakdownRows(close, ALWAYS)));
  });
  expect(slices).toBeGreaterThan(1);
});

test('slices of any program come to the whole', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryProgram(fc.constant(0)), (program) => eachGeneration(programTrace(program), (close) => expect(told(breakdownSlices(close, 4).whole)).toEqual(told(breakdownRows(close, ALWAYS))))),
    { numRuns: 60, seed: 20261122 },
  );
});
