import { describe, expect, it } from 'vitest';
import type { GcCycle } from '../../../workers/api.ts';
import { phaseScale, placeIn } from './phaseScale.ts';

const CYCLE = { startNs: 1000, endNs: 2000, sweepTerminationNs: 10, markNs: 970, markTerminationNs: 20, markTerminations: 1, sweepNs: 500 } as GcCycle;

describe('phases of a cycle', () => {
  it('lie beside each other to scale', () => {
    expect(phaseScale(CYCLE, false).map(({ phase, startNs, endNs }) => [phase, startNs, endNs])).toEqual([
      ['sweep termination', 1000, 1010],
      ['mark', 1010, 1980],
      ['mark termination', 1980, 2000],
      ['sweep', 2000, 2500],
    ]);
    expect(phaseScale(CYCLE, false).map(({ from }) => from * 1500)).toEqual([0, 10, 980, 1000].map((ns) => expect.closeTo(ns, 6)));
  });

  it('stay visible where they are short, and fill the width', () => {
    const phases = phaseScale(CYCLE, true);
    for (const { from, to } of phases) expect(to - from).toBeGreaterThan(0.1);
    expect(phases.at(-1)?.to).toBeCloseTo(1);
    const long = phases.filter(({ phase }) => phase === 'mark' || phase === 'sweep').map(({ from, to }) => to - from);
    expect((long[0] ?? 0) / (long[1] ?? 1)).toBeCloseTo(970 / 500);
  });

  it('take other moments with them', () => {
    const phases = phaseScale(CYCLE, true);
    expect([900, 1000, 3000].map((ns) => placeIn(phases, ns))).toEqual([0, 0, 1]);
    const [, mark] = phases;
    expect(placeIn(phases, 1010 + 970 / 2)).toBeCloseTo(((mark?.from ?? 0) + (mark?.to ?? 0)) / 2);
  });

  it('are none where the source tells none', () => {
    expect(phaseScale({ ...CYCLE, markNs: undefined }, true)).toEqual([]);
  });
});
