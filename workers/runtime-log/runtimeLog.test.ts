import { describe, expect, it } from 'vitest';
import { linesOf, readLog } from './testing/readLog.ts';

const GC = 'gc 9 @1.104s 0%: 0.12+0.65+0.004 ms clock, 0.24+0/0.51/0.21+0.009 ms cpu, 3->3->1 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)';
const gc = (cycle: number, seconds: string): string => `gc ${cycle} @${seconds}s 1%: 1+2+3 ms clock, 4+5/6/7+8 ms cpu, 1->2->3 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 8 P\n`;
const read = (text: string | Uint8Array, pieceBytes = 7) => readLog(text, pieceBytes);

describe('gctrace', () => {
  it('is read field by field, exactly', () => {
    expect(linesOf(read(GC))).toEqual([
      {
        record: 'gc', line: 1, offset: 0, wallMs: undefined,
        cycle: 9, startNs: 1_104_000_000, utilPercent: 0, checksForLeaks: false,
        sweepTerminationNs: 120_000, markNs: 650_000, markTerminationNs: 4000,
        sweepTerminationCpuNs: 240_000, assistCpuNs: 0, backgroundCpuNs: 510_000, idleCpuNs: 210_000, markTerminationCpuNs: 9000,
        startBytes: 3 * 2 ** 20, peakBytes: 3 * 2 ** 20, liveBytes: 2 ** 20, goalBytes: 4 * 2 ** 20, stackBytes: 0, globalBytes: 0,
        procs: 2, forced: true,
      },
    ]);
  });

  it.each([
    ['2026-11-22T05:40:24.967Z stderr F ', '', Date.UTC(2026, 10, 22, 5, 40, 24, 967)],
    ['2026/11/22 06:40:25.5 app: ', '', Date.UTC(2026, 10, 22, 6, 40, 25, 500)],
    ['2026-11-22T06:40:25+0100 host app[17]: ', '', Date.UTC(2026, 10, 22, 5, 40, 25)],
    ['1795326024.5 ', '', 1_795_326_024_500],
    ['Nov 22 05:40:24 host app[1]: ', '', undefined],
    ['app-1  | ', '', undefined],
    ['\u001b[32mINFO\u001b[0m ', '', undefined],
    ['time=2026-11-22T05:40:24.967Z level=INFO msg="', '"', Date.UTC(2026, 10, 22, 5, 40, 24, 967)],
    ['{"level":"info","ts":1795326024.25,"msg":"', '"}', 1_795_326_024_250],
    ['{"__REALTIME_TIMESTAMP":"1795326024500000","MESSAGE":"', '"}', 1_795_326_024_500],
  ])('is found behind what a logger puts in front: %j', (before, behind, wallMs) => {
    const [line] = linesOf(read(`${before}${GC}${behind}\r\n`));
    expect(line).toMatchObject({ record: 'gc', cycle: 9, forced: true, line: 1, offset: 0 });
    if (wallMs === undefined) expect(line.wallMs).toBeUndefined();
    else expect(line.wallMs).toBeCloseTo(wallMs, 2);
  });

  it('is found in the JSON of Docker, whose arrows are escaped and whose time stands behind', () => {
    const log = read(`{"log":"${GC.replaceAll('>', String.raw`\u003e`)}\\n","stream":"stderr","time":"2026-11-22T05:40:24.967556392Z"}\n{"log":"hello\\n","stream":"stdout"}\n`);
    expect(linesOf(log)).toMatchObject([{ cycle: 9, liveBytes: 2 ** 20, procs: 2, forced: true }]);
    expect(linesOf(log)[0].wallMs).toBeCloseTo(Date.UTC(2026, 10, 22, 5, 40, 24, 967) + 0.556, 2);
    expect(log).toMatchObject({ lines: 2, otherLines: 1, skippedLines: 0 });
  });

  it('is found coloured, and right behind a text without a line end', () => {
    expect(linesOf(read(`\u001b[1;31mgc \u001b[0m${GC.slice(3)}\n`))).toMatchObject([{ cycle: 9, procs: 2 }]);
    expect(linesOf(read(`working…${GC}\n`))).toMatchObject([{ cycle: 9 }]);
    expect(linesOf(read(`done7${GC}\n`))).toMatchObject([{ cycle: 9 }]);
  });

  it('is told from what only begins like it', () => {
    const log = read('hello gc 9 @ home\nmygc 1 @1s\ngc 5 done\ngc 3 @0.1s 1%: 1+2+3 ms cl\n');
    expect(log).toMatchObject({ lines: 4, otherLines: 2, skippedLines: 2 });
    expect(log.skipped).toEqual([
      { line: 1, offset: 0, text: 'hello gc 9 @ home', why: 'It begins as a line of gctrace=1 does, and does not go on as one.' },
      { line: 4, offset: 39, text: 'gc 3 @0.1s 1%: 1+2+3 ms cl', why: 'It begins as a line of gctrace=1 does, and does not go on as one.' },
    ]);
  });

  it('of older and newer programs has fewer and more fields', () => {
    const log = read(`gc 1 @0.1s 1%: 1+2+3 ms clock, 4+5/6/7+8 ms cpu, 1->2->3 MB, 4 MB goal, 8 P\n${gc(2, '0.2').replace('%:', '% (checking for goroutine leaks):')}`);
    expect(linesOf(log)).toMatchObject([{ stackBytes: undefined, procs: 8, checksForLeaks: false }, { globalBytes: 0, checksForLeaks: true, markNs: 2_000_000 }]);
  });

  it('that is cut off at the end of the file is skipped, with the reason', () => {
    expect(read(gc(1, '0.1') + GC.slice(0, 80)).skipped).toMatchObject([{ line: 2, why: expect.stringContaining('The file ends in it.') as string }]);
    expect(read(gc(1, '0.1') + GC.slice(0, -' P (forced)'.length))).toMatchObject({ skippedLines: 1, gc: { count: 1 } });
  });

  it('has neighbours', () => {
    const log = read(
      [
        'GC forced', gc(4, '120.5').trimEnd(),
        'scav 3 KiB work, 5 KiB total, 97% util (forced)', 'scav 3 KiB work (bg), 4 KiB work (eager), 5 KiB now, 97% util [controller reset]', 'scav 1 KiB of nothing',
        'pacer: assist ratio=+1.500000e+000 (scan 1 MB in 3->4 MB) workers=1+2.500000e-001',
        'pacer: 27% CPU (25 exp.) for 100+20+3 B work (130 B exp.) in 4000 B -> 5000 B (∆goal -200, cons/mark +3.000000e+000)', 'pacer: sweep done at heap size 3MB; allocated 0MB during sweep; swept 510 pages at 0.00026 pages/byte', 'pacer: something new',
        'scan: total 7 objs', 'scan: class 48B 1+2+3=6 objs, 4+5=9 spans', 'scan: class L 2 objs', 'scan: total of it',
        'checkfinalizers: queue: 3 finalizers + 4 cleanups',
      ].join('\n'),
    );
    expect(linesOf(log)).toMatchObject([
      { record: 'gc by time', line: 1 },
      { record: 'gc', forced: false },
      { record: 'scav', backgroundBytes: 3072, eagerBytes: undefined, releasedBytes: 5120, note: 'forced' },
      { record: 'scav', eagerBytes: 4096, note: 'controller reset' },
      { record: 'pacer', phase: 'start', assistRatio: 1.5, dedicatedWorkers: 1, fractionalGoal: 0.25, goalBytes: 4 * 2 ** 20 },
      { record: 'pacer', phase: 'end', cpuPercent: 27, expectedCpuPercent: 25, scanBytes: 123, liveBytes: 5000, goalBytes: 5200, consMark: 3 },
      { record: 'pacer', phase: 'sweep', liveBytes: 3 * 2 ** 20 },
      { record: 'pacer', phase: undefined, cpuPercent: undefined },
      { record: 'scan', of: 'total', objects: 7, sparseObjects: undefined },
      { record: 'scan', of: 'class', sizeBytes: 48, objects: 6, sparseObjects: 2, denseObjects: 3, sparseSpans: 4, denseSpans: 5 },
      { record: 'scan', of: 'large', sizeBytes: undefined, objects: 2 },
      { record: 'finalizers', finalizers: 3, cleanups: 4 },
    ]);
    expect(log.gc.byTime[0]).toBe(1);
    expect(log.skipped).toMatchObject([{ line: 5 }, { line: 13 }]);
  });
});

