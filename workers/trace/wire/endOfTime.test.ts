import { describe, expect, it } from 'vitest';
import { END_OF_GENERATION, G, NONE, P, type Part, assemble, batch, clock, event, eventAfter, header, samples } from '../testing/rawTrace.ts';
import { lastEventNs } from './endOfTime.ts';
import { Framer } from './framing.ts';
import { epochOf, readClock } from './tables.ts';

/** ns since the start of the generation, whose clock batch stands at 1000 ticks. */
function endOf(frequency: number, ...parts: readonly Part[]): number {
  const { bytes } = assemble(header(26), clock(26, {}, frequency), ...parts, END_OF_GENERATION);
  const framer = new Framer(26);
  framer.feed({ bytes, startOffset: 0 }, true);
  const framed = framer.next();
  if (framed.found !== 'generation') throw new Error(framed.found);
  const { frame } = framed;
  const part = { bytes: bytes.subarray(frame.startOffset, frame.endOffset), startOffset: frame.startOffset };
  const times = readClock(part, frame, 26);
  return lastEventNs(part, frame, times.nsPerTick, epochOf(frame, times));
}

const STATUS = event('ProcStatus', 0, P.running);

describe('the end of a generation', () => {
  it('is its start where nothing happens', () => expect(endOf(1e9)).toBe(0));

  it('is the latest event of all threads', () => {
    expect(endOf(1e9, batch({ m: 1, time: 1500 }, STATUS, eventAfter(300, 'HeapAlloc', 2n ** 60n)), batch({ m: 2, time: 1600 }, STATUS))).toBe(801);
    expect(endOf(1e9, batch({ m: 1, time: 1500 }, STATUS), batch({ m: NONE, time: 1600 }, eventAfter(900, 'GoStatusStack', 7, NONE, G.waiting, 0)))).toBe(1500);
  });

  it('is in the last batch of a thread', () => expect(endOf(1e9, batch({ time: 1500 }, STATUS), batch({ time: 1700 }, STATUS), batch({ time: 1600 }, STATUS))).toBe(601));

  it('converts each span of time on its own', () => {
    // 0.4 ns a tick: each of the three is a ns, and so they stay three; the sum of their ticks would be four.
    expect(endOf(2.5e9, batch({ time: 1000 }, eventAfter(3, 'HeapAlloc', 1), eventAfter(3, 'HeapAlloc', 1), eventAfter(4, 'HeapAlloc', 1)))).toBe(3);
  });

  it('may be a CPU sample', () => {
    expect(endOf(1e9, batch({ time: 1500 }, STATUS), samples({}, [9000, 100, 0, 1, 0], [NONE >> 40n, NONE, NONE, 0, 0], [2000, 7, 3, 55, 0]))).toBe(2 ** 24 - 1 - 1000);
  });

  it('leaves out what cannot be decoded', () => {
    expect(endOf(1e9, batch({ time: 1500 }, STATUS, 255, 1, 1))).toBe(501);
    expect(endOf(1e9, batch({ time: 1500 }, STATUS, 37))).toBe(501);
    expect(endOf(1e9, batch({ time: 1500 }, STATUS, 37, 9, 0x80))).toBe(501);
    expect(endOf(1e9, batch({ time: 1500 }, STATUS, 37, Array.from({ length: 12 }, () => 0x80), 1, 1))).toBe(501);
    expect(endOf(1e9, batch({ time: 1500 }, STATUS), samples({}, [9000, 100, 0, 1, 0]), batch({ m: NONE }, 6, 7, 0x80))).toBe(8000);
  });
});
