// Test only: a trace's events as lines, in the form that is compared with Go's reader (canonical.ts).

import { CanonicalLines } from '../canonical.ts';
import type { OpenTrace } from '../openTrace.ts';
import { expectEveryWay } from './everyWay.ts';
import { openBytes } from './openBytes.ts';
import { type Part, assemble } from './rawTrace.ts';

export interface DecodedLines {
  readonly trace: OpenTrace;
  readonly lines: readonly string[];
}

/** In sequence, as the reference does it. `stepBytes`: the file arrives in pieces of so many bytes. */
export async function decodeLines(bytes: Uint8Array, stepBytes = bytes.length): Promise<DecodedLines> {
  const lines: string[] = [];
  // Stacks are no part of these lines, so their digests are not needed.
  const canonical = new CanonicalLines(() => '');
  const onChunk = (chunk: Parameters<CanonicalLines['of']>[0]): void => void lines.push(...Array.from(canonical.of(chunk), ({ line }) => line));
  return { trace: await openBytes(bytes, { onChunk, stepBytes }), lines };
}

/** Of a trace that is whole, however it is decoded; its closing sync left out. */
export async function linesOf(...parts: readonly Part[]): Promise<readonly string[]> {
  const { bytes } = assemble(...parts);
  const { trace, lines } = await decodeLines(bytes);
  if (trace.damage !== undefined) throw new Error(trace.damage.message);
  await expectEveryWay(bytes, trace);
  return lines.slice(0, -1);
}
