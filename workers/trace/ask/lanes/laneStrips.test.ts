import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DENSITY_STATES, type LaneRef, type LaneStrips, STRETCH_KINDS, type TimeRange } from '../../../api.ts';
import type { Closeups } from '../../closeup/closeups.ts';
import { stateOfKind } from '../../closeup/drawn.ts';
import { GO } from '../../columns.ts';
import { arbitraryProgram, programTrace } from '../../testing/arbitraryProgram.ts';
import { closeOf, wholeCloseOf } from '../../testing/closeOf.ts';
import { type ExactSpan, exactSpans, overlapNs, settled } from '../../testing/exactSpans.ts';
import { scheduleTrace } from '../../testing/schedule.ts';
import { lifeFault } from '../../testing/timeByState.ts';
import { askLanes } from './askLanes.ts';
import { laneThreads, threadId } from './threadList.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../../fixtures/traces/${name}.trace`, import.meta.url))));

const strips = (close: Closeups, lanes: readonly LaneRef[], range: TimeRange, widthPx: number): Promise<LaneStrips> =>
  settled(() => askLanes(close, { ask: 'laneStrips', lanes, range, widthPx }) as Promise<LaneStrips>);

interface Span {
  readonly startNs: number;
  readonly endNs: number;
  readonly kind: number;
  readonly goroutine: number;
  readonly busy: number;
  readonly count: number;
}

function laneSpans({ lane, startNs, endNs, kind, goroutine, busy, count }: LaneStrips, of: number): readonly Span[] {
  return [...lane.keys()]
    .filter((i) => lane[i] === of)
    .map((i) => ({ startNs: startNs[i], endNs: endNs[i], kind: kind[i], goroutine: goroutine[i], busy: busy[i], count: count[i] }));
}

const shown = (answer: LaneStrips, of: number): readonly string[] =>
  [...answer.lane.keys()]
    .filter((i) => answer.lane[i] === of)
    .map((i) => `${STRETCH_KINDS[answer.kind[i]]} ${Math.round(answer.startNs[i] / 1000)}-${Math.round(answer.endNs[i] / 1000)}${answer.names[answer.nameOf[i]] === '' ? '' : ` ${answer.names[answer.nameOf[i]]}`}`);

const goroutinesOf = (spans: readonly ExactSpan[]): readonly number[] => [...new Set(spans.map(({ goroutine }) => goroutine))];

/** A stretch that crosses generations comes in pieces, and is drawn as one. */
function joined(spans: readonly ExactSpan[]): readonly ExactSpan[] {
  const whole: ExactSpan[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last !== undefined && last.goroutine === span.goroutine && last.endNs === span.startNs && last.kind === span.kind) whole[whole.length - 1] = { ...last, endNs: span.endNs };
    else whole.push(span);
  }
  return whole;
}

describe('lanes of goroutines', () => {
  it('of any program: each stretch as it is where pixels are narrow, and far out spans that leave no gap', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.constant(0)), fc.integer({ min: 1, max: 30 }), async (program, widthPx) => {
        const close = await wholeCloseOf(programTrace(program));
        fc.pre(lifeFault(close) === undefined);
        const { lastNs } = close.index;
        const spans = exactSpans(close);
        const goroutines = goroutinesOf(spans);
        const lanes = goroutines.map((goroutine): LaneRef => ({ lane: 'goroutine', goroutine }));
        const near = await strips(close, lanes, { startNs: 0, endNs: lastNs }, lastNs * 4);
        const far = await strips(close, lanes, { startNs: 0, endNs: lastNs }, widthPx);
        goroutines.forEach((goroutine, lane) => {
          const own = spans.filter((span) => span.goroutine === goroutine);
          expect(laneSpans(near, lane).map(({ startNs, endNs, kind }) => [startNs, endNs, kind])).toEqual(joined(own).map(({ startNs, endNs, kind }) => [startNs, endNs, kind]));
          const folded = laneSpans(far, lane);
          expect([folded[0].startNs, folded.at(-1)?.endNs]).toEqual([own[0].startNs, own.at(-1)?.endNs]);
          folded.slice(1).forEach(({ startNs }, i) => expect(startNs).toBe(folded[i].endNs));
          const count = folded.reduce((sum, span) => sum + span.count, 0);
          expect(count).toBeGreaterThanOrEqual(joined(own).length);
          expect(count).toBeLessThanOrEqual(own.length);
        });
      }),
      { numRuns: 30, seed: 20261122 },
    );
  });

  it.each(['go1.27-http-server', 'go1.27-gc-alloc-storm', 'go1.27-long-run-gen100ms', 'go1.22-sched-latency', 'go1.19-user-annotations'])(
    '%s: the same from what stays as from closeups, up to folding',
    async (name) => {
      const { close } = await closeOf(fixture(name), { budgetBytes: 0 });
      const { lastNs } = close.index;
      const whole = { startNs: 0, endNs: lastNs };
      const everything = await wholeCloseOf(fixture(name));
      const spans = exactSpans(everything);
      const busiest = goroutinesOf(spans)
        .map((goroutine) => ({ goroutine, count: spans.filter((span) => span.goroutine === goroutine).length }))
        .toSorted((a, b) => b.count - a.count)
        .slice(0, 12);
      const lanes = busiest.map(({ goroutine }): LaneRef => ({ lane: 'goroutine', goroutine }));
      const far = await strips(close, lanes, whole, 300);
      busiest.forEach(({ goroutine }, lane) => {
        const own = spans.filter((span) => span.goroutine === goroutine);
        const folded = laneSpans(far, lane);
        const totalNs = own.reduce((sum, span) => sum + span.endNs - span.startNs, 0);
        expect(Math.abs(folded.reduce((sum, span) => sum + span.endNs - span.startNs, 0) - totalNs)).toBeLessThan(2);
        const waitNs = own.reduce((sum, span) => sum + (stateOfKind(span.kind) === GO.waiting ? span.endNs - span.startNs : 0), 0);
        const drawnWaitNs = folded.reduce((sum, span) => sum + (span.endNs - span.startNs) * (1 - span.busy), 0);
        expect(Math.abs(drawnWaitNs - waitNs)).toBeLessThan(2 + totalNs * 1e-5);
        // A piece that was folded with others is not part of the whole one.
        for (const { startNs, endNs, kind, count } of folded) {
          if (count !== 1) continue;
          expect(own.some((span) => Math.abs(span.startNs - startNs) < 1 && span.kind === kind)).toBe(true);
          expect(own.some((span) => Math.abs(span.endNs - endNs) < 2 && span.kind === kind)).toBe(true);
          expect(joined(own).some((span) => span.startNs < startNs + 1 && span.endNs > endNs - 2 && span.kind === kind)).toBe(true);
        }
      });
    },
  );
});

