// Mutator utilisation of made-up rows: how workers are counted, what GOMAXPROCS and ranges found open do; and, of any rows, windows, means and
// quantiles beside what trying every window says.

import { readFileSync } from 'node:fs';
import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeCloseOf } from '../testing/closeOf.ts';
import { lostIn, meanUtilisation, UtilisationLoss } from './utilisationLoss.ts';
import { UtilisationCurve } from './utilisationCurve.ts';
import { STEP, STEP_ENDS, STEP_EXECUTES, STEP_UNTOLD } from './utilisationPart.ts';
import { utilisationQuantiles } from './utilisationQuantiles.ts';
import { type UtilisationChoice, utilisationSteps } from './utilisationReplay.ts';
import { UtilisationRows } from './utilisationRows.ts';
import { minimumUtilisation, worstWindows } from './worstWindows.ts';

type Step = readonly [timeNs: number, what: number, proc: number, who?: number];

const EVERYTHING = { stw: true, background: true, assist: true, sweep: true };
const once: UtilisationChoice = { causes: EVERYTHING, perProc: false, counting: 'each once' };
const asGo: UtilisationChoice = { ...once, counting: 'go tool trace' };
const NONE = 0xffff;

function rowsOf(steps: readonly Step[], untilNs: number, first = true): UtilisationRows {
  const rows = new UtilisationRows();
  rows.join(
    { timeNs: Float64Array.from(steps, ([timeNs]) => timeNs), what: Uint8Array.from(steps, ([, what]) => what), proc: Uint16Array.from(steps, ([, , proc]) => proc), who: Uint32Array.from(steps, ([, , , who = 0]) => who) },
    first,
  );
  rows.untilNs = untilNs;
  return rows;
}

/** "time value" of every change. */
function told(rows: UtilisationRows, choice: UtilisationChoice): readonly string[][] {
  return utilisationSteps(rows, choice).map(({ timeNs, value }) => Array.from(timeNs, (ns, i) => `${ns} ${value[i]}`));
}

describe('u(t)', () => {
  const twice = rowsOf(
    [
      [0, STEP.procs, NONE, 2],
      [10, STEP.dedicated, 0, 7],
      [20, STEP.worker | STEP_ENDS, 0, 7],
      [30, STEP.worker, 0, 7],
      [31, STEP.dedicated, 0, 7],
      [40, STEP.worker | STEP_ENDS, 0, 7],
    ],
    100,
  );

  it('counts a worker from its label until it stops; as go tool trace does, twice from its second start on', () => {
    expect(told(twice, once)).toEqual([['0 1', '10 0.5', '20 1', '31 0.5', '40 1', '100 0']]);
    expect(told(twice, asGo)).toEqual([['0 1', '10 0.5', '20 1', '30 0.5', '100 0']]);
  });

  it('leaves dedicated workers out where it is of single Ps', () => {
    expect(told(twice, { ...once, perProc: true })).toEqual([['0 1', '100 0'], ['0 1', '100 0']]);
    const fractional = rowsOf([[0, STEP.procs, NONE, 2], [10, STEP.fractional, 1, 7], [20, STEP.worker | STEP_ENDS, 1, 7]], 100);
    expect(told(fractional, { ...once, perProc: true })).toEqual([['0 1', '100 0'], ['0 1', '10 0', '20 1', '100 0']]);
  });

  it('is 0 while the world is stopped, whatever else goes on', () => {
    const rows = rowsOf([[0, STEP.procs, NONE, 4], [5, STEP.assist, 1], [10, STEP.stop, 2], [12, STEP.assist | STEP_ENDS, 1], [20, STEP.stop | STEP_ENDS, 2]], 30);
    expect(told(rows, once)).toEqual([['0 1', '5 0.75', '10 0', '20 1', '30 0']]);
    expect(told(rows, { ...once, causes: { ...EVERYTHING, stw: false } })).toEqual([['0 1', '5 0.75', '12 1', '30 0']]);
  });

  it('counts what is found open in the first generation from the beginning, and later not again', () => {
    const found: readonly Step[] = [[0, STEP.procs, NONE, 2], [5, STEP.sweep, 1], [10, STEP.assistIsOpen | STEP_EXECUTES, 0], [20, STEP.assist | STEP_ENDS, 0]];
    expect(told(rowsOf(found, 30), once)).toEqual([['0 0.5', '5 0', '20 0.5', '30 0']]);
    expect(told(rowsOf([[0, STEP.procs, NONE, 2], [10, STEP.sweepIsOpen, 0]], 30, false), once)).toEqual([['0 1', '30 0']]);
    // Its goroutine waits: it takes no P.
    expect(told(rowsOf([[0, STEP.procs, NONE, 2], [10, STEP.assistIsOpen, 0], [20, STEP.assist | STEP_ENDS, 0]], 30), once)).toEqual([['0 1', '10 0.5', '20 1', '30 0']]);
  });

  it('knows nothing before GOMAXPROCS, follows it, and forgets what a P that is gone did', () => {
    const rows = rowsOf([[1, STEP.sweep, 0], [2, STEP.procs, NONE, 4], [3, STEP.sweep, 3], [5, STEP.procs, NONE, 2], [7, STEP.procs, NONE, 4]], 10);
    expect(told(rows, once)).toEqual([['2 1', '3 0.75', '5 1', '10 0']]);
    expect(told(rows, { ...once, perProc: true })).toHaveLength(6);
    expect(told(rowsOf([[1, STEP.procs, NONE, 0], [2, STEP.sweep, 0]], 10), once)).toEqual([]);
  });

  it('does not have a first value of GOMAXPROCS that Go’s reader swallows, where it is as Go has it', () => {
    const rows = rowsOf([[0, STEP.procs | STEP_UNTOLD, NONE, 2], [5, STEP.sweep, 0], [9, STEP.sweep | STEP_ENDS, 0]], 10);
    expect(told(rows, once)).toEqual([['0 1', '5 0.5', '9 1', '10 0']]);
    expect(told(rows, asGo)).toEqual([]);
  });
});

