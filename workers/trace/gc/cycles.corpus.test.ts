// Every recording: the sums over all cycles, and what came before the first, are the report's totals, which equal those of Go's reader.
// The repository's fixtures, in every way of decoding; and the whole corpus beside the checkout where there is one.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DamageError } from '../../damage.ts';
import { type CloseOfOptions, wholeCloseOf } from '../testing/closeOf.ts';
import { ShuffledDecoders } from '../testing/shuffledDecoders.ts';
import { traceCycles } from './cycles.ts';
import { sumsOfCycles, sumsOfTrace } from './testing/cycleSums.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures', import.meta.url));
const EXPECTED = '.expected.json';
const CORPUS = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

describe.each([
  ['fixtures', FIXTURES],
  ['corpus', CORPUS],
])('%s', (_, folder) => {
  const recordings = existsSync(folder) ? tracesIn(folder) : [];
  it.skipIf(recordings.length === 0)('has traces', () => expect(recordings.length).toBeGreaterThan(0));

  it.each(recordings)('%s', async (name) => {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const cycles = await cyclesOf(bytes, {});
    if (folder !== FIXTURES || cycles === undefined) return;
    expect(await cyclesOf(bytes, { inSequence: true })).toEqual(cycles);
    expect(await cyclesOf(bytes, { decoders: new ShuffledDecoders(3, bytes.length) })).toEqual(cycles);
  });
});

/** undefined: nothing can be read of it. */
async function cyclesOf(bytes: Uint8Array, options: CloseOfOptions): Promise<unknown> {
  try {
    const trace = await wholeCloseOf(bytes, options);
    expect(sumsOfCycles(trace)).toEqual(sumsOfTrace(trace));
    // Goroutines are numbered as they are found, which depends on the way.
    return traceCycles(trace).cycles.map(({ by, ...cycle }) => ({ ...cycle, by: by?.id, name: by?.name }));
  } catch (error) {
    if (error instanceof DamageError) return undefined;
    throw error;
  }
}

/** Files with an expectation of the trace reader beside them; whole runs are looked at in gctrace.corpus.test.ts. */
function tracesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(EXPECTED) && 'go_version' in (JSON.parse(readFileSync(join(folder, name), 'utf8')) as object))
    .map((name) => name.slice(0, -EXPECTED.length))
    .filter((name) => !existsSync(join(folder, name, '../stderr.log')))
    .toSorted();
}
