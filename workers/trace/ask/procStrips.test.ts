import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ProcStrips } from '../../api.ts';
import { exactLanes, total } from '../testing/exactLanes.ts';
import { type DetailedTrace, detailsOf } from '../testing/indexOf.ts';
import { scheduleTrace } from '../testing/schedule.ts';
import { ask } from './ask.ts';
import { drawnFromZoom } from './zoomLevel.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../fixtures/traces/${name}.trace`, import.meta.url))));

const strips = ({ details }: DetailedTrace, startNs: number, endNs: number, widthPx: number): Promise<ProcStrips> =>
  ask(details, { ask: 'procStrips', range: { startNs, endNs }, widthPx });

/** Of the second lane. */
const columns = ({ lane, startNs, endNs, busy }: ProcStrips): readonly string[] =>
  [...lane.keys()].filter((i) => lane[i] === 1).map((i) => `${Math.round(startNs[i])} ${Math.round(endNs[i])} ${busy[i].toFixed(4)}`);

/** Shares by pixel are told apart from here on: a bucket is half a pixel, and one may be cut at each end. */
const ROUNDING = 0.5;

describe('strips from zoom levels', () => {
  it.each([
    ['go1.27-long-run-gen100ms', 60],
    ['go1.27-long-run-gen100ms', 23],
    ['go1.27-http-server', 9],
    ['go1.26-flight-recorder', 50],
    ['go1.21-sched-latency', 5],
  ])('%s in %d pixels: the shares of each kind are those of its slices', async (name, widthPx) => {
    const trace = await detailsOf(fixture(name));
    const { lastNs, generations } = trace.index;
    const pixelNs = lastNs / widthPx;
    expect(generations.some((generation) => drawnFromZoom(generation, pixelNs))).toBe(true);
    const exact = await exactLanes(trace);
    const { lane, startNs, endNs, kind, busy, count, procs } = await strips(trace, 0, lastNs, widthPx);
    const laneNs = new Float64Array(procs.length);
    const laneCount = new Float64Array(procs.length);
    lane.forEach((at, i) => {
      if (i > 0 && lane[i - 1] === at) expect(startNs[i]).toBeGreaterThanOrEqual(endNs[i - 1] - 1);
      expect(busy[i]).toBeGreaterThan(0);
      expect(busy[i]).toBeLessThanOrEqual(1);
      const ns = (endNs[i] - startNs[i]) * busy[i];
      laneNs[at] += ns;
      laneCount[at] += count[i];
      const kindNs = exact.kindNs(at, { startNs: startNs[i], endNs: endNs[i] });
      expect(Math.abs(total(kindNs) - ns)).toBeLessThanOrEqual(pixelNs * ROUNDING);
      expect(kindNs[kind[i]]).toBeGreaterThanOrEqual(Math.max(...kindNs) - pixelNs * ROUNDING);
    });
    procs.forEach((_, at) => {
      const wholeNs = total(exact.kindNs(at, { startNs: 0, endNs: lastNs }));
      expect(Math.abs(laneNs[at] - wholeNs)).toBeLessThan(1 + wholeNs * 1e-5 + 1000);
      // A pixel in which one slice goes on from the one before counts it again.
      expect(laneCount[at]).toBeGreaterThanOrEqual(exact.count(at));
      expect(laneCount[at]).toBeLessThanOrEqual(exact.count(at) + widthPx + generations.length);
    });
  });

  /** P1 is so busy that pictures of the whole come from zoom levels; P0 runs one slice through all three generations. */
  const crowd = Array.from({ length: 1500 }, (_, i) => `runnable ${i * 2 + 1}-${i * 2 + 2} | run ${i * 2 + 2}-${i * 2 + 3} P1`).join(' | ');
  const LONG = scheduleTrace(`G1 main.main: run 0-2600 P0 | chan receive 2600-3000\nG2 main.crowd: run 0-1 P1 | ${crowd}`, 26, [1000.5, 2000.5]);

  it('draw a slice of many pixels and generations as one span, with its name', async () => {
    const trace = await detailsOf(LONG, 0);
    const answer = await strips(trace, 0, trace.index.lastNs, 10);
    const long = [...answer.lane.keys()].filter((i) => answer.lane[i] === 0);
    expect(long).toHaveLength(1);
    const [i] = long;
    expect(answer).toMatchObject({ procs: Float64Array.of(0, 1) });
    expect([answer.count[i], answer.busy[i], answer.goroutineId[i], answer.names[answer.nameOf[i]]]).toEqual([1, 1, 1, 'main.main']);
    expect(Math.abs(answer.startNs[i])).toBeLessThan(2000);
    expect(Math.abs(answer.endNs[i] - 2_600_000)).toBeLessThan(3000);
    // Nothing was read again for it.
    expect(trace.reloaded).toEqual([]);
    expect(answer.lane.filter((lane) => lane === 1).length).toBeLessThanOrEqual(11);
  });

  it('show the same columns when the picture moves', async () => {
    const trace = await detailsOf(LONG);
    const here = columns(await strips(trace, 300_000, 2_400_000, 7));
    const moved = columns(await strips(trace, 333_000, 2_433_000, 7));
    expect(here.length).toBeGreaterThanOrEqual(7);
    expect(moved.slice(0, 7)).toEqual(here.slice(0, 7));
  });

  it('give way to slices where one zooms in, cut nowhere', async () => {
    const trace = await detailsOf(LONG, 0);
    const answer = await strips(trace, 1_400_000, 1_404_000, 400);
    expect(trace.reloaded).toEqual([1]);
    const long = answer.lane.indexOf(0);
    expect([answer.count[long], Math.round(answer.startNs[long] / 1000), Math.round(answer.endNs[long] / 1000)]).toEqual([1, 0, 2600]);
    expect(answer.lane.filter((lane) => lane === 1)).toHaveLength(2);
  });
});
