// A decoding thread of the report: what decode.worker.ts is in the page.
import { DecodeStorage } from '../workers/trace/decode/decodeGeneration.ts';
import { doJob } from '../workers/trace/decode/doJob.ts';
import type { ThreadJob } from '../workers/trace/decode/job.ts';
import { answerJobs } from './nodeThread.ts';

const storage = new DecodeStorage();

answerJobs((job: ThreadJob) => doJob(job, storage));
