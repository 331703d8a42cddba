// What a generation takes for granted of the one before, one thing at a time: it is taken where that is so, and refused where it
// is not. A generation that is taken has the rows and leaves the state that decoding it in order gives (testing/standAlone.ts).

import { describe, expect, it } from 'vitest';
import { type BatchHead, END_OF_GENERATION, G, NONE, P, type Part, assemble, batch, clock, event, header, string, strings } from '../testing/rawTrace.ts';
import { type GenerationComparison, standAlone } from './testing/standAlone.ts';

const SECOND = { gen: 2, time: 100_000 };
/** On thread 100: P 0 runs goroutine 1. */
const START: readonly Part[] = [event('ProcStatus', 0, P.running), event('GoStatus', 1, 100, G.running)];
const SYSCALL: readonly Part[] = [event('ProcStatus', 0, P.syscall), event('GoStatus', 1, 100, G.syscall)];
const TEXTS = [string(1, 'one'), string(2, 'two')];

/** What thread 100 does in a generation that starts as START, or all its batches. */
type Happens = readonly Part[] | ((head: BatchHead) => readonly Part[]);

function on(m: number | bigint, ...events: readonly Part[]): (head: BatchHead) => readonly Part[] {
  return (head) => [batch({ ...head, m }, ...events)];
}

function both(...threads: readonly ((head: BatchHead) => readonly Part[])[]): (head: BatchHead) => readonly Part[] {
  return (head) => threads.flatMap((thread) => [...thread(head)]);
}

function generation(head: BatchHead, happens: Happens): readonly Part[] {
  return [clock(26, head), ...(typeof happens === 'function' ? happens(head) : [batch(head, ...START, ...happens)]), strings(head, ...TEXTS), END_OF_GENERATION];
}

function second(before: Happens, now: Happens): GenerationComparison {
  const [compared] = standAlone(assemble(header(26), ...generation({ gen: 1 }, before), ...generation(SECOND, now)).bytes);
  if (compared === undefined) throw new Error('The first generation is damaged.');
  return compared;
}

interface Case {
  readonly of: string;
  readonly before: Happens;
  readonly fits?: Readonly<Record<string, Happens>>;
  readonly refused?: Readonly<Record<string, Happens>>;
  /** It has to be decoded in order without a word of the state before. */
  readonly fails?: Readonly<Record<string, Happens>>;
}

const status = (g: number, state: number): Part => event('GoStatus', g, NONE, state);
/** Goroutine 2 was found runnable, and runs to its end. */
const SECOND_ENDS = [status(2, G.runnable), event('GoBlock', 1, 0), event('GoStart', 2, 1), event('GoDestroy')];
/** The P of thread 100, which is in a system call, is taken from `victim` by thread 200. */
const theft = (victim: number): ((head: BatchHead) => readonly Part[]) => on(200, event('ProcStatus', 0, P.abandoned), event('ProcSteal', 0, 1, victim));
const IN_SYSCALL = [event('GoSyscallBegin', 1, 0)];
/** Thread 100 is in a system call, its P lost to thread 200. */
const STOLEN = both(on(100, ...START, event('GoSyscallBegin', 1, 0)), on(200, event('ProcSteal', 0, 2, 100)));

