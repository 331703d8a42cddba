// Damage in a generation's tables: clock, strings, stacks, CPU samples (go-trace.md, section 10.2). Tables are read before any
// event of their generation, so nothing of it is shown.

import { describe, expect, it } from 'vitest';
import { type DamageCase, expectDamage } from '../testing/expectDamage.ts';
import { openEveryWay } from '../testing/everyWay.ts';
import { END_OF_GENERATION, G, HERE, NONE, P, type Part, assemble, batch, clock, event, header, samples, snapshot, stack, stacks, string, strings } from '../testing/rawTrace.ts';
import { varint } from '../testing/traceBytes.ts';

const GEN = { gen: 2, time: 2000 };
/** A whole generation of two events behind its sync. */
const FIRST = (minor: number): Part => [
  clock(minor),
  batch({}, event('ProcStatus', 0, P.running), event('GoStatus', 1, 100, G.running)),
  minor >= 26 ? END_OF_GENERATION : [],
];
/** FIRST, and a second generation of these parts. */
const withSecond = (minor: number, ...second: readonly Part[]): readonly Part[] => [header(minor), FIRST(minor), ...second, minor >= 26 ? END_OF_GENERATION : []];
/** The same with a good clock. */
const second = (...parts: readonly Part[]): readonly Part[] => withSecond(26, clock(26, GEN), ...parts);
const ANY_BATCH = batch(GEN, event('ProcStatus', 0, P.running));

const CASES: readonly Pick<DamageCase, 'damage' | 'trace' | 'says'>[] = [
  // clock
  { damage: 'no frequency and no snapshot', trace: [header(26), FIRST(26), ANY_BATCH, END_OF_GENERATION, HERE], says: 'Generation 2 has no clock frequency.' },
  { damage: 'a frequency of zero', trace: withSecond(26, batch({ ...GEN, m: NONE }, 50, HERE, 8, 0, snapshot())), says: 'The clock frequency of a generation is zero.' },
  { damage: 'a frequency of zero, in an older format', trace: withSecond(23, batch({ ...GEN, m: NONE }, HERE, 8, 0), ANY_BATCH), says: 'The clock frequency of a generation is zero.' },
  { damage: 'two frequencies', trace: withSecond(26, batch({ ...GEN, m: NONE }, 50, 8, 1, HERE, 8, 1)), says: 'The clock frequency of a generation is given twice.' },
  {
    damage: 'two frequency batches',
    trace: withSecond(22, clock(22, GEN), batch({ ...GEN, m: NONE }, HERE, 8, 1)),
    says: 'The clock frequency of a generation is given twice.',
  },
  { damage: 'no clock snapshot', trace: [...withSecond(25, batch({ ...GEN, m: NONE }, 50, 8, varint(1e9))), HERE], says: 'Generation 2 has no clock snapshot.' },
  {
    damage: 'two clock snapshots',
    trace: withSecond(25, batch({ ...GEN, m: NONE }, 50, 8, varint(1e9), snapshot(), HERE, snapshot())),
    says: 'A generation has two clock snapshots.',
  },
  { damage: 'an event in a sync batch', trace: withSecond(26, batch({ ...GEN, m: NONE }, 50, 8, 1, HERE, 13, 1, 0)), says: 'A sync batch holds event type 13, which does not belong there.' },
  {
    damage: 'a snapshot cut off by the end of its batch',
    trace: withSecond(26, batch({ ...GEN, m: NONE }, 50, 8, 1, HERE, 51, 1, 0x80)),
    says: 'A table entry is cut off by the end of its batch, or holds a bad number.',
  },
  {
    damage: 'a generation that starts after the trace ends',
    trace: [header(26), FIRST(26), HERE, clock(26, { gen: 2, time: 2n ** 60n }), END_OF_GENERATION],
    says: 'Generation 2 starts more than 104 days after the trace.',
  },
  // strings
  { damage: 'a string over the limit', trace: second(strings(GEN, HERE, [5, 1, varint(1025), Array.from({ length: 1025 }, () => 97)])), says: 'A string claims 1025 bytes; the most is 1024.' },
  { damage: 'a string of a length past all files', trace: second(strings(GEN, HERE, [5, 1, varint(2n ** 63n)])), says: 'A string claims 9223372036854776000 bytes; the most is 1024.' },
  { damage: 'a string past the end of its batch', trace: second(strings(GEN, string(1, 'a'), HERE, [5, 2, 3, 97, 98])), says: 'A string is cut off by the end of its batch.' },
  { damage: 'a string defined twice', trace: second(strings(GEN, string(7, 'a')), strings(GEN, HERE, string(7, 'a'))), says: 'String 7 is defined twice.' },
  { damage: 'a string 0', trace: second(strings(GEN, HERE, string(0, ''))), says: 'A string has number 0, which stands for the empty one.' },
  { damage: 'an event in a string batch', trace: second(strings(GEN, string(1, 'a'), HERE, 16, 1)), says: 'A string table holds event type 16, which does not belong there.' },
  { damage: 'a number without end in a string batch', trace: second(strings(GEN, HERE, 5, Array.from({ length: 11 }, () => 0xff))), says: 'A table entry is cut off by the end of its batch, or holds a bad number.' },
  // stacks
  { damage: 'a stack over the limit', trace: second(stacks(GEN, HERE, [3, 1, varint(129), Array.from({ length: 129 * 4 }, () => 0)])), says: 'A stack claims 129 frames; the most is 128.' },
  { damage: 'a stack past the end of its batch', trace: second(stacks(GEN, HERE, [3, 1, 2, 0, 0, 0, 0, 0])), says: 'A table entry is cut off by the end of its batch, or holds a bad number.' },
  { damage: 'a stack defined twice', trace: second(stacks(GEN, stack(3), stack(4), HERE, stack(3))), says: 'Stack 3 is defined twice.' },
  { damage: 'a stack 0', trace: second(stacks(GEN, HERE, stack(0))), says: 'A stack has number 0, which stands for none.' },
  { damage: 'a string in a stack batch', trace: second(stacks(GEN, stack(1), HERE, string(1, 'a'))), says: 'A stack table holds event type 5, which does not belong there.' },
  {
    damage: 'a function that is no string',
    trace: second(strings(GEN, string(1, 'main.main')), stacks(GEN, stack(1, [4096, 1, 1, 10]), HERE, stack(2, [8192, 9, 1, 10]))),
    says: "The function of a stack's frame is string 9, which the generation does not define.",
  },
  {
    damage: 'a file that is no string, whose number is beyond 32 bits',
    trace: second(stacks(GEN, HERE, stack(2, [8192, 0, 2 ** 40, 10]))),
    says: "The file of a stack's frame is string 1099511627776, which the generation does not define.",
  },
  // CPU samples
  { damage: 'an event in a sample batch', trace: second(samples(GEN, [2000, 1, 0, 1, 0]), batch({ ...GEN, m: NONE }, 6, HERE, 16, 1)), says: 'A CPU sample table holds event type 16, which does not belong there.' },
  { damage: 'a sample cut off', trace: second(batch({ ...GEN, m: NONE }, 6, HERE, 7, 1, 1, 1)), says: 'A table entry is cut off by the end of its batch, or holds a bad number.' },
  { damage: 'a sample of another age', trace: second(batch({ ...GEN, m: NONE }, 6, HERE, 7, varint(2n ** 62n), 1, 1, 1, 0)), says: 'A CPU sample lies more than 104 days after the start of its generation.' },
];

