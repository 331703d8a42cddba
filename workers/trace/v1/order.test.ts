import { describe, expect, it } from 'vitest';
import { v1Damage } from './testing/v1Damage.ts';
import { v1Lines } from './testing/v1Lines.ts';
import { v1File } from './testing/v1Text.ts';

const names = (text: string): readonly string[] => v1Lines(v1File(21, text).bytes, 21).map((line) => line.replace(/^\d+ (StateTransition )?/, ''));

describe('the order of events of several Ps', () => {
  it('lets an event wait until its goroutine is in the state it needs', () => {
    // P 1 starts goroutine 8 at the tick at which P 0 creates it; P 1 comes later among equals, P -1 before both.
    const text = `
      P1 at 1010
      GoStart 0 8 1
      P-1 at 1010
      HeapGoal 0 5
      P0 at 1010
      GoCreate 0 1 0 0
      GoStart 0 1 1
      Gomaxprocs 0 2 0
      GoCreate 0 8 0 0
    `;
    expect(names(text)).toEqual([
      'Sync -1 -1 -1 1',
      'Metric -1 -1 -1 /gc/heap/goal:bytes 5',
      '1 0 -1 g:1 Undetermined Running -',
      '1 0 -1 g:8 NotExist Runnable -',
      '8 1 -1 g:8 Runnable Running -',
    ]);
  });

  it('follows the sequence numbers where a goroutine moves between Ps', () => {
    const text = `
      P0 at 1000
      GoCreate 0 1 0 0
      Gomaxprocs 0 3 0
      P1 at 1100
      GoStart 0 1 1
      GoPreempt 10 0
      P2 at 1105
      GoStart 10 1 2
      GoPreempt 10 0
      P1 at 1130
      GoStart 0 1 3
    `;
    expect(names(text).filter((line) => line.endsWith('Running -'))).toEqual([
      '1 1 -1 g:1 Runnable Running -',
      '1 2 -1 g:1 Runnable Running -',
      '1 1 -1 g:1 Runnable Running -',
    ]);
  });

  it('refuses events that all wait for others, at the earliest of them', () => {
    const file = v1File(21, 'P0 at 1000\nGoCreate 1 1 0 0\nGoStart 5 9 1\nP1 at 1000\nGoStart 3 1 4');
    expect(v1Damage(file.bytes, 21)).toMatchObject({ what: 'inconsistent', offset: file.at('GoStart 3 1 4'), message: expect.stringContaining('events of 2 Ps cannot be put in order') });
  });

  it('refuses clocks that contradict the order', () => {
    const file = v1File(21, 'P0 at 1000\nGoCreate 100 1 0 0\nP1 at 1000\nGoStart 50 1 1');
    expect(v1Damage(file.bytes, 21)).toMatchObject({ what: 'inconsistent', offset: file.at('GoStart 50 1 1'), message: expect.stringContaining('out of order') });
  });
});

describe('exits from system calls', () => {
  const begin = 'P0 at 1000\nGoCreate 1 1 0 0\nGomaxprocs 1 1 0\nGoStart 1 1 1\nGoSysCall 1 0\nGoSysBlock 1\nHeapAlloc 10 1\nHeapAlloc 10 2\n';

  it('move to their real time, behind what already happened then', () => {
    const lines = v1Lines(v1File(21, `${begin}GoSysExit 50 1 2 1015`).bytes, 21);
    expect(lines.slice(-3)).toEqual([
      '15 Metric -1 0 -1 /memory/classes/heap/objects:bytes 1',
      '16 StateTransition 1 1000003 -1 g:1 Syscall Runnable -',
      '25 Metric -1 0 -1 /memory/classes/heap/objects:bytes 2',
    ]);
  });

  it('stay where they were written if the time is not known', () => {
    expect(v1Lines(v1File(21, `${begin}GoSysExit 50 1 2 0`).bytes, 21).at(-1)).toBe('75 StateTransition 1 1000003 -1 g:1 Syscall Runnable -');
  });

  it('cannot come before the call', () => {
    const file = v1File(21, `${begin}GoSysExit 50 1 2 1001`);
    expect(v1Damage(file.bytes, 21)).toMatchObject({ what: 'inconsistent', offset: file.at('GoSysExit 50 1 2 1001') });
  });

  it('need a call', () => {
    const file = v1File(21, 'P0 at 1000\nGoCreate 1 1 0 0\nGoWaiting 1 1\nGoSysExit 1 1 2 1002');
    expect(v1Damage(file.bytes, 21)?.message).toMatch(/leaves a system call that it never entered/);
  });
});
