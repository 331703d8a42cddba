// Every question of a trace whose details are all held, against the same trace whose details are let go after every question.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { TimeRange, IndexQuestion } from '../../api.ts';
import { exactLanes } from '../testing/exactLanes.ts';
import { type DetailedTrace, detailsOf } from '../testing/indexOf.ts';
import { scheduleTrace } from '../testing/schedule.ts';
import { ask } from './ask.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../fixtures/traces/${name}.trace`, import.meta.url))));

const SCHEDULE = scheduleTrace(
  `
  G1 main.main: run 0-12 P0 | chan receive 12-55 | run 55-80 P0
  G7 main.worker by G1: created 5 | run 6-16 P1 | runnable 16-18 | run 18-45 P1 | end
  G8 main.worker by G1: created 7 | run 48-49 P1 | syscall 49-66 | run 66-70 P1 | end
  G9 main.late by G7: created 30 | run 61-62 P2 | end
`,
  26,
  [20, 40, 60],
);

function ranges(durationNs: number): readonly TimeRange[] {
  const found = [
    { startNs: 0, endNs: durationNs },
    { startNs: 0, endNs: durationNs + 10 },
    { startNs: durationNs - 1, endNs: durationNs },
  ];
  for (const share of [0.4, 0.03, 0.001]) {
    for (const at of [0, 0.618, 0.97]) {
      const startNs = Math.floor((durationNs - durationNs * share) * at);
      found.push({ startNs, endNs: Math.max(startNs + 1, Math.floor(startNs + durationNs * share)) });
    }
  }
  return found;
}

/** From 0 to count, that one included, in some steps. */
const some = (count: number, steps = 6): readonly number[] => [...new Set(Array.from({ length: steps + 1 }, (_, i) => Math.floor((count * i) / steps)))];

function questions({ index }: DetailedTrace): readonly IndexQuestion[] {
  const { lastNs, tables, tally } = index;
  const procs = Array.from({ length: tables.procs.count }, (_, proc) => proc).filter((proc) => tally.procs.has(proc));
  return [
    ...ranges(lastNs).flatMap((range): IndexQuestion[] => [
      { ask: 'latencyMap', range, widthPx: 60, heightPx: 40, cellPx: 3, lowNs: 1000, highNs: 1e9, thresholdNs: 1e5 },
      { ask: 'bands', range, widthPx: 60 },
      { ask: 'heap', range, widthPx: 5 },
      { ask: 'heap', range, widthPx: 400 },
      { ask: 'procStrips', range, widthPx: 9 },
      { ask: 'procStrips', range, widthPx: 500 },
      { ask: 'rangeFigures', range, thresholdNs: 1e4 },
    ]),
    { ask: 'minimap', widthPx: 30 },
    { ask: 'minimap', widthPx: 700 },
    ...some(index.startWaits.count).map((creation): IndexQuestion => ({ ask: 'creation', creation })),
    ...some(index.goroutineNumbers).map((goroutine): IndexQuestion => ({ ask: 'goroutine', goroutine })),
    ...some(index.ranges.stw.length).map((stop): IndexQuestion => ({ ask: 'stw', index: stop })),
    ...some(index.goroutineNumbers).map((goroutine): IndexQuestion => ({ ask: 'namesOf', things: [{ thing: 'goroutine', goroutine }] })),
    ...procs.flatMap((proc) => some(lastNs, 5).map((atNs): IndexQuestion => ({ ask: 'procSpan', proc: tables.procs.lo[proc], atNs }))),
  ];
}

const RECORDINGS = ['go1.27-long-run-gen100ms', 'go1.26-flight-recorder', 'go1.22-sched-latency', 'go1.27-http-server'];

describe.each([['a schedule', SCHEDULE] as const, ...RECORDINGS.map((name) => [name, fixture(name)] as const)])('%s', (_, bytes) => {
  it('answers the same whether details are held or not', async () => {
    const held = await detailsOf(bytes);
    const letGo = await detailsOf(bytes, 0);
    const kinds = new Set<string>();
    for (const question of questions(held)) {
      const expected = await ask(held.details, question);
      const before = letGo.reloaded.length;
      expect(await ask(letGo.details, question), JSON.stringify(question)).toEqual(expected);
      if (letGo.reloaded.length > before) kinds.add(question.ask);
    }
    expect(held.reloaded).toEqual([]);
    expect(letGo.details.heldBytes).toBe(0);
    // Waits, stops and phases are always there.
    expect(kinds.has('latencyMap') || kinds.has('bands')).toBe(false);
    expect([...kinds]).toEqual(expect.arrayContaining(['procStrips', 'rangeFigures', 'creation', 'procSpan']));
  });

  it('knows exactly how busy its Ps were', async () => {
    const trace = await detailsOf(bytes, 0);
    const exact = await exactLanes(trace);
    for (const range of ranges(trace.index.lastNs)) {
      const { busy } = await ask(trace.details, { ask: 'rangeFigures', range, thresholdNs: 1 });
      expect(busy * exact.procs.length * (range.endNs - range.startNs)).toBeCloseTo(exact.busyNs(range), 2);
    }
  });

  it('has a minimap that is as busy as its Ps', async () => {
    const trace = await detailsOf(bytes);
    const exact = await exactLanes(trace);
    const { busy, durationNs } = await ask(trace.details, { ask: 'minimap', widthPx: 20 });
    const columnNs = durationNs / 20;
    const all = columnNs * exact.procs.length;
    busy.forEach((share, x) => {
      const truth = exact.busyNs({ startNs: x * columnNs, endNs: (x + 1) * columnNs }) / all;
      expect(Math.abs(share - truth)).toBeLessThan(0.3);
    });
    const whole = exact.busyNs({ startNs: 0, endNs: durationNs }) / all / 20;
    expect(busy.reduce((sum, share) => sum + share, 0) / 20).toBeCloseTo(whole, 4);
  });
});
