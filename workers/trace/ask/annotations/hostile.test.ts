// Recordings that are cut off or overwritten anywhere: every question is answered in the end, with numbers.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AnnotationFilter, type AnnotationQuestion, SEARCH_KINDS } from '../../../api.ts';
import { DamageError } from '../../../damage.ts';
import type { OpenTrace } from '../../openTrace.ts';
import { expectFinite } from '../../testing/askEverything.ts';
import { openBytes } from '../../testing/openBytes.ts';
import { askAll } from './testing/askAll.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20261122);
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 1);
const FILES = ['fixtures/pages/go1.27-annotation-edges.trace', 'fixtures/traces/go1.26-user-annotations.trace', 'fixtures/traces/go1.19-user-annotations.trace'].map(
  (path) => new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../../${path}`, import.meta.url)))),
);
const EVERYTHING: AnnotationFilter = { range: undefined, type: undefined, durationNs: undefined, text: '' };

function questions(lastNs: number): readonly AnnotationQuestion[] {
  const range = { startNs: lastNs / 3, endNs: lastNs / 2 };
  const page = { filter: { ...EVERYTHING, range, text: 'e.*r' }, order: 'duration', descending: true, from: 1, count: 20 } as const;
  return [
    { ask: 'taskTypes', range: undefined },
    { ask: 'regionTypes', range },
    { ask: 'tasks', roots: true, ...page, filter: EVERYTHING },
    { ask: 'tasks', ...page },
    { ask: 'regions', ...page },
    { ask: 'logs', ...page },
    { ask: 'task', task: '1' },
    { ask: 'task', task: '99999999999999999999' },
    { ask: 'groups', by: 'entry' },
    { ask: 'groups', by: 'creator' },
    { ask: 'members', by: 'entry', group: 'main.main', order: 'created', descending: true, from: 0, count: 5 },
    { ask: 'goroutineTimes', goroutine: 0, range },
    { ask: 'goroutineTimes', goroutine: 3, range: undefined },
    { ask: 'goroutineTimes', goroutine: 1e9, range: undefined },
    { ask: 'search', text: 'a', kinds: SEARCH_KINDS, most: 10 },
  ];
}

async function opened(bytes: Uint8Array): Promise<OpenTrace | undefined> {
  try {
    return await openBytes(bytes);
  } catch (error) {
    if (error instanceof DamageError) return undefined;
    throw error;
  }
}

it('what is left of a recording is answered from', async () => {
  const harm = fc.record({ file: fc.nat(FILES.length - 1), keep: fc.integer({ min: 1, max: 1000 }), at: fc.array(fc.nat(999), { maxLength: 4 }), byte: fc.nat(255) });
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(harm, async ({ file, keep, at, byte }) => {
      const bytes = FILES[file].slice(0, Math.ceil((FILES[file].length * keep) / 1000));
      for (const place of at) bytes[Math.floor((bytes.length * place) / 1000)] = byte;
      const trace = await opened(bytes);
      if (trace === undefined) return;
      for (const question of questions(trace.index.lastNs)) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- one question after the other
        expectFinite(await askAll(trace, question));
        answered++;
      }
    }),
    { seed: SEED, numRuns: 60 * TIMES },
  );
  expect(answered).toBeGreaterThan(100);
});
