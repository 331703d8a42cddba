import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GcCycle } from '../api/gc.ts';
import { alignAll, alignTwo } from './align.ts';
import type { Alignable, AlignCycle } from './alignable.ts';
import { byCycles } from './byCycles.ts';
import { cyclesOfLog } from './cyclesOfLog.ts';
import { mostCommon } from './shifts.ts';

const MS = 1e6;

/** Starts and mark lengths in ms, as a trace knows them, or as a log's line (cut off to 1 ms and a tenth) that began `earlierMs` before. */
function traceOf(cycles: readonly (readonly [number, number])[]): readonly AlignCycle[] {
  return cycles.map(([startMs, markMs]) => ({
    number: undefined,
    start: exactly(startMs),
    end: { low: (startMs + markMs) * MS, high: (startMs + markMs + 0.1) * MS },
    sweepTermination: undefined,
    mark: exactly(markMs),
    stopped: undefined,
  }));
}

function linesOf(cycles: readonly (readonly [number, number])[], earlierMs: number, firstNumber = 1): readonly AlignCycle[] {
  return cycles.map(([startMs, markMs], place) => {
    const low = Math.floor(startMs + earlierMs) * MS;
    return { number: firstNumber + place, start: { low, high: low + MS }, end: undefined, sweepTermination: undefined, mark: { low: Math.floor(markMs * 10) * 1e5, high: Math.ceil(markMs * 10) * 1e5 }, stopped: undefined };
  });
}

function exactly(ms: number) {
  return { low: ms * MS, high: ms * MS };
}

/** Cycles that come every so often, give or take, from a seed. */
function cyclesFrom(seed: number, count: number): readonly (readonly [number, number])[] {
  let state = seed;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  let at = 5;
  return Array.from({ length: count }, () => {
    at += 20 + 30 * next();
    return [at, 1 + 8 * next()] as const;
  });
}

const document = (key: string, patch: Partial<Alignable>): Alignable => ({ key, zero: 'record', wall: undefined, durationNs: 1000 * MS, cycles: [], ...patch });
const wall = (startMs: number, precisionNs = 1000) => ({ startMs, precisionNs });
const trace = (patch: Partial<Alignable>): Alignable => document('trace', { zero: 'trace', ...patch });

