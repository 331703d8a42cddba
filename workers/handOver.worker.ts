// The worker's shell around trim/handOver.ts.
import * as Comlink from 'comlink';
import { Pseudonyms } from './anonymise/pseudonyms.ts';
import type { HandOverWorker } from './api/handOver.ts';
import { handedOver } from './trim/handOver.ts';

const names = new Pseudonyms();

const worker: HandOverWorker = {
  prepare: (file, name, options) => handedOver(file, name, options, names),
  renamed: (most) => Promise.resolve(names.examples(most)),
};

Comlink.expose(worker);
