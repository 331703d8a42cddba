import { expect, test } from 'vitest';
import { type HowLong, type LastHalt, type OtherStops, type StopCourse, stretchedStop } from './stretchedStop.ts';

const NONE: HowLong = { short: 0, long: 0 };
const OTHERS: OtherStops = { halts: NONE, haltsElsewhere: NONE, stood: NONE, stoodElsewhere: NONE, signals: true };
const LAST: LastHalt = { doing: 'running the program', afterNs: 5e6, ranBeforeNs: 1e6, bySignal: false };

/** It took `last.afterNs` to stop, and 50 µs more. */
function waited(last: Partial<LastHalt>, others: Partial<OtherStops> = {}): string {
  const halt = { ...LAST, ...last };
  return told({ toStopNs: halt.afterNs, last: halt }, others);
}

function told(course: Partial<StopCourse>, others: Partial<OtherStops> = {}): string {
  const toStopNs = course.toStopNs ?? 0;
  const { by, because } = stretchedStop({ name: 'GC mark termination', ns: toStopNs + 50_000, untilWorkNs: toStopNs + 50_000, last: undefined, ...course, toStopNs }, { ...OTHERS, ...others });
  return `${by}: ${because.join(', ')}`;
}

test('below a millisecond nobody asks', () => {
  expect(waited({ afterNs: 900_000 })).toBe('nothing: short');
});

test('a P in a system call, and one without a goroutine, run nothing of the program', () => {
  expect(waited({ doing: 'system call' })).toBe('machine: system call');
  expect(waited({ doing: 'looking for work' })).toBe('machine: nothing of the program ran, on any P');
});

test('GC work is late as a rule, or was once', () => {
  const gc = { doing: 'GC work' } as const;
  expect(waited(gc)).toBe('unknown: GC work kept the P, source does not tell');
  expect(waited(gc, { halts: { short: 9, long: 1 } })).toBe('machine: GC work kept the P, GC work stops at once as a rule');
  expect(waited(gc, { halts: { short: 2, long: 6 }, haltsElsewhere: { short: 40, long: 0 } })).toBe('runtime: GC work kept the P');
  expect(waited(gc, { halts: { short: 1, long: 2 }, haltsElsewhere: { short: 10, long: 8 } })).toBe('machine: GC work kept the P, others were as late');
});

test('a function is late by itself if it is so more often than the rest of the recording', () => {
  const ran = 'last P ran the program until it stopped';
  const often: HowLong = { short: 1, long: 4 };
  expect(waited({}, { halts: often, haltsElsewhere: { short: 60, long: 2 } })).toBe(`program: ${ran}, same function kept others from stopping before`);
  expect(waited({}, { halts: often, haltsElsewhere: { short: 6, long: 9 } })).toBe(`machine: ${ran}, others were as late`);
  // Two of two may be chance where a third is late anyway.
  expect(waited({}, { halts: { short: 0, long: 2 }, haltsElsewhere: { short: 20, long: 10 } })).toBe(`machine: ${ran}, others were as late`);
  // Without signals every loop is late by itself.
  expect(waited({}, { halts: often, haltsElsewhere: { short: 6, long: 9 }, signals: false })).toBe(`program: ${ran}, same function kept others from stopping before, nothing was ever interrupted by a signal`);
});

test('the world goes on before the end is told', () => {
  expect(told({ ns: 4e6, toStopNs: 30_000, untilWorkNs: 90_000, last: { ...LAST, afterNs: 30_000 } })).toBe('machine: others worked again before its end');
});

test('a stop whose course the trace does not show', () => {
  expect(stretchedStop({ name: 'read mem stats', ns: 4e6, toStopNs: undefined, untilWorkNs: undefined, last: undefined }, OTHERS)).toEqual({ by: 'unknown', because: ['source does not tell'] });
});

test('while nothing runs: kinds that walk all goroutines may take as long', () => {
  const stood = { ns: 5e6, toStopNs: 0, untilWorkNs: 5e6, name: 'goroutine profile' };
  expect(told(stood, { stood: { short: 0, long: 3 } })).toBe('runtime: all Ps had stopped, nothing ran, stops of this kind take as long as a rule');
  expect(told(stood, { stood: { short: 0, long: 1 }, stoodElsewhere: { short: 3, long: 5 } })).toBe('machine: all Ps had stopped, nothing ran, others were as late');
  expect(told({ ...stood, name: 'GC mark termination' })).toBe('machine: all Ps had stopped, nothing ran, stops of this kind have little to do');
});
