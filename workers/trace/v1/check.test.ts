import { describe, expect, it } from 'vitest';
import { v1Damage } from './testing/v1Damage.ts';
import { v1File } from './testing/v1Text.ts';

/** Goroutine 1 runs on P 0; 2 waits, 3 is runnable. */
const BEGIN = `
  P0 at 1000
  GoCreate 1 1 0 0
  GoCreate 1 2 0 0
  GoCreate 1 3 0 0
  GoWaiting 1 2
  ProcStart 1 7
  GoStart 1 1 1
  Gomaxprocs 1 2 0
`;

/** The last line of each is the one that cannot be. Delta 9 makes it unlike any line of BEGIN. */
const CONTRADICTIONS: readonly (readonly [lines: string, message: RegExp])[] = [
  ['ProcStart 9 7', /P 0 starts although it has started/],
  ['ProcStop 9', /P 0 stops while it runs goroutine 1/],
  ['P1 at 1010|ProcStop 9', /P 1 stops although it is not running/],
  ['GCStart 1 0 0|GCStart 9 1 0', /a GC starts before the one before it is done/],
  ['GCDone 9', /a GC is done that never started/],
  ['STWStart 1 1|STWStart 9 1', /the world is stopped twice/],
  ['STWDone 9', /restarted without having been stopped/],
  ['GCSweepStart 1 0|GCSweepStart 9 0', /P 0 starts a sweep before/],
  ['GCSweepDone 9 1 1', /P 0 ends a sweep that it never started/],
  ['GCMarkAssistStart 1 0|GCMarkAssistStart 9 0', /goroutine 1 starts a mark assist within another/],
  ['P1 at 1010|GoCreate 9 8 0 0|P0 at 1030|GoStart 9 3 1', /P 0 starts goroutine 3 while it runs goroutine 1/],
  ['GoEnd 1|GoEnd 9', /a GoEnd happens outside any goroutine/],
  ['GoEnd 1|GoStop 9 0', /a GoStop happens outside any goroutine/],
  ['GoEnd 1|GoSysCall 9 0', /a GoSysCall happens outside any goroutine/],
  ['P1 at 1010|GoUnblock 1 2 2 0|GoSysExit 9 3 1 0', /cannot be put in order/],
  ['P1 at 1010|GoSysExitLocal 9 2 0', /goroutine 0 leaves a system call that it is not in/],
  ['UserTaskCreate 1 5 0 0 0|UserTaskCreate 9 5 0 0 0', /a task begins that is open already/],
  ['string 1 a|string 2 b|UserRegion 1 5 0 1 0|UserRegion 9 5 1 2 0', /not the innermost open one of goroutine 1/],
  ['UserRegion 1 5 0 0 0|UserRegion 9 6 1 0 0', /not the innermost open one of goroutine 1/],
  ['UserRegion 9 5 2 0 0', /neither begins nor ends/],
  ['GoStop 1 0|P1 at 1010|GoUnblock 9 1 2 0', /cannot be put in order/],
];

describe('what cannot have happened', () => {
  it.each(CONTRADICTIONS)('%s', (lines, message) => {
    const file = v1File(21, BEGIN + lines.replaceAll('|', '\n'));
    const damage = v1Damage(file.bytes, 21);
    expect(damage?.message).toMatch(message);
    expect(damage?.offset).toBe(file.at(lines.slice(lines.lastIndexOf('|') + 1)));
  });
});

describe('what looks odd but happens', () => {
  it.each([
    ['a mark assist that began before the trace', 'GCMarkAssistDone 1'],
    ['a region that began before the trace', 'UserRegion 1 5 1 0 0'],
    ['a region that its goroutine leaves open', 'UserRegion 1 5 0 0 0|GoEnd 1|GoStart 1 3 1|UserRegion 1 6 0 0 0|UserRegion 1 6 1 0 0'],
    ['a task that ends twice', 'UserTaskCreate 1 5 0 0 0|UserTaskEnd 1 5 0|UserTaskEnd 1 5 0|UserTaskCreate 1 5 0 0 0'],
    ['an unblock from outside any goroutine', 'P-1 at 1010|GoUnblock 1 2 2 0'],
    ['a GC that never ends', 'GCStart 1 0 0|STWStart 1 1'],
  ])('%s', (_, lines) => {
    expect(v1Damage(v1File(21, BEGIN + lines.replaceAll('|', '\n')).bytes, 21)).toBeUndefined();
  });
});
