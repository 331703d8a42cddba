// Events that cannot be decoded, or contradict what came before them (go-trace.md, sections 5.6, 5.7, 5.10 and 10.3): what is
// said, at which byte, and what is still shown.

import { describe, expect, it } from 'vitest';
import { type DamageCase, expectDamage } from '../testing/expectDamage.ts';
import { openEveryWay } from '../testing/everyWay.ts';
import { END_OF_GENERATION, type EventName, G, HERE, NONE, P, type Part, assemble, batch, clock, event, eventAfter, header, samples, strings, string } from '../testing/rawTrace.ts';

/** Thread 100 has P 0 and runs goroutine 1. */
const START: readonly Part[] = [event('ProcStatus', 0, P.running), event('GoStatus', 1, 100, G.running)];
/** The sync and START. */
const STARTED = 3;
const inSyscall: Part = event('GoSyscallBegin', 1, 0);
const stopped: Part = event('ProcStop');

function trace(...batches: readonly Part[]): readonly Part[] {
  return [header(26), clock(26), ...batches, strings({}, string(1, 'sync'), string(2, 'outer'), string(3, 'inner')), END_OF_GENERATION];
}

function anEvent(name: EventName): string {
  if (name === 'Span') return 'An experimental event';
  return `${name.startsWith('STW') ? 'An' : 'A'} ${name}`;
}

interface Contradiction {
  readonly name: string;
  readonly before?: readonly Part[];
  readonly event: EventName;
  readonly args?: readonly (number | bigint)[];
  readonly says: string;
}

