import { describe, expect, it } from 'vitest';
import { OpenTrace } from '../openTrace.ts';
import { openBytes } from '../testing/openBytes.ts';
import { v1File } from './testing/v1Text.ts';
import { v1Lines } from './testing/v1Lines.ts';

/** Goroutine 1 runs on P 0 with M 7; goroutine 2 waits. */
const BEGIN = `
  P0 at 1000
  GoCreate 1 1 0 0
  GoCreate 1 2 0 0
  GoWaiting 1 2
  ProcStart 1 7
  GoStart 1 1 1
  Gomaxprocs 1 2 0
`;
const BEGUN = 6;

/** Lines after those of BEGIN. */
function after(text: string, minor = 21): readonly string[] {
  return v1Lines(v1File(minor, BEGIN + text).bytes, minor).slice(BEGUN - 2);
}

describe('the start of a trace', () => {
  it('tells the states of goroutines that exist, not their creation', () => {
    expect(v1Lines(v1File(21, BEGIN).bytes, 21)).toEqual([
      '0 Sync -1 -1 -1 1',
      '3 StateTransition 2 0 -1 g:2 Undetermined Waiting -',
      '4 StateTransition -1 0 7 p:0 Undetermined Running -',
      '5 StateTransition 1 0 7 g:1 Undetermined Running -',
    ]);
  });

  it('has goroutines of untold state wait to run, in ascending order, once the first Gomaxprocs ends the listing', () => {
    const text = `
      P0 at 1000
      GoCreate 1 9 0 0
      GoCreate 1 3 0 0
      GoCreate 1 5 0 0
      GoInSyscall 1 5
      Gomaxprocs 1 2 0
      Gomaxprocs 1 4 0
    `;
    expect(v1Lines(v1File(21, text).bytes, 21)).toEqual([
      '0 Sync -1 -1 -1 1',
      '4 StateTransition 5 0 -1 g:5 Undetermined Syscall -',
      '5 StateTransition -1 -1 -1 g:3 Undetermined Runnable -',
      '6 StateTransition -1 -1 -1 g:9 Undetermined Runnable -',
      '7 Metric -1 0 -1 /sched/gomaxprocs:threads 4',
    ]);
  });
});

describe('goroutines', () => {
  it('are created, start, block, wake and end', () => {
    const text = `
      GoCreate 1 8 0 0
      GoBlockRecv 1 0
      GoStartLocal 1 8
      GoUnblockLocal 1 1 0
      GoEnd 1
      GoStartLocal 1 1
      GoSched 1 0
    `;
    expect(after(text)).toEqual([
      '7 StateTransition 1 0 7 g:8 NotExist Runnable -',
      '8 StateTransition 1 0 7 g:1 Running Waiting chan%20receive',
      '9 StateTransition 8 0 7 g:8 Runnable Running -',
      '10 StateTransition 8 0 7 g:1 Waiting Runnable -',
      '11 StateTransition 8 0 7 g:8 Running NotExist -',
      '12 StateTransition 1 0 7 g:1 Runnable Running -',
      '13 StateTransition 1 0 7 g:1 Running Runnable runtime.Gosched',
    ]);
  });

  it.each([
    ['GoStop 1 0', 'forever'],
    ['GoSleep 1 0', 'sleep'],
    ['GoBlock 1 0', '-'],
    ['GoBlockSend 1 0', 'chan%20send'],
    ['GoBlockSelect 1 0', 'select'],
    ['GoBlockSync 1 0', 'sync'],
    ['GoBlockCond 1 0', 'sync.(*Cond).Wait'],
    ['GoBlockNet 1 0', 'network'],
    ['GoBlockGC 1 0', 'GC%20mark%20assist%20wait%20for%20work'],
  ])('%s is a wait for %s', (event, reason) => {
    expect(after(event)).toEqual([`7 StateTransition 1 0 7 g:1 Running Waiting ${reason}`]);
  });

  it('keep the name of their start function and the stack that created them', async () => {
    const { bytes } = v1File(21, `${BEGIN} GoCreate 1 8 1 2
      string 1 main.worker
      string 2 main.go
      string 3 main.main
      stack 1: 4096/1/2/10
      stack 2: 8192/3/2/30`);
    const trace = await openBytes(bytes);
    expect(await trace.ask({ ask: 'creation', creation: 0 })).toMatchObject({ created: { id: '8', name: 'main.worker' }, creationStack: [{ func: 'main.main', file: 'main.go', line: 30 }] });
    expect(trace.facts(1)).toMatchObject({ writtenBy: 'Go 1.21', generations: 1, goroutines: 3, damage: undefined, complete: true });
  });

  it('take the label after their start, both with the goroutine in context', () => {
    expect(after(`string 4 GC (idle)
      GoStop 1 0
      P1 at 1010
      ProcStart 1 3
      GoUnblock 1 2 2 0
      GoStartLabel 1 2 3 4`).slice(1)).toEqual([
      '11 StateTransition -1 1 3 p:1 Undetermined Running -',
      '12 StateTransition -1 1 3 g:2 Waiting Runnable -',
      '13 StateTransition 2 1 3 g:2 Runnable Running -',
      '14 Label 2 1 3 g:2 GC%20(idle)',
    ]);
  });
});