describe('cycles seen in two documents', () => {
  it('give the offset, within what the lines cut off, whichever part of them the trace has', () => {
    assert(
      property(integer({ min: 1, max: 1e6 }), integer({ min: 0, max: 12 }), integer({ min: 3, max: 8 }), integer({ min: 0, max: 5000 }), (seed, from, count, earlierMs) => {
        const cycles = cyclesFrom(seed, 20);
        const found = byCycles(traceOf(cycles.slice(from, from + count)), linesOf(cycles, earlierMs + 0.3), undefined);
        if ('refused' in found) {
          // With three or four cycles chance may not be ruled out; wrong it must never be.
          expect(count).toBeLessThan(5);
          return;
        }
        expect(found.shift).toBe(from);
        expect(found.offset.low).toBeLessThanOrEqual((0.001 - earlierMs - 0.3) * MS);
        expect(found.offset.high).toBeGreaterThanOrEqual((-0.001 - earlierMs - 0.3) * MS);
      }),
    );
  });

  it('are refused of other runs', () => {
    assert(
      property(integer({ min: 1, max: 1e6 }), integer({ min: 2, max: 30 }), integer({ min: 2, max: 60 }), (seed, count, lines) => {
        expect(byCycles(traceOf(cyclesFrom(seed, count)), linesOf(cyclesFrom(seed + 7919, lines), 12), undefined)).toHaveProperty('refused');
      }),
    );
  });

  it('bear a few that are off, a stop stretched between the two looks at the clock', () => {
    const cycles = cyclesFrom(11, 10);
    const late = cycles.map(([startMs, markMs], place) => [startMs + (place % 4 === 0 ? 3 : 0), markMs] as const);
    const found = byCycles(traceOf(late), linesOf(cycles, 40.5), undefined);
    expect(found).toMatchObject({ shift: 0, agreeing: 7 });
  });

  it('tell nothing if there are none, one, or if they come like clockwork', () => {
    const beats = Array.from({ length: 12 }, (_, beat) => [10 + beat * 100, 2.5] as const);
    expect(byCycles([], linesOf(beats, 3), undefined)).toEqual({ refused: 'too few cycles' });
    expect(byCycles(traceOf(beats.slice(3, 4)), linesOf(beats, 3), undefined)).toEqual({ refused: 'too few cycles' });
    expect(byCycles(traceOf(beats.slice(3, 7)), linesOf(beats, 3), undefined)).toEqual({ refused: 'ambiguous' });
  });

  it('are told apart by another clock that is roughly known', () => {
    const beats = Array.from({ length: 12 }, (_, beat) => [10 + beat * 100, 2.5] as const);
    expect(byCycles(traceOf(beats.slice(3, 7)), linesOf(beats, 3), { low: -30 * MS, high: 20 * MS })).toMatchObject({ shift: 3, agreeing: 4 });
  });

  it('with numbers fit at their numbers only', () => {
    const cycles = cyclesFrom(5, 6);
    const ends = linesOf(cycles, 3).map((cycle, place) => ({ ...cycle, start: undefined, mark: undefined, end: exactly((cycles[place]?.[0] ?? 0) + (cycles[place]?.[1] ?? 0)) }));
    const lines = linesOf(cycles, 3).map((cycle) => ({ ...cycle, end: { low: (cycle.start?.low ?? 0) + (cycle.mark?.low ?? 0), high: (cycle.start?.high ?? 0) + (cycle.mark?.high ?? 0) } }));
    expect(byCycles(ends, lines, undefined)).toMatchObject({ shift: 0, agreeing: 6 });
    expect(byCycles(ends.slice(2), lines, undefined)).toMatchObject({ shift: 2, agreeing: 4 });
    expect(byCycles(ends, linesOf(cycles, 3, 100), undefined)).toEqual({ refused: 'no common cycles' });
  });
});

const row = (number: number, startMs: number): GcCycle => ({ index: 0, number, startNs: startMs * MS, endNs: (startMs + 5) * MS, sweepTerminationNs: 0, markNs: 25 * MS, markTerminationNs: 120_000 }) as GcCycle;

describe('cyclesOfLog', () => {
  it('leave what a line cuts off open', () => {
    const [cycle] = cyclesOfLog([row(1, 7)]);
    expect(cycle?.start).toEqual({ low: 7 * MS, high: 8 * MS });
    expect(cycle?.mark).toEqual({ low: 25 * MS - 20_000, high: 26 * MS + 20_000 });
    expect(cycle?.stopped).toEqual({ low: 80_000, high: 171_000 });
  });

  it('have a place for cycles whose line is missing, but not for those before another program', () => {
    expect(cyclesOfLog([row(3, 1), row(4, 50), row(7, 90)]).map(({ number, start }) => [number, start?.low])).toEqual([[3, MS], [4, 50 * MS], [5, undefined], [6, undefined], [7, 90 * MS]]);
    expect(cyclesOfLog([row(3, 1), row(1, 50), row(2, 60), row(900, 70)]).map(({ number }) => number)).toEqual([3, 1, 2, 900]);
  });

  it('of MemStats are an end, known exactly, and the stops together', () => {
    const [cycle] = cyclesOfLog([{ ...row(1, 7), markNs: undefined }]);
    expect(cycle).toMatchObject({ start: undefined, end: { low: 12 * MS, high: 12 * MS }, mark: undefined, stopped: { low: 5 * MS, high: 5 * MS } });
  });
});

describe('mostCommon', () => {
  it('is where most spans overlap, ends included, the narrowest of equals', () => {
    expect(mostCommon([])).toBeUndefined();
    expect(mostCommon([{ low: 0, high: 10 }, { low: 5, high: 20 }, { low: 8, high: 9 }, { low: 30, high: 40 }])).toEqual({ count: 3, span: { low: 8, high: 9 } });
    expect(mostCommon([{ low: 0, high: 5 }, { low: 5, high: 9 }])).toEqual({ count: 2, span: { low: 5, high: 5 } });
    expect(mostCommon([{ low: 0, high: 9 }, { low: 20, high: 21 }])).toEqual({ count: 1, span: { low: 20, high: 21 } });
  });
});