const CASES: readonly Case[] = [
  {
    of: 'a goroutine that is there',
    before: [event('GoCreate', 2, 0, 0)],
    fits: { 'in its state': [status(2, G.runnable)], 'not mentioned': [], 'that ends': SECOND_ENDS },
    refused: { 'in another state': [status(2, G.waiting)], 'twice': [...SECOND_ENDS, status(2, G.runnable)] },
  },
  {
    of: 'a goroutine that is created',
    before: [event('GoCreate', 2, 0, 0)],
    fits: {
      'under a new id': [event('GoCreate', 3, 0, 0)],
      'under the id of one that has ended': [...SECOND_ENDS, event('GoCreate', 2, 0, 0)],
      'and ends': [event('GoCreate', 3, 0, 0), event('GoBlock', 1, 0), event('GoStart', 3, 1), event('GoDestroy')],
    },
    refused: { 'under an id that is taken': [event('GoCreate', 2, 0, 0)], 'blocked, likewise': [event('GoCreateBlocked', 2, 0, 0)] },
  },
  {
    of: 'a goroutine that nothing introduced',
    before: [],
    refused: { 'is found': [status(3, G.waiting)] },
  },
  {
    of: 'a goroutine that has ended',
    before: [event('GoDestroy')],
    fits: { 'is not mentioned': on(100, event('ProcStatus', 0, P.running), event('HeapAlloc', 1)) },
    refused: { 'is found': [] },
  },
  {
    of: 'a P',
    before: [event('ProcStatus', 1, P.idle)],
    fits: { 'in its status': [event('ProcStatus', 1, P.idle)], 'not mentioned': [] },
    refused: { 'in another status': both(on(100, ...START), on(200, event('ProcStatus', 1, P.running))) },
  },
  {
    of: 'a P that is taken from a system call',
    before: IN_SYSCALL,
    fits: { 'on the thread that has it': theft(100), 'by that thread itself': on(100, event('GoStatus', 1, 100, G.syscall), event('ProcStatus', 0, P.abandoned), event('ProcSteal', 0, 1, 100)) },
    refused: { 'on another thread': theft(300) },
    fails: {
      'but never is': on(200, event('ProcStatus', 0, P.abandoned)),
      'after its thread was seen without it': both(on(100, event('GoStatus', 1, 100, G.syscall), event('GoSyscallEndBlocked')), (head) => theft(100)({ ...head, time: 200_000 })),
      'after another thread was said to have it': on(200, event('ProcStatus', 0, P.abandoned), event('ProcStatus', 0, P.syscall), event('ProcSteal', 0, 1, 200)),
    },
  },
  {
    of: 'a thread that has lost its P, and waits for another',
    before: IN_SYSCALL,
    fits: {
      'until it is there': both(
        on(100, event('GoStatus', 1, 100, G.syscall), event('ProcStart', 1, 1), event('GoSyscallEndBlocked')),
        (head) => theft(100)({ ...head, time: 200_000 }),
        (head) => on(300, event('ProcStatus', 1, P.idle))({ ...head, time: 300_000 }),
      ),
    },
  },
  {
    of: 'a thread without a P',
    before: [event('ProcStop')],
    refused: { 'from which a new one is taken': on(200, event('ProcStatus', 5, P.syscall), event('ProcSteal', 5, 1, 100)) },
  },
  {
    of: 'a P that runs',
    before: [],
    refused: { 'but is taken from a system call': theft(100) },
  },
  {
    of: 'a thread that has a P',
    before: [event('GoBlock', 1, 0)],
    refused: { 'but acts without': on(100, event('GoCreateSyscall', 9)), 'but wakes another without': on(100, status(1, G.waiting), event('GoUnblock', 1, 1, 0)) },
    fits: { 'where another acts': on(300, event('GoCreateSyscall', 9)), 'where only statuses tell': on(100, status(1, G.waiting)) },
  },
  {
    of: 'a thread that is on a goroutine',
    before: STOLEN,
    refused: { 'but acts without': on(100, event('GoCreateSyscall', 9)) },
    fits: { 'and says so': on(100, event('GoStatus', 1, 100, G.syscall), event('GoDestroySyscall'), event('GoCreateSyscall', 9)) },
  },
  {
    of: 'a goroutine in a system call',
    before: STOLEN,
    fits: { 'on its thread': on(100, event('GoStatus', 1, 100, G.syscall)), 'told by no thread': on(NONE, event('GoStatus', 1, 100, G.syscall)), 'on a thread that nobody knows': on(NONE, event('GoStatus', 1, 300, G.syscall)) },
    refused: {
      'on a thread that is on none': on(NONE, event('GoStatus', 1, 200, G.syscall)),
      'on the thread that says so, and is on none': on(200, event('GoStatus', 1, 200, G.syscall)),
      'on the thread that says so, and that nobody knows': on(300, event('GoStatus', 1, 300, G.syscall)),
    },
  },
  {
    of: 'a system call that ends',
    before: IN_SYSCALL,
    fits: { 'with its P': on(100, ...SYSCALL, event('GoSyscallEnd')) },
    refused: { 'without, though it has it': on(100, event('GoStatus', 1, 100, G.syscall), event('GoSyscallEndBlocked')), 'for good, likewise': on(100, event('GoStatus', 1, 100, G.syscall), event('GoDestroySyscall')) },
  },
  {
    of: 'a GC that runs',
    before: [event('GCBegin', 7, 0)],
    fits: { 'and goes on': [event('GCActive', 8)], 'and ends': [event('GCEnd', 8)], 'and goes on, ends and begins again': [event('GCActive', 8), event('GCEnd', 9), event('GCBegin', 10, 0)], 'and is not mentioned': [] },
    refused: { 'and goes on under another number': [event('GCActive', 9)], 'and ends under another number': [event('GCEnd', 9)], 'but begins': [event('GCBegin', 8, 0)] },
  },
  {
    of: 'a GC that ended',
    before: [event('GCBegin', 7, 0), event('GCEnd', 8)],
    fits: { 'and begins again': [event('GCBegin', 9, 0)] },
    refused: { 'and begins under another number': [event('GCBegin', 10, 0)], 'but goes on': [event('GCActive', 9)], 'but ends': [event('GCEnd', 9)] },
  },
  {
    of: 'a GC of which nothing is known',
    before: [],
    fits: { 'that begins': [event('GCBegin', 10, 0)] },
    refused: { 'but goes on': [event('GCActive', 1)], 'but ends': [event('GCEnd', 1)] },
  },
  {
    of: 'a P that sweeps',
    before: [event('GCSweepBegin', 0)],
    fits: { 'and goes on and ends': [event('GCSweepActive', 0), event('GCSweepEnd', 1, 1)], 'and goes on': [event('GCSweepActive', 0)], 'and is not said to': [] },
    refused: { 'but begins': [event('GCSweepBegin', 0)] },
    fails: { 'and ends': [event('GCSweepEnd', 1, 1)] },
  },
  {
    of: 'a P that does not sweep',
    before: [],
    fits: { 'but begins': [event('GCSweepBegin', 0)], 'but begins and ends': [event('GCSweepBegin', 0), event('GCSweepEnd', 1, 1)] },
    refused: { 'but goes on': [event('GCSweepActive', 0)] },
  },
  {
    of: 'a new P',
    before: [],
    fits: { 'that begins to sweep': both(on(100, ...START), on(200, event('ProcStatus', 1, P.running), event('GCSweepBegin', 0))) },
    refused: { 'that sweeps already': both(on(100, ...START), on(200, event('ProcStatus', 1, P.running), event('GCSweepActive', 1))) },
  },
  {
    of: 'a mark assist',
    before: [event('GCMarkAssistBegin', 0)],
    fits: { 'that goes on and ends': [event('GCMarkAssistActive', 1), event('GCMarkAssistEnd')], 'that goes on': [event('GCMarkAssistActive', 1)], 'that is not mentioned': [] },
    refused: { 'but begins': [event('GCMarkAssistBegin', 0)] },
    fails: { 'and ends': [event('GCMarkAssistEnd')] },
  },
  {
    of: 'no mark assist',
    before: [],
    fits: { 'until one begins': [event('GCMarkAssistBegin', 0)] },
    refused: { 'but it goes on': [event('GCMarkAssistActive', 1)] },
  },
  {
    of: 'a stop of the world',
    before: [event('STWBegin', 1, 0)],
    fits: { 'that ends': [event('STWEnd')], 'that ends, and the next': [event('STWEnd'), event('STWBegin', 1, 0)], 'that lasts': [] },
    refused: { 'that begins again': [event('STWBegin', 1, 0)], 'and another that begins': [event('STWBegin', 2, 0)], 'that ends twice': [event('STWEnd'), event('STWEnd')] },
  },
  {
    of: 'two stops of the world',
    before: [event('STWBegin', 1, 0), event('STWBegin', 2, 0)],
    fits: { 'of which one ends': [event('STWEnd')], 'that end': [event('STWEnd'), event('STWEnd'), event('STWBegin', 2, 0)] },
    refused: { 'of which one ends before a third': [event('STWEnd'), event('STWBegin', 1, 0)] },
  },
  {
    of: 'no stop of the world',
    before: [],
    fits: { 'until one begins and ends': [event('STWBegin', 1, 0), event('STWEnd')] },
    refused: { 'but it ends': [event('STWEnd')] },
  },
  {
    of: 'open regions',
    before: [event('UserRegionBegin', 0, 1, 0), event('UserRegionBegin', 3, 2, 0)],
    fits: {
      'that end': [event('UserRegionEnd', 3, 2, 0), event('UserRegionEnd', 0, 1, 0)],
      'and more ends than that': [event('UserRegionEnd', 3, 2, 0), event('UserRegionEnd', 0, 1, 0), event('UserRegionEnd', 0, 2, 0)],
      'of which one ends after another': [event('UserRegionBegin', 0, 1, 0), event('UserRegionEnd', 0, 1, 0), event('UserRegionEnd', 3, 2, 0), event('UserRegionBegin', 4, 1, 0)],
      'that end with their goroutine': [event('GoDestroy')],
    },
    refused: {
      'that end in another order': [event('UserRegionEnd', 0, 1, 0)],
      'that end under another name': [event('UserRegionEnd', 3, 1, 0)],
      'that end under another task': [event('UserRegionEnd', 4, 2, 0)],
      'of which the second ends under another name': [event('UserRegionEnd', 3, 2, 0), event('UserRegionEnd', 0, 2, 0)],
    },
  },
  {
    of: 'no region',
    before: [],
    fits: { 'but ends': [event('UserRegionEnd', 0, 1, 0)], 'until one begins': [event('UserRegionBegin', 0, 1, 0)] },
  },
  {
    of: 'an open task',
    before: [event('UserTaskBegin', 5, 0, 1, 0)],
    fits: { 'that ends': [event('UserTaskEnd', 5, 0)], 'that ends twice, and begins': [event('UserTaskEnd', 5, 0), event('UserTaskEnd', 5, 0), event('UserTaskBegin', 5, 0, 2, 0)], 'and another': [event('UserTaskBegin', 2n ** 63n, 5, 2, 0)] },
    refused: { 'that begins': [event('UserTaskBegin', 5, 0, 1, 0)] },
  },
];