describe('inittrace and schedtrace', () => {
  it('tell packages', () => {
    const log = read('init errors @0.51 ms, 0 ms clock, 16 bytes, 1 allocs\ninit me @ home\ninit x @1 days\n');
    expect(linesOf(log)).toMatchObject([{ record: 'init', package: 'errors', startNs: 510_000, clockNs: 0, allocBytes: 16, allocs: 1 }]);
    expect(log).toMatchObject({ skipped: [{ line: 3 }], otherLines: 1 });
  });

  const SCHED = [
    'SCHED 0ms: gomaxprocs=2 idleprocs=1 threads=4 spinningthreads=0 idlethreads=2 runqueue=3 [1 0]',
    'SCHED 9ms: gomaxprocs=2 idleprocs=1 threads=4 spinningthreads=0 needspinning=1 idlethreads=2 runqueue=0 [ 0 7 ] schedticks=[ 5 2 ]',
    'SCHED 20ms: gomaxprocs=2 idleprocs=0 threads=7 spinningthreads=0 needspinning=1 idlethreads=1 runqueue=1 gcwaiting=false nmidlelocked=1 stopwait=0 sysmonwait=true',
    '  P0: status=1 schedtick=499 syscalltick=1571 m=3 runqsize=4 gfreecnt=2 timerslen=5',
    '  M3: p=0 curg=89 mallocing=0 throwing=0 preemptoff=held here locks=32 dying=0 spinning=false blocked=true lockedg=nil',
    '  M2: p=-1 curg=-1 mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=1 blocked=0 lockedg=-1',
    '  G17: status=4100(GOMAXPROCS updater (idle)) m=nil lockedm=nil',
    'and a line of the program',
    'SCHED 30ms: gomaxprocs=2',
    'SCHED 40ms: gomaxprocs=2 idleprocs=1 threads=4 spinningthreads=0 needspinning=1 idlethreads=2 runqueue=0 [ 0',
  ];

  it.each(['', '2026-11-22T05:40:24.967Z stderr F ', 'app-1 | '])('tell Ps, threads and goroutines, in the forms of every release, behind %j', (before) => {
    const log = read(SCHED.map((line) => before + line).join('\n'));
    expect(linesOf(log)).toMatchObject([
      { sinceNs: 0, runQueue: 3, localQueues: [1, 0], needSpinning: undefined, schedTicks: undefined },
      { sinceNs: 9_000_000, localQueues: [0, 7], needSpinning: true, schedTicks: [5, 2], detail: undefined },
      {
        detail: {
          gcWaiting: false, idleLockedThreads: 1, sysmonWaits: true,
          procs: [{ proc: 0, status: 1, schedTick: 499, syscallTick: 1571, thread: 3, queue: 4, freeGoroutines: 2, timers: 5 }],
          threads: [{ thread: 3, proc: 0, goroutine: 89, preemptOff: 'held here', locks: 32, blocked: true, lockedGoroutine: undefined }, { thread: 2, proc: undefined, goroutine: undefined, preemptOff: '', spinning: true, blocked: false }],
          goroutines: [{ goroutine: 17, status: 4, scanned: true, waitReason: 'GOMAXPROCS updater (idle)', thread: undefined }],
        },
      },
    ]);
    expect(log.skipped).toMatchObject([{ line: 9 }, { line: 10 }]);
    expect(log.otherLines).toBe(1);
  });

  it('skip a line of the detail that is cut', () => {
    expect(read(`${SCHED[2]}\n  P0: status=1 schedtick=499 sysc\n  G17: status=4(\n`).skipped).toMatchObject([{ line: 2 }, { line: 3, why: 'It begins as a line of scheddetail=1 does, and does not go on as one.' }]);
  });
});

