import { describe, expect, it } from 'vitest';
import { WORKER_MODE } from '../closeup/closeup.ts';
import { CYCLE_SUM, CYCLE_SUMS, CYCLE_VALUE, CYCLE_VALUES, type CyclePart } from './cyclePart.ts';
import type { CycleSpan } from './cycleSpans.ts';
import { JoinedParts } from './joinCycles.ts';

/** One cycle over three generations: it starts at 90, marking ends at 250. */
const SPAN: CycleSpan = { index: 0, markStartNs: 88, markEndNs: 250, startNs: 90, endNs: 255, cut: undefined, sweepTermination: 0, markTerminations: [1], trigger: 'heap', by: 1, stack: 0 };
const GENERATIONS = [
  { fromNs: -Infinity, lastNs: 100 },
  { fromNs: 100, lastNs: 200 },
  { fromNs: 200, lastNs: 300 },
];

type Sum = keyof typeof CYCLE_SUM;
type Value = keyof typeof CYCLE_VALUE;

function part(sums: Partial<Record<Sum, number>>, values: Partial<Record<Value, number>>, more: Partial<CyclePart> = {}): CyclePart {
  const columns = { sums: new Float64Array(2 * CYCLE_SUMS), values: new Float64Array(2 * CYCLE_VALUES).fill(NaN) };
  for (const [name, amount] of Object.entries(sums)) columns.sums[CYCLE_SUMS + CYCLE_SUM[name as Sum]] = amount;
  for (const [name, value] of Object.entries(values)) columns.values[CYCLE_VALUES + CYCLE_VALUE[name as Value]] = value;
  const crossing = { cycle: new Uint32Array(0), goroutine: new Uint32Array(0) };
  return { firstCycle: -1, cycles: 2, ...columns, crossing, carried: [], leaves: [], lastLive: undefined, lastGoal: undefined, procs: [], ...more };
}

function joined(parts: readonly CyclePart[]): JoinedParts {
  const all = new JoinedParts([SPAN]);
  const carried = { modes: new Map<number, number>(), live: undefined, goal: undefined, procs: undefined };
  parts.forEach((one, at) => all.add(one, GENERATIONS[at], carried));
  const last = parts[parts.length - 1];
  all.end(last, 1, carried);
  return all;
}

describe('parts of generations', () => {
  it('carry what a worker is to the generations through which it runs on', () => {
    const runsOn = [{ cycle: 0, goroutine: 7, ns: 100 }];
    const all = joined([
      part({ dedicated: 5 }, {}, { leaves: [{ goroutine: 7, mode: WORKER_MODE.dedicated }] }),
      part({ fractional: 3 }, {}, { carried: runsOn }),
      part({}, {}, { carried: [...runsOn, { cycle: 0, goroutine: 8, ns: 4 }] }),
    ]);
    expect([all.sum(0, CYCLE_SUM.dedicated), all.sum(0, CYCLE_SUM.fractional), all.sum(0, CYCLE_SUM.other)]).toEqual([205, 3, 4]);
  });

  it('count a goroutine once that assists in several', () => {
    const crossing = { cycle: Uint32Array.of(0, 0), goroutine: Uint32Array.of(4, 5) };
    const all = joined([part({ assistGoroutines: 2 }, {}, { crossing }), part({ assistGoroutines: 1 }, {}, { crossing: { cycle: Uint32Array.of(0), goroutine: Uint32Array.of(5) } }), part({}, {})]);
    expect(all.assistingGoroutines(0)).toBe(5);
  });

  it('count what is open in the end, a tick longer, and nothing that was open before', () => {
    const all = joined([part({ openAssists: 1, assistHeldUp: 10 }, {}), part({ assists: 1, assistHeldUp: 20, openSweeps: 1, sweep: 2 }, {}), part({ openAssists: 2, assistHeldUp: 5, sweeps: 1, sweep: 3 }, {})]);
    expect([CYCLE_SUM.assists, CYCLE_SUM.assistHeldUp, CYCLE_SUM.sweeps, CYCLE_SUM.sweep].map((sum) => all.sum(0, sum))).toEqual([3, 37, 1, 5]);
  });

  it('tell the heap at its moments, with what an earlier generation left where one tells nothing', () => {
    const all = joined([
      part({}, { startBytes: 50, highestBytes: 55, goalBytes: 99 }, { lastLive: { timeNs: 99, value: 55 }, lastGoal: { timeNs: 1, value: 80 }, procs: [{ timeNs: 0, value: 2 }] }),
      part({}, { startBytes: 1, highestBytes: 70 }, { lastLive: { timeNs: 190, value: 70 }, procs: [{ timeNs: 110, value: 4 }] }),
      part({}, { highestBytes: 60, sweepEndNs: 290 }),
    ]);
    const value = (of: Value): number | undefined => all.value(0, CYCLE_VALUE[of]);
    expect([value('startBytes'), value('highestBytes'), value('markedBytes'), value('markedNs'), value('goalBytes'), value('sweepEndNs')]).toEqual([50, 70, 70, 190, 80, 290]);
    expect(all.procs.map(({ value: procs }) => procs)).toEqual([2, 4]);
  });
});
