import { decodersOn } from '../workers/trace/decode/decoders.ts';
import type { GenerationDecoders } from '../workers/trace/decode/job.ts';
import { nodeThread } from './nodeThread.ts';

/** Decoding threads of Node. */
export function startNodeDecoders(threads: number): GenerationDecoders {
  return decodersOn(threads, () => nodeThread(new URL('decodeThread.ts', import.meta.url)));
}
