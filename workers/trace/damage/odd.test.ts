// Traces that are odd but right (go-trace.md, sections 3, 5 and 12): they decode without a word of damage, to exactly these
// events. A line is: time, kind, context (goroutine, P, M; -1: none), then what the kind adds (canonical.ts).

import { describe, expect, it } from 'vitest';
import { decodeLines, linesOf } from '../testing/eventLines.ts';
import { END_OF_GENERATION, G, NONE, P, type Part, assemble, batch, clock, event, eventAfter, experimentalBatch, header, samples, stack, stacks, string, strings } from '../testing/rawTrace.ts';
import { varint } from '../testing/traceBytes.ts';

const START: readonly Part[] = [event('ProcStatus', 0, P.running), event('GoStatus', 1, 100, G.running)];
const STARTED = ['0 Sync -1 -1 -1 1', '1 StateTransition -1 -1 100 p:0 Undetermined Running -', '2 StateTransition -1 0 100 g:1 Undetermined Running -'];
const TEXTS = strings({}, string(1, 'sync'), string(2, 'GC mark termination'), string(3, 'region'));

function oneGeneration(...batches: readonly Part[]): readonly Part[] {
  return [header(26), clock(26), ...batches, TEXTS, END_OF_GENERATION];
}
/** What follows START on thread 100. */
async function after(...events: readonly Part[]): Promise<readonly string[]> {
  const lines = await linesOf(...oneGeneration(batch({}, ...START, ...events)));
  expect(lines.slice(0, 3)).toEqual(STARTED);
  return lines.slice(3);
}
/** Another thread, a little later. */
function thief(...events: readonly Part[]): Part {
  return batch({ m: 200, time: 1100 }, ...events);
}
/** Wall clock of a trace whose snapshot says so many seconds since 1970. */
async function wallStartMs(seconds: number | bigint): Promise<number | undefined> {
  const sync = batch({ m: NONE }, 50, [8, varint(1e9)], [51, varint(1), varint(1), varint(seconds), varint(5)]);
  const { trace } = await decodeLines(assemble(header(26), sync, batch({}, ...START), END_OF_GENERATION).bytes);
  return trace.facts(1).wallStartMs;
}

