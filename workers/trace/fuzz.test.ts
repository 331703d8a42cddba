// Files that were cut, flipped and spliced, written by us and recorded: whatever is left of them is shown or refused in a
// sentence, every question about it is answered, and nothing hangs. The seed is fixed; FUZZ_SEED looks elsewhere, FUZZ_TIMES
// looks so many times longer.

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProgram, programTrace } from './testing/arbitraryProgram.ts';
import { arbitrarySchedule } from './testing/arbitrarySchedule.ts';
import { decodeLines } from './testing/eventLines.ts';
import { openHostile } from './testing/openHostile.ts';
import { scheduleTrace } from './testing/schedule.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 22);
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 1);
const FOLDER = fileURLToPath(new URL('../../fixtures/traces/', import.meta.url));
/** Small ones of every format; the others add time, not kinds of events. */
const RECORDINGS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.trace'))
  .map((name) => [name, new Uint8Array(readFileSync(FOLDER + name))] as const)
  .filter(([, bytes]) => bytes.length < 250_000);

const SMALL = `
  G1 main.main: run 0-50 P0 | chan receive 50-80 | run 80-90 P0
  G7 main.worker by G1: created 10 | run 30-40 P1 | chan send 40-60 | runnable 60-65 | run 65-70 P1 | end
  G8 main.worker by G1: created 20 | run 45-46 P1 | syscall 46-50 | run 50-52 P1 | end
  G9 main.late by G1: created 40
`;
const CUTS_US = [25.5, 48.5];

/** A fraction of the file, so that one choice means the same in files of any length; its ends are no likelier than the rest. */
const place = fc.noBias(fc.nat({ max: 999_999 })).map((millionths) => millionths / 1e6);
/** Bits go wrong one at a time, in a burst, or as one byte that becomes another. */
const flips = fc.array(fc.record({ at: place, value: fc.nat({ max: 255 }), run: fc.constantFrom(1, 1, 1, 2, 16) }), { minLength: 1, maxLength: 6 });

function flipped(bytes: Uint8Array, changes: readonly { readonly at: number; readonly value: number; readonly run: number }[]): Uint8Array {
  const changed = bytes.slice();
  for (const { at, value, run } of changes) {
    const from = Math.floor(at * bytes.length);
    for (let i = from; i < Math.min(from + run, bytes.length); i++) changed[i] ^= run === 1 ? 1 << (value & 7) : value;
  }
  return changed;
}

describe('cut off', () => {
  it.each([22, 23, 25, 26])('a trace of format 1.%d, at its bytes', async (minor) => {
    const bytes = scheduleTrace(SMALL, minor, CUTS_US);
    const whole = await decodeLines(bytes);
    let undamaged = 0;
    // How generations end is told anew since 1.26; of older ones every other byte, in a long run each.
    const step = minor >= 26 || TIMES > 1 ? 1 : 2;
    for (let length = 0; length < bytes.length; length += step) {
      // What is left to ask about are whole generations: it changes from byte to byte rarely.
      const cut = await openHostile(bytes.subarray(0, length), length % 8 === 0 || TIMES > 1 ? 'every way' : 'decoded');
      // 16 bytes are the header, without which there is nothing.
      expect(cut === undefined).toBe(length < 16);
      if (cut === undefined) continue;
      const { trace, lines } = cut;
      // What is shown of whole generations is what the whole file shows of them; the last event closes the stream.
      if (minor >= 26) expect(lines.slice(0, -1)).toEqual(whole.lines.slice(0, lines.length - 1));
      if (trace.damage === undefined) undamaged++;
      else expect(['cut-off', 'damaged', 'inconsistent']).toContain(trace.damage.what);
      expect(trace.generations).toBeLessThanOrEqual(whole.trace.generations);
    }
    // Nothing is missing between generations, nor behind a generation's clock alone (as Go's reader sees it, too); older formats
    // cannot always tell.
    if (minor >= 26) expect(undamaged).toBe(2 * whole.trace.generations);
  });

  it.each(RECORDINGS)('%s, anywhere', async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(place, async (at) => void (await openHostile(bytes.subarray(0, Math.floor(at * bytes.length))))),
      { seed: SEED, numRuns: 8 * TIMES },
    );
  });
});

describe('flipped', () => {
  it('any schedule', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySchedule, flips, async ({ text, minor, cutsUs }, changes) => void (await openHostile(flipped(scheduleTrace(text, minor, cutsUs), changes)))),
      { seed: SEED, numRuns: 100 * TIMES },
    );
  });

  it('any program', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.constant(0)), flips, async (program, changes) => void (await openHostile(flipped(programTrace(program), changes)))),
      { seed: SEED, numRuns: 75 * TIMES },
    );
  });

  it('bits of every byte of a small trace', async () => {
    const bytes = scheduleTrace(SMALL, 26, CUTS_US);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      // Two of each byte, others each time; all eight in a long run.
      if (TIMES === 1 && (bit & 3) !== ((bit >> 3) & 3)) continue;
      const changed = bytes.slice();
      changed[bit >> 3] ^= 1 << (bit & 7);
      // Everything is asked for one bit of every byte, in every way of decoding for one of every seventeenth (in a long run of each).
      const byte = bit >> 3;
      const asked = (bit & 7) === (byte & 7) || TIMES > 1;
      await openHostile(changed, asked && (byte % 17 === 0 || TIMES > 1) ? 'every way' : asked ? 'asked' : 'decoded');
    }
  });

  it.each(RECORDINGS)('%s', async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => void (await openHostile(flipped(bytes, changes)))),
      { seed: SEED, numRuns: 8 * TIMES },
    );
  });
});

describe('spliced', () => {
  const piece = fc.record({ file: fc.nat({ max: RECORDINGS.length - 1 }), from: place, to: place });

  it('recordings into each other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 4 }), async (pieces) => {
        const first = RECORDINGS[pieces[0].file][1];
        const parts = pieces.map(({ file, from, to }) => {
          const bytes = RECORDINGS[file][1];
          return bytes.subarray(Math.floor(Math.min(from, to) * bytes.length), Math.floor(Math.max(from, to) * bytes.length));
        });
        await openHostile(joined([first.subarray(0, 16), ...parts]));
      }),
      { seed: SEED, numRuns: 40 * TIMES },
    );
  });

  it('two schedules, anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySchedule, arbitrarySchedule, place, place, async (one, other, at, from) => {
        const a = scheduleTrace(one.text, one.minor, one.cutsUs);
        const b = scheduleTrace(other.text, one.minor, other.cutsUs);
        await openHostile(joined([a.subarray(0, Math.floor(at * a.length)), b.subarray(Math.floor(from * b.length))]));
      }),
      { seed: SEED, numRuns: 100 * TIMES },
    );
  });

  it('noise behind a header', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(11, 19, 21, 22, 23, 25, 26), fc.uint8Array({ maxLength: 400 }), async (minor, noise) => {
        await openHostile(joined([new TextEncoder().encode(`go 1.${minor} trace\0\0\0`), noise]));
      }),
      { seed: SEED, numRuns: 150 * TIMES },
    );
  });
});

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
