// Test only: opens bytes that may hold anything, in every way. Anything but a DamageError is a fault of ours and goes through.

import { expect } from 'vitest';
import { DamageError, withAdvice } from '../../damage.ts';
import { askEverything } from './askEverything.ts';
import { type DecodedLines, decodeLines } from './eventLines.ts';
import { expectEveryWay } from './everyWay.ts';
import { expectSentence } from './expectSentence.ts';

/** No honest decoding of files as small as these comes near it; a hang does not end. */
const HANG_MS = 5000;

/** undefined: nothing of it could be read, which was said in a sentence. */
export async function openHostile(bytes: Uint8Array): Promise<DecodedLines | undefined> {
  const begun = performance.now();
  try {
    const decoded = await decodeLines(bytes);
    const { damage } = decoded.trace;
    if (damage !== undefined) expectSentence(damage, bytes.length);
    await askEverything(decoded.trace);
    await expectEveryWay(bytes, decoded.trace);
    return decoded;
  } catch (error) {
    if (!(error instanceof DamageError)) throw error;
    expectSentence(withAdvice(error.damage), bytes.length);
    await expectEveryWay(bytes, error);
    return undefined;
  } finally {
    expect(performance.now() - begun).toBeLessThan(HANG_MS);
  }
}