describe('alignTwo', () => {
  const cycles = cyclesFrom(3, 8);

  it('takes the wall clock where both tell it', () => {
    expect(alignTwo(trace({ wall: wall(5000) }), document('log', { wall: wall(5012, 500) }))).toMatchObject({ offsetNs: 12 * MS, by: 'wall clock', precisionNs: 1500 });
  });

  it('refines a coarse clock by cycles, and keeps a fine one', () => {
    const on = trace({ wall: wall(5000), cycles: traceOf(cycles) });
    const lines = linesOf(cycles, 8.3);
    expect(alignTwo(on, document('log', { wall: wall(5000 - 15, 20 * MS), cycles: lines }))).toMatchObject({ by: 'GC cycles', cycles: 8 });
    expect(alignTwo(on, document('log', { wall: wall(5000 - 8.3), cycles: lines }))).toMatchObject({ by: 'wall clock', cycles: 8 });
  });

  it('refuses what by its clock is of another time, unless the cycles of a trace say that the clock is wrong', () => {
    const on = trace({ wall: wall(5e6), cycles: traceOf(cycles) });
    expect(alignTwo(on, document('log', { wall: wall(9e6), cycles: linesOf(cyclesFrom(99, 8), 3) }))).toEqual({ refused: 'other times' });
    expect(alignTwo(on, document('log', { wall: wall(5e6 + 7_200_000), cycles: linesOf(cycles, 3.4) }))).toMatchObject({ by: 'GC cycles', cycles: 8 });
  });

  it('takes the program’s start for two logs of it, and nothing for a trace', () => {
    const log = document('log', { zero: 'process' });
    expect(alignTwo(document('other', { zero: 'process' }), log)).toMatchObject({ offsetNs: 0, by: 'process start' });
    expect(alignTwo(trace({}), log)).toEqual({ refused: 'no clock in common' });
  });
});

describe('alignAll', () => {
  it('goes by way of a log that is placed already, the best known one', () => {
    const one = cyclesFrom(8, 1);
    const memStats = document('memstats', { wall: { startMs: 5001, precisionNs: 0 }, cycles: linesOf(one, 0).map((cycle) => ({ ...cycle, start: undefined, end: exactly((one[0]?.[0] ?? 0) + (one[0]?.[1] ?? 0) - 1) })) });
    const lines = linesOf(one, 7.5).map((cycle) => ({ ...cycle, end: { low: (cycle.start?.low ?? 0) + (cycle.mark?.low ?? 0), high: (cycle.start?.high ?? 0) + (cycle.mark?.high ?? 0) } }));
    const gctrace = document('gctrace', { zero: 'process', cycles: lines });
    const inits = document('inits', { zero: 'process' });
    const found = alignAll(trace({ wall: { startMs: 5000, precisionNs: 1000 } }), [inits, gctrace, memStats]);
    expect(found.get('memstats')).toMatchObject({ by: 'wall clock', through: undefined });
    const placed = found.get('gctrace');
    expect(placed).toMatchObject({ by: 'GC cycles', through: 'memstats', cycles: 1 });
    expect(placed !== undefined && 'offsetNs' in placed && Math.abs(placed.offsetNs + 7.5 * MS) <= placed.precisionNs).toBe(true);
    expect(found.get('inits')).toMatchObject({ by: 'process start', through: 'gctrace' });
  });

  it('says of each why it has no place', () => {
    const found = alignAll(trace({ cycles: traceOf(cyclesFrom(1, 6)) }), [document('other run', { cycles: linesOf(cyclesFrom(4, 9), 0) }), document('silent', {})]);
    expect([...found.values()]).toEqual([{ refused: 'no common cycles' }, { refused: 'no clock in common' }]);
  });
});
