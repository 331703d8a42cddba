// Test only: a trace's events as lines, in the form that is compared with Go's reader (canonical.ts).

import { createHash } from 'node:crypto';
import { CanonicalLines } from '../canonical.ts';
import { OpenTrace } from '../openTrace.ts';
import { type Part, assemble } from './rawTrace.ts';

export interface DecodedLines {
  readonly trace: OpenTrace;
  readonly lines: readonly string[];
}

export function decodeLines(bytes: Uint8Array): DecodedLines {
  const lines: string[] = [];
  const canonical = new CanonicalLines((text) => createHash('sha256').update(text, 'latin1').digest('hex'));
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
