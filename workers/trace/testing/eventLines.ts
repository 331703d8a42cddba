// Test only: a trace's events as lines, in the form that is compared with Go's reader (canonical.ts).

import { CanonicalLines } from '../canonical.ts';
import { OpenTrace } from '../openTrace.ts';
import { type Part, assemble } from './rawTrace.ts';

export interface DecodedLines {
  readonly trace: OpenTrace;
  readonly lines: readonly string[];
}

export function decodeLines(bytes: Uint8Array): DecodedLines {
  const lines: string[] = [];
  // Stacks are no part of these lines, so their digests are not needed.
  const canonical = new CanonicalLines(() => '');
  const trace = new OpenTrace('test.trace', (chunk) => lines.push(...Array.from(canonical.of(chunk), ({ line }) => line)));
  trace.feed(bytes, bytes.length, true);
  while (trace.step()) {
    // until its end
  }
  return { trace, lines };
}

/** Of a trace that is whole; its closing sync left out. */
export function linesOf(...parts: readonly Part[]): readonly string[] {
  const { trace, lines } = decodeLines(assemble(...parts).bytes);
  if (trace.damage !== undefined) throw new Error(trace.damage.message);
  return lines.slice(0, -1);
}