/** After START and `before` on thread 100. */
const CONTRADICTIONS: readonly Contradiction[] = [
  // goroutines
  { name: 'creates what exists', event: 'GoCreate', args: [1, 0, 0], says: 'goroutine 1 is created, but exists already' },
  { name: 'creates, blocked, what exists', before: [event('GoCreate', 2, 0, 0)], event: 'GoCreateBlocked', args: [2, 0, 0], says: 'goroutine 2 is created, but exists already' },
  { name: 'creates in a system call', before: [inSyscall], event: 'GoCreate', args: [2, 0, 0], says: 'goroutine 1 is in a system call, so it cannot create another' },
  { name: 'creates without a P', before: [stopped], event: 'GoCreate', args: [2, 0, 0], says: 'its thread has no P' },
  { name: 'comes from C on a thread that runs another', event: 'GoCreateSyscall', args: [2], says: 'its thread is on goroutine 1 already' },
  { name: 'comes from C, but exists', before: [event('GoCreate', 2, 0, 0), event('GoBlock', 1, 0)], event: 'GoCreateSyscall', args: [2], says: 'goroutine 2 is created, but exists already' },
  { name: 'starts where another runs', before: [event('GoCreate', 2, 0, 0)], event: 'GoStart', args: [2, 1], says: 'its thread is on goroutine 1 already' },
  { name: 'starts without a P', before: [event('GoCreate', 2, 0, 0), event('GoBlock', 1, 0), stopped], event: 'GoStart', args: [2, 1], says: 'its thread has no P' },
  { name: 'ends in a system call', before: [inSyscall], event: 'GoDestroy', says: 'goroutine 1 is in a system call, but should be one that runs' },
  { name: 'ends where none runs', before: [event('GoBlock', 1, 0)], event: 'GoDestroy', says: 'its thread runs no goroutine' },
  { name: 'stops in a system call', before: [inSyscall], event: 'GoStop', args: [1, 0], says: 'goroutine 1 is in a system call, but should be one that runs' },
  { name: 'stops without a P', before: [stopped], event: 'GoStop', args: [1, 0], says: 'its thread has no P' },
  { name: 'blocks twice', before: [event('GoBlock', 1, 0)], event: 'GoBlock', args: [1, 0], says: 'its thread runs no goroutine' },
  { name: 'blocks in a system call', before: [inSyscall], event: 'GoBlock', args: [1, 0], says: 'goroutine 1 is in a system call, but should be one that runs' },
  { name: 'switches in a system call', before: [event('GoCreateBlocked', 2, 0, 0), inSyscall], event: 'GoSwitch', args: [2, 1], says: 'goroutine 1 is in a system call, but should be one that runs' },
  { name: 'switches where none runs', before: [event('GoCreateBlocked', 2, 0, 0), event('GoDestroy')], event: 'GoSwitchDestroy', args: [2, 1], says: 'its thread runs no goroutine' },
  // system calls
  { name: 'enters a system call within one', before: [inSyscall], event: 'GoSyscallBegin', args: [2, 0], says: 'goroutine 1 is in a system call, but should be one that runs' },
  { name: 'enters a system call with a number left out', event: 'GoSyscallBegin', args: [3, 0], says: 'it carries number 3 of P 0, whose next number is 1' },
  { name: 'returns from no system call', event: 'GoSyscallEnd', says: 'goroutine 1 runs, but should be one that is in a system call' },
  { name: 'returns with a P that it does not have', before: [inSyscall, stopped], event: 'GoSyscallEnd', says: 'its thread has no P' },
  {
    name: 'returns with another P, as if it were the old one',
    before: [inSyscall, stopped, event('ProcStatus', 1, P.running)],
    event: 'GoSyscallEnd',
    says: 'P 1 is not in a system call, so none can end on it',
  },
  { name: 'returns, its P lost, from no system call', event: 'GoSyscallEndBlocked', says: 'goroutine 1 runs, but should be one that is in a system call' },
  { name: 'leaves for C outside a system call', event: 'GoDestroySyscall', says: 'goroutine 1 runs, but should be one that is in a system call' },
  {
    name: 'leaves for C with a running P',
    before: [inSyscall, stopped, event('ProcStatus', 1, P.running)],
    event: 'GoDestroySyscall',
    says: 'its thread leaves Go with P 1, which is not in a system call',
  },
  // Ps
  { name: 'stops a P it does not have', before: [stopped], event: 'ProcStop', says: 'its thread has no P' },
  { name: 'takes a P from itself that it does not have', before: [inSyscall, stopped, event('ProcStatus', 1, P.syscall), event('ProcStatus', 2, P.running)], event: 'ProcSteal', args: [1, 1, 100], says: 'its thread takes P 1 from itself, but does not have it' },
  { name: 'takes a P from a thread that was never seen', before: [inSyscall], event: 'ProcSteal', args: [0, 2, 555], says: 'it takes P 0 from a thread that does not have it' },
  {
    name: 'takes a P from a thread that has none',
    before: [event('GoStatus', 5, 200, G.syscall), inSyscall],
    event: 'ProcSteal',
    args: [0, 2, 200],
    says: 'it takes P 0 from a thread that does not have it',
  },
  { name: 'gives a P another status', event: 'ProcStatus', args: [0, P.idle], says: 'P 0 runs, but is said to be one that is idle' },
  { name: 'gives an idle P as abandoned', before: [event('ProcStatus', 1, P.idle)], event: 'ProcStatus', args: [1, P.abandoned], says: 'P 1 is idle, but is said to be one that is about to be taken from a system call' },
  // statuses
  { name: 'gives a goroutine another status', event: 'GoStatus', args: [1, NONE, G.waiting], says: 'goroutine 1 runs, but is said to be one that is blocked' },
  { name: 'gives a goroutine in a system call without a thread', event: 'GoStatus', args: [5, NONE, G.syscall], says: 'goroutine 5 is in a system call on no thread' },
  {
    name: 'gives a goroutine in a system call on a thread with another',
    before: [event('GoStatus', 5, 200, G.syscall)],
    event: 'GoStatusStack',
    args: [6, 200, G.syscall, 0],
    says: 'goroutine 6 is said to be in a system call on thread 200, which is not on it',
  },
  // ranges
  { name: 'stops the world twice', before: [event('STWBegin', 1, 0)], event: 'STWBegin', args: [1, 0], says: 'goroutine 1 stops the world, but has stopped it already for the same reason' },
  { name: 'restarts a world that runs', event: 'STWEnd', says: 'goroutine 1 restarts the world, but did not stop it' },
  { name: 'stops the world where no goroutine runs', before: [event('GoBlock', 1, 0)], event: 'STWBegin', args: [1, 0], says: 'its thread runs no goroutine' },
  { name: 'begins a mark assist twice', before: [event('GCMarkAssistBegin', 0)], event: 'GCMarkAssistBegin', args: [0], says: 'goroutine 1 begins a mark assist, but is in one already' },
  { name: 'ends a mark assist that it is not in', event: 'GCMarkAssistEnd', says: 'goroutine 1 ends a mark assist, but is in none' },
  { name: 'was in a mark assist that began here', before: [event('GCMarkAssistBegin', 0)], event: 'GCMarkAssistActive', args: [1], says: 'goroutine 1 is said to be in a mark assist since before the trace, but that began in it' },
  { name: 'was in a mark assist, unknown', event: 'GCMarkAssistActive', args: [2 ** 40], says: 'goroutine 1099511627776 is said to be in a mark assist, but nothing introduced it' },
  { name: 'begins to sweep twice', before: [event('GCSweepBegin', 0)], event: 'GCSweepBegin', args: [0], says: 'P 0 begins to sweep, but sweeps already' },
  { name: 'stops sweeping what it did not sweep', event: 'GCSweepEnd', args: [0, 0], says: 'P 0 stops sweeping, but did not sweep' },
  { name: 'swept since before', before: [event('GCSweepBegin', 0)], event: 'GCSweepActive', args: [0], says: 'P 0 is said to sweep since before the trace, but that began in it' },
  { name: 'swept on an unknown P', event: 'GCSweepActive', args: [7], says: 'P 7 is said to sweep, but nothing introduced it' },
  { name: 'begins a GC in a GC', before: [event('GCBegin', 5, 0)], event: 'GCBegin', args: [6, 0], says: 'a GC begins while another is running' },
  { name: 'ends a GC twice', before: [event('GCBegin', 5, 0), event('GCEnd', 6)], event: 'GCEnd', args: [7], says: 'a GC ends, but none is running' },
  { name: 'was in a GC that began here', before: [event('GCBegin', 5, 0)], event: 'GCActive', args: [6], says: 'it says that a GC was running when the trace began, but other GC events came first' },
  // the rest needs its context only
  { name: 'measures the heap without a P', before: [stopped], event: 'HeapAlloc', args: [1], says: 'its thread has no P' },
  { name: 'changes the number of Ps where no goroutine runs', before: [event('GoBlock', 1, 0)], event: 'ProcsChange', args: [4, 0], says: 'its thread runs no goroutine' },
  { name: 'labels no goroutine', before: [event('GoBlock', 1, 0)], event: 'GoLabel', args: [1], says: 'its thread runs no goroutine' },
  { name: 'logs where no goroutine runs', before: [event('GoBlock', 1, 0)], event: 'UserLog', args: [0, 1, 1, 0], says: 'its thread runs no goroutine' },
  // faults of the traced program
  { name: 'begins a task twice', before: [event('UserTaskBegin', 9, 0, 1, 0)], event: 'UserTaskBegin', args: [9, 0, 1, 0], says: 'task 9 begins, but is open already' },
  {
    name: 'ends regions out of order',
    before: [event('UserRegionBegin', 0, 2, 0), event('UserRegionBegin', 4, 3, 0)],
    event: 'UserRegionEnd',
    args: [0, 2, 0],
    says: 'goroutine 1 ends region "outer" of task 0, but the one to end is region "inner" of task 4',
  },
  {
    name: 'ends the region of a task that differs beyond 32 bits',
    before: [event('UserRegionBegin', 2 ** 32 + 9, 2, 0)],
    event: 'UserRegionEnd',
    args: [9, 2, 0],
    says: 'goroutine 1 ends region "outer" of task 9, but the one to end is region "outer" of task 4294967305',
  },
];

