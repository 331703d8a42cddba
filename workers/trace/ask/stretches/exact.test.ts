// Stretches against the events of the same trace one by one, whose order and states are Go's own reader's.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StretchDetail } from '../../../api.ts';
import { goroutineStory } from '../../index/goroutineStory.ts';
import type { OpenTrace } from '../../openTrace.ts';
import { arbitraryProgram, programTrace } from '../../testing/arbitraryProgram.ts';
import { decodeLines } from '../../testing/eventLines.ts';
import { openBytes } from '../../testing/openBytes.ts';
import { ShuffledDecoders } from '../../testing/shuffledDecoders.ts';
import { type LineLife, type LineSpan, spansOfLines } from './testing/spansOfLines.ts';

const SEED = 20261125;
/** Spans asked for of a recording. */
const SAMPLED = 150;

/** Numbers of goroutines by id, in the order of their incarnations; those left out that only CPU samples mention. All details are held. */
function numbersById({ index }: OpenTrace): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  for (let goroutine = 0; goroutine < index.goroutineNumbers; goroutine++) {
    const story = goroutineStory(index, goroutine);
    if (story?.number === goroutine && !Number.isNaN(story.seenNs)) numbers.set(story.id, [...(numbers.get(story.id) ?? []), goroutine]);
  }
  return numbers;
}

function told(stretch: StretchDetail | undefined): LineSpan | undefined {
  if (stretch === undefined) return undefined;
  const { kind, reason, startNs, endNs, startedBy, endedBy, wokeCount } = stretch;
  return { kind, reason, startNs, endNs, startedBy: startedBy?.by?.id, endedBy: endedBy?.by?.id, woke: wokeCount };
}

/** Asks at the beginning, in the middle and at the end of about `most` spans. */
async function expectSpans(trace: OpenTrace, numbers: ReadonlyMap<string, readonly number[]>, lives: readonly LineLife[], most: number): Promise<void> {
  const step = Math.ceil(lives.reduce((sum, { spans }) => sum + spans.length, 0) / most);
  const seen = new Map<string, number>();
  let count = 0;
  for (const { id, spans } of lives) {
    const incarnation = seen.get(id) ?? 0;
    seen.set(id, incarnation + 1);
    const goroutine = numbers.get(id)?.[incarnation] ?? -1;
    for (const span of spans) {
      if (count++ % step !== 0) continue;
      const fromNs = span.startNs ?? 0;
      const lastNs = (span.endNs ?? trace.index.lastNs) - 1;
      for (const atNs of [fromNs, Math.floor((fromNs + lastNs) / 2), Math.max(fromNs, lastNs)]) {
        const answer = told(await trace.ask({ ask: 'stretch', goroutine, atNs }));
        if (JSON.stringify(answer) !== JSON.stringify(span)) expect(answer, `goroutine ${id} at ${atNs}`).toEqual(span);
      }
    }
  }
}

test('of any program, in generations of any length, each of which comes and goes', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryProgram(fc.constant(0)), async (program) => {
      // Go restates all there is in every generation. No goroutine stops while it sweeps, or is a mark worker for a while.
      const bytes = programTrace({ options: { ...program.options, statesAll: true }, steps: program.steps.filter(({ what }) => what !== 'label' && what !== 'sweep') });
      const lives = spansOfLines((await decodeLines(bytes)).lines);
      const trace = await openBytes(bytes);
      const numbers = numbersById(trace);
      await expectSpans(trace, numbers, lives, 20);
      await expectSpans(await openBytes(bytes, { memoryBudgetBytes: 0, decoders: new ShuffledDecoders(2, SEED) }), numbers, lives, 3);
    }),
    { seed: SEED, numRuns: 50 },
  );
});

test.each(['go1.27-gc-alloc-storm', 'go1.27-long-run-gen100ms', 'go1.27-http-server', 'go1.22-sched-latency', 'go1.21-sched-latency', 'go1.26-flight-recorder'])('of %s', async (name) => {
  const bytes = new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../../fixtures/traces/${name}.trace`, import.meta.url))));
  const lives = spansOfLines((await decodeLines(bytes)).lines);
  const trace = await openBytes(bytes);
  await expectSpans(trace, numbersById(trace), lives, SAMPLED);
});