describe('at the edges of the recording', () => {
  it('begins in a GC cycle, a sweep and a mark assist', async () => {
    expect(await after(event('GCActive', 7), event('GCSweepActive', 0), event('GCMarkAssistActive', 1), event('GCMarkAssistEnd'), event('GCSweepEnd', 8192, 2n ** 63n), event('GCEnd', 8))).toEqual([
      '3 RangeActive 1 0 100 GC%20concurrent%20mark%20phase none',
      '4 RangeActive 1 0 100 GC%20incremental%20sweep p:0',
      '5 RangeActive 1 0 100 GC%20mark%20assist g:1',
      '6 RangeEnd 1 0 100 GC%20mark%20assist g:1',
      '7 RangeEnd 1 0 100 GC%20incremental%20sweep p:0 8192 9223372036854775808',
      '8 RangeEnd 1 0 100 GC%20concurrent%20mark%20phase none',
    ]);
  });

  it('ends with a task, a region, a stop and an assist open, and ends what it never saw begin', async () => {
    const parts = oneGeneration(
      batch({}, ...START, event('UserTaskEnd', 5, 0), event('UserRegionEnd', 0, 3, 0), event('UserTaskBegin', 6, 0, 3, 0), event('UserRegionBegin', 6, 3, 0), event('STWBegin', 2, 0), event('GCMarkAssistBegin', 0)),
    );
    expect((await linesOf(...parts)).slice(3)).toEqual([
      '3 TaskEnd 1 0 100 5 none -',
      '4 RegionEnd 1 0 100 0 region',
      '5 TaskBegin 1 0 100 6 none region',
      '6 RegionBegin 1 0 100 6 region',
      '7 RangeBegin 1 0 100 stop-the-world%20(GC%20mark%20termination) g:1',
      '8 RangeBegin 1 0 100 GC%20mark%20assist g:1',
    ]);
    const { trace } = await decodeLines(assemble(...parts).bytes);
    expect(trace.facts(1)).toMatchObject({ stwCount: 1, tasks: 1, regions: 1, damage: undefined });
    expect(await trace.ask({ ask: 'stw', index: 0 })).toMatchObject({ endNs: undefined, name: 'GC mark termination' });
  });

  it('carries all that is open into the next generation, under other text numbers', async () => {
    const gen2 = { gen: 2, time: 5000 };
    const lines = await linesOf(
      header(26),
      clock(26),
      batch({}, ...START, event('UserTaskBegin', 6, 0, 3, 0), event('UserRegionBegin', 6, 3, 0), event('STWBegin', 2, 0), event('GCMarkAssistBegin', 0)),
      TEXTS,
      END_OF_GENERATION,
      clock(26, gen2),
      batch(gen2, ...START, event('GCMarkAssistActive', 1), event('GCMarkAssistEnd'), event('STWEnd'), event('UserRegionEnd', 6, 9, 0), event('UserTaskEnd', 6, 0)),
      strings(gen2, string(9, 'region')),
      END_OF_GENERATION,
    );
    expect(lines.slice(7)).toEqual([
      '4000 Sync -1 -1 -1 2',
      '4001 StateTransition 1 0 100 p:0 Running Running -',
      '4002 StateTransition 1 0 100 g:1 Running Running -',
      '4003 RangeActive 1 0 100 GC%20mark%20assist g:1',
      '4004 RangeEnd 1 0 100 GC%20mark%20assist g:1',
      '4005 RangeEnd 1 0 100 stop-the-world%20(GC%20mark%20termination) g:1',
      '4006 RegionEnd 1 0 100 6 region',
      '4007 TaskEnd 1 0 100 6 none region',
    ]);
  });

  it('carries a GC and a sweep into the next generation', async () => {
    const gen2 = { gen: 2, time: 5000 };
    const lines = await linesOf(
      header(26),
      clock(26),
      batch({}, ...START, event('GCBegin', 5, 0), event('GCSweepBegin', 0)),
      END_OF_GENERATION,
      clock(26, gen2),
      batch(gen2, ...START, event('GCSweepActive', 0), event('GCActive', 6), event('GCSweepEnd', 1, 2), event('GCEnd', 7)),
      END_OF_GENERATION,
    );
    expect(lines.slice(8)).toEqual([
      '4003 RangeActive 1 0 100 GC%20incremental%20sweep p:0',
      '4004 RangeActive 1 0 100 GC%20concurrent%20mark%20phase none',
      '4005 RangeEnd 1 0 100 GC%20incremental%20sweep p:0 1 2',
      '4006 RangeEnd 1 0 100 GC%20concurrent%20mark%20phase none',
    ]);
  });
});

