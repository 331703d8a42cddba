import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { GC_ORDERS, type GcAnswers, type GcCycle, type GcQuestion } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { closeOf, wholeCloseOf } from '../testing/closeOf.ts';
import { askGc } from './askGc.ts';

const FIXTURES = new URL('../../../fixtures/', import.meta.url);
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(path, FIXTURES))));
const RUNS = readdirSync(new URL('runs/', FIXTURES)).filter((run) => existsSync(new URL(`runs/${run}/trace.out`, FIXTURES)));
/** Generations of a tenth of a second, and a trace of Go 1.19. */
const TRACES = ['traces/go1.27-long-run-gen100ms.trace', ...readdirSync(new URL('traces/', FIXTURES)).filter((name) => /^go1\.(19|21).*\.trace$/.test(name)).map((name) => `traces/${name}`)];

async function asked<Q extends GcQuestion>(trace: CloseTrace, question: Q): Promise<GcAnswers[Q['ask']]> {
  return (await askGc(trace, question)) as GcAnswers[Q['ask']];
}

const ALL = { ask: 'gcCycles', range: undefined, order: 'start', descending: false, from: 0, count: 1e6 } as const;
const sum = (values: readonly (number | undefined)[]): number => values.reduce((all: number, value) => all + (value ?? 0), 0);

describe('one cycle from near', () => {
  it.each([...RUNS.map((run) => `runs/${run}/trace.out`), ...TRACES])('adds up to its row in the table: %s', async (path) => {
    const trace = await wholeCloseOf(read(path));
    const { rows } = await asked(trace, ALL);
    for (const cycle of rows) {
      const detail = await asked(trace, { ask: 'gcCycle', index: cycle.index });
      expect(detail?.cycle).toEqual(cycle);
      const workers = (kind: string): number => sum((detail?.workers ?? []).filter((row) => row.kind === kind).map(({ ns }) => ns));
      expect([workers('dedicated'), workers('fractional'), workers('idle')]).toEqual([cycle.cpu.dedicatedNs, cycle.cpu.fractionalNs, cycle.cpu.idleNs]);
      expect(sum((detail?.workers ?? []).map(({ spans }) => spans))).toBe(detail?.workerTurns);
      for (const { startNs, endNs } of detail?.turns ?? []) expect(endNs).toBeGreaterThan(startNs);
      expect(detail?.assistingGoroutines).toBe(cycle.assists?.goroutines);
      if ((detail?.assistingGoroutines ?? 0) <= 50) {
        expect(sum((detail?.assistsByGoroutine ?? []).map(({ ns }) => ns))).toBe(cycle.cpu.assistNs);
        expect(sum((detail?.assistsByGoroutine ?? []).map(({ count }) => count))).toBe(cycle.assists?.count);
      }
      if ((detail?.assistingFunctions ?? 0) <= 50) expect(sum((detail?.assistsByFunction ?? []).map(({ heldUpNs }) => heldUpNs))).toBe(sum((detail?.assistsByGoroutine ?? []).map(({ heldUpNs }) => heldUpNs)));
      // Stops of the cycle, and nothing else.
      expect(sum((detail?.pauses ?? []).map((at) => (trace.index.ranges.stw[at].endNs ?? trace.index.lastNs) - trace.index.ranges.stw[at].startNs))).toBe(cycle.stoppedNs ?? 0);
    }
    expect(await asked(trace, { ask: 'gcCycle', index: rows.length })).toBeUndefined();
  });

  it('says who began it, and where, in traces of every format', async () => {
    for (const path of ['runs/gc-live-heap/trace.out', ...TRACES.filter((name) => name.includes('go1.19'))]) {
      const trace = await wholeCloseOf(read(path));
      const { rows } = await asked(trace, ALL);
      for (const { index, trigger, cut } of rows) {
        const detail = await asked(trace, { ask: 'gcCycle', index });
        if (cut !== 'start') expect(detail?.triggerStack.some(({ func }) => func === (trigger === 'forced' ? 'runtime.GC' : 'runtime.mallocgc') || func.startsWith('runtime.mallocgc')), `${path} ${index}`).toBe(true);
      }
    }
  });
});