describe.each(CASES)('$of', ({ before, fits = {}, refused = {}, fails = {} }) => {
  it.each(Object.entries(fits))('%s: fits', (_, now) => {
    const { outcome, says } = second(before, now);
    expect({ outcome, says }).toEqual({ outcome: 'fits', says: undefined });
  });

  it.each(Object.entries(refused))('%s: refused', (_, now) => expect(second(before, now).outcome).toBe('refused'));

  it.each(Object.entries(fails))('%s: does not stand alone', (_, now) => expect(second(before, now).outcome).toMatch(/fails$/));
});

it('a thread is on none once its goroutine has ended elsewhere', () => {
  const generations = [
    generation({ gen: 1 }, []),
    generation(SECOND, on(200, event('ProcStatus', 1, P.running), event('GoStatus', 1, 200, G.running), event('GoDestroy'))),
    generation({ gen: 3, time: 200_000 }, on(100, event('ProcStatus', 0, P.running), event('GoCreate', 7, 0, 0))),
  ];
  const compared = Array.from(standAlone(assemble(header(26), ...generations).bytes), ({ outcome, says }) => ({ outcome, says }));
  expect(compared).toEqual(Array.from({ length: 2 }, () => ({ outcome: 'fits', says: undefined })));
});

describe('corrections', () => {
  it('name the Ps that are new, by the state they were found in', () => {
    const { corrections, says } = second([], both(on(100, ...START, event('ProcStatus', 1, P.idle), event('ProcStatus', 2, P.idle)), on(200, event('ProcStatus', 3, P.syscall))));
    expect(says).toBeUndefined();
    expect(corrections?.newProcs).toEqual([0, 0, 1, 2]);
  });

  it('name the types of tasks that began before and end here', () => {
    const { corrections } = second(
      [event('UserTaskBegin', 5, 0, 1, 0), event('UserTaskBegin', 6, 0, 2, 0), event('UserTaskBegin', 7, 0, 2, 0)],
      [event('UserTaskEnd', 9, 0), event('UserTaskEnd', 6, 0), event('UserTaskEnd', 5, 0), event('UserTaskBegin', 8, 0, 1, 0), event('UserTaskEnd', 8, 0)],
    );
    expect(corrections).toEqual({ newProcs: [0, 0, 0, 0], taskEndTypes: ['two', 'one'] });
  });
});