it('keeps no more rows than it may, and says so', async () => {
  const close = await wholeCloseOf(new Uint8Array(readFileSync(new URL('../../../fixtures/traces/go1.27-long-run-gen100ms.trace', import.meta.url))));
  const rows = new UtilisationRows(10);
  const known = rows.update(close);
  expect(known).toBeGreaterThan(0);
  expect(known).toBeLessThan(1);
  expect(rows.isCut).toBe(true);
  expect(rows.update(close)).toBe(known);
  expect(utilisationSteps(rows, once)[0].timeNs.at(-1)).toBe(rows.untilNs);
});

const LENGTH = 120;
/** What begins, or ends if it has begun. */
const anyTurn = tuple(integer({ min: 1, max: LENGTH - 1 }), constantFrom(STEP.stop, STEP.sweep, STEP.assist, STEP.dedicated, STEP.fractional), integer({ min: 0, max: 2 }));
/** One event a ns, as in a trace. */
const anyRows = array(anyTurn, { maxLength: 90, size: 'max' }).map((list) => {
  const open = new Set<string>();
  const steps: Step[] = [[0, STEP.procs, NONE, 3]];
  const times = new Set<number>();
  for (const [timeNs, what, proc] of list.toSorted((a, b) => a[0] - b[0])) {
    if (times.has(timeNs)) continue;
    times.add(timeNs);
    const isWorker = what === STEP.dedicated || what === STEP.fractional;
    const key = what === STEP.stop ? 'world' : `${proc} ${isWorker ? 'worker' : what}`;
    const ends = open.delete(key);
    if (!ends) open.add(key);
    steps.push([timeNs, ends ? (isWorker ? STEP.worker : what) | STEP_ENDS : what, proc, proc]);
  }
  return rowsOf(steps, LENGTH);
});
const anyChoice = record({
  causes: constantFrom(EVERYTHING, { ...EVERYTHING, stw: false }, { ...EVERYTHING, background: false }, { stw: false, background: false, assist: true, sweep: false }),
  perProc: constantFrom(true, false),
  counting: constantFrom('each once' as const, 'go tool trace' as const),
});