describe('lanes of threads', () => {
  it.each(['go1.27-http-server', 'go1.27-gc-alloc-storm', 'go1.22-sched-latency', 'go1.19-user-annotations'])('%s: what ran on them, far out and close', async (name) => {
    const close = await wholeCloseOf(fixture(name));
    const { index } = close;
    const spans = exactSpans(close).filter(({ kind }) => stateOfKind(kind) === GO.running || stateOfKind(kind) === GO.syscall);
    const threads = laneThreads(index);
    const lanes = threads.map((thread): LaneRef => ({ lane: 'thread', thread: threadId(index, thread) }));
    for (const [range, widthPx] of [
      [{ startNs: 0, endNs: index.lastNs }, 200],
      [{ startNs: index.lastNs * 0.3, endNs: index.lastNs * 0.3 + 100_000 }, 1000],
    ] as const) {
      // oxlint-disable-next-line eslint/no-await-in-loop
      const answer = await strips(close, lanes, range, widthPx);
      threads.forEach((thread, lane) => {
        const drawn = laneSpans(answer, lane);
        drawn.slice(1).forEach(({ startNs }, i) => expect(startNs).toBeGreaterThanOrEqual(drawn[i].endNs));
        const ns = drawn.reduce((sum, span) => sum + overlapNs(span, range) * span.busy, 0);
        const told = spans.filter((span) => span.thread === thread).reduce((sum, span) => sum + overlapNs(span, range), 0);
        // What goes on from the generation before is told there, and here by whom it ends.
        expect(ns).toBeGreaterThanOrEqual(told * (1 - 1e-5) - (range.endNs - range.startNs) / widthPx - 2);
      });
    }
  });

  it('name who ran', async () => {
    const close = await wholeCloseOf(scheduleTrace('G1 main.main: run 0-10 P0 | chan receive 10-20 | run 20-30 P1 | end\nG2 main.other by G1: created 5 | run 12-18 P0 | end', 26, []));
    const threads = laneThreads(close.index);
    const lanes = threads.map((thread): LaneRef => ({ lane: 'thread', thread: threadId(close.index, thread) }));
    const answer = await strips(close, lanes, { startNs: 0, endNs: 30_000 }, 3000);
    expect(lanes.map((_, lane) => shown(answer, lane)).toSorted((a, b) => b.length - a.length).slice(0, 2)).toEqual([['running 0-10 main.main', 'running 12-18 main.other'], ['running 20-30 main.main']]);
  });
});

