// The shell of a decoding thread: a document's worker starts as many as it may, and each decodes a generation at a time.

import { DecodeStorage, decodeGeneration } from './trace/decode/decodeGeneration.ts';
import type { GenerationJob } from './trace/decode/job.ts';
import { answerJob } from './trace/decode/thread.ts';

const storage = new DecodeStorage();

addEventListener('message', ({ data }: MessageEvent<GenerationJob>) => answerJob((job: GenerationJob) => decodeGeneration(job, storage), data, globalThis));
