// Every recording: spans that tile every goroutine's life, with the index's time in every state. The repository's
// fixtures, in every way of decoding; and the whole corpus beside the checkout where there is one.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DamageError } from '../../damage.ts';
import { type CloseOfOptions, wholeCloseOf } from '../testing/closeOf.ts';
import { ShuffledDecoders } from '../testing/shuffledDecoders.ts';
import { lifeFault } from '../testing/timeByState.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const EXPECTED = '.expected.json';

describe.each([
  ['fixtures', FIXTURES],
  ['corpus', CORPUS],
])('%s', (_, folder) => {
  const recordings = existsSync(folder) ? tracesIn(folder) : [];
  it.skipIf(recordings.length === 0)('has traces', () => expect(recordings.length).toBeGreaterThan(0));

  it.each(recordings)('%s', async (name) => {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    expect(await faultOf(bytes, {})).toBeUndefined();
    if (folder !== FIXTURES) return;
    expect(await faultOf(bytes, { inSequence: true })).toBeUndefined();
    expect(await faultOf(bytes, { decoders: new ShuffledDecoders(3, bytes.length) })).toBeUndefined();
  });
});

/** Of what can be read of it; where nothing can, there is nothing to hold. */
async function faultOf(bytes: Uint8Array, options: CloseOfOptions): Promise<string | undefined> {
  try {
    return lifeFault(await wholeCloseOf(bytes, options));
  } catch (error) {
    if (error instanceof DamageError) return undefined;
    throw error;
  }
}

/** Files with an expectation of the trace reader beside them. */
function tracesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(EXPECTED) && 'go_version' in (JSON.parse(readFileSync(join(folder, name), 'utf8')) as object))
    .map((name) => name.slice(0, -EXPECTED.length))
    .toSorted();
}
