// Small files that ask for much (go-trace.md, section 10.4): what they cost stays in proportion to their bytes. Each ends well
// within a second or two on its own; the limit leaves room for a machine that does other things.

import { describe, expect, it } from 'vitest';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { OpenTrace } from '../openTrace.ts';
import { openInSequence } from '../testing/everyWay.ts';
import { openBytes } from '../testing/openBytes.ts';
import { END_OF_GENERATION, G, NONE, P, type Part, assemble, batch, clock, event, header, stack, stacks, string, strings } from '../testing/rawTrace.ts';
import { ShuffledDecoders } from '../testing/shuffledDecoders.ts';

const LIMIT_MS = 25_000;
const START: readonly Part[] = [event('ProcStatus', 0, P.running), event('GoStatus', 1, 100, G.running)];

function many(count: number, part: (i: number) => Part): readonly Part[] {
  return Array.from({ length: count }, (_, i) => part(i));
}

/** Events in batches that hold no more than they may. */
function batches(count: number, head: Parameters<typeof batch>[0], part: (i: number) => Part): readonly Part[] {
  const EACH = 2000;
  return many(Math.ceil(count / EACH), (at) => batch(head, many(Math.min(EACH, count - at * EACH), (i) => part(at * EACH + i))));
}

function opened(...parts: readonly Part[]): Promise<OpenTrace> {
  const { bytes } = assemble(header(26), clock(26), parts, END_OF_GENERATION);
  expect(bytes.length).toBeLessThan(3_000_000);
  return openBytes(bytes);
}

function sum(trace: OpenTrace, of: (generation: IndexedGeneration) => number): number {
  return trace.index.generations.reduce((total, generation) => total + of(generation), 0);
}

/** Of all generations and levels. */
function zoomRows(trace: OpenTrace): number {
  return sum(trace, ({ zoom }) => zoom.longest.length);
}

/** Over everything, at the size of a screen. */
async function answers(trace: OpenTrace): Promise<void> {
  const { durationNs } = trace.facts(1);
  const range = { startNs: 0, endNs: durationNs };
  await trace.ask({ ask: 'minimap', widthPx: 1400 });
  await trace.ask({ ask: 'procStrips', range, widthPx: 1400 });
  await trace.ask({ ask: 'bands', range, widthPx: 1400 });
  await trace.ask({ ask: 'rangeFigures', range, thresholdNs: 1 });
  await trace.ask({ ask: 'latencyMap', range, widthPx: 1400, heightPx: 300, cellPx: 4, lowNs: 1e3, highNs: 1e9, thresholdNs: 1e5 });
  await trace.report({ goroutines: false });
}

