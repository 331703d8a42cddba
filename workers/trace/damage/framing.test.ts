// Damage in the header and in what holds batches together (go-trace.md, section 10.1).

import { describe, expect, it } from 'vitest';
import { DamageError } from '../../damage.ts';
import { type DamageCase, expectDamage } from '../testing/expectDamage.ts';
import { openEveryWay } from '../testing/everyWay.ts';
import { END_OF_GENERATION, G, HERE, P, type Part, assemble, batch, clock, event, experimentalBatch, header, textBytes } from '../testing/rawTrace.ts';
import { varint } from '../testing/traceBytes.ts';

/** One generation of four events, its sync included; without an end mark. */
function whole(minor: number, gen: number, time = gen * 1000): Part {
  return [clock(minor, { gen, time }), batch({ gen, time }, event('ProcStatus', 0, P.running), event('GoStatus', 1, 100, G.running), event('HeapAlloc', 4096))];
}
const closed = (gen: number): Part => [whole(26, gen), END_OF_GENERATION];
/** The sync that ends every stream, and four for each whole generation. */
const afterWhole = (generations: number): number => 4 * generations + 1;

describe('the header', () => {
  it.each([
    ['no trace at all', textBytes('GIF89a and then some'), 'not-ours', 'This is not a Go execution trace: the first 16 bytes are not its header.', 0],
    ['a header without its zero bytes', textBytes('go 1.26 trace and'), 'not-ours', 'This is not a Go execution trace: the first 16 bytes are not its header.', 0],
    ['a header cut off', textBytes('go 1.26 tr'), 'cut-off', 'The file ends after 10 of the 16 bytes that start every Go execution trace.', 10],
    ['an old release', textBytes('go 1.5 trace\0\0\0\0'), 'too-old', 'The trace was written by Go 1.5; traces of Go 1.10 and older are not supported.', 0],
    ['a format that was never written', header(24), 'too-new', 'The trace claims format "go 1.24", which no Go release writes.', 0],
    [
      'a newer format',
      header(27),
      'too-new',
      'The trace has format "go 1.27", which is newer than this version of Gopherscope knows (up to "go 1.26").',
      0,
    ],
  ])('%s', async (_, part, what, message, offset) => {
    const { bytes } = assemble(part);
    const damage = await damageThrown(openEveryWay(bytes));
    expect(damage).toMatchObject({ what, message, offset });
    expect(damage?.advice).toMatch(/\.$/);
  });
});

async function damageThrown(opening: Promise<unknown>): Promise<DamageError['damage'] | undefined> {
  try {
    await opening;
    return undefined;
  } catch (error) {
    return error instanceof DamageError ? error.damage : undefined;
  }
}

const SECOND = 'A second trace starts here: two were written into one file, and only the first is shown.';