describe('ids', () => {
  it('tells a goroutine whose id comes back from the one before', async () => {
    const visit: readonly Part[] = [event('GoCreateSyscall', 70), event('GoSyscallEndBlocked'), event('GoStart', 70, 1), event('GoSyscallBegin', 1, 0), event('GoDestroySyscall')];
    const parts = oneGeneration(batch({}, event('ProcStatus', 0, P.running), visit), batch({ m: 200, time: 1500 }, event('ProcSteal', 0, 2, 100)), batch({ m: 300, time: 1600 }, event('ProcStart', 0, 3), event('GoCreateSyscall', 70)));
    expect((await linesOf(...parts)).slice(2)).toEqual([
      '2 StateTransition -1 0 100 g:70 NotExist Syscall -',
      '3 StateTransition 70 0 100 g:70 Syscall Runnable -',
      '4 StateTransition -1 0 100 g:70 Runnable Running -',
      '5 StateTransition 70 0 100 g:70 Running Syscall -',
      // The P is cut loose with the thread, as if it were stolen; the real theft changes nothing any more.
      '6 StateTransition 70 0 100 p:0 Running Idle -',
      '7 StateTransition 70 0 100 g:70 Syscall NotExist -',
      '501 StateTransition -1 -1 200 p:0 Idle Idle -',
      '601 StateTransition -1 -1 300 p:0 Idle Running -',
      '602 StateTransition -1 0 300 g:70 NotExist Syscall -',
    ]);
    const { trace } = await decodeLines(assemble(...parts).bytes);
    expect(trace.facts(1).goroutines).toBe(1);
    const asked = await Promise.all([0, 1, 2].map((goroutine) => trace.ask({ ask: 'goroutine', goroutine })));
    expect(asked.map((goroutine) => goroutine?.id)).toEqual(['70', '70', undefined]);
  });

  it.each([2n ** 32n + 1n, 2n ** 53n + 1n, 2n ** 63n + 5n, 2n ** 64n - 2n])('keeps goroutine, P, M and task %s to the last digit', async (wide) => {
    const signed = BigInt.asIntN(64, wide);
    const lines = await linesOf(
      ...oneGeneration(batch({ m: wide }, event('ProcStatus', wide, P.running), event('GoStatus', wide, wide, G.running), event('GoCreate', wide - 1n, 0, 0), event('UserTaskBegin', wide, wide - 1n, 3, 0), event('HeapAlloc', wide), event('GoBlock', 1, 0), event('GoStart', wide - 1n, 1))),
    );
    expect(lines.slice(1)).toEqual([
      `1 StateTransition -1 -1 ${signed} p:${signed} Undetermined Running -`,
      `2 StateTransition -1 ${signed} ${signed} g:${signed} Undetermined Running -`,
      `3 StateTransition ${signed} ${signed} ${signed} g:${signed - 1n} NotExist Runnable -`,
      `4 TaskBegin ${signed} ${signed} ${signed} ${wide} ${wide - 1n} region`,
      `5 Metric ${signed} ${signed} ${signed} /memory/classes/heap/objects:bytes ${wide}`,
      `6 StateTransition ${signed} ${signed} ${signed} g:${signed} Running Waiting sync`,
      `7 StateTransition -1 ${signed} ${signed} g:${signed - 1n} Runnable Running -`,
    ]);
  });
});

