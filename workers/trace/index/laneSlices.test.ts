import { describe, expect, it } from 'vitest';
import { ask } from '../ask/ask.ts';
import { type DetailedTrace, detailsOf } from '../testing/indexOf.ts';
import { type WireEvent, type WireGeneration, traceBytes } from '../testing/traceBytes.ts';
import { laneBusyNs, lanePieces } from './laneSlices.ts';

const US = 1000;
const procRuns = (proc: number): WireEvent => ({ type: 13, dt: 1, args: [proc, 1] });
const runs = (g: number, thread: number): WireEvent => ({ type: 25, dt: 1, args: [g, thread, 2] });
const blocks = (dt: number): WireEvent => ({ type: 20, dt, args: [0, 0] });
const wakes = (g: number, seq: number, dt: number): WireEvent => ({ type: 21, dt, args: [g, seq, 0] });
const starts = (g: number, seq: number, dt: number): WireEvent => ({ type: 16, dt, args: [g, seq] });

const generation = (gen: number, startUs: number, threads: Readonly<Record<number, readonly WireEvent[]>>): WireGeneration => ({
  gen,
  strings: [],
  stacks: [],
  batches: Object.entries(threads).map(([m, events]) => ({ m: Number(m), time: startUs * US, events })),
});

/** G1 runs on P0 from 0 to 350 µs; the generation from 100 to 200 does not mention either. G2 blocks and goes on, on P1. */
const QUIET = traceBytes(26, [
  generation(1, 1000, { 100: [procRuns(0), runs(1, 100)], 101: [procRuns(1), runs(2, 101), blocks(50 * US), wakes(2, 1, 5), starts(2, 2, 10 * US)] }),
  generation(2, 1100, { 101: [procRuns(1), runs(2, 101), blocks(40 * US), wakes(2, 1, 5), starts(2, 2, 20 * US)] }),
  generation(3, 1200, { 100: [procRuns(0), runs(1, 100), blocks(150 * US)], 101: [procRuns(1), runs(2, 101), blocks(170 * US)] }),
]);

const rounded = (ns: number): number => Math.round(ns / US);
const told = ({ details }: DetailedTrace, proc: number, startUs: number, endUs: number): readonly string[] =>
  lanePieces(details, proc, startUs * US, endUs * US).flatMap((piece) =>
    piece.what === 'single'
      ? [`single ${rounded(piece.startNs)}-${rounded(piece.endNs)}`]
      : [...piece.rows.startNs.keys()].slice(piece.from, piece.to).map((row) => `row ${rounded(piece.rows.startNs[row])}-${rounded(piece.rows.endNs[row])}`),
  );

describe('the slices of a lane', () => {
  it('are found from within any of the generations they last through', async () => {
    const trace = await detailsOf(QUIET);
    expect(trace.index.generations).toHaveLength(3);
    for (const [from, to] of [
      [10, 20],
      [120, 130],
      [210, 220],
      [0, 400],
    ]) {
      expect(told(trace, 0, from, to)).toEqual(['single 0-350']);
    }
    expect(told(trace, 0, 352, 380)).toEqual([]);
    expect(told(trace, 1, 20, 120)).toEqual(['row 0-50', 'single 60-140']);
    expect(told(trace, 1, 150, 155)).toEqual([]);
    expect(told(trace, 1, 0, 400)).toEqual(['row 0-50', 'single 60-140', 'single 160-370']);
    expect(rounded(laneBusyNs(trace.details, 1, 40 * US, 170 * US))).toBe(10 + 80 + 10);
  });

  it('are drawn and counted through a generation that does not mention the P', async () => {
    const trace = await detailsOf(QUIET);
    const strips = await ask(trace.details, { ask: 'procStrips', range: { startNs: 110 * US, endNs: 190 * US }, widthPx: 4 });
    expect([...strips.lane.keys()].filter((i) => strips.lane[i] === 0).map((i) => [strips.goroutineId[i], rounded(strips.startNs[i]), rounded(strips.endNs[i])])).toEqual([[1, 0, 350]]);
    // So far out that all comes from zoom levels.
    const far = await ask(trace.details, { ask: 'procStrips', range: { startNs: 0, endNs: 4000 * US }, widthPx: 4 });
    expect(far.lane).toHaveLength(2);
    expect(far.busy[0]).toBeCloseTo(350 / 370, 2);
    const { busy } = await ask(trace.details, { ask: 'rangeFigures', range: { startNs: 100 * US, endNs: 200 * US }, thresholdNs: 1 });
    expect(busy).toBeCloseTo((100 + 40 + 40) / 200, 2);
    const minimap = await ask(trace.details, { ask: 'minimap', widthPx: 1 });
    expect(minimap.busy[0]).toBeCloseTo((350 + 50 + 80 + 210) / 740, 2);
  });
});
