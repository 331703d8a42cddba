// The first file of every thread: Node hands a loader on to processes, but not to threads, so each sets up its own.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.script);
