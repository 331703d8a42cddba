import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { v1Damage } from './testing/v1Damage.ts';
import { v1File, varint } from './testing/v1Text.ts';

const MOST = '18446744073709551615';
const TOO_LONG = Array.from({ length: 11 }, () => 255).join(' ');

/** The last line of each is damaged; `byte`: where in it. */
const DAMAGES: readonly (readonly [lines: string, message: RegExp, byte: number])[] = [
  ['P0 at 10|bytes 0', /event type 0 does not exist/, 0],
  ['P0 at 10|bytes 50', /event type 50 does not exist/, 0],
  ['ProcStop 1', /stands before the first batch/, 0],
  ['P2147483648 at 10', /P number 2147483648/, 0],
  ['P0 at 10|bytes 1 0 1', /a batch should have 2 arguments/, 0],
  ['P0 at 10|bytes 5 1', /ProcStart should have 2 arguments but has 1/, 0],
  ['P0 at 10|bytes 198 2 1 1', /ProcStop has more than its 1 argument/, 0],
  ['P0 at 10|bytes 208 3 1 1 1', /GoStop has more than its 2 arguments/, 0],
  ['P0 at 10|bytes 205 2 1 1', /GoCreate should have 4 arguments but has 2/, 0],
  ['P0 at 10|bytes 205 129 16 1', /2049 bytes of arguments; the most is 2048/, 1],
  [`P0 at 10|bytes 6 ${TOO_LONG}`, /longer than 64 bits/, 1],
  [`P0 at 10|HeapAlloc ${MOST} 1`, /time stamp is out of range/, 0],
  [`P0 at 10|P0 at ${MOST}`, /time stamp is out of range/, 0],
  [`P0 at 10|GoStart 1 ${MOST} 1`, /goroutine id is -1/, 0],
  ['P0 at 10|Frequency 0', /frequency is not a positive number/, 0],
  [`P0 at 10|Frequency ${MOST}`, /frequency is not a positive number/, 0],
  ['P0 at 10|string 0 x', /id 0/, 0],
  ['P0 at 10|string 1 x|string 1 y', /string 1 appears twice/, 0],
  ['P0 at 10|bytes 37 1 0', /a string claims 0 bytes/, 2],
  ['P0 at 10|bytes 37 1 193 132 61', /a string claims 1000001 bytes/, 2],
  ['P0 at 10|bytes 195 4 1 233 7 0', /a stack claims 1001 frames/, 0],
  ['P0 at 10|bytes 195 3 1 0 0', /a stack has more than its 0 frames/, 0],
  ['P0 at 10|bytes 195 2 1 1', /number is malformed|longer than/, 4],
  ['P0 at 10|bytes 3 1', /does not fit any depth/, 0],
  ['P0 at 10|bytes 67 1 2', /without frames claims some/, 0],
];

describe('damaged bytes', () => {
  it.each(DAMAGES)('%s', (lines, message, byte) => {
    const text = lines.replaceAll('|', '\n');
    const file = v1File(21, text);
    const damage = v1Damage(file.bytes, 21);
    expect(damage).toMatchObject({ what: 'damaged', message: expect.stringMatching(message) });
    expect(damage?.offset).toBe(file.at(lines.slice(lines.lastIndexOf('|') + 1)) + byte);
  });

  it('has CPU samples from format 1.19 on', () => {
    const text = 'P0 at 10\nCPUSample 1 10 0 0 0';
    expect(v1Damage(v1File(11, text).bytes, 11)?.message).toMatch(/event type 49 does not exist in format "go 1.11"/);
    expect(v1Damage(v1File(19, text).bytes, 19)).toBeUndefined();
  });
});

const TRACE = `
  string 9 lost, since it stands before the first batch
  P0 at 4000000000000000000
  GoCreate 1 1 0 0
  GoStart 1 1 1
  Gomaxprocs 1 2 0
  string 1 main.f
  UserRegion 1 5 0 1 7
  UserLog 1 5 1 0 hello
  stack 7: 99/1/1/3
  CPUSample 1 4000000000000000003 0 1 7
  GoSysCall 1 7
`;

