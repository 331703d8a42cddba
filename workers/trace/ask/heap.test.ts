import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { detailsOf } from '../testing/indexOf.ts';
import { scheduleTrace } from '../testing/schedule.ts';
import { ask } from './ask.ts';

/** Steps of [from, to) and the value in force at `from`. */
function within(timeNs: Float64Array, value: Float64Array, from: number, to: number): readonly number[] {
  const first = Math.max(0, timeNs.findLastIndex((ns) => ns <= from));
  return [...value.keys()].filter((i) => i >= first && timeNs[i] < to).map((i) => value[i]);
}

describe('the heap line of a recording', () => {
  const bytes = new Uint8Array(readFileSync(fileURLToPath(new URL('../../../fixtures/traces/go1.27-long-run-gen100ms.trace', import.meta.url))));

  it.each([1, 2, 5])('in %d pixels misses neither its highs nor its lows, and needs no detail', async (widthPx) => {
    const held = await detailsOf(bytes);
    const { lastNs } = held.index;
    const range = { startNs: 0, endNs: lastNs };
    const exact = await ask(held.details, { ask: 'heap', range, widthPx: 1e9 });
    expect(exact.liveBytes.length).toBe(held.details.summaries.reduce((sum, { heapLive }) => sum + heapLive.points, 0));
    const trace = await detailsOf(bytes, 0);
    const few = await ask(trace.details, { ask: 'heap', range, widthPx });
    expect(trace.reloaded).toEqual([]);
    expect(few.liveBytes.length).toBeLessThanOrEqual(4 * (widthPx + 1));
    expect(few.liveBytes.length).toBeLessThan(exact.liveBytes.length);
    // No step is higher or lower than what is drawn less than a pixel from it.
    const pixelNs = lastNs / widthPx;
    exact.liveTimeNs.forEach((ns, i) => {
      const drawn = within(few.liveTimeNs, few.liveBytes, ns - pixelNs, ns + pixelNs);
      expect(Math.max(...drawn)).toBeGreaterThanOrEqual(exact.liveBytes[i]);
      expect(Math.min(...drawn)).toBeLessThanOrEqual(exact.liveBytes[i]);
    });
    expect(Math.max(...few.liveBytes)).toBe(Math.max(...exact.liveBytes));
    expect(Math.min(...few.liveBytes)).toBe(Math.min(...exact.liveBytes));
    expect([few.liveTimeNs[0], few.liveTimeNs.at(-1)]).toEqual([exact.liveTimeNs[0], exact.liveTimeNs.at(-1)]);
  });

  it('begins with the value in force, of whichever generation', async () => {
    const trace = await detailsOf(bytes, 0);
    const { generations, lastNs } = trace.index;
    const exact = await ask((await detailsOf(bytes)).details, { ask: 'heap', range: { startNs: 0, endNs: lastNs }, widthPx: 1e9 });
    for (const { fromNs, lastNs: endNs } of generations) {
      const range = { startNs: fromNs + 1, endNs };
      const { liveTimeNs, liveBytes } = await ask(trace.details, { ask: 'heap', range, widthPx: 1e9 });
      expect([...liveBytes]).toEqual(within(exact.liveTimeNs, exact.liveBytes, range.startNs, range.endNs));
      if (exact.liveTimeNs[0] <= range.startNs) expect(liveTimeNs[0]).toBeLessThanOrEqual(range.startNs);
    }
  });

  it('is decoded again for single steps where every other event is one', async () => {
    const storm = new Uint8Array(readFileSync(fileURLToPath(new URL('../../../fixtures/traces/go1.27-gc-alloc-storm.trace', import.meta.url))));
    const held = await detailsOf(storm);
    const trace = await detailsOf(storm, 0);
    const at = held.index.lastNs / 2;
    for (const range of [
      { startNs: 0, endNs: held.index.lastNs },
      { startNs: at, endNs: at * 1.01 },
    ]) {
      expect(await ask(trace.details, { ask: 'heap', range, widthPx: 1000 })).toEqual(await ask(held.details, { ask: 'heap', range, widthPx: 1000 }));
    }
    expect(trace.reloaded.length).toBeGreaterThan(0);
  });

  it('is empty where there are no figures', async () => {
    const { details, index } = await detailsOf(scheduleTrace('G1 main.main: run 0-10 P0', 26));
    const heap = await ask(details, { ask: 'heap', range: { startNs: 0, endNs: index.lastNs }, widthPx: 10 });
    expect([heap.liveBytes.length, heap.goalBytes.length]).toEqual([0, 0]);
  });
});
