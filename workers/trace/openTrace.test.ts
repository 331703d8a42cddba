import { beforeAll, describe, expect, it } from 'vitest';
import { OpenTrace } from './openTrace.ts';
import { openEveryWay } from './testing/everyWay.ts';
import { decodeAll } from './testing/openBytes.ts';
import { scheduleTrace } from './testing/schedule.ts';

const TWO_PS = `
  G1 main.main: run 0-50 P0 | chan receive 50-80 | run 80-90 P0
  G7 main.worker by G1: created 10 | run 30-40 P1 | chan send 40-60 | runnable 60-65 | run 65-70 P1 | end
  G8 main.worker by G1: created 20 | run 45-46 P1 | syscall 46-50 | run 50-52 P1 | end
  G9 main.late by G1: created 40
  GC: STW GC sweep termination 22-25 by G1 | mark 21-48 by G1
  heap: 5 1000 | 30 5000
`;
const WHOLE = { startNs: 0, endNs: 100_000 };
/** The language's µs → ns of the trace, whose first event (a sync) stands a little before. */
const us = (n: number): number => n * 1000;
/** Times of one moment are pushed apart by a ns each. */
const toUs = (ns: number): number => Math.round(ns / 1000);

describe('a scheduled trace', () => {
  let trace: OpenTrace;
  beforeAll(async () => {
    trace = await openEveryWay(scheduleTrace(TWO_PS));
  });

  it('decodes whole', () => {
    expect(trace.damage).toBeUndefined();
    expect(trace.facts(1)).toMatchObject({ goroutines: 4, procs: 2, gcCycles: 1, stwCount: 1, writtenBy: 'Go 1.26 or 1.27' });
  });

  it('measures every wait from creation to first run', async () => {
    const { startLatency, longestStart } = trace.facts(1);
    expect([startLatency.n, toUs(startLatency.minNs), toUs(startLatency.maxNs)]).toEqual([2, 20, 25]);
    const longest = await trace.ask({ ask: 'creation', creation: longestStart?.creation ?? -1 });
    expect(longest).toMatchObject({
      created: { id: '8', name: 'main.worker' },
      creator: { id: '1', name: 'main.main' },
      creationStack: [{ func: 'main.worker started here', file: 'main.go' }],
      proc: 1,
      rank: 1,
      ofCount: 2,
    });
  });

  it('says what overlapped a wait, longest first', async () => {
    const overlaps = (await trace.ask({ ask: 'creation', creation: 0 }))?.overlaps.map(({ what, label, overlapNs }) => [what, label, toUs(overlapNs)]);
    // G7 waits from 10 to 30; marking goes from the end of the stop, 25, on. P1 ran nothing yet, so not all Ps were busy.
    expect(overlaps).toEqual([
      ['gc-phase', 'GC concurrent mark', 5],
      ['stw', 'stop-the-world (GC sweep termination)', 3],
    ]);
  });

  it('adds up the time in which every P was busy, hand-overs in between or not', async () => {
    const busy = await openEveryWay(
      scheduleTrace(`
        G1 main.main: run 0-60 P0
        G2 main.crowd by G1: created 5 | run 6-20 P1 | chan send 20-70
        G3 main.crowd by G1: created 7 | run 20.5-40 P1 | chan send 40-70
        G4 main.late by G1: created 10 | run 50-55 P1 | end
      `),
    );
    const wait = await busy.ask({ ask: 'creation', creation: 2 });
    expect(wait?.created.name).toBe('main.late');
    expect(wait?.overlaps.map(({ what, overlapNs }) => [what, Math.round(overlapNs / 100) / 10])).toEqual([['running-on-all-procs', 29.5]]);
  });

  it('bins the waits of goroutines created in the range', async () => {
    const map = await trace.ask({ ask: 'latencyMap', range: WHOLE, widthPx: 100, heightPx: 50, cellPx: 5, lowNs: 1000, highNs: 1_000_000, thresholdNs: us(22) });
    expect(map).toMatchObject({ totalCount: 2, totalOver: 1 });
    expect([...map.cellX]).toEqual([2, 4]); // created at about 10 and 20 of 100 µs, 5 px a cell
    expect([...map.over]).toEqual([0, 1]);
    const none = await trace.ask({ ask: 'latencyMap', range: { startNs: us(60), endNs: us(70) }, widthPx: 100, heightPx: 50, cellPx: 5, lowNs: 1, highNs: 10, thresholdNs: 1 });
    expect(none.totalCount).toBe(0);
  });

  it('draws what each P ran, system calls on the P they kept', async () => {
    const strips = await trace.ask({ ask: 'procStrips', range: WHOLE, widthPx: 1000 });
    const spans = [...strips.lane].map((lane, i) => `P${strips.procs[lane]} G${strips.goroutineId[i]} ${strips.kind[i]} ${toUs(strips.startNs[i] ?? 0)}-${toUs(strips.endNs[i] ?? 0)}`);
    expect(spans).toEqual(['P0 G1 0 0-50', 'P0 G1 0 80-80', 'P1 G7 0 30-40', 'P1 G8 0 45-46', 'P1 G8 1 46-50', 'P1 G8 0 50-52', 'P1 G7 0 65-70']);
  });

  it('tells why a span ended, and finds nothing where a P is idle', async () => {
    expect(await trace.ask({ ask: 'procSpan', proc: 1, atNs: us(35) })).toMatchObject({ goroutine: { id: '7' }, endReason: 'chan send', thread: '101' });
    // The end of a system call tells no stack: where it was made is shown.
    expect(await trace.ask({ ask: 'procSpan', proc: 1, atNs: us(48) })).toMatchObject({ kind: 1, endReason: 'back from the system call', endStack: [{ func: 'main.worker' }] });
    expect(await trace.ask({ ask: 'procSpan', proc: 1, atNs: us(60) })).toBeUndefined();
  });

  it('adds up a goroutine', async () => {
    const g7 = (await trace.ask({ ask: 'creation', creation: 0 }))?.created.goroutine ?? -1;
    const detail = await trace.ask({ ask: 'goroutine', goroutine: g7 });
    expect(detail?.id).toBe('7');
    expect([detail?.execNs, detail?.waitNs, detail?.runnableNs, detail?.syscallNs].map((ns) => toUs(ns ?? NaN))).toEqual([15, 20, 25, 0]);
    expect(detail?.endNs).toBeDefined();
  });

  it('recomputes the figures of a range', async () => {
    const figures = await trace.ask({ ask: 'rangeFigures', range: { startNs: us(15), endNs: us(35) }, thresholdNs: us(1) });
    expect(figures.startLatency.n).toBe(1);
    expect(figures.overThreshold).toBe(1);
    expect((await trace.ask({ ask: 'rangeFigures', range: WHOLE, thresholdNs: 1 })).neverRan).toBe(1);
    expect(toUs(figures.stwNs)).toBe(3);
    expect(figures.busy).toBeCloseTo((20 + 5) / 40, 2);
  });

  it('thins nothing from a short heap series and keeps the value in force at the start', async () => {
    const heap = await trace.ask({ ask: 'heap', range: { startNs: us(10), endNs: us(40) }, widthPx: 100 });
    expect([...heap.liveBytes]).toEqual([1000, 5000]);
  });

  it('answers for what is there while the file is still being read', async () => {
    const bytes = scheduleTrace(TWO_PS);
    const growing = new OpenTrace('growing.trace');
    growing.feed({ bytes: bytes.subarray(0, -1), startOffset: 0 }, false);
    expect(await growing.step()).toBe('more');
    growing.feed({ bytes, startOffset: 0 }, true);
    await decodeAll(growing);
    expect(growing.facts(1)).toEqual({ ...trace.facts(1), name: 'growing.trace' });
  });
});

describe('folding', () => {
  it('keeps busy time exact when thousands of slices share a pixel', async () => {
    const slices = Array.from({ length: 2000 }, (_, i) => `runnable ${i + 0.5}-${i + 1} | run ${i + 1}-${i + 1.5} P0`).join(' | ');
    const trace = await openEveryWay(scheduleTrace(`G1 main.main: run 0-0.5 P0 | ${slices}`));
    const strips = await trace.ask({ ask: 'procStrips', range: { startNs: 0, endNs: us(2001) }, widthPx: 20 });
    expect(strips.lane.length).toBeLessThanOrEqual(41);
    let busyNs = 0;
    strips.busy.forEach((busy, i) => (busyNs += busy * ((strips.endNs[i] ?? 0) - (strips.startNs[i] ?? 0))));
    expect(busyNs / us(1000)).toBeCloseTo(1, 2);
    // Each is counted once, although it may lie in two pixels.
    expect([...strips.count].reduce((sum, n) => sum + n, 0)).toBe(2001);
    const minimap = await trace.ask({ ask: 'minimap', widthPx: 10 });
    for (const share of minimap.busy) expect(share).toBeCloseTo(0.5, 1);
  });
});
