// Any program on a small machine with everything that goes on across generations: stops, GC, sweeps, mark assists, regions, tasks,
// system calls and stolen Ps, ids that come back, clocks that jump. However its trace is decoded, it comes to the same.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProgram, programTrace } from './testing/arbitraryProgram.ts';
import { decodeLines } from './testing/eventLines.ts';
import { expectEveryWay, openInSequence } from './testing/everyWay.ts';
import { figuresOfLines } from './testing/figuresOfLines.ts';
import { lanesOfLines } from './testing/lanesOfLines.ts';
import type { MachineOptions, Step, StepName } from './testing/machine.ts';
import { openBytes } from './testing/openBytes.ts';
import { ShuffledDecoders } from './testing/shuffledDecoders.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20261124);
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 1);

/** What once went wrong. */
const BUSY_THROUGH = stepsOf('outOfSyscall 0 0 0|task 0 0 1977|destroy 7 0 24|start 0 0 22|unblock 0 0 4|start 0 0 13|procStart 0 0 39|cut 0 0 1909|start 0 0 16|start 0 0 31|task 46 0 8|heap 0 0 33|cut 47 0 0|start 0 0 0');
const CLOCK_AHEAD = stepsOf('cut 41 0 0|cut 41 0 0|cut 28 0 0|start 0 0 1399|start 0 0 36|start 0 0 35|cut 0 0 1532|steal 0 0 2492');
const NO_STATUS = stepsOf('procStart 0 0 0|outOfSyscall 0 0 0|cut 0 0 0|unblock 5 0 0|start 0 0 0|cut 0 0 0|start 0 0 0|stopWorld 0 0 0|sweep 6 0 0|start 0 0 0');
const OPTIONS: MachineOptions = { minor: 22, statesAll: false, omits: 0, batchEvents: 1 };

describe('any program', () => {
  it('is decoded whole, in every way to the same', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.constant(0)), fc.nat({ max: 7 }), async (program, lot) => {
        const bytes = programTrace(program);
        const trace = await openInSequence(bytes);
        expect(trace.damage?.message).toBeUndefined();
        await expectEveryWay(bytes, trace, lot === 0);
      }),
      { seed: SEED, numRuns: 150 * TIMES, examples: [BUSY_THROUGH, CLOCK_AHEAD].map((steps) => [{ options: OPTIONS, steps }, 0]) },
    );
  });

  it('is decoded to the same where statuses are missing, as far as it goes', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.integer({ min: 2, max: 12 })), fc.nat({ max: 7 }), async (program, lot) => {
        const bytes = programTrace(program);
        await expectEveryWay(bytes, await openInSequence(bytes), lot === 0);
      }),
      { seed: SEED, numRuns: 120 * TIMES, examples: [[{ options: { ...OPTIONS, omits: 20 }, steps: NO_STATUS }, 0]] },
    );
  });

  it('has the figures that its events add up to, one by one', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.constant(0)), async (program) => {
        const bytes = programTrace(program);
        const expected = figuresOfLines((await decodeLines(bytes)).lines);
        const trace = await openBytes(bytes);
        const { goroutines, sweep, ...report } = await trace.report({ goroutines: true });
        const { bytes_swept: _, bytes_reclaimed: __, ...sweeps } = sweep as Record<string, unknown>;
        const unnamed = (goroutines as readonly Record<string, unknown>[]).map(({ name: ___, ...row }) => row);
        expect({ ...report, goroutines: unnamed, sweep: sweeps }).toMatchObject(expected);
      }),
      { seed: SEED, numRuns: 120 * TIMES },
    );
  });

  it('has lanes that are as busy, and with what, as its events say one by one', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.constant(0)), async (program) => {
        const bytes = programTrace(program);
        const expected = lanesOfLines((await decodeLines(bytes)).lines);
        const trace = await openBytes(bytes);
        const { lastNs } = trace.index;
        // A pixel is a nanosecond: nothing is folded.
        const strips = await trace.ask({ ask: 'procStrips', range: { startNs: 0, endNs: lastNs }, widthPx: Number(lastNs) });
        const lanes = new Map<string, number[]>();
        strips.lane.forEach((lane, i) => {
          const proc = String(strips.procs[lane]);
          const ns = lanes.get(proc) ?? [0, 0, 0, 0, 0];
          ns[strips.kind[i]] += strips.endNs[i] - strips.startNs[i];
          lanes.set(proc, ns);
        });
        expect(Object.fromEntries(lanes)).toEqual(Object.fromEntries(expected));
      }),
      { seed: SEED, numRuns: 120 * TIMES },
    );
  });

  it('has generations that stand alone, nearly all', async () => {
    let jobs = 0;
    let alone = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.constant(0)), async (program) => {
        const decoders = new ShuffledDecoders(2, 1);
        await openBytes(programTrace(program), { decoders });
        jobs += decoders.jobs;
        alone += decoders.decoded;
      }),
      { seed: SEED, numRuns: 60 * TIMES },
    );
    expect(alone / jobs).toBeGreaterThan(0.9);
  });
});

/** "what who which ns|…" */
function stepsOf(text: string): readonly Step[] {
  return text.split('|').map((step) => {
    const [what, who, which, ns] = step.split(' ');
    return { what: what as StepName, who: Number(who), which: Number(which), ns: Number(ns) };
  });
}
