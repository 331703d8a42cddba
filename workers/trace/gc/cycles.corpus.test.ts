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
import { cycleSpans } from './cycleSpans.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

describe.each([
  ['fixtures', FIXTURES],
  ['corpus', CORPUS],
])('%s', (_, folder) => {
  const recordings = existsSync(folder) ? tracesIn(folder) : [];
  it.skipIf(recordings.length === 0)('has traces', () => expect(recordings.length).toBeGreaterThan(0));

  it.each(recordings)('%s', async (name) => {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const sums = await sumsOf(bytes, {});
    if (sums === undefined) return;
    expect(sums.ofCycles).toEqual(sums.ofTrace);
    if (folder !== FIXTURES) return;
    expect(await sumsOf(bytes, { inSequence: true })).toEqual(sums);
    expect(await sumsOf(bytes, { decoders: new ShuffledDecoders(3, bytes.length) })).toEqual(sums);
  });
});

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** undefined: nothing can be read of it. */
async function sumsOf(bytes: Uint8Array, options: CloseOfOptions): Promise<{ readonly ofCycles: unknown; readonly ofTrace: unknown; readonly cycles: unknown } | undefined> {
  try {
    const trace = await wholeCloseOf(bytes, options);
    const { index } = trace;
    const { ranges, lastNs } = index;
    const { cycles, before, assists } = traceCycles(trace);
    const assist = ranges.assists(lastNs);
    const sweep = ranges.sweeps(lastNs);
    const stops = cycleSpans(index).flatMap(({ sweepTermination, markTerminations }) => [...(sweepTermination === undefined ? [] : [sweepTermination]), ...markTerminations]);
    const sweeps = [before.sweep, ...cycles.flatMap(({ sweep: own }) => own ?? [])];
    return {
      // Goroutines are numbered as they are found, which depends on the way.
      cycles: cycles.map(({ by, ...cycle }) => ({ ...cycle, by: by?.id, name: by?.name })),
      ofCycles: {
        marks: cycleSpans(index).map(({ markStartNs, markEndNs }) => [markStartNs, markEndNs]),
        stops,
        assists: [sum([before.assists, ...assists].map(({ count }) => count)), sum([before.assists, ...assists].map(({ heldUpNs }) => heldUpNs))],
        sweeps: [sum(sweeps.map(({ count }) => count)), sum(sweeps.map(({ ns }) => ns)), sum(sweeps.map(({ sweptBytes }) => sweptBytes)), sum(sweeps.map(({ reclaimedBytes }) => reclaimedBytes))].map(String),
      },
      ofTrace: {
        marks: ranges.marks.map(({ startNs, endNs }) => [startNs, endNs]),
        stops: Array.from(ranges.stw.keys()).filter((stop) => ranges.stw[stop].kind < 2),
        assists: [assist.count, assist.totalNs],
        sweeps: [String(sweep.count), String(sweep.totalNs), ranges.bytesSwept.toString(), ranges.bytesReclaimed.toString()],
      },
    };
  } catch (error) {
    if (error instanceof DamageError) return undefined;
    throw error;
  }
}

/** Files with an expectation of the trace reader beside them, and those of whole runs. */
function tracesIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const expected = names.filter((name) => name.endsWith('.expected.json') && 'go_version' in (JSON.parse(readFileSync(join(folder, name), 'utf8')) as object)).map((name) => name.slice(0, -'.expected.json'.length));
  return [...new Set([...expected, ...names.filter((name) => name.endsWith('trace.out'))])].toSorted();
}