describe('the table', () => {
  it('is ordered by every column, in pages, and what is not told comes last', async () => {
    const trace = await wholeCloseOf(read('runs/gc-alloc-storm/trace.out'));
    for (const order of GC_ORDERS) {
      const whole = await asked(trace, { ...ALL, order, descending: true });
      const paged: GcCycle[] = [];
      for (let from = 0; from < whole.total; from += 3) paged.push(...(await asked(trace, { ...ALL, order, descending: true, from, count: 3 })).rows);
      expect(paged).toEqual(whole.rows);
      const up = await asked(trace, { ...ALL, order });
      expect(new Set(up.rows.map(({ index }) => index))).toEqual(new Set(whole.rows.map(({ index }) => index)));
    }
    const longest = await asked(trace, { ...ALL, order: 'mark', descending: true });
    expect(longest.rows.map(({ markNs = 0 }) => markNs)).toEqual(longest.rows.map(({ markNs = 0 }) => markNs).toSorted((a, b) => b - a));
  });

  it('has the cycles that overlap a range, and their sums', async () => {
    const trace = await wholeCloseOf(read('runs/gc-alloc-storm/trace.out'));
    const { rows } = await asked(trace, ALL);
    const range = { startNs: rows[2].endNs - 1, endNs: rows[4].startNs + 1 };
    const page = await asked(trace, { ...ALL, range });
    expect(page.rows.map(({ index }) => index)).toEqual([2, 3, 4]);
    expect(page.total).toBe(3);
    expect(page.sums).toMatchObject({ cycles: 3, stoppedNs: sum(page.rows.map(({ stoppedNs }) => stoppedNs)), markNs: sum(page.rows.map(({ markNs }) => markNs)), availableCpuNs: 2 * (range.endNs - range.startNs) });
    expect(page.sums.cpu.assistNs).toBe(sum(page.rows.map(({ cpu }) => cpu.assistNs)));
  });

  it('tells what is known so far, and becomes whole', async () => {
    const { close } = await closeOf(read('traces/go1.27-long-run-gen100ms.trace'));
    const first = await asked(close, ALL);
    expect(first.known).toBe(0);
    expect(first.rows.every(({ markNs, utilisation }) => markNs !== undefined && utilisation === undefined)).toBe(true);
    await close.each([...close.index.generations.keys()], () => undefined);
    let page = await asked(close, ALL);
    for (let tries = 0; page.known < 1 && tries < 100; tries++) page = await asked(close, ALL);
    expect(page.known).toBe(1);
    expect(page).toEqual(await asked(await wholeCloseOf(read('traces/go1.27-long-run-gen100ms.trace')), ALL));
    for (const { utilisation = 0 } of page.rows) expect(utilisation > 0 && utilisation <= 1).toBe(true);
  });
});

it('the strip folds cycles that begin in one pixel, and loses no stop', async () => {
  const trace = await wholeCloseOf(read('runs/gc-steady/trace.out'));
  const range = { startNs: 0, endNs: trace.index.lastNs };
  const { rows } = await asked(trace, ALL);
  for (const widthPx of [1, 7, 100, 100_000]) {
    const strip = await asked(trace, { ask: 'gcStrip', range, widthPx });
    expect(strip.first.length).toBeLessThanOrEqual(Math.min(rows.length, widthPx + 1));
    expect(sum([...strip.count])).toBe(rows.length);
    expect(sum([...strip.stoppedNs])).toBe(sum(rows.map(({ stoppedNs }) => stoppedNs)));
    expect(Math.max(...strip.peakBytes)).toBe(Math.max(...rows.map(({ heap }) => heap.peakBytes ?? 0)));
    strip.first.forEach((first, at) => expect(strip.endNs[at]).toBe(rows[first + strip.count[at] - 1].endNs));
  }
});