describe('contradictions', () => {
  it.each(CONTRADICTIONS.map((c) => [`${c.event} ${c.name}`, c] as const))('%s', async (_, { before = [], event: name, args = [], says }) => {
    const at = START.length + before.length + 1;
    await expectDamage({
      damage: name,
      trace: trace(batch({}, ...START, ...before, HERE, event(name, ...args), event('ProcStop'))),
      what: 'inconsistent',
      says: `${anEvent(name)} of thread 100, ${at} ns into the trace, contradicts what came before it: ${says}.`,
      events: STARTED + before.length,
      keeps: 'part of the first generation',
    });
  });

  it('faults of the traced program come with advice about it', async () => {
    const { bytes } = assemble(...trace(batch({}, ...START, event('UserRegionBegin', 0, 2, 0), event('UserRegionEnd', 0, 3, 0))));
    expect((await openEveryWay(bytes)).damage?.advice).toMatch(/fault of the traced program.+trace\.StartRegion/);
  });

  it.each<[string, EventName, readonly (number | bigint)[]]>([
    ['a P started', 'ProcStart', [1, 1]],
    ['a goroutine created', 'GoCreate', [2, 0, 0]],
    ['a heap measured', 'HeapGoal', [1]],
    ['an experimental event', 'Span', [1, 1, 1]],
  ])('%s by no thread', async (_, name, args) => {
    const idleProc = batch({ time: 900 }, event('ProcStatus', 1, P.idle));
    await expectDamage({
      damage: name,
      trace: [header(26), clock(26, { time: 900 }), idleProc, batch({ m: NONE }, HERE, event(name, ...args)), END_OF_GENERATION],
      what: 'inconsistent',
      says: `${anEvent(name)} of no thread, 101 ns into the trace, contradicts what came before it: it belongs to no thread, but must.`,
      events: 2,
      keeps: 'part of the first generation',
    });
  });
});

