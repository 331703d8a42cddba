// Test only: holds every goroutine's life, as closeups tell it, against the index: spans that touch from its beginning to its end,
// and the same time in every state. Gives the first fault as a sentence, or nothing.

import type { CloseTrace } from '../closeup/closeTrace.ts';
import { DrawnSpans, stateOfKind } from '../closeup/drawn.ts';
import { lifeOf, lifePieces } from '../closeup/lives.ts';
import { GO } from '../columns.ts';
import { type GoroutineStory, goroutineStory } from '../index/goroutineStory.ts';

const WHOLE = { startNs: -Infinity, endNs: Infinity };

/** All closeups and details must be in memory. */
export function lifeFault(trace: CloseTrace): string | undefined {
  const { index } = trace;
  const all = new Float64Array(GO.syscall + 1);
  for (const generation of index.generations) {
    for (let local = 0; local < generation.goroutines; local++) {
      const goroutine = generation.firstGoroutine + local;
      // One that was known before keeps the number it had.
      if (index.goroutineNumber(generation, local) !== goroutine) continue;
      const story = goroutineStory(index, goroutine);
      if (story === undefined) return `goroutine ${goroutine} has no story`;
      const fault = faultOf(trace, story, all);
      if (fault !== undefined) return `goroutine ${goroutine} (id ${story.id}): ${fault}`;
    }
  }
  const { outlived } = index;
  for (let state = GO.runnable; state <= GO.syscall; state++) {
    let ns = index.stateNs[state];
    for (let row = 0; row < outlived.count; row++) if (Number.isNaN(outlived.endNs[row]) && outlived.state[row] === state) ns += index.lastNs - outlived.sinceNs[row];
    if (all[state] !== ns) return `all goroutines together: ${all[state]} ns in state ${state} instead of ${ns}`;
  }
  return undefined;
}

function faultOf(trace: CloseTrace, story: GoroutineStory, all: Float64Array): string | undefined {
  const { index } = trace;
  const life = lifeOf(index, story.number);
  if (life === undefined) return 'it has no life';
  const pieces = lifePieces(trace, life, WHOLE);
  if (Number.isNaN(story.seenNs)) return pieces.length === 0 ? undefined : 'only a CPU sample mentions it, and still it has a life';
  const ns = new Float64Array(GO.syscall + 1);
  let atNs = Number.isNaN(story.createdNs) ? index.generations[life.first].syncNs : story.createdNs;
  for (const piece of pieces) {
    if (piece.startNs !== atNs) return `the piece in generation ${piece.number} begins at ${piece.startNs} instead of ${atNs}`;
    for (const spans = new DrawnSpans(index, piece); spans.next(); ) {
      if (spans.startNs !== atNs || !(spans.endNs > atNs)) return `a span goes from ${spans.startNs} to ${spans.endNs} where one must begin at ${atNs}`;
      ns[stateOfKind(spans.kind)] += spans.endNs - spans.startNs;
      atNs = spans.endNs;
    }
    if (piece.endNs !== atNs) return `the spans in generation ${piece.number} end at ${atNs} instead of ${piece.endNs}`;
  }
  const endNs = Number.isNaN(story.endNs) ? index.lastNs : story.endNs;
  if (endNs !== atNs) return `it ends at ${atNs} instead of ${endNs}`;
  const expected = [ns[GO.undetermined] === 0, ns[GO.runnable] === story.runnableNs, ns[GO.running] === story.execNs, ns[GO.waiting] === story.waitNs, ns[GO.syscall] === story.syscallNs];
  if (expected.includes(false)) return `ns by state ${ns.join(' ')}, but the index has ${[story.runnableNs, story.execNs, story.waitNs, story.syscallNs].join(' ')}`;
  ns.forEach((sum, state) => (all[state] += sum));
  return undefined;
}
