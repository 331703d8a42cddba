// The shell of a decoding thread: a document's worker starts as many as it may, and each decodes a generation at a time.

import { DecodeStorage } from './trace/decode/decodeGeneration.ts';
import { doJob } from './trace/decode/doJob.ts';
import type { ThreadJob } from './trace/decode/job.ts';
import { answerJob } from './trace/decode/thread.ts';

const storage = new DecodeStorage();

addEventListener('message', ({ data }: MessageEvent<ThreadJob>) => answerJob((job: ThreadJob) => doJob(job, storage), data, globalThis));
