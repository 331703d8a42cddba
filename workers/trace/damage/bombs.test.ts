// Small files that ask for much (go-trace.md, section 10.4): what they cost stays in proportion to their bytes. Each ends well
// within a second or two on its own; the limit leaves room for a machine that does other things.

import { describe, expect, it } from 'vitest';
import type { OpenTrace } from '../openTrace.ts';
import { openBytes } from '../testing/openBytes.ts';
import { END_OF_GENERATION, G, NONE, P, type Part, assemble, batch, clock, event, header } from '../testing/rawTrace.ts';

const LIMIT_MS = 12_000;
const START: readonly Part[] = [event('ProcStatus', 0, P.running), event('GoStatus', 1, 100, G.running)];

function many(count: number, part: (i: number) => Part): readonly Part[] {
  return Array.from({ length: count }, (_, i) => part(i));
}

/** Events in batches that hold no more than they may. */
function batches(count: number, head: Parameters<typeof batch>[0], part: (i: number) => Part): readonly Part[] {
  const EACH = 2000;
  return many(Math.ceil(count / EACH), (at) => batch(head, many(Math.min(EACH, count - at * EACH), (i) => part(at * EACH + i))));
}

function opened(...parts: readonly Part[]): OpenTrace {
  const { bytes } = assemble(header(26), clock(26), parts, END_OF_GENERATION);
  expect(bytes.length).toBeLessThan(3_000_000);
  return openBytes(bytes);
}

/** Over everything, at the size of a screen. */
function answers(trace: OpenTrace): void {
  const { durationNs } = trace.facts(1);
  const range = { startNs: 0, endNs: durationNs };
  trace.ask({ ask: 'minimap', widthPx: 1400 });
  trace.ask({ ask: 'procStrips', range, widthPx: 1400 });
  trace.ask({ ask: 'bands', range, widthPx: 1400 });
  trace.ask({ ask: 'rangeFigures', range, thresholdNs: 1 });
  trace.ask({ ask: 'latencyMap', range, widthPx: 1400, heightPx: 300, cellPx: 4, lowNs: 1e3, highNs: 1e9, thresholdNs: 1e5 });
  trace.report({ goroutines: false });
}

describe('bombs', { timeout: LIMIT_MS }, () => {
  it('batches of nothing', () => {
    expect(opened(many(60_000, () => batch({}))).damage).toBeUndefined();
  });

  it('generations of nothing', () => {
    const generations = many(10_000, (i) => [clock(26, { gen: i + 2, time: 1000 }), END_OF_GENERATION]);
    const trace = openBytes(assemble(header(26), clock(26), END_OF_GENERATION, generations).bytes);
    expect([trace.damage, trace.generations]).toEqual([undefined, 10_001]);
    answers(trace);
  });

  it('as many threads as there may be, all waiting for ever', () => {
    const trace = opened(many(65_000, (i) => batch({ m: i }, event('GoStart', 7, 1))));
    expect(trace.damage?.message).toBe('The events of 65000 threads cannot be put in order: each waits for another. The earliest is a GoStart.');
  });

  it('more threads than there may be', () => {
    const trace = opened(many(70_000, (i) => batch({ m: i }, event('GoStart', 7, 1))));
    expect(trace.damage).toMatchObject({ what: 'damaged', message: 'A generation names more than 65536 threads.' });
  });

  it('threads that all have to be tried before each event of the last one', () => {
    const waiting = many(20_000, (i) => batch({ m: i, time: 1000 + i }, event('GoStart', 7, 1)));
    const trace = opened(waiting, batch({ m: 50_000, time: 1e6 }, event('ProcStatus', 0, P.running), many(8000, (i) => event('HeapAlloc', i))));
    expect(trace.damage?.message).toBe('The events of this trace are so far out of order that putting them in order would take too long.');
    expect(trace.events).toBeGreaterThan(100);
  });

  it('more Ps than there may be, each a lane', () => {
    const trace = opened(batches(20_000, {}, (i) => event('ProcStatus', 2 ** 33 + i, P.running)));
    expect(trace.damage?.message).toMatch(/^A ProcStatus of thread 100, .* the trace names more than 8192 Ps\.$/);
    answers(trace);
  });

  it('goroutines whose ids lie far apart', () => {
    const before = process.memoryUsage().arrayBuffers;
    const trace = opened(batches(60_000, { m: NONE }, (i) => event('GoStatus', i * 4096, NONE, G.waiting)));
    expect(trace.damage).toBeUndefined();
    expect(trace.facts(1).goroutines).toBe(60_000);
    // A page for each would be 16 KiB for each, twice.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300e6);
  });

  it('goroutines carried through thousands of generations that say nothing of them', () => {
    const carried = batches(50_000, { m: NONE }, (i) => event('GoStatus', i + 1, NONE, G.waiting));
    const generations = many(2000, (i) => [clock(26, { gen: i + 2, time: 1000 }), END_OF_GENERATION]);
    const trace = openBytes(assemble(header(26), clock(26), carried, END_OF_GENERATION, generations).bytes);
    expect(trace.damage).toMatchObject({ what: 'too-large' });
    expect(trace.damage?.message).toMatch(/^Generation \d+ is too small for all that it continues/);
    expect(trace.facts(1).goroutines).toBe(50_000);
  });

  it.each<[string, (i: number) => Part]>([
    ['regions in regions', (i) => event('UserRegionBegin', i, 0, 0)],
    ['tasks that are their own parents, or each other’s', (i) => event('UserTaskBegin', i, i ^ 1, 0, 0)],
    ['goroutines that never run', (i) => event('GoCreate', i + 2, 0, 0)],
    ['stops of the world', () => [event('STWBegin', 0, 0), event('STWEnd')]],
    ['GC cycles', (i) => [event('GCBegin', 2 * i + 1, 0), event('GCEnd', 2 * i + 2)]],
    ['sweeps and assists', () => [event('GCSweepBegin', 0), event('GCSweepEnd', 1, 1), event('GCMarkAssistBegin', 0), event('GCMarkAssistEnd')]],
  ])('%s, a hundred thousand', (_, part) => {
    const trace = opened(batch({}, ...START), batches(100_000, {}, part));
    expect(trace.damage).toBeUndefined();
    expect(trace.events).toBeGreaterThan(100_000);
    answers(trace);
  });
});