describe('contradictions with the generation before', () => {
  const FIRST: readonly Part[] = [header(26), clock(26), batch({}, ...START, event('GCBegin', 4, 0), event('GCEnd', 5)), END_OF_GENERATION];
  const GEN = { gen: 2, time: 2000 };
  const AGAIN: readonly Part[] = [event('ProcStatus', 0, P.running), event('GoStatus', 1, 100, G.running)];

  it.each<[says: string, EventName, readonly (number | bigint)[]]>([
    ['goroutine 2 turns up, which nothing introduced', 'GoStatus', [2, NONE, G.waiting]],
    ['goroutine 1 runs, but is said to be one that waits for a P', 'GoStatus', [1, NONE, G.runnable]],
    ['P 0 runs, but is said to be one that is in a system call', 'ProcStatus', [0, P.syscall]],
    ['it says that a GC is running, but none is', 'GCActive', [6]],
    ['goroutine 1 is said to be in a mark assist, but that never began', 'GCMarkAssistActive', [1]],
    ['P 0 is said to sweep, but that never began', 'GCSweepActive', [0]],
  ])('%s', async (says, name, args) => {
    await expectDamage({
      damage: name,
      trace: [...FIRST, clock(26, GEN), batch(GEN, ...AGAIN, HERE, event(name, ...args)), END_OF_GENERATION],
      what: 'inconsistent',
      says: `A ${name} of thread 100, 1 µs into the trace, contradicts what came before it: ${says}.`,
      events: 5 + 3,
      keeps: '1 whole generation',
    });
  });

  it('a goroutine in a system call on a thread that is not on it', async () => {
    const two: readonly Part[] = [header(26), clock(26), batch({}, ...START, inSyscall), batch({ m: 200, time: 1100 }, event('ProcStatus', 1, P.running)), END_OF_GENERATION];
    await expectDamage({
      damage: 'GoStatus',
      trace: [...two, clock(26, GEN), batch({ ...GEN, m: 200 }, HERE, event('GoStatus', 1, 200, G.syscall)), END_OF_GENERATION],
      what: 'inconsistent',
      says: 'A GoStatus of thread 200, 1 µs into the trace, contradicts what came before it: goroutine 1 is said to be in a system call on thread 200, which is not on it.',
      events: 6,
      keeps: '1 whole generation',
    });
  });
});