describe('system calls and Ps (5.10)', () => {
  const BEGUN = '3 StateTransition 1 0 100 g:1 Running Syscall -';

  it('a short one keeps its P', async () => {
    expect(await after(event('GoSyscallBegin', 1, 0), event('GoSyscallEnd'))).toEqual([BEGUN, '4 StateTransition 1 0 100 g:1 Syscall Running -']);
  });

  it('gives its P up itself', async () => {
    expect(await after(event('GoSyscallBegin', 1, 0), event('ProcStop'), event('ProcStart', 0, 2), event('GoSyscallEndBlocked'), event('GoStart', 1, 1))).toEqual([
      BEGUN,
      '4 StateTransition 1 0 100 p:0 Running Idle -',
      '5 StateTransition 1 -1 100 p:0 Idle Running -',
      '6 StateTransition 1 0 100 g:1 Syscall Runnable -',
      '7 StateTransition -1 0 100 g:1 Runnable Running -',
    ]);
  });

  it('loses its P to another thread, whose clock is late', async () => {
    const lines = await linesOf(...oneGeneration(batch({}, ...START, event('GoSyscallBegin', 1, 0), event('GoSyscallEndBlocked')), thief(event('ProcSteal', 0, 2, 100))));
    // The return waits until the theft is seen, and is told after it.
    expect(lines.slice(3)).toEqual([BEGUN, '101 StateTransition -1 -1 200 p:0 Running Idle -', '102 StateTransition 1 -1 100 g:1 Syscall Runnable -']);
  });

  it('takes its own P', async () => {
    expect(await after(event('GoSyscallBegin', 1, 0), event('ProcSteal', 0, 2, 100), event('GoSyscallEndBlocked'))).toEqual([
      BEGUN,
      '4 StateTransition 1 0 100 p:0 Running Idle -',
      '5 StateTransition 1 -1 100 g:1 Syscall Runnable -',
    ]);
  });

  it('gets another P before its own is seen to be stolen', async () => {
    const lines = await linesOf(
      ...oneGeneration(
        batch({}, event('ProcStatus', 1, P.idle), ...START, event('GoSyscallBegin', 1, 0), event('ProcStart', 1, 1), event('GoSyscallEndBlocked'), event('GoStart', 1, 1)),
        thief(event('ProcSteal', 0, 2, 100)),
      ),
    );
    expect(lines.slice(4)).toEqual([
      '4 StateTransition 1 0 100 g:1 Running Syscall -',
      '101 StateTransition -1 -1 200 p:0 Running Idle -',
      '102 StateTransition 1 -1 100 p:1 Idle Running -',
      '103 StateTransition 1 1 100 g:1 Syscall Runnable -',
      '104 StateTransition -1 1 100 g:1 Runnable Running -',
    ]);
  });

  it('began before the trace, and its P is first heard of as stolen', async () => {
    const lines = await linesOf(...oneGeneration(batch({}, event('GoStatus', 1, 100, G.syscall), event('GoSyscallEndBlocked')), thief(event('ProcStatus', 0, P.abandoned), event('ProcSteal', 0, 1, 100))));
    expect(lines.slice(1)).toEqual([
      '1 StateTransition -1 -1 100 g:1 Undetermined Syscall -',
      '2 StateTransition 1 -1 100 g:1 Syscall Runnable -',
      '101 StateTransition -1 -1 200 p:0 Undetermined Idle -',
      '102 StateTransition -1 -1 200 p:0 Idle Idle -',
    ]);
  });

  it('knows whose P it is although the thief did not', async () => {
    const gen2 = { gen: 2, time: 5000 };
    const lines = await linesOf(
      header(26),
      clock(26),
      batch({}, ...START, event('GoSyscallBegin', 1, 0)),
      END_OF_GENERATION,
      clock(26, gen2),
      batch({ ...gen2, m: 200 }, event('ProcStatus', 0, P.abandoned), event('ProcSteal', 0, 1, 100)),
      END_OF_GENERATION,
    );
    expect(lines.slice(5)).toEqual(['4001 StateTransition 1 0 100 p:0 Running Running -', '4002 StateTransition -1 -1 200 p:0 Running Idle -']);
  });
});

describe('coroutines', () => {
  it('a switch is three events, one behind the other', async () => {
    expect((await after(event('GoCreateBlocked', 2, 0, 0), event('GoSwitch', 2, 1), event('GoSwitchDestroy', 1, 1))).slice(1)).toEqual([
      '4 StateTransition 1 0 100 g:2 Waiting Runnable -',
      '5 StateTransition 1 0 100 g:1 Running Waiting -',
      '6 StateTransition -1 0 100 g:2 Runnable Running -',
      '7 StateTransition 2 0 100 g:1 Waiting Runnable -',
      '8 StateTransition 2 0 100 g:2 Running NotExist -',
      '9 StateTransition -1 0 100 g:1 Runnable Running -',
    ]);
  });
});

