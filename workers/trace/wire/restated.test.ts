// Generations that are decoded without the state before them: the rows and the state that they come to are those that they have
// with it, or they are refused. What they are refused for, one thing at a time, is in continuity.test.ts.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEADER_BYTES } from './header.ts';
import { Framer } from './framing.ts';
import { arbitrarySchedule } from '../testing/arbitrarySchedule.ts';
import { scheduleTrace } from '../testing/schedule.ts';
import { type GenerationComparison, standAlone } from './testing/standAlone.ts';

const SEED = 20261122;
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 1);
const FIXTURES = fileURLToPath(new URL('../../../fixtures/traces/', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const RECORDINGS = [FIXTURES, CORPUS].filter((folder) => existsSync(folder)).flatMap(tracesIn);
const MANY_GENERATIONS = new Uint8Array(readFileSync(`${FIXTURES}go1.27-long-run-gen100ms.trace`));
const NS_OFF = [-1e9, -1000, -1, 1, 1000, 1e9];

describe('a recorded trace', () => {
  it.each(RECORDINGS)('%s: each generation stands alone', (_, file) => {
    for (const compared of standAlone(new Uint8Array(readFileSync(file)))) expectFit(compared);
  });

  it('is read to its end', () => {
    expect([...standAlone(MANY_GENERATIONS)]).toHaveLength(39);
  });

  it.each(NS_OFF)('is refused where the generation before ends %d ns from where it was foreseen, and its first events would be moved', (off) => {
    expect(new Set(Array.from(standAlone(MANY_GENERATIONS, off), ({ outcome }) => outcome))).toEqual(new Set(['refused']));
  });

  it('is right or refused where generations are left out', () => {
    const generations = generationsOf(MANY_GENERATIONS).slice(0, 8);
    let refused = 0;
    for (let left = 1; left + 1 < generations.length; left++) {
      refused += expectSound(joined(MANY_GENERATIONS, generations.filter((_, i) => i !== left)));
    }
    expect(refused).toBeGreaterThan(0);
  });

  it('is right or refused whatever bytes are changed', () => {
    const flips = fc.array(fc.record({ at: fc.noBias(fc.nat({ max: 999_999 })), bit: fc.nat({ max: 7 }) }), { minLength: 1, maxLength: 4 });
    // Few generations, so that most of the time goes where the change is.
    const generations = generationsOf(MANY_GENERATIONS).slice(0, 4);
    const bytes = joined(MANY_GENERATIONS, generations);
    fc.assert(
      fc.property(flips, (changes) => {
        const changed = bytes.slice();
        for (const { at, bit } of changes) changed[Math.floor((at * bytes.length) / 1e6)] ^= 1 << bit;
        if (changed.subarray(0, HEADER_BYTES).every((byte, i) => byte === bytes[i])) expectSound(changed);
      }),
      { seed: SEED, numRuns: 150 * TIMES },
    );
  });
});

describe('any schedule', () => {
  it('can be cut anywhere', () => {
    fc.assert(
      fc.property(arbitrarySchedule, ({ text, minor, cutsUs }) => {
        const compared = [...standAlone(scheduleTrace(text, minor, cutsUs))];
        expect(compared).toHaveLength(cutsUs.length);
        compared.forEach(expectFit);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('is right or refused behind that of another program', () => {
    let refused = 0;
    fc.assert(
      fc.property(arbitrarySchedule, arbitrarySchedule, (one, other) => {
        const first = scheduleTrace(one.text, 26, one.cutsUs);
        const second = scheduleTrace(other.text, 26, other.cutsUs);
        const body = [...generationsOf(first).map((part) => first.subarray(...part)), ...generationsOf(second).slice(1).map((part) => second.subarray(...part))];
        refused += expectSound(Uint8Array.from([...first.subarray(0, HEADER_BYTES), ...body.flatMap((bytes) => [...bytes])]));
      }),
      { seed: SEED, numRuns: 150 * TIMES },
    );
    expect(refused).toBeGreaterThan(0);
  });
});

function expectFit({ gen, outcome, says }: GenerationComparison): void {
  expect({ gen, outcome, says }).toEqual({ gen, outcome: 'fits', says: undefined });
}

/** What is taken as fitting is right. How many generations were not. */
function expectSound(bytes: Uint8Array): number {
  let not = 0;
  for (const compared of standAlone(bytes)) {
    if (compared.outcome === 'fits') expectFit(compared);
    else not++;
  }
  return not;
}

type Place = readonly [start: number, end: number];

function generationsOf(bytes: Uint8Array): readonly Place[] {
  const framer = new Framer(26);
  framer.feed({ bytes, startOffset: 0 }, true);
  const places: Place[] = [];
  for (let framed = framer.next(); framed.found === 'generation'; framed = framer.next()) places.push([framed.frame.startOffset, framed.frame.endOffset]);
  return places;
}

function joined(bytes: Uint8Array, places: readonly Place[]): Uint8Array {
  return Uint8Array.from([[0, HEADER_BYTES] as const, ...places].flatMap(([start, end]) => [...bytes.subarray(start, end)]));
}

/** With what the reference says beside them, of v2 formats; not those that are damaged on purpose. */
function tracesIn(folder: string): readonly (readonly [name: string, file: string])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => existsSync(`${folder}${name}.expected.json`) && !name.includes('malformed'))
    .map((name) => [name, `${folder}${name}`] as const)
    .filter(([, file]) => /^go 1\.2[2356] trace/.test(String.fromCharCode(...readFileSync(file).subarray(0, HEADER_BYTES))));
}
