import { decodersOn } from './trace/decode/decoders.ts';
import type { GenerationDecoders } from './trace/decode/job.ts';
import { webThread } from './trace/decode/webThread.ts';

/** Decoding threads of a document's worker: Web Workers that it starts, and that end with it. */
export function startWebDecoders(threads: number): GenerationDecoders {
  return decodersOn(threads, () => webThread(new Worker(new URL('decode.worker.ts', import.meta.url), { type: 'module' })));
}
