// Test only: opens bytes that may hold anything. Anything but a DamageError is a fault of ours and goes through.

import { expect } from 'vitest';
import { DamageError, withAdvice } from '../../damage.ts';
import { askEverything } from './askEverything.ts';
import { type DecodedLines, decodeLines } from './eventLines.ts';
import { expectSentence } from './expectSentence.ts';

/** No honest decoding of files as small as these comes near it; a hang does not end. */
const HANG_MS = 5000;

/** undefined: nothing of it could be read, which was said in a sentence. */
export function openHostile(bytes: Uint8Array): DecodedLines | undefined {
  const begun = performance.now();
  try {
    const decoded = decodeLines(bytes);
    const { damage } = decoded.trace;
    if (damage !== undefined) expectSentence(damage, bytes.length);
    askEverything(decoded.trace);
    return decoded;
  } catch (error) {
    if (!(error instanceof DamageError)) throw error;
    expectSentence(withAdvice(error.damage), bytes.length);
    return undefined;
  } finally {
    expect(performance.now() - begun).toBeLessThan(HANG_MS);
  }
}
