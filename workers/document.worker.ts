// The worker's shell: one opened file, spoken to over comlink. Everything it does is in pure modules.

import * as Comlink from 'comlink';
import { inEnglish, speak, t } from '../language/t.ts';
import type { Damage, DocumentWorker, LogAnswers, LogQuestion, OpenEvent, OpenOptions, OpenSource, ProfileAnswers, ProfileKey, ProfileQuestion, TableFacts, TableFile, TableQuestion, TimeRange, TraceAnswers, TraceQuestion } from './api.ts';
import { removeAbandonedScratchFiles } from './open/scratchFile.ts';
import { type OpenedDocument, openDocument } from './openDocument.ts';
import { memoryBudgetFor, threadsFor } from './openOptions.ts';
import { buildReport } from './report.ts';
import { lent } from './trace/decode/decoders.ts';
import type { GenerationDecoders } from './trace/decode/job.ts';
import type { OpenTrace } from './trace/openTrace.ts';
import { buffersIn } from './transfer.ts';
import { WarmUp } from './warmUp.ts';
import { startWebDecoders } from './webDecoders.ts';

let source: OpenSource | undefined;
let opened: OpenedDocument | undefined;
let openTrace: OpenTrace | undefined;
const warmUp = new WarmUp();
/** Started, and waiting for a trace. */
let idleDecoders: GenerationDecoders | undefined;

const worker: DocumentWorker = {
  speak,

  async open(from: OpenSource, onEvent: (event: OpenEvent) => void, options: OpenOptions = {}): Promise<void> {
    source = from;
    await warmUp.stop();
    const { threads, memoryBudgetBytes } = fitted(options);
    opened = await openDocument(from, { onEvent, onTrace: (trace) => (openTrace = trace) }, { threads, memoryBudgetBytes, startDecoders: takeDecoders, tryNewer: true });
    idleDecoders?.close();
    idleDecoders = undefined;
  },

  async warmUp(options: OpenOptions = {}): Promise<void> {
    const { threads } = fitted(options);
    const decoders = takeDecoders(threads);
    idleDecoders = decoders;
    // A page that is one file has no recording beside it, and may fetch nothing.
    if (!import.meta.url.startsWith('http')) return;
    try {
      const response = await fetch(new URL('warmUp.trace', import.meta.url));
      if (response.ok) await warmUp.run(await response.blob(), { threads, startDecoders: () => lent(decoders) });
    } catch {
      // Cold, then: the recording could not be fetched.
    }
  },

  tidy: removeAbandonedScratchFiles,

  async report(): Promise<string> {
    if (opened === undefined || source === undefined) throw new Error('The file is still being read.');
    const whole = opened;
    const file = { name: source.name, bytes: opened.storedBytes, sha256: await sha256Of(source) };
    // The report is data: as the command line prints it, in any language of the page.
    return `${JSON.stringify(await inEnglish(() => buildReport(whole, file)), undefined, 1)}\n`;
  },

  async tables(): Promise<readonly TableFacts[]> {
    if (opened === undefined) throw new Error('The file is still being read.');
    const { tablesOf } = await import('./tables/tablesOf.ts'); // few take a table away
    return tablesOf(opened).map(({ facts }) => facts);
  },

  async table(question: TableQuestion, onProgress: (done: number) => void): Promise<TableFile> {
    if (opened === undefined || source === undefined) throw new Error('The file is still being read.');
    const { tableFile } = await import('./tables/tableFile.ts'); // as above
    return tableFile(opened, { name: source.name, sha256: await sha256Of(source) }, question, onProgress);
  },

  async traceEvents(range: TimeRange | undefined, onProgress: (done: number) => void): Promise<TableFile> {
    if (opened === undefined || source === undefined) throw new Error('The file is still being read.');
    const { traceEventsFile } = await import('./perfetto/traceEventsFile.ts'); // as above
    return traceEventsFile(opened, source.name, range, onProgress);
  },

  trace<Q extends TraceQuestion>(question: Q): Promise<TraceAnswers[Q['ask']]> {
    if (openTrace === undefined) return Promise.reject(new Error('No trace is open.'));
    return openTrace.ask(question).then(transferable);
  },

  async profile<Q extends ProfileQuestion>(question: Q): Promise<ProfileAnswers[Q['ask']]> {
    if (opened?.kind !== 'pprof') throw new Error('No profile is open.');
    const { profile } = opened;
    await profile.ready(question);
    return transferable((await profile.ask(question)) as ProfileAnswers[Q['ask']]);
  },

  async log<Q extends LogQuestion>(question: Q): Promise<LogAnswers[Q['ask']]> {
    const log = opened?.kind === 'runtime-log' ? opened.log : opened?.kind === 'pprof' ? opened.records : undefined;
    if (log === undefined) throw new Error('No log is open.');
    return transferable(await log.ask(question));
  },

  async addProfile(key: ProfileKey, from: OpenSource): Promise<Damage | undefined> {
    const other = await openDocument(from, { onEvent: () => undefined });
    if (other.kind === 'failed') return other.damage;
    if (other.kind !== 'pprof') return { what: 'other-kind', message: t('This is not a profile, and a profile can only be compared with another one.') };
    if (openTrace !== undefined) openTrace.setBase(key, other.profile.columns);
    else if (opened?.kind === 'pprof') opened.profile.add(key, other.profile.columns);
    else throw new Error('No profile is open.');
    return undefined;
  },

  removeProfile(key: ProfileKey): Promise<void> {
    if (opened?.kind === 'pprof') opened.profile.remove(key);
    openTrace?.setBase(key, undefined);
    return Promise.resolve();
  },
};

Comlink.expose(worker);

function fitted({ threads, memoryBudgetBytes }: OpenOptions): Required<OpenOptions> {
  // Not every browser tells how much memory there is.
  const { hardwareConcurrency, deviceMemory } = navigator as WorkerNavigator & { readonly deviceMemory?: number };
  return { threads: threads ?? threadsFor(hardwareConcurrency), memoryBudgetBytes: memoryBudgetBytes ?? memoryBudgetFor(deviceMemory) };
}

/** The threads that wait, if they are as many. */
function takeDecoders(threads: number): GenerationDecoders {
  const waiting = idleDecoders;
  idleDecoders = undefined;
  if (waiting?.threads === threads) return waiting;
  waiting?.close();
  return startWebDecoders(threads);
}

/** Moves the answer's arrays instead of copying them: every answer owns what it holds. */
function transferable<A>(answer: A): A {
  const buffers = buffersIn(answer);
  return buffers.length === 0 ? answer : Comlink.transfer(answer, buffers);
}

/** Beyond this the report goes without: the whole file would have to be in memory at once. */
const MOST_BYTES_DIGESTED = 512 * 2 ** 20;

/** Only a secure page has SHA-256; elsewhere the report says nothing of it. A URL is not fetched a second time. */
async function sha256Of(from: OpenSource): Promise<string | undefined> {
  if (from.from !== 'file' || !('subtle' in crypto) || from.file.size > MOST_BYTES_DIGESTED) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', await from.file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
