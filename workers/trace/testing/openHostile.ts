// Test only: opens bytes that may hold anything. Anything but a DamageError is a fault of ours and goes through.

import { expect } from 'vitest';
import { DamageError, withAdvice } from '../../damage.ts';
import { askEverything } from './askEverything.ts';
import { type DecodedLines, decodeLines } from './eventLines.ts';
import { expectEveryWay } from './everyWay.ts';
import { expectSentence } from './expectSentence.ts';

/** No honest decoding of files as small as these comes near it; a hang does not end. */
const HANG_MS = 5000;

/** One in so many is opened with no room for details. */
const AGAIN_EVERY = 8;
let opened = 0;

/** How much is done with what is left: it is decoded and its fault told; every question is asked; and all ways of decoding come to the same. */
export type Closely = 'decoded' | 'asked' | 'every way';

/** undefined: nothing of it could be read, which was said in a sentence. */
export async function openHostile(bytes: Uint8Array, closely: Closely = 'every way'): Promise<DecodedLines | undefined> {
  const everyWay = closely === 'every way';
  const again = everyWay && ++opened % AGAIN_EVERY === 0;
  const begun = performance.now();
  try {
    const decoded = await decodeLines(bytes);
    const { damage } = decoded.trace;
    if (damage !== undefined) expectSentence(damage, bytes.length);
    if (closely !== 'decoded') await askEverything(decoded.trace);
    if (everyWay) await expectEveryWay(bytes, decoded.trace, again);
    return decoded;
  } catch (error) {
    if (!(error instanceof DamageError)) throw error;
    expectSentence(withAdvice(error.damage), bytes.length);
    if (everyWay) await expectEveryWay(bytes, error, again);
    return undefined;
  } finally {
    expect(performance.now() - begun).toBeLessThan(HANG_MS);
  }
}
