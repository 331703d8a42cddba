// Test only: a trace decoded from bytes, to its end.

import { OpenTrace, type TraceOptions } from '../openTrace.ts';

export interface OpenBytesOptions extends TraceOptions {
  /** The file arrives in pieces of so many bytes, and what is not needed any more is let go. Default: all at once. */
  readonly stepBytes?: number | undefined;
}

export async function openBytes(bytes: Uint8Array, { stepBytes = bytes.length, ...options }: OpenBytesOptions = {}): Promise<OpenTrace> {
  const read = (start: number, end: number): Promise<Uint8Array<ArrayBuffer>> => Promise.resolve(bytes.slice(start, end));
  const trace = new OpenTrace('test.trace', { read, closeups: true, ...options });
  for (let available = Math.min(stepBytes, bytes.length); ; available = Math.min(available + stepBytes, bytes.length)) {
    const startOffset = trace.neededFrom;
    trace.feed({ bytes: bytes.slice(startOffset, available), startOffset }, available === bytes.length);
    await decodeAll(trace);
    if (available === bytes.length) return trace;
  }
}

/** All that is there of it. */
export async function decodeAll(trace: OpenTrace): Promise<void> {
  while ((await trace.step()) === 'generation') {
    // until it needs more of the file, or ends
  }
}