describe('of any rows', () => {
  it('the minimum is that of all windows, and the worst ones are each the worst of what is left', () => {
    assert(
      property(anyRows, anyChoice, integer({ min: 1, max: LENGTH }), (rows, choice, windowNs) => {
        const curves = curvesOf(rows, choice);
        const all = curves.flatMap((curve) => everyWindow(curve, windowNs));
        if (all.length === 0) return;
        expect(minimumUtilisation(curves, windowNs)).toBeCloseTo(Math.min(...all.map(({ mean }) => mean)), 12);
        let left = all;
        for (const found of worstWindows(curves, windowNs, 5)) {
          expect(found.mean).toBeCloseTo(Math.min(...left.map(({ mean }) => mean)), 12);
          left = left.filter(({ startNs, endNs }) => endNs <= found.startNs || startNs >= found.startNs + found.windowNs);
        }
        if (worstWindows(curves, windowNs, 100).length < 100) expect(worstLeft(curves, windowNs, all)).toBe(0);
      }),
    );
  });

  it('quantiles stand where so many of all windows lie below', () => {
    assert(
      property(anyRows, anyChoice, integer({ min: 1, max: LENGTH - 1 }), constantFrom(0.01, 0.1, 0.5, 0.9), (rows, choice, windowNs, quantile) => {
        const curves = curvesOf(rows, choice).filter(({ lengthNs }) => lengthNs > windowNs);
        if (curves.length === 0) return;
        const [value] = utilisationQuantiles(curves, windowNs, [quantile], minimumUtilisation(curves, windowNs));
        const below = shareBelow(curves, windowNs, value - 1e-9);
        const upTo = shareBelow(curves, windowNs, value + 1e-9);
        expect(below).toBeLessThanOrEqual(quantile + 1e-6);
        expect(upTo).toBeGreaterThanOrEqual(quantile - 1e-6);
      }),
    );
  });

  it('what is lost to causes and what is left make 1, in any window', () => {
    assert(
      property(anyRows, anyChoice, integer({ min: 0, max: LENGTH - 1 }), integer({ min: 1, max: LENGTH }), (rows, choice, startNs, lengthNs) => {
        for (const curve of curvesOf(rows, choice)) {
          const endNs = Math.min(startNs + lengthNs, curve.endNs);
          if (startNs < curve.startNs || endNs <= startNs) continue;
          const [lost] = lostIn(rows, { ...choice, proc: curve.steps.proc }, [{ startNs, endNs }]);
          expect(lost.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1 - curve.mean(startNs, endNs - startNs), 9);
        }
      }),
    );
  });

  it('the mean of a range is that of u(t)', () => {
    assert(
      property(anyRows, (rows) => {
        const [curve] = curvesOf(rows, once);
        const [whole, half] = meanUtilisation(rows, [{ startNs: 0, endNs: LENGTH }, { startNs: 0, endNs: LENGTH / 2 }]);
        expect(whole).toBeCloseTo(curve.mean(0, LENGTH), 9);
        expect(half).toBeCloseTo(curve.mean(0, LENGTH / 2), 9);
      }),
    );
  });

  it('stretches of loss tile the recording', () => {
    assert(
      property(anyRows, (rows) => {
        const loss = new UtilisationLoss(rows, { ...once, proc: undefined });
        let reached = 0;
        while (loss.next()) {
          expect(loss.fromNs).toBe(reached);
          expect(loss.toNs).toBeGreaterThan(loss.fromNs);
          reached = loss.toNs;
        }
        expect(reached).toBe(LENGTH);
      }),
    );
  });
});

function curvesOf(rows: UtilisationRows, choice: UtilisationChoice): readonly UtilisationCurve[] {
  return utilisationSteps(rows, choice)
    .map((steps) => new UtilisationCurve(steps))
    .filter(({ lengthNs }) => lengthNs > 0);
}

function everyWindow(curve: UtilisationCurve, windowNs: number): readonly { readonly startNs: number; readonly endNs: number; readonly mean: number }[] {
  const length = curve.fitting(windowNs);
  const out: { readonly startNs: number; readonly endNs: number; readonly mean: number }[] = [];
  for (let startNs = curve.startNs; startNs + length <= curve.endNs; startNs++) out.push({ startNs, endNs: startNs + length, mean: slowMean(curve, startNs, length) });
  return out;
}

function slowMean({ steps: { timeNs, value } }: UtilisationCurve, startNs: number, lengthNs: number): number {
  let sum = 0;
  for (let i = 0; i + 1 < timeNs.length; i++) sum += value[i] * Math.max(0, Math.min(timeNs[i + 1], startNs + lengthNs) - Math.max(timeNs[i], startNs));
  return sum / lengthNs;
}

/** Windows that overlap none of those found. */
function worstLeft(curves: readonly UtilisationCurve[], windowNs: number, all: readonly { readonly startNs: number; readonly endNs: number }[]): number {
  const found = worstWindows(curves, windowNs, 100);
  return all.filter(({ startNs, endNs }) => found.every((one) => endNs <= one.startNs || startNs >= one.startNs + one.windowNs)).length;
}

/** Share of windows, by where they begin, whose mean is no more than a value: of each ns, where it is linear, exactly. */
function shareBelow(curves: readonly UtilisationCurve[], windowNs: number, limit: number): number {
  let below = 0;
  let all = 0;
  for (const curve of curves) {
    for (let startNs = curve.startNs; startNs + 1 + windowNs <= curve.endNs; startNs++) {
      const from = slowMean(curve, startNs, windowNs);
      const to = slowMean(curve, startNs + 1, windowNs);
      const [low, high] = from < to ? [from, to] : [to, from];
      all++;
      below += high <= limit ? 1 : low > limit ? 0 : (limit - low) / (high - low);
    }
  }
  return below / all;
}