describe('system calls', () => {
  it('last 1 ns where they did not block, and until their real exit where they did', () => {
    const text = `
      GoSysCall 10 0
      GoSysCall 10 0
      GoSysBlock 5
      ProcStop 1
      ProcStart 100 7
      GoSysExit 1 1 2 1040
    `;
    expect(after(text)).toEqual([
      '16 StateTransition 1 0 7 g:1 Running Syscall -',
      '17 StateTransition 1 0 7 g:1 Syscall Running -',
      '26 StateTransition 1 0 7 g:1 Running Syscall -',
      '32 StateTransition -1 0 7 p:0 Running Idle -',
      '40 StateTransition 1 1000003 -1 g:1 Syscall Runnable -',
      '132 StateTransition -1 0 7 p:0 Idle Running -',
    ]);
  });
});

describe('what no P of the program did', () => {
  it('unblocks for the network lie on P 1000002', () => {
    expect(after('GoBlockNet 1 0\nP-1 at 1020\nGoUnblock 1 1 2 0').at(-1)).toBe('21 StateTransition -1 1000002 -1 g:1 Waiting Runnable -');
  });

  it('unblocks by timer goroutines lie on P 1000001', () => {
    expect(after('GoUnblock 1 2 2 0\nTimerGoroutine 1', 11).at(-1)).toBe('7 StateTransition 1 1000001 -1 g:2 Waiting Runnable -');
  });

  it('GC starts lie on P 1000004, their ends do not', () => {
    expect(after('GCStart 1 0 0\nSTWStart 1 1\nSTWDone 1\nGCDone 1', 19)).toEqual([
      '7 RangeBegin 1 1000004 -1 GC%20concurrent%20mark%20phase none',
      '8 RangeBegin 1 0 7 stop-the-world%20(GC%20sweep%20termination) g:1',
      '9 RangeEnd 1 0 7 stop-the-world%20(GC%20sweep%20termination) g:1',
      '10 RangeEnd 1 0 7 GC%20concurrent%20mark%20phase none',
    ]);
  });

  it.each([
    [11, 0, 'GC%20mark%20termination'],
    [19, 1, 'GC%20sweep%20termination'],
    [19, 2, ''],
    [21, 0, ''],
    [21, 1, 'GC%20mark%20termination'],
    [21, 9, 'GOMAXPROCS'],
    [21, 17, ''],
  ])('format 1.%i names stop number %i "%s"', (minor, kind, name) => {
    expect(after(`STWStart 1 ${kind}`, minor)).toEqual([`7 RangeBegin 1 0 7 stop-the-world%20(${name}) g:1`]);
  });
});

describe('tasks, regions, logs, metrics, sweeps, samples', () => {
  it('come with their texts and values', () => {
    const text = `
      string 5 order
      UserTaskCreate 1 30 0 5 0
      UserRegion 1 30 0 5 0
      UserLog 1 30 5 0 it is 5 %
      UserRegion 1 30 1 5 0
      UserTaskEnd 1 30 0
      UserTaskEnd 1 30 0
      HeapAlloc 1 9007199254740993
      GCSweepStart 1 0
      GCSweepDone 1 8192 18446744073709551615
      CPUSample 1 1020 1 2 0
    `;
    expect(after(text, 19)).toEqual([
      '7 TaskBegin 1 0 7 30 none order',
      '8 RegionBegin 1 0 7 30 order',
      '9 Log 1 0 7 30 order it%20is%205%20%25',
      '10 RegionEnd 1 0 7 30 order',
      '11 TaskEnd 1 0 7 30 0 order',
      '12 TaskEnd 1 0 7 30 none -',
      '13 Metric 1 0 7 /memory/classes/heap/objects:bytes 9007199254740993',
      '14 RangeBegin 1 0 7 GC%20incremental%20sweep p:0',
      '15 RangeEnd 1 0 7 GC%20incremental%20sweep p:0 8192 18446744073709551615',
      '20 StackSample 2 1 -1',
    ]);
  });

  it('survive what the format has but no release writes', () => {
    expect(after('FutileWakeup 1')).toEqual([]);
  });
});

describe('chunks', () => {
  it('make the same trace, whatever their size', () => {
    const rounds = Array.from({ length: 50 }, (_, i) => `GoCreate 3 ${100 + i} 1 1\nGoBlock 1 1\nGoStartLocal 1 ${100 + i}\nGoUnblockLocal 1 1 1\nGoEnd 1\nGoStartLocal 1 1`);
    const { bytes } = v1File(19, `${BEGIN} ${rounds.join('\n')}\nstring 1 main.f\nstack 1: 1/1/1/1`);
    const whole = v1Lines(bytes, 19, { stacks: true });
    expect(whole).toHaveLength(BEGUN - 2 + 300);
    expect(v1Lines(bytes, 19, { stacks: true, chunkRows: 7 })).toEqual(whole);
  });

  it('an empty trace has its closing sync only', async () => {
    const { bytes } = v1File(21, 'P0 at 5');
    const trace = await openBytes(bytes);
    expect([trace.events, trace.damage]).toEqual([1, undefined]);
  });

  it('wait for the whole file', async () => {
    const { bytes } = v1File(21, BEGIN);
    const trace = new OpenTrace('test.trace');
    trace.feed({ bytes: bytes.subarray(0, -1), startOffset: 0 }, false);
    expect(await trace.step()).toBe('more');
    expect(trace.events).toBe(0);
    trace.feed({ bytes, startOffset: 0 }, true);
    expect(await trace.step()).toBe('generation');
  });
});
