import { OpenTrace } from '../openTrace.ts';

/** Test only: a trace decoded from bytes that are all there. */
export function openBytes(bytes: Uint8Array): OpenTrace {
  const trace = new OpenTrace('test.trace');
  trace.feed({ bytes, startOffset: 0 }, true);
  while (trace.step()) {
    // until its end
  }
  return trace;
}
