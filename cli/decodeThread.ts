// A decoding thread of the report: what decode.worker.ts is in the page.
import { DecodeStorage, decodeGeneration } from '../workers/trace/decode/decodeGeneration.ts';
import type { GenerationJob } from '../workers/trace/decode/job.ts';
import { answerJobs } from './nodeThread.ts';

const storage = new DecodeStorage();

answerJobs((job: GenerationJob) => decodeGeneration(job, storage));
