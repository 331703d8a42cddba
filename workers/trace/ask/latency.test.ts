import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { TraceIndex } from '../index/traceIndex.ts';
import { detailsOf } from '../testing/indexOf.ts';
import { type LatencyMapQuestion, askLatencyMap } from './latency.ts';

/** The map by its definition: one creation after the other, one logarithm each. "x y": count, over, worst wait. */
function byDefinition({ startWaits }: TraceIndex, { range, widthPx, heightPx, cellPx, lowNs, highNs, thresholdNs }: LatencyMapQuestion): ReadonlyMap<string, readonly number[]> {
  const cells = new Map<string, readonly number[]>();
  const columns = Math.ceil(widthPx / cellPx);
  const rows = Math.ceil(heightPx / cellPx);
  for (let creation = 0; creation < startWaits.count; creation++) {
    const created = startWaits.createdNs.values[creation];
    const ns = startWaits.waitNs(creation);
    if (Number.isNaN(ns) || created < range.startNs || created >= range.endNs) continue;
    const x = Math.min(columns - 1, Math.floor((created - range.startNs) * (widthPx / cellPx / (range.endNs - range.startNs))));
    const row = Math.floor((Math.log(ns) - Math.log(lowNs)) * (heightPx / cellPx / (Math.log(highNs) - Math.log(lowNs))));
    const cell = `${x} ${Math.min(rows - 1, Math.max(0, row))}`;
    const [count, over, worst] = cells.get(cell) ?? [0, 0, 0];
    cells.set(cell, [count + 1, over + Number(ns > thresholdNs), Math.max(worst, ns)]);
  }
  return cells;
}

describe('the map of start waits', () => {
  it.each([
    [0, 1, 300, 200, 3, 1e5],
    [0.2, 0.7, 97, 61, 5, 3000],
    [0.5, 0.501, 40, 40, 4, 1],
    [0, 2, 10, 10, 10, 1e9],
  ])('from %d to %d of a recording, %d by %d px, is what its definition says', async (from, to, widthPx, heightPx, cellPx, thresholdNs) => {
    const file = fileURLToPath(new URL('../../../fixtures/traces/go1.27-http-server.trace', import.meta.url));
    const { index } = await detailsOf(new Uint8Array(readFileSync(file)));
    const range = { startNs: Math.floor(index.lastNs * from), endNs: Math.ceil(index.lastNs * to) };
    const question = { range, widthPx, heightPx, cellPx, lowNs: 500, highNs: 1e7, thresholdNs };
    const { cellX, cellY, count, over, worst, totalCount, totalOver } = askLatencyMap(index, question);
    const expected = byDefinition(index, question);
    const cells = new Map([...cellX.keys()].map((i) => [`${cellX[i]} ${cellY[i]}`, [count[i], over[i], index.startWaits.waitNs(worst[i])]] as const));
    expect(cells).toEqual(expected);
    expect(totalCount).toBe(count.reduce((sum, n) => sum + n, 0));
    expect(totalOver).toBe(over.reduce((sum, n) => sum + n, 0));
    // In x, then y order.
    const places = Array.from(cellX, (x, i) => x * 1000 + cellY[i]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