describe('waiting for ever', () => {
  it.each<[EventName, readonly number[]]>([
    ['GoStart', [7, 1]],
    ['GoUnblock', [7, 1, 0]],
    ['ProcStart', [7, 1]],
    ['ProcSteal', [7, 1, 100]],
    ['GoSwitch', [7, 1]],
  ])('%s of what is never there', async (name, args) => {
    await expectDamage({
      damage: name,
      trace: trace(batch({}, ...START, HERE, event(name, ...args))),
      what: 'inconsistent',
      says: `The events of 1 thread cannot be put in order: each waits for another. The earliest is a ${name}.`,
      events: STARTED,
      keeps: 'part of the first generation',
    });
  });

  it('several threads, each for the next', async () => {
    await expectDamage({
      damage: 'a number left out',
      trace: trace(
        batch({}, ...START, event('GoCreate', 2, 0, 0), event('GoBlock', 1, 0), HERE, event('GoStart', 2, 2)),
        batch({ m: 200, time: 1050 }, event('ProcStatus', 1, P.running), event('GoStart', 2, 3)),
      ),
      what: 'inconsistent',
      says: 'The events of 2 threads cannot be put in order: each waits for another. The earliest is a GoStart.',
      events: STARTED + 2 + 1,
      keeps: 'part of the first generation',
    });
  });

  it('a GC whose number is not the next', async () => {
    await expectDamage({
      damage: 'GCEnd',
      trace: trace(batch({}, ...START, event('GCBegin', 5, 0), HERE, event('GCEnd', 9))),
      what: 'inconsistent',
      says: 'The events of 1 thread cannot be put in order: each waits for another. The earliest is a GCEnd.',
      events: STARTED + 1,
      keeps: 'part of the first generation',
    });
  });
});

type Broken = Pick<DamageCase, 'damage' | 'says'> & {
  readonly bytes: readonly Part[];
  /** It is noticed when the thread gets to it, so the event before it is not delivered either. */
  readonly takesOneBack: boolean;
};

