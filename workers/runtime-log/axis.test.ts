import { describe, expect, it } from 'vitest';
import { readLog } from './testing/readLog.ts';

const MS = 1e6;
const gc = (cycle: number, seconds: string): string => `gc ${cycle} @${seconds}s 1%: 1+2+3 ms clock, 4+5/6/7+8 ms cpu, 1->2->3 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 8 P`;
const sched = (ms: number): string => `SCHED ${ms}ms: gomaxprocs=2 idleprocs=1 threads=4 spinningthreads=0 idlethreads=2 runqueue=3 [1 0]`;
const init = (name: string, ms: number): string => `init ${name} @${ms} ms, 0 ms clock, 0 bytes, 0 allocs`;
const at = (second: number): string => `{"time":"2026-11-22T05:40:${second}Z","memstats":{"HeapAlloc":${second},"NumGC":0}}`;
const read = (...lines: readonly string[]) => readLog(`${lines.join('\n')}\n`);
const placedBy = ({ clock }: ReturnType<typeof read>, records: string) => clock.placed.find((one) => one.records === records);

describe('the axis', () => {
  it('is the program’s time where gctrace and inittrace tell it, to the end of the last cycle', () => {
    const log = read('init a @5 ms, 2 ms clock, 0 bytes, 0 allocs', gc(1, '0.100'), 'scav 1 KiB work (bg), 0 KiB work (eager), 5 KiB now, 97% util', gc(2, '0.200'));
    expect(log).toMatchObject({ durationNs: 206 * MS, clock: { zero: 'process', wallStartMs: undefined, restarts: 0 } });
    expect([...log.gc.timeNs, ...log.inits.timeNs]).toEqual([100 * MS, 200 * MS, 5 * MS]);
    // At the end of the cycle above it.
    expect([...log.scavenger.timeNs]).toEqual([106 * MS]);
  });

  it('has what announces a cycle at its start', () => {
    const log = read('GC forced', 'pacer: x', gc(1, '0.100'));
    expect([...log.gcByTime.timeNs, ...log.pacer.timeNs]).toEqual([100 * MS, 100 * MS]);
  });

  it('has schedtrace between the cycles it stands between', () => {
    // 0 is at most 7 ms early: it was printed before the first cycle ended; and at least 4 ms: the second line comes after that cycle.
    const log = read(sched(0), gc(1, '0.001'), sched(3), gc(2, '0.050'));
    expect([...log.sched.timeNs]).toEqual([4 * MS, 7 * MS]);
    expect(placedBy(log, 'sched')).toMatchObject({ by: 'order of lines', precisionNs: 4 * MS });
    expect(placedBy(read(sched(0), sched(10)), 'sched')).toMatchObject({ by: 'own clock' });
  });

  it('has the time of day by time stamps in front, as fine as they are', () => {
    const log = read(`2026-11-22T05:40:25Z ${gc(1, '0.500')}`, `2026-11-22T05:40:26Z ${gc(2, '1.200')}`, `2026-11-22T05:40:26Z ${gc(3, '1.800')}`);
    // Zero is not before :24.4935 (the first line was not written later than :25.999…), and not after :25.1935.
    const { clock } = log;
    expect(clock.wallFrom).toBe('time stamps');
    expect(clock.wallStartMs).toBeGreaterThan(Date.UTC(2026, 10, 22, 5, 40, 24, 793));
    expect(clock.wallStartMs).toBeLessThan(Date.UTC(2026, 10, 22, 5, 40, 25, 194));
    expect(clock.wallPrecisionNs).toBeLessThan(500 * MS);
  });

  it('goes on where a program ended that is started again', () => {
    const log = read(gc(1, '0.100'), gc(2, '0.200'), gc(1, '0.050'), gc(2, '0.100'));
    expect([...log.gc.timeNs]).toEqual([100 * MS, 200 * MS, 256 * MS, 306 * MS]);
    expect([...log.gc.process]).toEqual([0, 0, 1, 1]);
    expect(log.clock.restarts).toBe(1);
    const stamped = read(`2026-11-22T05:40:25.000Z ${gc(1, '0.100')}`, `2026-11-22T05:40:35.000Z ${gc(1, '0.100')}`);
    expect(stamped.gc.timeNs[1]).toBe(10_100 * MS);
  });

  it('is one program’s where neighbouring lines have changed places', () => {
    const log = read(gc(7, '0.100'), gc(9, '0.300'), gc(8, '0.200'), gc(10, '0.400'), sched(20), sched(10), sched(30));
    expect(log.clock.restarts).toBe(0);
    expect([...log.gc.timeNs]).toEqual([100 * MS, 300 * MS, 300 * MS, 400 * MS]);
    // Told a second time, it is another program's.
    expect(read(gc(7, '0.100'), gc(9, '0.300'), gc(8, '0.200'), gc(8, '0.200')).clock.restarts).toBe(1);
    expect(read(init('a', 1), init('c', 3), init('b', 2)).clock.restarts).toBe(0);
    expect(read(init('a', 1), init('b', 2), init('a', 1), init('b', 2)).clock.restarts).toBe(1);
    expect(read(sched(0), sched(10), sched(0), sched(10)).clock.restarts).toBe(1);
  });

  it('has MemStats by the cycles that both tell of', () => {
    const end = BigInt(Date.UTC(2026, 10, 22)) * 1_000_000n;
    const memory = (atNs: bigint, cycles: number, ends: readonly bigint[]): string => `{"time":"2026-11-22T00:00:00.${String(atNs - end).padStart(9, '0')}Z","memstats":{"HeapAlloc":7,"Mallocs":9,"NumGC":${cycles},"PauseNs":[4000000,4000000],"PauseEnd":[${ends.join(',')}],"LastGC":${ends[cycles - 1]}}}`;
    const log = read(gc(1, '0.100'), gc(2, '0.200'), memory(end + 50_000_000n, 1, [end, 0n]), memory(end + 150_000_000n, 2, [end, end + 100_000_000n]));
    // Cycle 1 ended 106.5 ms after the start, give or take half a ms.
    expect([...log.memStats.timeNs]).toEqual([156.5 * MS, 256.5 * MS]);
    expect(placedBy(log, 'memStats')).toMatchObject({ by: 'GC cycles', precisionNs: 0.5 * MS });
    expect([...log.memStats.pauses.cycle]).toEqual([1, 2]);
    expect([...log.memStats.pauses.endNs, ...log.memStats.lastGcNs]).toEqual([106.5 * MS, 206.5 * MS, 106.5 * MS, 206.5 * MS]);
    expect([...log.memStats.pausesFrom, ...log.memStats.pausesTo]).toEqual([0, 0, 1, 2]);
    expect(log.clock.wallFrom).toBe('MemStats');
    expect(log.clock.wallStartMs).toBeCloseTo(Date.UTC(2026, 10, 22) - 106.5, 2);
  });

  it('begins at the earliest pause that MemStats alone remember', () => {
    const log = read('{"HeapAlloc":7,"NumGC":2,"LastGC":1795326024967556393,"PauseNs":[5,7,0],"PauseEnd":[1795326024967556290,1795326024967556393,0]}');
    expect([...log.memStats.pauses.endNs]).toEqual([5, 108]);
    expect(log).toMatchObject({ durationNs: 108, clock: { zero: 'record', wallFrom: 'MemStats' } });
    expect(placedBy(log, 'memStats')).toMatchObject({ by: 'last GC' });
  });

  it('never goes back within a kind of record', () => {
    expect([...read(at(20), at(30), at(10), at(40)).memStats.timeNs]).toEqual([10e9, 20e9, 20e9, 30e9]);
  });

  it('has what only the order tells at the time of the line above', () => {
    const log = read(gc(1, '0.100'), '{"/gc/heap/live:bytes":5}');
    expect([...log.metrics.timeNs]).toEqual([106 * MS]);
    expect(placedBy(log, 'metrics')).toMatchObject({ by: 'order of lines' });
  });
});