const CASES: readonly DamageCase[] = [
  {
    damage: 'something else where a batch should start',
    trace: [header(26), closed(1), HERE, 99, 0, 0],
    what: 'damaged',
    says: 'A batch of events should start here, but byte 99 starts none.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
  {
    damage: 'something else in the middle of the first generation',
    trace: [header(26), whole(26, 1), HERE, 7, 0],
    what: 'damaged',
    says: 'A batch of events should start here, but byte 7 starts none.',
    events: 1,
    keeps: 'nothing',
  },
  {
    damage: 'something else behind a generation of a format without end marks: the generation is tried',
    trace: [header(23), whole(23, 1), HERE, 99, 0, 0],
    what: 'damaged',
    says: 'A batch of events should start here, but byte 99 starts none.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
  { damage: 'a second trace behind the first', trace: [header(26), closed(1), HERE, header(26), closed(1)], what: 'damaged', says: SECOND, events: afterWhole(1), keeps: '1 whole generation' },
  { damage: 'a second trace of an older format behind the first', trace: [header(22), whole(22, 1), HERE, header(22), whole(22, 1)], what: 'damaged', says: SECOND, events: afterWhole(1), keeps: '1 whole generation' },
  {
    damage: 'a batch header cut off by the end of the file',
    trace: [header(26), closed(1), HERE, 1, 2, 0x80],
    what: 'cut-off',
    says: 'The file is cut off inside a batch header.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
  {
    damage: 'an experimental batch cut off behind its first byte',
    trace: [header(26), closed(1), HERE, 49],
    what: 'cut-off',
    says: 'The file is cut off inside a batch.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
  {
    damage: 'a number of more than ten bytes',
    trace: [header(26), closed(1), 1, HERE, Array.from({ length: 12 }, () => 0xff)],
    what: 'damaged',
    says: 'A batch header holds a bad number.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
  {
    damage: 'a number of more than 64 bits',
    trace: [header(26), closed(1), 1, HERE, Array.from({ length: 9 }, () => 0xff), 2, Array.from({ length: 9 }, () => 0)],
    what: 'damaged',
    says: 'A batch header holds a bad number.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
  {
    damage: 'a batch over the limit',
    trace: [header(26), closed(1), HERE, 1, varint(2), varint(100), varint(2000), varint(65537), 0],
    what: 'damaged',
    says: 'A batch claims 65537 bytes; the most a batch can have is 65536.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
  {
    damage: 'a batch that reaches past the end of the file',
    trace: [header(26), closed(1), HERE, 1, varint(2), varint(100), varint(2000), varint(20), 13, 1, 0, 1],
    what: 'cut-off',
    says: 'The file is cut off inside a batch.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
  {
    damage: 'the same where generations have no end marks',
    trace: [header(25), whole(25, 1), whole(25, 2), HERE, 1, varint(3), varint(100), varint(2000), varint(20), 13, 1, 0, 1],
    what: 'cut-off',
    says: 'The file is cut off inside a batch.',
    events: afterWhole(2),
    keeps: '2 whole generations',
  },
  {
    damage: 'generation 0',
    trace: [header(26), closed(1), HERE, batch({ gen: 0 }, event('HeapGoal', 1))],
    what: 'damaged',
    says: 'A batch belongs to generation 0, which does not exist.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
  {
    damage: 'a batch of another generation before the end mark',
    trace: [header(26), closed(1), whole(26, 2), HERE, batch({ gen: 3 }, event('HeapGoal', 1)), END_OF_GENERATION],
    what: 'damaged',
    says: 'Generations are mixed up: a batch of generation 3 stands inside generation 2.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
  {
    damage: 'a generation left out, in a format without end marks',
    trace: [header(22), whole(22, 1), whole(22, 2), HERE, whole(22, 4)],
    what: 'damaged',
    says: 'Generations are out of order: 4 after 2.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
  {
    damage: 'no end mark at the end of the file',
    trace: [header(26), closed(1), whole(26, 2), HERE],
    what: 'cut-off',
    says: 'The file is cut off in generation 2: its end mark is missing.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
  {
    damage: 'nothing behind the header, in a format without end marks',
    trace: [header(25), HERE],
    what: 'cut-off',
    says: 'The file ends right after its header: it holds no events.',
    events: 1,
    keeps: 'nothing',
  },
  {
    damage: 'an end mark in a format that has none',
    trace: [header(25), whole(25, 1), whole(25, 2), HERE, END_OF_GENERATION],
    what: 'damaged',
    says: 'An end-of-generation mark stands in a format that has none.',
    events: afterWhole(1),
    keeps: '1 whole generation',
  },
];

describe('framing', () => {
  it.each(CASES.map((c) => [c.damage, c] as const))('%s', (_, damaged) => expectDamage(damaged));

  it('takes batches of any experiment, empty ones, and numbers written longer than they need be', async () => {
    const long = [0x80 | 1, 0x80, 0];
    const odd = [
      header(26),
      clock(26),
      experimentalBatch(1, {}, 1, 2, 3),
      experimentalBatch(200, { m: 100 }, 255, 255),
      batch({}),
      [1, long, varint(100), varint(1000), varint(6), 13, long, 0, P.running],
      END_OF_GENERATION,
    ];
    const trace = await openEveryWay(assemble(...odd).bytes);
    expect(trace.damage).toBeUndefined();
    expect(trace.events).toBe(3);
  });

  it('takes a bare header of a format with end marks for an empty trace', async () => {
    const trace = await openEveryWay(assemble(header(26)).bytes);
    expect([trace.damage, trace.events]).toEqual([undefined, 1]);
  });
});