describe('tables', () => {
  it.each(CASES.map((c) => [c.damage, c] as const))('%s', (_, { damage, trace, says }) =>
    // The first generation's sync and two events, and the sync that closes the stream.
    expectDamage({ damage, trace, what: 'damaged', says, events: 4, keeps: '1 whole generation' }),
  );

  it('misses the frequency of an older format, as in a file cut off behind a batch', () =>
    expectDamage({
      damage: 'no frequency',
      trace: [...withSecond(22, ANY_BATCH), HERE],
      what: 'cut-off',
      says: 'Generation 2 has no clock frequency, which stands near its end: the file is probably cut off.',
      events: 4,
      keeps: '1 whole generation',
    }));

  it('says of a generation that the end of the file cuts off only that', async () => {
    const START: readonly Part[] = [event('ProcStatus', 0, P.running), event('GoStatus', 1, 100, G.running)];
    const cut = (...events: readonly Part[]): readonly Part[] => [header(25), FIRST(25), clock(25, GEN), batch(GEN, ...START, ...events), HERE, 1, 2];
    const shared = { what: 'cut-off', says: 'The file is cut off inside a batch header.' } as const;
    await expectDamage({ damage: 'whole up to there', trace: cut(), ...shared, events: 7, keeps: '2 whole generations' });
    await expectDamage({ damage: 'a text missing', trace: cut(event('GoBlock', 9, 0)), ...shared, events: 6, keeps: '1 whole generation' });
    await expectDamage({ damage: 'events of another thread missing', trace: cut(event('GoUnblock', 9, 1, 0)), ...shared, events: 6, keeps: '1 whole generation' });
  });

  it('shows nothing where the first generation is at fault', async () => {
    const { bytes, here } = assemble(header(26), clock(26), strings({}, HERE, string(0, '')), END_OF_GENERATION);
    const trace = await openEveryWay(bytes);
    expect(trace.damage).toMatchObject({ what: 'damaged', offset: here });
    expect(trace.damage?.survived).toBeUndefined();
    expect(trace.events).toBe(1);
  });

  it('takes a sample whose stack is not defined for one without a stack', async () => {
    const trace = await openEveryWay(assemble(...second(samples(GEN, [2005, 9, 3, 77, 12]))).bytes);
    expect(trace.damage).toBeUndefined();
    expect(trace.facts(1).cpuSamples).toBe(1);
  });

  it('takes the sync batch of another format for events, which it does not hold', async () => {
    const { bytes, here } = assemble(header(25), FIRST(25), batch({ ...GEN, m: NONE }, HERE, 8, 1), clock(25, GEN));
    const { damage } = await openEveryWay(bytes);
    expect(damage).toMatchObject({ what: 'damaged', message: 'A batch holds event type 8, which does not belong there.', offset: here });
  });
});