describe('time', () => {
  it('moves on by a ns at least, whatever the clocks say', async () => {
    const lines = await linesOf(
      ...oneGeneration(
        batch({}, ...START),
        // No thread's: the same time three times, and before the others.
        batch({ m: NONE }, eventAfter(0, 'GoStatus', 5, NONE, G.waiting), eventAfter(0, 'GoStatus', 6, NONE, G.waiting), eventAfter(0, 'GoStatusStack', 7, NONE, G.runnable, 0)),
      ),
    );
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  it('does not go back where the next generation starts before the end of this one', async () => {
    const gen2 = { gen: 2, time: 900 };
    const lines = await linesOf(header(26), clock(26), batch({}, ...START), END_OF_GENERATION, clock(26, gen2), batch(gen2, ...START), END_OF_GENERATION);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  it('has a clock of another speed in the next generation', async () => {
    const gen2 = { gen: 2, time: 10 };
    const lines = await linesOf(header(26), clock(26), batch({}, ...START), END_OF_GENERATION, clock(26, gen2, 1e6), batch(gen2, ...START), END_OF_GENERATION);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['0', '1', '2', '9000', '10000', '11000']);
  });

  it('counts from the earliest batch of any kind, wherever it stands', async () => {
    const lines = await linesOf(header(26), clock(26), batch({}, ...START), experimentalBatch(1, { time: 900 }, 0), END_OF_GENERATION);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['0', '101', '102']);
  });

  it('is exact after 200 days of uptime', async () => {
    const time = 2n ** 54n + 3n;
    const lines = await linesOf(header(26), clock(26, { time }), batch({ time: time + 1n }, ...START), END_OF_GENERATION);
    // Batch times become doubles, as in Go's reader: nearest even.
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['0', '1', '2']);
  });

  it('is told without a date where the snapshot has none that exists', async () => {
    expect(await wallStartMs(1_700_000_000)).toBeCloseTo(1_700_000_000_000, 0);
    expect(await wallStartMs(2n ** 63n)).toBeUndefined();
  });

  it('starts over with every batch of a thread, even an earlier one', async () => {
    const lines = await linesOf(...oneGeneration(batch({ time: 2000 }, ...START), batch({ time: 1500 }, event('HeapGoal', 1))));
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['0', '1001', '1002', '1003']);
  });
});

describe('batches', () => {
  it('of no thread, empty, of experiments, and experimental events', async () => {
    const lines = await linesOf(
      ...oneGeneration(
        batch({ m: 100 }),
        experimentalBatch(1, { m: 100 }, 0, 1, 2),
        experimentalBatch(77, {}, 0xff),
        batch({}, ...START, event('Span', 3, 2n ** 64n - 1n, 1), event('GoroutineStackFree', 9)),
        batch({ m: NONE, time: 1500 }, event('GoStatus', 9, NONE, G.waiting), event('GoUnblock', 9, 1, 0)),
      ),
    );
    expect(lines.slice(3)).toEqual([
      '3 Experimental 1 0 100 Span 3 18446744073709551615 1',
      '4 Experimental 1 0 100 GoroutineStackFree 9',
      '501 StateTransition -1 -1 -1 g:9 Undetermined Waiting -',
      '502 StateTransition -1 -1 -1 g:9 Waiting Runnable -',
    ]);
  });

  it('samples in any order, of nothing and of nobody known', async () => {
    const lines = await linesOf(...oneGeneration(batch({}, ...START), samples({}, [9000, 100, 0, 1, 0], [500, NONE, NONE, 0, 0], [1002, 7, 3, 55, 0])));
    expect(lines).toEqual([
      '0 Sync -1 -1 -1 1',
      '1 StackSample -1 -1 -1',
      '2 StateTransition -1 -1 100 p:0 Undetermined Running -',
      '3 StateTransition -1 0 100 g:1 Undetermined Running -',
      '4 StackSample 55 3 7',
      '8000 StackSample 1 0 100',
    ]);
  });

  it('GOMAXPROCS of any size is a number, not lanes', async () => {
    expect(await after(event('ProcsChange', 2n ** 60n, 0))).toEqual(['3 Metric 1 0 100 /sched/gomaxprocs:threads 1152921504606846976']);
  });
});

describe('texts', () => {
  it('that are not UTF-8 are kept byte for byte, and shown with replacement characters', async () => {
    const name: Part = [5, 1, 5, 0x6d, 0xff, 0xc3, 0x28, 0xe2];
    const parts: readonly Part[] = [header(26), clock(26), batch({}, ...START, event('GoCreate', 2, 1, 0), event('GoBlock', 1, 0)), strings({}, name), stacks({}, stack(1, [16, 1, 0, 0])), END_OF_GENERATION];
    const { trace, lines } = await decodeLines(assemble(...parts).bytes);
    expect(lines[4]).toBe('4 StateTransition 1 0 100 g:1 Running Waiting m%FF%C3(%E2');
    expect((await trace.ask({ ask: 'creation', creation: 0 }))?.created.name).toBe('m\uFFFD\uFFFD(\uFFFD');
  });
});
