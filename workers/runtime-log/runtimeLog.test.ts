import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { LogRecord } from './records.ts';
import { type RuntimeLog, RuntimeLogReader } from './runtimeLog.ts';

const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

function read(text: string | Uint8Array, pieceBytes = 7): RuntimeLog {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const reader = new RuntimeLogReader();
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.push(bytes.slice(at, at + pieceBytes));
  return reader.end();
}

const of = <R extends LogRecord['record']>(log: RuntimeLog, record: R) => log.records.filter((one): one is Extract<LogRecord, { readonly record: R }> => one.record === record);

describe('gctrace', () => {
  const line = 'gc 9 @1.104s 0%: 0.12+0.65+0.004 ms clock, 0.24+0/0.51/0.21+0.009 ms cpu, 3->3->1 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)';

  it('is read field by field, exactly', () => {
    expect(read(line).records).toEqual([
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

  it('is found behind whatever a logger puts in front, with its time', () => {
    const log = read(`2026-11-22T05:40:24.967Z stderr F ${line}\n2026/11/22 06:40:25.5 app: ${line}\n{"log":"${line}\\n","stream":"stderr","time":"x"}\nhello gc 9 @ home\nmygc 1 @1s\n`);
    expect(of(log, 'gc').map(({ wallMs }) => wallMs)).toEqual([Date.UTC(2026, 10, 22, 5, 40, 24, 967), Date.UTC(2026, 10, 22, 6, 40, 25, 500), undefined]);
    expect(log).toMatchObject({ lines: 5, otherLines: 1, skippedLines: 1 });
    expect(log.skipped).toMatchObject([{ line: 4, text: 'hello gc 9 @ home' }]);
  });

  it('of older and newer programs has fewer and more fields', () => {
    const log = read('gc 1 @0.1s 1%: 1+2+3 ms clock, 4+5/6/7+8 ms cpu, 1->2->3 MB, 4 MB goal, 8 P\ngc 2 @0.2s 1% (checking for goroutine leaks): 1+2+3 ms clock, 4+5/6/7+8 ms cpu, 1->2->3 MB, 4 MB goal, 1 MB stacks, 2 MB globals, 8 P\n');
    expect(of(log, 'gc')).toMatchObject([{ stackBytes: undefined, procs: 8, checksForLeaks: false }, { globalBytes: 2 * 2 ** 20, checksForLeaks: true, markNs: 2_000_000 }]);
  });

  it('has neighbours', () => {
    const log = read('GC forced\nscav 3 KiB work, 5 KiB total, 97% util (forced)\nscav 3 KiB work (bg), 4 KiB work (eager), 5 KiB now, 97% util\npacer: assist ratio=+1.000000e+000 (scan 1 MB in 3->4 MB) workers=0+0.5\nscav 1 KiB of nothing\n');
    expect(log.records).toMatchObject([
      { record: 'gc by time', line: 1 },
      { record: 'scav', backgroundBytes: 3072, eagerBytes: undefined, releasedBytes: 5120, note: 'forced' },
      { record: 'scav', eagerBytes: 4096, note: undefined },
      { record: 'pacer', text: 'assist ratio=+1.000000e+000 (scan 1 MB in 3->4 MB) workers=0+0.5' },
    ]);
    expect(log.skipped).toMatchObject([{ line: 5 }]);
  });
});

describe('inittrace and schedtrace', () => {
  it('tell packages', () => {
    expect(read('init errors @0.51 ms, 0 ms clock, 16 bytes, 1 allocs\ninit me @ home\ninit x @1 days\n')).toMatchObject({
      records: [{ record: 'init', package: 'errors', startNs: 510_000, clockNs: 0, allocBytes: 16, allocs: 1 }],
      skipped: [{ line: 3 }],
      otherLines: 1,
    });
  });

  it('tell Ps, threads and goroutines, in the forms of every release', () => {
    const log = read(
      [
        'SCHED 0ms: gomaxprocs=2 idleprocs=1 threads=4 spinningthreads=0 idlethreads=2 runqueue=3 [1 0]',
        'SCHED 9ms: gomaxprocs=2 idleprocs=1 threads=4 spinningthreads=0 needspinning=1 idlethreads=2 runqueue=0 [ 0 7 ] schedticks=[ 5 2 ]',
        'SCHED 20ms: gomaxprocs=2 idleprocs=0 threads=7 spinningthreads=0 needspinning=1 idlethreads=1 runqueue=1 gcwaiting=false nmidlelocked=1 stopwait=0 sysmonwait=true',
        '  P0: status=1 schedtick=499 syscalltick=1571 m=3 runqsize=4 gfreecnt=2 timerslen=5',
        '  M3: p=0 curg=89 mallocing=0 throwing=0 preemptoff=held here locks=32 dying=0 spinning=false blocked=true lockedg=nil',
        '  M2: p=-1 curg=-1 mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=1 blocked=0 lockedg=-1',
        '  G17: status=4100(GOMAXPROCS updater (idle)) m=nil lockedm=nil',
        'and a line of the program',
        'SCHED 30ms: gomaxprocs=2',
      ].join('\n'),
    );
    expect(log.records).toMatchObject([
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
    expect(log.skipped).toMatchObject([{ line: 9 }]);
    expect(log.otherLines).toBe(1);
  });
});

describe('any bytes', () => {
  it('are lines whatever the pieces, line ends and encodings', () => {
    const text = 'gc 1 @0.1s 1%: 1+2+3 ms clock, 4+5/6/7+8 ms cpu, 1->2->3 MB, 4 MB goal, 8 P\r\nnaïve\n\nlast';
    const whole = read(text, 1e6);
    for (const piece of [1, 2, 3, 64]) expect(read(text, piece)).toEqual(whole);
    expect(whole).toMatchObject({ lines: 4, otherLines: 2, records: [{ offset: 0 }] });
    expect(read(Uint8Array.of(0xff, 0xfe, 10, 0x67, 0x63, 0x20, 0xff), 2)).toMatchObject({ lines: 2, otherLines: 2 });
    expect(read(new Uint8Array(300_000).fill(120), 4096)).toMatchObject({ lines: 1, bytes: 300_000 });
  });
});

describe.runIf(existsSync(CORPUS))('the corpus', () => {
  const logs = (existsSync(CORPUS) ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }) : []).filter((name) => name.endsWith('.log'));
  it('has logs', () => expect(logs.length).toBeGreaterThan(100));

  it.each(logs)('%s is read whole', (name) => {
    const bytes = new Uint8Array(readFileSync(join(CORPUS, name)));
    const log = read(bytes, 65_536);
    const lines = new TextDecoder().decode(bytes).split('\n');
    expect(log.skipped).toEqual([]);
    expect(of(log, 'gc')).toHaveLength(lines.filter((line) => / ms clock, .* ms cpu/.test(line)).length);
    expect(of(log, 'sched')).toHaveLength(lines.filter((line) => line.startsWith('SCHED ')).length);
    expect(of(log, 'init')).toHaveLength(lines.filter((line) => /^init \S+ @/.test(line)).length);
    for (const [i, one] of of(log, 'gc').entries()) expect(one.cycle).toBe((of(log, 'gc')[0]?.cycle ?? 0) + i);
  });
});