/** 5000 of them, no thread's. */
function idle(from: number): (head: BatchHead) => readonly Part[] {
  return on(NONE, ...Array.from({ length: 5000 }, (_, p) => event('ProcStatus', from + p, P.idle)));
}

/** As many batches as it takes. */
function batches(head: BatchHead, events: readonly Part[]): readonly Part[] {
  const most = 3000;
  return Array.from({ length: Math.ceil(events.length / most) }, (_, i) => batch({ ...head, time: Number(head.time ?? 1000) + i * 20_000 }, ...events.slice(i * most, (i + 1) * most)));
}

describe('bounds', () => {
  it('of Ps hold over generations: with more it is refused', () => {
    expect(second(idle(0), idle(0)).outcome).toBe('fits');
    expect(second(idle(0), idle(5000)).outcome).toBe('refused');
  });

  it('of what is kept: goroutines that have ended are let go', () => {
    const count = 6000;
    const ids = Array.from({ length: count }, (_, i) => 10 + i);
    const generations = [
      generation({ gen: 1 }, (head) => batches(head, [...START, ...ids.map((id) => event('GoCreate', id, 0, 0))])),
      generation(SECOND, (head) => batches(head, [...START, event('GoBlock', 1, 0), ...ids.flatMap((id) => [status(id, G.runnable), event('GoStart', id, 1), event('GoDestroy')])])),
      generation({ gen: 3, time: 400_000 }, on(100, event('ProcStatus', 0, P.running), status(1, G.waiting), event('GoCreate', 10, 0, 0), event('GoUnblock', 1, 1, 0), event('GoStart', 10, 1))),
      generation({ gen: 4, time: 500_000 }, on(100, event('ProcStatus', 0, P.running), event('GoStatus', 10, 100, G.running), event('GoDestroy'))),
    ];
    const compared = Array.from(standAlone(assemble(header(26), ...generations).bytes), ({ outcome, says }) => ({ outcome, says }));
    expect(compared).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'fits', says: undefined })));
  });
});