const BROKEN: readonly Broken[] = [
  { damage: 'no event type', bytes: [HERE, 0, 1], says: 'A batch holds event type 0, which does not belong there.', takesOneBack: true },
  { damage: 'an unknown event type', bytes: [HERE, 60, 1, 1], says: 'A batch holds event type 60, which does not belong there.', takesOneBack: true },
  { damage: 'an end mark among events', bytes: [HERE, 52], says: 'A batch holds event type 52, which does not belong there.', takesOneBack: true },
  { damage: 'a table among events', bytes: [HERE, 4, 5, 1, 0], says: 'A batch holds event type 4, which does not belong there.', takesOneBack: true },
  { damage: 'an experimental type too many', bytes: [HERE, 137, 1], says: 'A batch holds event type 137, which does not belong there.', takesOneBack: true },
  { damage: 'an event without a time', bytes: [HERE, 11], says: 'An event is cut off by the end of its batch, or holds a bad number.', takesOneBack: true },
  { damage: 'an event without its last argument', bytes: [HERE, 16, 1, 2], says: 'An event is cut off by the end of its batch, or holds a bad number.', takesOneBack: true },
  { damage: 'a number of eleven bytes', bytes: [HERE, 16, 1, Array.from({ length: 10 }, () => 0x80), 1, 1], says: 'An event is cut off by the end of its batch, or holds a bad number.', takesOneBack: true },
  { damage: 'a number of 65 bits', bytes: [HERE, 16, 1, Array.from({ length: 9 }, () => 0x80), 2, 1], says: 'An event is cut off by the end of its batch, or holds a bad number.', takesOneBack: true },
  { damage: 'a time of another age', bytes: [HERE, eventAfter(2n ** 53n, 'HeapGoal', 1)], says: 'A time stamp lies more than 104 days after the first.', takesOneBack: true },
  { damage: 'a time over 2^63 ns', bytes: [HERE, eventAfter(2n ** 64n - 1n, 'HeapGoal', 1)], says: 'A time stamp lies more than 104 days after the first.', takesOneBack: true },
  { damage: 'a text that is not defined', bytes: [HERE, event('GoBlock', 99, 0)], says: 'A GoBlock of thread 100, 3 ns into the trace, refers to text 99, which its generation does not define.', takesOneBack: false },
  { damage: 'a stack that is not defined', bytes: [HERE, event('GoBlock', 1, 99)], says: 'A GoBlock of thread 100, 3 ns into the trace, refers to stack 99, which its generation does not define.', takesOneBack: false },
  { damage: 'the start of a goroutine that is not defined', bytes: [HERE, event('GoCreate', 2, 8, 0)], says: 'A GoCreate of thread 100, 3 ns into the trace, refers to stack 8, which its generation does not define.', takesOneBack: false },
  { damage: 'a task without a name', bytes: [HERE, event('UserTaskBegin', 2, 0, 77, 0)], says: 'A UserTaskBegin of thread 100, 3 ns into the trace, refers to text 77, which its generation does not define.', takesOneBack: false },
  ...([0, 5, 257] as const).map((status): Broken => ({
    damage: `status ${status} of a P`,
    bytes: [HERE, event('ProcStatus', 3, status)],
    says: `A ProcStatus of thread 100, 3 ns into the trace, is damaged: it gives a P status ${status}, which does not exist.`,
    takesOneBack: false,
  })),
  ...([0, 5, 256] as const).map((status): Broken => ({
    damage: `status ${status} of a goroutine`,
    bytes: [HERE, event('GoStatus', 3, NONE, status)],
    says: `A GoStatus of thread 100, 3 ns into the trace, is damaged: it gives a goroutine status ${status}, which does not exist.`,
    takesOneBack: false,
  })),
  { damage: 'a goroutine that is none', bytes: [HERE, event('GoCreate', NONE, 0, 0)], says: 'A GoCreate of thread 100, 3 ns into the trace, is damaged: it names a goroutine by the number that stands for none.', takesOneBack: false },
  { damage: 'a status of a goroutine that is none', bytes: [HERE, event('GoStatus', NONE, NONE, G.waiting)], says: 'A GoStatus of thread 100, 3 ns into the trace, is damaged: it names a goroutine by the number that stands for none.', takesOneBack: false },
];

describe('events that cannot be decoded', () => {
  it.each(BROKEN.map((c) => [c.damage, c] as const))('%s', (_, { damage, bytes, says, takesOneBack }) =>
    expectDamage({ damage, trace: trace(batch({}, ...START, ...bytes)), what: 'damaged', says, events: STARTED - (takesOneBack ? 1 : 0), keeps: 'part of the first generation' }),
  );

  it('shows nothing of a generation in which the first event of a thread cannot be decoded', async () => {
    await expectDamage({
      damage: 'first event',
      trace: [...trace(batch({}, ...START)), clock(26, { gen: 2, time: 2000 }), batch({ gen: 2, m: 100, time: 2000 }, event('ProcStatus', 0, P.running)), batch({ gen: 2, m: 200, time: 2000 }, HERE, 99), END_OF_GENERATION],
      what: 'damaged',
      says: 'A batch holds event type 99, which does not belong there.',
      events: STARTED,
      keeps: '1 whole generation',
    });
  });

  it('has samples of what is before the damage', async () => {
    const bytes = assemble(...trace(batch({}, ...START, eventAfter(1000, 'GoDestroy'), event('GoDestroy')), samples({}, [1002, 100, 0, 1, 0], [4000, 100, 0, 1, 0]))).bytes;
    const opened = await openEveryWay(bytes);
    expect(opened.damage?.what).toBe('inconsistent');
    expect(opened.facts(1).cpuSamples).toBe(1);
  });
});