describe('lanes side by side', () => {
  const PROGRAM = `
    G1 main.main: run 0-10 P0 | chan receive 10-90 | run 92-95 P0 | end
    G7 main.worker by G1: created 2 | run 20-40 P1 | syscall 40-60 | run 60-70 P1 | end`;

  it('each as it was asked for', async () => {
    const close = await wholeCloseOf(scheduleTrace(PROGRAM, 26, [50]));
    const { index } = close;
    const [main, worker] = [0, 1].map((row) => index.outlived.goroutine[row]);
    const lanes: readonly LaneRef[] = [
      { lane: 'goroutine', goroutine: worker },
      { lane: 'proc', proc: 1 },
      { lane: 'group', by: 'entry', group: 'main.worker' },
      { lane: 'goroutine', goroutine: main },
      { lane: 'goroutine', goroutine: 1e6 },
      { lane: 'thread', thread: 'none' },
      { lane: 'task', task: '77' },
    ];
    const answer = await strips(close, lanes, { startNs: 0, endNs: 100_000 }, 1000);
    expect(answer.lanes).toEqual(lanes);
    expect(shown(answer, 0)).toEqual(['created, not yet run 2-20', 'running 20-40', 'system call 40-60', 'running 60-70']);
    expect(shown(answer, 1)).toEqual(['running 20-40 main.worker', 'system call 40-60 main.worker', 'running 60-70 main.worker']);
    expect(shown(answer, 3).filter((span) => span.includes('receive'))).toEqual(['chan receive 10-92 chan receive']);
    expect([...answer.density.lanes]).toEqual([2]);
    expect([2, 4, 5, 6].map((lane) => shown(answer, lane))).toEqual([[], [], [], []]);
  });

  it('crowds of a program that seldom does anything, over generations: as they are, not as they are on average', async () => {
    const quiet = `
      G1 main.main: run 0-10 P0 | chan receive 10-900000 | run 900000-900010 P0 | end
      G7 main.worker by G1: created 2 | run 20-150000 P1 | chan receive 150000-250000 | run 250000-350000 P1 | chan receive 350000-450000 | run 450000-550000 P1 | end`;
    const close = await wholeCloseOf(scheduleTrace(quiet, 26, [100_000, 200_000, 300_000, 400_000, 500_000]));
    const { density } = await strips(close, [{ lane: 'group', by: 'entry', group: 'main.worker' }], { startNs: 0, endNs: 9e8 }, 1000);
    const states = (ns: number): string => {
      const column = Math.floor((ns - density.startNs) / density.columnNs);
      const means = density.mean.subarray(column * DENSITY_STATES.length, (column + 1) * DENSITY_STATES.length);
      return DENSITY_STATES.flatMap((state, i) => (means[i] > 1e-6 ? [`${state} ${means[i].toFixed(6)}`] : [])).join(', ');
    };
    for (const ns of [0.5e8, 1.45e8, 2.55e8, 3.45e8, 4.55e8, 5.45e8]) expect(states(ns)).toBe('running 1.000000');
    for (const ns of [1.55e8, 2.45e8, 3.55e8, 4.45e8]) expect(states(ns)).toBe('waiting 1.000000');
  });

  it('unknown where nothing was read, and pending', async () => {
    const { close } = await closeOf(scheduleTrace(PROGRAM, 26, [50]));
    const lanes: readonly LaneRef[] = [{ lane: 'goroutine', goroutine: 0 }];
    const first = (await askLanes(close, { ask: 'laneStrips', lanes, range: { startNs: 0, endNs: 100_000 }, widthPx: 1000 })) as LaneStrips;
    expect(first.pending).toHaveLength(2);
    expect(shown(first, 0)).toContain('unknown 0-95');
    const then = await strips(close, lanes, { startNs: 0, endNs: 100_000 }, 1000);
    expect(shown(then, 0).some((span) => span.startsWith('unknown'))).toBe(false);
  });
});

describe('lanes of tasks', () => {
  it.each(['go1.26-user-annotations', 'go1.19-user-annotations'])('%s: somebody works while a region of the task lasts', async (name) => {
    const close = await wholeCloseOf(fixture(name));
    const list = { axis: 'task', groupBy: 'entry', order: 'first seen', filter: '', openGroups: [], hidden: [] } as const;
    const page = (await askLanes(close, { ask: 'lanes', list, from: 0, count: 5 })) as { readonly rows: readonly { readonly ref: LaneRef; readonly goroutines: number }[]; readonly known: number };
    expect(page.known).toBe(1);
    expect(page.rows.length).toBeGreaterThan(0);
    const range = { startNs: 0, endNs: close.index.lastNs };
    const lanes = page.rows.map(({ ref }) => ref);
    const answer = await strips(close, lanes, range, 2000);
    lanes.forEach((_, lane) => {
      const drawn = laneSpans(answer, lane);
      expect(drawn.length).toBeGreaterThan(0);
      drawn.slice(1).forEach(({ startNs }, i) => expect(startNs).toBeGreaterThanOrEqual(drawn[i].endNs));
    });
    expect(await askLanes(close, { ask: 'laneAt', list, ref: lanes[1] ?? lanes[0] })).toEqual({ at: Math.min(1, lanes.length - 1), group: undefined });
  });
});
