// Test only: a trace's events as lines, in the form that is compared with Go's reader (canonical.ts).

import { CanonicalLines } from '../canonical.ts';
import { OpenTrace } from '../openTrace.ts';
import { type Part, assemble } from './rawTrace.ts';

export interface DecodedLines {
  readonly trace: OpenTrace;
  readonly lines: readonly string[];
}

/** `stepBytes`: the file arrives in pieces of so many bytes, and what is not needed any more is let go. */
export function decodeLines(bytes: Uint8Array, stepBytes = bytes.length): DecodedLines {
  const lines: string[] = [];
  // Stacks are no part of these lines, so their digests are not needed.
  const canonical = new CanonicalLines(() => '');
  const trace = new OpenTrace('test.trace', (chunk) => lines.push(...Array.from(canonical.of(chunk), ({ line }) => line)));
  for (let available = Math.min(stepBytes, bytes.length); ; available = Math.min(available + stepBytes, bytes.length)) {
    const startOffset = trace.neededFrom;
    trace.feed({ bytes: bytes.slice(startOffset, available), startOffset }, available === bytes.length);
    while (trace.step()) {
      // until it needs more of the file
    }
    if (available === bytes.length) break;
  }
  return { trace, lines };
}

/** Of a trace that is whole; its closing sync left out. */
export function linesOf(...parts: readonly Part[]): readonly string[] {
  const { trace, lines } = decodeLines(assemble(...parts).bytes);
  if (trace.damage !== undefined) throw new Error(trace.damage.message);
  return lines.slice(0, -1);
}