describe('a cut-off file', () => {
  const { bytes, at } = v1File(21, TRACE);

  it('is whole as a whole', () => {
    expect(v1Damage(bytes, 21)).toBeUndefined();
  });

  it('gives nothing but a sentence, wherever it is cut: the clock stands last', () => {
    for (let length = 16; length < bytes.length; length++) {
      const damage = v1Damage(bytes.subarray(0, length), 21);
      expect(damage, `cut at ${length}`).toMatchObject({ what: 'cut-off', offset: length });
    }
  });

  it('says so inside a message and inside an event', () => {
    expect(v1Damage(bytes.subarray(0, at('stack 7: 99/1/1/3') - 1), 21)?.message).toMatch(/inside a string/);
    expect(v1Damage(bytes.subarray(0, at('GoSysCall 1 7') + 2), 21)?.message).toMatch(/inside a GoSysCall event/);
  });
});

describe('references to what is not there', () => {
  const begin = 'P0 at 1000\nGoCreate 1 1 0 0\nGoStart 1 1 1\nGomaxprocs 1 1 0\n';

  it.each([
    ['UserRegion 9 5 0 77 0', /a string/],
    ['UserTaskCreate 9 5 0 77 0', /a string/],
    ['GoCreate 9 8 77 0', /stack 77/],
    ['GoSleep 9 3\nstack 3: 1/77/1/1', /function or file name/],
  ])('%s', (lines, message) => {
    const file = v1File(21, begin + lines);
    expect(v1Damage(file.bytes, 21)).toMatchObject({ what: 'damaged', message: expect.stringMatching(message), offset: file.at(lines.split('\n')[0] ?? '') });
  });

  it('an event whose own stack is missing has none', () => {
    expect(v1Damage(v1File(21, `${begin}GoSleep 9 3`).bytes, 21)).toBeUndefined();
  });

  it('stack ids count modulo 2^32', () => {
    expect(v1Damage(v1File(21, `${begin}GoCreate 1 8 5 4294967301\nbytes ${[195, 10, ...varint(2n ** 32n + 5n), 1, 1, 0, 0, 1].join(' ')}`).bytes, 21)).toBeUndefined();
  });
});

describe('hostile files', () => {
  it('end in the right answer or a sentence, whatever bytes are changed', () => {
    const { bytes } = v1File(21, TRACE);
    const changes = fc.array(fc.tuple(fc.nat({ max: bytes.length - 17 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(changes, (list) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, byte] of list) changed[16 + at] = byte;
        const damage = v1Damage(changed, 21);
        if (damage !== undefined) expect(damage.message).toMatch(/byte \d+|clock frequency|out of order/);
      }),
      { numRuns: 2000 },
    );
  });

  it('of a batch for every few bytes, each of another P, take no longer than their size explains', () => {
    const head = [...new TextEncoder().encode('go 1.21 trace'), 0, 0, 0];
    const body = Array.from({ length: 100_000 }, (_, p) => [65, ...varint(p), 10, 6, 1]).flat();
    const started = performance.now();
    expect(v1Damage(Uint8Array.from([...head, ...body, 2, 1]), 21)?.message).toMatch(/stops although it is not running/);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('in which every event waits for the last one are given up', () => {
    const waiting = Array.from({ length: 4000 }, (_, p) => `P${p + 1} at 10\nGoStart 1 9 1`).join('\n');
    const others = Array.from({ length: 40_000 }, (_, i) => `HeapAlloc 1 ${i}`).join('\n');
    const started = performance.now();
    expect(v1Damage(v1File(21, `P0 at 10\n${others}\n${waiting}`).bytes, 21)?.message).toMatch(/would not end in reasonable time|cannot be put in order/);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