describe('any bytes', () => {
  it('are lines whatever the pieces, line ends and encodings', () => {
    const text = `${gc(1, '0.1').trimEnd()}\r\nnaïve\n\n{"a":\n {"b":"}"}}\n{"memstats":{"HeapAlloc":5,"NumGC":0,\n"Mallocs":3}}\nlast`;
    const whole = read(text, 1e6);
    const facts = ({ lines, otherLines, skippedLines, bytes, order, gc: { offset }, memStats }: typeof whole) => ({ lines, otherLines, skippedLines, bytes, kinds: [...order.kind], offset: [...offset], at: [...memStats.line, ...memStats.offset] });
    for (const piece of [1, 2, 3, 64]) expect(facts(read(text, piece))).toEqual(facts(whole));
    expect(facts(whole)).toEqual({ lines: 8, otherLines: 4, skippedLines: 0, bytes: text.length + 1, kinds: [0, 8], offset: [0], at: [6, text.indexOf('{"mem') + 1] });
    expect(read(Uint8Array.of(0xff, 0xfe, 10, 0x67, 0x63, 0x20, 0xff), 2)).toMatchObject({ lines: 2, otherLines: 2 });
  });

  it('have long lines, NULs and invalid UTF-8 in them', () => {
    const junk = new Uint8Array(10 * 2 ** 20).fill(120);
    const line = new TextEncoder().encode(`\n\0\0${GC}\n\xff`);
    expect(readLog(new Uint8Array([...new TextEncoder().encode('x\n'), ...line]))).toMatchObject({ gc: { count: 1 }, lines: 4 });
    const long = new Uint8Array(junk.length + line.length);
    long.set(junk);
    long.set(line, junk.length);
    expect(readLog(long, 2 ** 20)).toMatchObject({ lines: 3, gc: { count: 1 }, bytes: long.length });
    expect(readLog(Uint8Array.of(...new TextEncoder().encode('gc 1 @1s '), 0xff, 10)).skipped).toMatchObject([{ text: 'gc 1 @1s \ufffd' }]);
  });

  it('that begin like JSON and are none are text', () => {
    const log = read(`{"a": hello ${GC}\n[INFO] x\n[ {"a":1}, oh\n${GC}\n{"open":[{"x":1},\n`);
    expect(log).toMatchObject({ gc: { count: 2 }, lines: 5, otherLines: 3, skippedLines: 0 });
    expect([...log.gc.line]).toEqual([1, 4]);
  });

  it('have numbers with any digits', () => {
    const many = '9'.repeat(400);
    const log = readLog([gc(1, many), `SCHED ${many}ms: gomaxprocs=2 idleprocs=1 threads=4 idlethreads=2 runqueue=3 [1 0]`, `init a @${many} ms, 0 ms clock, 16 bytes, 1 allocs`, `{"HeapAlloc":1,"Mallocs":2,"NumGC":1e308,"PauseNs":[1],"PauseEnd":[1]}`, gc(2, '0.1')].join('\n'));
    expect(log).toMatchObject({ skippedLines: 3, gc: { count: 1 }, memStats: { count: 1, pauses: { count: 0 } } });
    expect(Number.isFinite(log.durationNs)).toBe(true);
  });

  it('are counted when they are skipped, and the first 200 shown', () => {
    const log = readLog('gc 1 @1s oh\n'.repeat(1_000_000));
    expect(log).toMatchObject({ lines: 1_000_000, skippedLines: 1_000_000, otherLines: 0 });
    expect(log.skipped).toHaveLength(200);
  });
});