describe('bombs', { timeout: LIMIT_MS }, () => {
  it('batches of nothing', async () => {
    expect((await opened(many(60_000, () => batch({})))).damage).toBeUndefined();
  });

  it('generations of nothing', async () => {
    const generations = many(10_000, (i) => [clock(26, { gen: i + 2, time: 1000 }), END_OF_GENERATION]);
    const trace = await openBytes(assemble(header(26), clock(26), END_OF_GENERATION, generations).bytes);
    expect([trace.damage, trace.generations]).toEqual([undefined, 10_001]);
    await answers(trace);
  });

  it('as many threads as there may be, all waiting for ever', async () => {
    const trace = await opened(many(65_000, (i) => batch({ m: i }, event('GoStart', 7, 1))));
    expect(trace.damage?.message).toBe('The events of 65000 threads cannot be put in order: each waits for another. The earliest is a GoStart.');
  });

  it('more threads than there may be', async () => {
    const trace = await opened(many(70_000, (i) => batch({ m: i }, event('GoStart', 7, 1))));
    expect(trace.damage).toMatchObject({ what: 'damaged', message: 'A generation names more than 65536 threads.' });
  });

  it('threads that all have to be tried before each event of the last one', async () => {
    const waiting = many(20_000, (i) => batch({ m: i, time: 1000 + i }, event('GoStart', 7, 1)));
    const trace = await opened(waiting, batch({ m: 50_000, time: 1e6 }, event('ProcStatus', 0, P.running), many(8000, (i) => event('HeapAlloc', i))));
    expect(trace.damage?.message).toBe('The events of this trace are so far out of order that putting them in order would take too long.');
    expect(trace.events).toBeGreaterThan(100);
  });

  it('more Ps than there may be, each a lane', async () => {
    const trace = await opened(batches(20_000, {}, (i) => event('ProcStatus', 2 ** 33 + i, P.running)));
    expect(trace.damage?.message).toMatch(/^A ProcStatus of thread 100, .* the trace names more than 8192 Ps\.$/);
    await answers(trace);
  });

  it('goroutines whose ids lie far apart', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const trace = await opened(batches(60_000, { m: NONE }, (i) => event('GoStatus', i * 4096, NONE, G.waiting)));
    expect(trace.damage).toBeUndefined();
    expect(trace.facts(1).goroutines).toBe(60_000);
    // A page for each would be 16 KiB for each, twice.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300e6);
  });

  describe('goroutines carried through thousands of generations', () => {
    const GENERATIONS = 2000;
    const carried = batches(50_000, { m: NONE }, (i) => event('GoStatus', i + 1, NONE, G.waiting));
    const carriedThrough = (events: (gen: number) => Part): Uint8Array => {
      const generations = many(GENERATIONS, (i) => [clock(26, { gen: i + 2, time: 1000 }), events(i + 2), END_OF_GENERATION]);
      return assemble(header(26), clock(26), batch({}, event('ProcStatus', 0, P.syscall)), carried, END_OF_GENERATION, generations).bytes;
    };

    it('that say nothing of them: in sequence it is too much', async () => {
      const trace = await openInSequence(carriedThrough(() => []));
      expect(trace.damage).toMatchObject({ what: 'too-large' });
      expect(trace.damage?.message).toMatch(/^Generation \d+ is too small for all that it continues/);
      expect(trace.facts(1).goroutines).toBe(50_000);
    });

    it('that say nothing of them: each generation alone costs what it says', async () => {
      const trace = await openBytes(carriedThrough(() => []));
      expect([trace.damage, trace.generations]).toEqual([undefined, GENERATIONS + 1]);
      expect(trace.facts(1).goroutines).toBe(50_000);
      await answers(trace);
    });

    // Only the generation before tells which thread the P is taken from.
    it.each([
      ['on one thread', openBytes],
      ['on two', (bytes: Uint8Array): Promise<OpenTrace> => openBytes(bytes, { decoders: new ShuffledDecoders(2, 1) })],
    ])('none of which stands on its own, %s', async (way, open) => {
      const trace = await open(carriedThrough((gen) => batch({ gen, m: 200, time: 1000 }, event('ProcStatus', 0, P.abandoned))));
      expect(trace.damage, way).toMatchObject({ what: 'too-large' });
      expect(trace.generations).toBeLessThan(100);
    });
  });

  describe('as many Ps as there may be, each running', () => {
    const PS = 8192;
    const running = many(PS, (i) => batch({ m: i }, event('ProcStatus', i, P.running), event('GoStatus', i + 1, i, G.running)));
    const withGenerations = (count: number, ticksApart: number): Uint8Array => {
      const generations = many(count, (i) => [clock(26, { gen: i + 2, time: 1000 + (i + 1) * ticksApart }), END_OF_GENERATION]);
      return assemble(header(26), clock(26), running, END_OF_GENERATION, generations).bytes;
    };

    it('through thousands of generations that say nothing of them', async () => {
      const trace = await openBytes(withGenerations(5000, 1000));
      expect(trace.damage?.message).toMatch(/^Generation \d+ is too small for all that it continues/);
      // Lanes that go on through a generation: not the product of the two.
      expect(sum(trace, ({ through }) => through.size)).toBeLessThan(2.5e6);
      expect(sum(trace, ({ localProc }) => localProc.length)).toBeLessThan(2.5e6);
      await answers(trace);
    });

    it('through a few, 10 days apart', async () => {
      const trace = await openBytes(withGenerations(10, 864e12));
      expect([trace.damage, trace.generations]).toEqual([undefined, 11]);
      expect(zoomRows(trace)).toBeLessThan(PS * 4);
      await answers(trace);
    });
  });

  it('a generation of 100 days with few slices', async () => {
    const slices = many(100, (i) => batch({ time: Math.floor(1000 + i * 864e11) }, event('GoBlock', 0, 0), event('GoUnblock', 1, 2 * i + 1, 0), event('GoStart', 1, 2 * i + 2)));
    const trace = await opened(batch({}, ...START), slices);
    expect(trace.damage).toBeUndefined();
    expect(trace.facts(1).durationNs).toBeGreaterThan(99 * 864e11);
    expect(zoomRows(trace)).toBeLessThan(100);
    await answers(trace);
  });

  it('one P that has all the slices, among thousands that have none', async () => {
    const idle = batches(8000, { m: NONE }, (i) => event('ProcStatus', i + 1, P.idle));
    const slices = batches(100_000, {}, (i) => [event('GoBlock', 0, 0), event('GoUnblock', 1, 2 * i + 1, 0), event('GoStart', 1, 2 * i + 2)]);
    const trace = await opened(batch({}, ...START), idle, slices);
    expect(trace.damage).toBeUndefined();
    // A row for 32 slices at the finest level, as many again for all others, and the coarsest ones of each P.
    expect(zoomRows(trace)).toBeLessThan(100_000 / 16 + 8001 * 4);
    await answers(trace);
  });

  it('stops of the world that never end, each for a reason of its own', async () => {
    const reasons = many(20, (at) => strings({}, many(1000, (i) => string(at * 1000 + i + 1, `reason ${at * 1000 + i}`))));
    const trace = await opened(reasons, batch({}, ...START), batches(20_000, {}, (i) => event('STWBegin', i + 1, 0)));
    expect([trace.damage, trace.facts(1).stwCount]).toEqual([undefined, 20_000]);
    await answers(trace);
  });

  it('frames that all have one hash', async () => {
    const ids = (at: number): Part => many(2000, (i) => stack(at * 2000 + i + 1, [at * 2000 + i + 1, 1, 1, 0x100000000 * (at * 2000 + i)]));
    const alike = many(60, (at) => stacks({}, ids(at)));
    const trace = await opened(batch({}, ...START), strings({}, string(1, 'main.f')), alike);
    expect(trace.damage).toBeUndefined();
    expect(trace.index.tables.stacks.count).toBe(120_001);
  });

  it.each<[string, (head: { gen: number; time: number }) => Part]>([
    ['texts', (head) => strings(head, many(200, (i) => string(i + 1, `text ${i}`)))],
    ['stacks', (head) => [strings(head, many(200, (i) => string(i + 1, `text ${i}`))), stacks(head, many(200, (i) => stack(i + 1, [i, 1 + i, 1, i])))]],
  ])('a thousand generations with the same %s', async (_, tables) => {
    const generations = many(1000, (i) => [clock(26, { gen: i + 2, time: 1000 }), tables({ gen: i + 2, time: 1000 }), END_OF_GENERATION]);
    const trace = await openBytes(assemble(header(26), clock(26), END_OF_GENERATION, generations).bytes);
    expect([trace.damage, trace.generations]).toEqual([undefined, 1001]);
    // Held once.
    expect(trace.index.tables.texts.length).toBeLessThan(210);
    expect(trace.index.tables.stacks.count).toBeLessThan(210);
  });

  it.each<[string, (i: number) => Part]>([
    ['regions in regions', (i) => event('UserRegionBegin', i, 0, 0)],
    ['tasks that are their own parents, or each other’s', (i) => event('UserTaskBegin', i, i ^ 1, 0, 0)],
    ['goroutines that never run', (i) => event('GoCreate', i + 2, 0, 0)],
    ['stops of the world', () => [event('STWBegin', 0, 0), event('STWEnd')]],
    ['GC cycles', (i) => [event('GCBegin', 2 * i + 1, 0), event('GCEnd', 2 * i + 2)]],
    ['sweeps and assists', () => [event('GCSweepBegin', 0), event('GCSweepEnd', 1, 1), event('GCMarkAssistBegin', 0), event('GCMarkAssistEnd')]],
  ])('%s, a hundred thousand', async (_, part) => {
    const trace = await opened(batch({}, ...START), batches(100_000, {}, part));
    expect(trace.damage).toBeUndefined();
    expect(trace.events).toBeGreaterThan(100_000);
    await answers(trace);
  });
});
