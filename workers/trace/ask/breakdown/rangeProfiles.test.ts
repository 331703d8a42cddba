import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Breakdown, type BreakdownOf, type BreakdownQuestion, type FlameLayout, RANGE_PROFILES, type RangeProfile, type RangeProfileFacts, type RangeProfileKind, type TimeRange, type TopTable } from '../../../api.ts';
import { nextTask } from '../../../nextTask.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { arbitraryProgram, programTrace } from '../../testing/arbitraryProgram.ts';
import { closeOf } from '../../testing/closeOf.ts';
import { scheduleTrace } from '../../testing/schedule.ts';
import { askBreakdown } from './askBreakdown.ts';

const here = (path: string): string => fileURLToPath(new URL(`../../../../fixtures/${path}`, import.meta.url));
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(here(`traces/${name}.trace`)));

async function factsOf(trace: CloseTrace, profile: RangeProfile): Promise<RangeProfileFacts | undefined> {
  for (;;) {
    const facts = (await askBreakdown(trace, { ask: 'rangeProfileFacts', profile })) as RangeProfileFacts | undefined;
    if (facts === undefined || facts.pending.length === 0) return facts;
    await nextTask();
  }
}

async function top(trace: CloseTrace, profile: RangeProfile, sampleType: number): Promise<TopTable | undefined> {
  const facts = await factsOf(trace, profile);
  return facts === undefined ? undefined : ((await askBreakdown(trace, { ask: 'rangeProfile', profile, question: { ask: 'top', sampleType } })) as TopTable);
}

async function totalNs(trace: CloseTrace, kind: RangeProfileKind, range?: TimeRange, of?: BreakdownOf): Promise<number> {
  return (await top(trace, { kind, range, of }, 1))?.total ?? 0;
}

async function breakdown(trace: CloseTrace, range: TimeRange): Promise<Breakdown> {
  const question: BreakdownQuestion = { ask: 'breakdown', range, of: undefined };
  for (;;) {
    const answer = (await askBreakdown(trace, question)) as Breakdown;
    if (answer.pending.length === 0) return answer;
    await nextTask();
  }
}

interface ToolProfile {
  readonly kind: RangeProfileKind;
  readonly group: string;
  /** By function: flat and cum count, flat and cum ns. */
  readonly rows: readonly (readonly [name: string, ...figures: readonly number[]])[];
}

/** The tool tells of stretches without a stack either as this or not at all, whichever stood last in the trace; their figures are in the totals. */
const NAMELESS = '<unknown>';

function functionsOf(counts: TopTable | undefined, times: TopTable | undefined): ReadonlyMap<string, readonly number[]> {
  const figures = new Map<string, number[]>();
  counts?.names.forEach((func, i) => figures.set(func, [counts.flat[i], counts.cum[i]]));
  times?.names.forEach((func, i) => figures.get(func)?.push(times.flat[i], times.cum[i]));
  figures.delete(NAMELESS);
  return figures;
}

describe.each(readdirSync(here('traceProfiles')).map((file) => file.slice(0, -'.json'.length)))('profiles of %s', (name) => {
  const expected = JSON.parse(readFileSync(here(`traceProfiles/${name}.json`), 'utf8')) as readonly ToolProfile[];

  it('are those of go tool trace, by function, of all goroutines and of groups', async () => {
    const { close } = await closeOf(fixture(name));
    for (const { kind, group, rows } of expected) {
      const profile: RangeProfile = { kind, range: undefined, of: group === '' ? undefined : { lane: 'group', by: 'entry', group } };
      const counts = await top(close, profile, 0);
      const times = await top(close, profile, 1);
      expect(functionsOf(counts, times), `${kind} ${group}`).toEqual(new Map(rows.filter(([func]) => func !== NAMELESS).map(([func, ...of]) => [func, of])));
    }
  });

  it('come to the whole in parts; running and off CPU are all there is', async () => {
    const { close } = await closeOf(fixture(name));
    const { lastNs } = close.index;
    const cuts = [0, 0.2, 0.21, 0.7, 1].map((share) => Math.floor(lastNs * share));
    const ranges = cuts.slice(1).map((endNs, i): TimeRange => ({ startNs: cuts[i], endNs }));
    for (const kind of RANGE_PROFILES) {
      if (kind === 'cpu') continue;
      let ns = 0;
      for (const range of ranges) ns += await totalNs(close, kind, range);
      expect(ns, kind).toBe(await totalNs(close, kind));
    }
    for (const range of ranges) {
      const { kinds } = await breakdown(close, range);
      expect((await totalNs(close, 'running', range)) + (await totalNs(close, 'off-cpu', range))).toBe(kinds.reduce((sum, kind) => sum + kind.totalNs, 0));
    }
  });
});

