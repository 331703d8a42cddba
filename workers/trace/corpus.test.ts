// Every recording, opened once, with all its closeups. Spans tile every goroutine's life, with the index's time in every state. The causes
// of every wait sum up to it, to the ns. The sums
// over all GC cycles, and what came before the first, are the report's totals, which equal those of Go's reader; where the run's gctrace
// lines lie beside it, its cycles agree with them. The repository's fixtures, in every way of decoding; and the whole corpus beside the
// checkout where there is one.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DamageError } from '../damage.ts';
import type { CloseTrace } from './closeup/closeTrace.ts';
import { traceCycles } from './gc/cycles.ts';
import { sumsOfCycles, sumsOfTrace } from './gc/testing/cycleSums.ts';
import { expectSmall, offFromLines } from './gc/testing/gctraceBeside.ts';
import { type CloseOfOptions, wholeCloseOf } from './testing/closeOf.ts';
import { ShuffledDecoders } from './testing/shuffledDecoders.ts';
import { lifeFault } from './testing/timeByState.ts';
import { waitFault } from './waits/testing/waitFault.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const EXPECTED = '.expected.json';

describe.each([
  ['fixtures', FIXTURES],
  ['corpus', CORPUS],
])('%s', (_, folder) => {
  const recordings = existsSync(folder) ? tracesIn(folder) : [];
  it.skipIf(recordings.length === 0)('has traces', () => expect(recordings.length).toBeGreaterThan(0));

  const offNs: number[] = [];
  it.each(recordings)('%s', async (name) => {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const trace = await heldTrace(bytes, {});
    const stderr = linesBeside(folder, name);
    if (trace !== undefined && stderr !== undefined) offNs.push(...offFromLines(trace, readFileSync(stderr)));
    if (folder !== FIXTURES) return;
    const told = cyclesOf(trace);
    for (const way of [{ inSequence: true }, { decoders: new ShuffledDecoders(3, bytes.length) }]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: each takes all the memory there is for it
      expect(cyclesOf(await heldTrace(bytes, way))).toEqual(told);
    }
  });

  it.skipIf(recordings.length === 0)('agree with gctrace within the rounding of a line, nearly always to some microseconds', () => expectSmall(offNs));
});

/** What holds of every trace, held. undefined: nothing can be read of it. */
async function heldTrace(bytes: Uint8Array, options: CloseOfOptions): Promise<CloseTrace | undefined> {
  try {
    const trace = await wholeCloseOf(bytes, options);
    expect(lifeFault(trace)).toBeUndefined();
    expect(waitFault({ index: trace.index, closeup: (number) => trace.closeup(number) })).toBeUndefined();
    expect(sumsOfCycles(trace)).toEqual(sumsOfTrace(trace));
    return trace;
  } catch (error) {
    if (error instanceof DamageError) return undefined;
    throw error;
  }
}

/** Goroutines are numbered as they are found, which depends on the way of decoding: in their place stand ids. */
function cyclesOf(trace: CloseTrace | undefined): unknown {
  return trace && traceCycles(trace).cycles.map(({ by, ...cycle }) => ({ ...cycle, by: by?.id, name: by?.name }));
}

/** A flight recorder's snapshot, kept beside the log of another run of the program. */
const OF_ANOTHER_RUN = 'flight-recorder';

/** Standard error of the same run. */
function linesBeside(folder: string, name: string): string | undefined {
  const path = join(folder, name, '../stderr.log');
  if (folder === FIXTURES && !name.startsWith('runs/')) return undefined;
  return name.endsWith('trace.out') && !name.includes(OF_ANOTHER_RUN) && existsSync(path) ? path : undefined;
}

/** Files with an expectation of the trace reader beside them, and runs. */
function tracesIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const expected = files.filter((name) => name.endsWith(EXPECTED) && 'go_version' in (JSON.parse(readFileSync(join(folder, name), 'utf8')) as object)).map((name) => name.slice(0, -EXPECTED.length));
  return [...new Set([...expected, ...files.filter((name) => linesBeside(folder, name) !== undefined)])].toSorted();
}
