// Any schedule, written to bytes and read again: the figures are those of the schedule, and no two things happen on one P at once.
// Generations are decoded each on its own, unless another way is compared with that.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArbitrarySchedule, arbitrarySchedule } from './testing/arbitrarySchedule.ts';
import { askEverything } from './testing/askEverything.ts';
import { expectEveryWay, openInSequence } from './testing/everyWay.ts';
import { openBytes } from './testing/openBytes.ts';
import { type DecodedLines, decodeLines } from './testing/eventLines.ts';
import { scheduleTrace } from './testing/schedule.ts';

const SEED = 20261122;
/** Times of one moment are pushed apart by a ns each, and those of a restated generation by one for each status before it. */
const NEAR_NS = 100;

function check(name: string, numRuns: number, property: (schedule: ArbitrarySchedule, decoded: DecodedLines) => Promise<void> | void): void {
  it(name, () =>
    fc.assert(
      fc.asyncProperty(arbitrarySchedule, async (schedule) => {
        const bytes = scheduleTrace(schedule.text, schedule.minor, schedule.cutsUs);
        const [{ lines }, trace] = await Promise.all([decodeLines(bytes), openBytes(bytes)]);
        await property(schedule, { lines, trace });
      }),
      { seed: SEED, numRuns },
    ));
}

describe('any schedule', () => {
  check('decodes whole, as many generations as it was cut into', 80, ({ cutsUs }, { trace }) => {
    expect(trace.damage?.message).toBeUndefined();
    expect(trace.generations).toBe(cutsUs.length + 1);
  });

  check('has events in time order, at times that differ', 60, (_, { lines }) => {
    const times = lines.map((line) => Number(line.split(' ', 1)[0]));
    expect(times.every((time, i) => i === 0 || time > (times[i - 1]))).toBe(true);
  });

  check('gives each goroutine the time that it ran and was in system calls', 60, async ({ runUs, syscallUs }, { trace }) => {
    const found = trace.facts(1).goroutines;
    expect(found).toBe(runUs.size);
    const told = new Set<number>();
    // Some numbers name none: a goroutine that lives on from one generation to the next keeps its own.
    for (let goroutine = 0; goroutine < trace.index.goroutineNumbers; goroutine++) {
      const detail = await trace.ask({ ask: 'goroutine', goroutine });
      const id = Number(detail?.id);
      near(detail?.execNs, runUs.get(id));
      near(detail?.syscallNs, syscallUs.get(id));
      told.add(id);
    }
    expect(told.size).toBe(found);
  });

  check('gives each wait from creation to first run', 60, async ({ startWaitsUs, created }, { trace }) => {
    const { startLatency, durationNs } = trace.facts(1);
    expect(startLatency.n).toBe(startWaitsUs.length);
    near(startLatency.maxNs, startWaitsUs.at(-1) ?? 0);
    near(startLatency.sumNs, startWaitsUs.reduce((sum, us) => sum + us, 0));
    const map = await trace.ask({ ask: 'latencyMap', range: { startNs: 0, endNs: durationNs }, widthPx: 80, heightPx: 40, cellPx: 4, lowNs: 1000, highNs: 1e6, thresholdNs: 3500 });
    expect(map.totalCount).toBe(startWaitsUs.length);
    const figures = await trace.ask({ ask: 'rangeFigures', range: { startNs: 0, endNs: durationNs + 1 }, thresholdNs: 3500 });
    expect(figures.neverRan).toBe(created - startWaitsUs.length);
    expect(map.totalOver).toBe(startWaitsUs.filter((us) => us > 3).length);
  });

  check('draws on each P one thing at a time, and all that it did', 60, async ({ busyUs }, { trace }) => {
    const { durationNs } = trace.facts(1);
    // So wide that nothing is folded.
    const strips = await trace.ask({ ask: 'procStrips', range: { startNs: 0, endNs: durationNs }, widthPx: Number(durationNs) });
    const busyNs = new Map<number, number>();
    strips.lane.forEach((lane, i) => {
      const start = strips.startNs[i];
      const end = strips.endNs[i];
      if (i > 0 && strips.lane[i - 1] === lane) expect(start).toBeGreaterThanOrEqual(strips.endNs[i - 1]);
      expect(end).toBeGreaterThan(start);
      const proc = strips.procs[lane];
      busyNs.set(proc, (busyNs.get(proc) ?? 0) + end - start);
    });
    for (const [proc, us] of busyUs) near(busyNs.get(proc), us);
    const minimap = await trace.ask({ ask: 'minimap', widthPx: 50 });
    const total = [...busyUs.values()].reduce((sum, us) => sum + us, 0);
    const average = minimap.busy.reduce((sum, share) => sum + share, 0) / 50;
    near(average * strips.procs.length * durationNs, total);
  });

  check('answers every question', 40, (_, { trace }) => askEverything(trace));

  check('is the same however the file arrives', 40, async ({ text, minor, cutsUs }, { trace, lines }) => {
    const bytes = scheduleTrace(text, minor, cutsUs);
    const again = await decodeLines(bytes, 97);
    expect(again.lines).toEqual(lines);
    expect(again.trace.facts(1)).toEqual(trace.facts(1));
    await expectEveryWay(bytes, await openInSequence(bytes));
  });
});

function near(ns: number | undefined, us: number | undefined, times = 1): void {
  expect(Math.abs((ns ?? NaN) - (us ?? NaN) * 1000)).toBeLessThanOrEqual(NEAR_NS * times);
}