/** µs by function. */
async function flatUs(trace: CloseTrace, kind: RangeProfileKind, range?: TimeRange): Promise<Record<string, number>> {
  const table = await top(trace, { kind, range, of: undefined }, 1);
  return Object.fromEntries((table?.names ?? []).map((name, i) => [name, Math.round((table?.flat[i] ?? 0) / 1000)]));
}

describe('a schedule', () => {
  const SCHEDULE = `
    G1 main.main: run 0-5 P0 | chan receive 5-9 | runnable 9-10 | run 10-20 P1
    G7 main.worker by G1: created 2 | run 4-6 P1 | select 6-12 | runnable 12-13 | run 13-17 P0 | syscall 17-18 | run 18-20 P0 | end
  `;

  it.each([[[]], [[8]], [[5.5, 11, 12.5]]])('in generations that end at %j, gives each kind its time at its stack', async (cuts) => {
    const { close } = await closeOf(scheduleTrace(SCHEDULE, 26, cuts));
    expect(await flatUs(close, 'sync')).toEqual({ 'main.main': 4, 'main.worker': 6 });
    expect(await flatUs(close, 'syscall')).toEqual({ 'main.worker': 1 });
    expect(await factsOf(close, { kind: 'net', range: undefined, of: undefined })).toBeUndefined();
    // Its waker has no stack here; the wait before tells where it was.
    expect(await flatUs(close, 'off-cpu', { startNs: 7000, endNs: 13_000 })).toEqual({ 'main.main': 3, 'main.worker': 6 });
    // To where it stops; the end of a goroutine has no stack, nor has the end of the recording.
    expect(await flatUs(close, 'running', { startNs: 4000, endNs: 19_000 })).toEqual({ 'main.main': 1 + 9, 'main.worker': 2 + 4 + 1 });
    expect(await flatUs(close, 'sync', { startNs: 5000, endNs: 11_000 })).toEqual({ 'main.main': 4, 'main.worker': 5 });
  });

  it('is drawn as any profile is', async () => {
    const { close } = await closeOf(scheduleTrace(SCHEDULE, 26, [8]));
    const profile: RangeProfile = { kind: 'sync', range: undefined, of: { lane: 'group', by: 'entry', group: 'main.worker' } };
    expect(await factsOf(close, profile)).toMatchObject({ kind: 'pprof', defaultSampleType: 1, samples: 1, sampleTypes: [{ total: 1 }, { type: 'delay', unit: 'nanoseconds' }], pending: [] });
    const flame = (await askBreakdown(close, { ask: 'rangeProfile', profile, question: { ask: 'flame', sampleType: 1, focus: { depth: 0, sample: 0 }, widthPx: 100, minPx: 1 } })) as FlameLayout;
    expect(Array.from(flame.name, (name) => flame.names[name])).toContain('main.worker');
  });
});

test('CPU samples are counted by stack', async () => {
  const { close } = await closeOf(fixture('go1.25-cpu-samples'));
  const all = await top(close, { kind: 'cpu', range: undefined, of: undefined }, 0);
  const { samples, sampled } = await breakdown(close, { startNs: 0, endNs: close.index.lastNs });
  expect(all?.total).toBe(samples);
  const flat = new Map((all?.names ?? []).map((name, i) => [name, all?.flat[i]]));
  for (const { name, samples: count } of sampled) expect(flat.get(name)).toBe(count);
});

test.each([
  ['every status is there', fc.constant(0)],
  ['statuses are missing', fc.integer({ min: 1, max: 4 })],
])('any program: running and off CPU are all there is (%s)', async (_, omits) => {
  await fc.assert(
    fc.asyncProperty(arbitraryProgram(omits), async (program) => {
      const { close } = await closeOf(programTrace(program));
      const { kinds } = await breakdown(close, { startNs: 0, endNs: close.index.lastNs });
      expect((await totalNs(close, 'running')) + (await totalNs(close, 'off-cpu'))).toBe(kinds.reduce((sum, kind) => sum + kind.totalNs, 0));
    }),
    { numRuns: 100, seed: 20261122 },
  );
});
